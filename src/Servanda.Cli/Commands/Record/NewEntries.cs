using System.Collections.Immutable;
using System.CommandLine;
using Servanda.Cli.Asking;
using Servanda.Cli.Rendering;
using Servanda.Diagnostics;
using Servanda.Model;
using Servanda.Text;

namespace Servanda.Cli.Commands.Record;

/// <summary>
/// Entries that are to be entered, understood in the light of the dossier that they belong to: names are looked up, and
/// what is wrong is told before anything is written.
/// </summary>
/// <param name="Entries">Those that can be entered.</param>
/// <param name="InText">How many stand in the dossier's text already.</param>
/// <param name="Findings">What is wrong with the texts.</param>
/// <param name="Others">Places of what is no entry.</param>
internal sealed record NewEntries(
    ImmutableArray<Entry> Entries,
    int InText,
    ImmutableArray<Diagnostic> Findings,
    ImmutableArray<string> Others
)
{
    /// <summary>Whether all of them can be entered.</summary>
    public bool AreSound => Others.IsEmpty && Findings.All(f => f.Severity < Severity.Error);

    /// <summary>Binds texts together with the dossier.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="path">The dossier.</param>
    /// <param name="texts">Texts in the language, by their paths.</param>
    public static NewEntries Of(ParseResult parsed, string path, IEnumerable<SourceText> texts)
    {
        var sources = texts.ToList();
        var dossier = DossierFolder.Read(path, [.. LedgerOptions.Texts(parsed, path), .. sources]);
        var mine = sources.ToHashSet();
        var bound = dossier
            .Entries.Where(e => e.Location is { } at && mine.Contains(at.Source))
            .ToDictionary(e => (e.Location!.Source, e.Location.Span.Start));
        var entries = ImmutableArray.CreateBuilder<Entry>();
        var others = ImmutableArray.CreateBuilder<string>();
        var inText = 0;
        foreach (var file in sources.Select(Parser.Parse))
        foreach (var statement in file.Statements)
            if (statement is not EntrySyntax)
                others.Add(Places.Of(file.Source, statement.Span).Full);
            else if (bound.TryGetValue((file.Source, statement.Span.Start), out var entry))
                entries.Add(entry);
            else
                inText++;
        return new NewEntries(
            entries.ToImmutable(),
            inText,
            [.. dossier.Diagnostics.Where(d => d.Source is { } source && mine.Contains(source))],
            others.ToImmutable()
        );
    }

    /// <summary>
    /// Binds a text with one entry. What the ledger holds is not read for one that names neither itself nor another entry.
    /// </summary>
    /// <inheritdoc cref="Of"/>
    public static NewEntries OfOne(ParseResult parsed, string path, SourceText text)
    {
        var dossier = DossierFolder.Open(path);
        var read = dossier.ReadEntries(text);
        if (read is not { Entries: [var entry], Diagnostics: [], Others: [] } || DossierWriter.IdOf(entry) != entry.Id)
            return Of(parsed, path, [text]);
        var content = DossierWriter.IdOf(entry, 64);
        var isInText = dossier.Dossier.Entries.Any(e => e.Id == entry.Id && DossierWriter.IdOf(e, 64) == content);
        return new NewEntries(isInText ? [] : [entry], isInText ? 1 : 0, [], []);
    }

    /// <summary>Tells what is wrong; whether all of them can be entered.</summary>
    public bool Tell(Surroundings surroundings, string path)
    {
        foreach (var finding in Findings)
            DiagnosticPage.Write(surroundings, finding, path);
        foreach (var place in Others)
            surroundings.Output.WriteLine(
                $"{place} Only entries are entered in the ledger: what is promised and declared stands in the dossier's text.\n"
            );
        if (!AreSound)
            surroundings.Output.WriteLine("Nothing was entered.");
        return AreSound;
    }
}
