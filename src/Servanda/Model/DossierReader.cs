using Servanda.Diagnostics;
using Servanda.Model.Binding;
using Servanda.Text;

namespace Servanda.Model;

/// <summary>Reads a dossier from texts that are in memory already; it touches no files.</summary>
public static class DossierReader
{
    /// <summary>Parses and binds the files of a dossier.</summary>
    /// <param name="files">The files; their order does not matter, that of their paths does.</param>
    /// <param name="name">The dossier's name.</param>
    /// <param name="readRoster">
    /// The text of a list's file (a roster's, a calendar's) by its path relative to the dossier, with <c>/</c> between the parts; null where
    /// there is none. Paths that would leave the dossier are never asked for.
    /// </param>
    /// <returns>The dossier; what is wrong with the texts is in its diagnostics. Never an exception.</returns>
    public static Dossier Bind(
        IEnumerable<SourceText> files,
        string name = "dossier",
        Func<string, string?>? readRoster = null
    )
    {
        ArgumentNullException.ThrowIfNull(files);
        ArgumentNullException.ThrowIfNull(name);
        return Bind([.. files], name, readRoster ?? (_ => null), []);
    }

    internal static Dossier Bind(
        IReadOnlyList<SourceText> files,
        string name,
        Func<string, string?> readRoster,
        IEnumerable<Diagnostic> readingFaults
    )
    {
        var ledger = LedgerTexts.Of(InOrder(files.Where(f => f.Entered is not null)));
        var ordered = InOrder(files.Where(f => f.Entered is null)).ToArray();
        var parsed = new FileSyntax[ordered.Length];
        Parallel.For(0, ordered.Length, i => parsed[i] = Parser.Parse(ordered[i]));
        return DossierBinder.Bind([.. parsed, .. ledger.Others], ledger, name, readRoster, readingFaults);
    }

    private static IOrderedEnumerable<SourceText> InOrder(IEnumerable<SourceText> files) =>
        files.OrderBy(f => f.Path, StringComparer.Ordinal).ThenBy(f => f.Text, StringComparer.Ordinal);
}
