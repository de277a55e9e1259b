using System.CommandLine;
using System.CommandLine.Completions;
using Servanda.Model;

namespace Servanda.Cli.Asking;

/// <summary>The argument DOSSIER, and what is read from it.</summary>
internal sealed class DossierArgument : Argument<string>
{
    public DossierArgument()
        : this("DOSSIER", "The folder (or the one file) of the agreement and its record.") { }

    public DossierArgument(string name, string description)
        : base(name) => Description = description;

    /// <summary>The path as given, if there is something there.</summary>
    public string Path(ParseResult parsed)
    {
        var path = parsed.GetRequiredValue(this);
        if (!Directory.Exists(path) && !File.Exists(path))
            throw new UsageError($"There is no folder and no file at '{path}'.");
        return path;
    }

    /// <summary>The dossier there.</summary>
    public Dossier Read(ParseResult parsed) => LedgerOptions.Read(parsed, Path(parsed));

    /// <summary>The names of the dossier's commitments, for completion: none where it cannot be read.</summary>
    public IEnumerable<string> CommitmentNames(CompletionContext context) =>
        Offered(context, dossier => dossier.Commitments.Keys);

    /// <summary>The names of the issues on its agenda, for completion.</summary>
    public IEnumerable<string> IssueNames(CompletionContext context) =>
        Offered(context, dossier => dossier.Issues.Keys);

    /// <summary>The identifiers of the members for each of whom a commitment stands, for completion.</summary>
    public IEnumerable<string> Members(CompletionContext context, string commitment) =>
        Offered(
            context,
            dossier =>
                dossier.Commitments.TryGetValue(commitment, out var found)
                    ? Lookup.Members(dossier, found).Select(m => m.Id)
                    : []
        );

    IEnumerable<string> Offered(CompletionContext context, Func<Dossier, IEnumerable<string>> names)
    {
        try
        {
            return names(Read(context.ParseResult));
        }
        catch (Exception e)
            when (e is UsageError or IOException or UnauthorizedAccessException or InvalidOperationException)
        {
            return [];
        }
    }
}
