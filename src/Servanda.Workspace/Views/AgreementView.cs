using System.Collections.Immutable;
using Servanda.Assessment;
using Servanda.Diagnostics;
using Servanda.Model;
using Servanda.Text;

namespace Servanda.Workspace.Views;

/// <summary>The literate text of the agreement, with where each commitment stands in the margin; a long one in pages.</summary>
public sealed record AgreementView(
    Look Look,
    IReadOnlyList<(string Path, int Page)> Contents,
    IReadOnlyList<AgreementFile> Files,
    int Page,
    int Pages
)
{
    /// <summary>How many pieces of text stand on a page.</summary>
    public const int PageSize = 500;

    /// <summary>Makes it of the files in which something is promised.</summary>
    /// <param name="reading">The dossier.</param>
    /// <param name="look">How one looks.</param>
    /// <param name="page">Which page, from 1.</param>
    /// <param name="at">A commitment or power, whose page is shown instead; null or unknown: that of the number.</param>
    public static AgreementView Of(Reading reading, Look look, int page, string? at)
    {
        var dossier = reading.Dossier;
        var promised = dossier
            .Commitments.Values.Select(c => (c.Name, c.Location))
            .Concat(dossier.Powers.Values.Select(p => (p.Name, p.Location)))
            .Where(x => x.Location is { Source.Entered: null })
            .ToDictionary(x => (x.Location!.Source, x.Location.Span.Start), x => x.Name);
        var sources = SourcesOf(dossier);
        var all = sources.SelectMany(s => reading.Literate(s).Select(p => (Source: s, Piece: p))).ToList();
        var shown = Paged.Of(all, at is not null && IndexOf(at) is >= 0 and var i ? PageOf(i) : page, PageSize);
        var standings = reading.Assess(look.Question);
        var answers = standings
            .Answers.Concat(standings.Powers)
            .ToDictionary(a => a.Commitment.Name, StringComparer.Ordinal);
        var starts = shown
            .Items.Select(x => x.Source)
            .Distinct()
            .ToDictionary(s => s, s => reading.Literate(s).OfType<StatementPiece>().Select(p => p.Start).ToArray());
        var findings = reading
            .Found.Report.Findings.Where(f => f.Source is { } source && starts.ContainsKey(source))
            .ToLookup(f => (f.Source!, LastUpTo(f.Span.Start, starts[f.Source!])));
        var first = (shown.Page - 1) * PageSize;
        return new AgreementView(
            look,
            [.. sources.Select(s => (s.Path, PageOf(Math.Max(0, all.FindIndex(x => x.Source == s)))))],
            [
                .. shown
                    .Items.Select((x, n) => (x.Source, Piece: PieceOf(first + n)))
                    .GroupBy(x => x.Source, x => x.Piece)
                    .Select(g => new AgreementFile(g.Key.Path, [.. g])),
            ],
            shown.Page,
            shown.Pages
        );

        static int LastUpTo(int at, int[] starts) =>
            Array.BinarySearch(starts, at) is >= 0 and var i ? starts[i]
            : ~Array.BinarySearch(starts, at) is > 0 and var after ? starts[after - 1]
            : -1;

        int IndexOf(string name) => all.FindIndex(x => NameOf(x.Source, x.Piece) == name);

        string? NameOf(SourceText source, LiteratePiece piece) =>
            piece is StatementPiece { Start: var start } ? promised.GetValueOrDefault((source, start)) : null;

        AgreementPiece PieceOf(int index)
        {
            var (source, piece) = all[index];
            if (piece is not StatementPiece { Start: var start })
                return new AgreementPiece(index + 1, piece, null, null, []);
            var name = NameOf(source, piece);
            return new AgreementPiece(
                index + 1,
                piece,
                name,
                name is null ? null : answers.GetValueOrDefault(name),
                [.. findings[(source, start)]]
            );
        }
    }

    /// <summary>The address of a commitment or power in the text.</summary>
    public static string AddressOf(Look look, string name) => $"{look.To("agreement", ("at", name))}#c-{name}";

    /// <summary>The files in which something is promised, or an instrument declared.</summary>
    public static IReadOnlyList<SourceText> SourcesOf(Dossier dossier) =>
        [
            .. dossier
                .Instruments.Values.Select(i => i.Location)
                .Concat(dossier.Commitments.Values.Select(c => c.Location))
                .Concat(dossier.Powers.Values.Select(p => p.Location))
                .Select(l => l?.Source)
                .OfType<SourceText>()
                .Where(s => s.Entered is null)
                .Distinct()
                .OrderBy(s => s.Path, StringComparer.Ordinal),
        ];

    /// <summary>On which page a piece of the text stands.</summary>
    /// <param name="piece">Its place among the pieces of all files, from 0.</param>
    public static int PageOf(int piece) => piece / PageSize + 1;
}

/// <summary>One file of the agreement, or what of it stands on a page.</summary>
public sealed record AgreementFile(string Path, ImmutableArray<AgreementPiece> Pieces)
{
    /// <summary>What the file is called in an address within the page.</summary>
    public string Anchor => AnchorOf(Path);

    /// <summary>What a file is called in an address within a page.</summary>
    public static string AnchorOf(string path) =>
        "file-" + string.Concat(path.Select(c => char.IsLetterOrDigit(c) ? c : '-'));
}

/// <summary>Prose, or a statement with what stands beside it.</summary>
/// <param name="Number">Its number among the pieces of all files, from 1.</param>
/// <param name="Piece">What is written.</param>
/// <param name="Name">The commitment or power that it declares, or null.</param>
/// <param name="Answer">Where that stands, or null.</param>
/// <param name="Findings">What checks find in it.</param>
public sealed record AgreementPiece(
    int Number,
    LiteratePiece Piece,
    string? Name,
    Answer? Answer,
    ImmutableArray<Diagnostic> Findings
);
