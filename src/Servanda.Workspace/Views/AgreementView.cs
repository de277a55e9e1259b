using System.Collections.Immutable;
using Servanda.Assessment;
using Servanda.Diagnostics;
using Servanda.Model;
using Servanda.Text;

namespace Servanda.Workspace.Views;

/// <summary>The literate text of the agreement, with where each commitment stands in the margin.</summary>
public sealed record AgreementView(Look Look, IReadOnlyList<AgreementFile> Files)
{
    /// <summary>Makes it of the files in which something is promised.</summary>
    public static AgreementView Of(Reading reading, Look look)
    {
        var dossier = reading.Dossier;
        var standings = reading.Assess(look.Question);
        var answers = standings
            .Answers.Concat(standings.Powers)
            .ToDictionary(a => a.Commitment.Name, StringComparer.Ordinal);
        var promised = dossier
            .Commitments.Values.Select(c => (c.Name, c.Location))
            .Concat(dossier.Powers.Values.Select(p => (p.Name, p.Location)))
            .Where(x => x.Location is { Source.Entered: null })
            .ToLookup(x => x.Location!.Source, x => (x.Location!.Span.Start, x.Name));
        var sources = dossier
            .Instruments.Values.Select(i => i.Location?.Source)
            .OfType<SourceText>()
            .Concat(promised.Select(p => p.Key))
            .Distinct()
            .OrderBy(s => s.Path, StringComparer.Ordinal);
        var findings = reading.Checks.Findings.ToLookup(f => f.Source);
        return new AgreementView(look, [.. sources.Select(FileOf)]);

        AgreementFile FileOf(SourceText source)
        {
            var names = promised[source].ToDictionary(p => p.Start, p => p.Name);
            var pieces = LiterateText.Of(source);
            var starts = pieces.OfType<StatementPiece>().Select(p => p.Start).Append(int.MaxValue).ToList();
            return new AgreementFile(
                source.Path,
                [
                    .. pieces.Select(piece =>
                        piece is not StatementPiece statement
                            ? new AgreementPiece(piece, null, null, [])
                            : new AgreementPiece(
                                piece,
                                names.GetValueOrDefault(statement.Start),
                                names.TryGetValue(statement.Start, out var name)
                                    ? answers.GetValueOrDefault(name)
                                    : null,
                                [
                                    .. findings[source]
                                        .Where(f =>
                                            f.Span.Start >= statement.Start
                                            && f.Span.Start < starts.First(s => s > statement.Start)
                                        ),
                                ]
                            )
                    ),
                ]
            );
        }
    }
}

/// <summary>One file of the agreement.</summary>
public sealed record AgreementFile(string Path, ImmutableArray<AgreementPiece> Pieces)
{
    /// <summary>What the file is called in an address within the page.</summary>
    public string Anchor => "file-" + string.Concat(Path.Select(c => char.IsLetterOrDigit(c) ? c : '-'));
}

/// <summary>Prose, or a statement with what stands beside it.</summary>
/// <param name="Piece">What is written.</param>
/// <param name="Name">The commitment or power that it declares, or null.</param>
/// <param name="Answer">Where that stands, or null.</param>
/// <param name="Findings">What checks find in it.</param>
public sealed record AgreementPiece(
    LiteratePiece Piece,
    string? Name,
    Answer? Answer,
    ImmutableArray<Diagnostic> Findings
);
