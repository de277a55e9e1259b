using System.Collections.Immutable;
using Servanda.Checks;
using Servanda.Diagnostics;
using Servanda.Model;

namespace Servanda.Exchange.Tables;

/// <summary>What checks found, as tables: on one screen, or one row a finding.</summary>
public static class FindingGrid
{
    const int MostNamed = 3;
    const int MostSaid = 210;

    /// <summary>One row a check: what it finds, and in which clauses. Of an error each sentence is told.</summary>
    public static Grid Condensed(Dossier dossier, IEnumerable<Diagnostic> findings) =>
        Grid.Of(
            InOrder(findings).GroupBy(f => (f.Severity, f.Code)).Select(g => g.ToList()),
            ("", g => Severity(g[0])),
            ("check", g => Cell.Of(g[0].Code, Tone.Strong)),
            (
                "finding",
                g =>
                    g.Count == 1 || g[0].Severity == Diagnostics.Severity.Error
                        ? Cell.Of(g.Select(f => new CellLine(Shortened(Sentence(dossier, f), f.Severity))))
                        : Cell.Of($"{g[0].Rule.Title}: {Clauses(dossier, g.SelectMany(f => f.About))}")
            )
        );

    /// <summary>One row a finding, with its place.</summary>
    public static Grid All(Dossier dossier, IEnumerable<Diagnostic> findings) =>
        Grid.Of(
            InOrder(findings),
            ("", f => Severity(f)),
            ("check", f => Cell.Of(f.Code, Tone.Strong)),
            ("finding", f => Cell.Of(Sentence(dossier, f))),
            ("place", f => Cell.Of(f.Source is { } source ? Places.Of(source, f.Span).Short : "", Tone.Quiet))
        );

    /// <summary>The gravest first, then as the catalogue lists the checks; those that are made elsewhere before them.</summary>
    static IEnumerable<Diagnostic> InOrder(IEnumerable<Diagnostic> findings) =>
        findings
            .OrderByDescending(f => f.Severity)
            .ThenBy(f => f.Rule is CheckRule rule ? CheckCatalogue.All.IndexOf(rule) : -1);

    /// <summary>What is less than an error is told in a few lines; the other formats tell all of it.</summary>
    static string Shortened(string sentence, Severity severity)
    {
        if (severity == Diagnostics.Severity.Error || sentence.Length <= MostSaid)
            return sentence;
        return sentence[..sentence.LastIndexOf(' ', MostSaid)].TrimEnd(',', ';', ':') + " …";
    }

    static Cell Severity(Diagnostic finding) =>
        Cell.Of(DiagnosticWords.Word(finding.Severity), DiagnosticWords.ToneOf(finding.Severity));

    /// <summary>The clause of the text, and what is found there.</summary>
    static string Sentence(Dossier dossier, Diagnostic finding) =>
        finding.About is [var name, ..] && CitationOf(dossier, name) is { } cited
            ? $"{cited}: {finding.Message}"
            : finding.Message;

    /// <summary>Names with the clauses of the text that they cite: <c>open-talks (Preamble, part 3)</c>.</summary>
    static string Clauses(Dossier dossier, IEnumerable<string> about)
    {
        var names = about.Distinct().ToImmutableArray();
        var named = names.Take(MostNamed).Select(n => CitationOf(dossier, n) is { } cited ? $"{n} ({cited})" : n);
        var more = names.Length > MostNamed ? $" and {QuestionWords.Number(names.Length - MostNamed)} more" : "";
        return string.Join(", ", named) + more;
    }

    static string? CitationOf(Dossier dossier, string name) =>
        dossier.Commitments.GetValueOrDefault(name) is { Cites: { Length: > 0 } cites }
            ? string.Join("; ", cites)
            : null;
}
