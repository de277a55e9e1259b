using Servanda.Diagnostics;
using Servanda.Model;

namespace Servanda.Checks.Rules;

/// <summary>A numbered clause between others is cited by nothing.</summary>
public sealed class ClauseNotCovered : CheckRule
{
    /// <summary>The rule.</summary>
    public static ClauseNotCovered Rule { get; } = new();

    /// <inheritdoc/>
    public override string Code => "clause-not-covered";

    /// <inheritdoc/>
    public override string Title => "A clause of the text is not covered";

    /// <inheritdoc/>
    public override string Explanation =>
        "Where articles 1, 2 and 4 are cited and 3 is not, either the text has no such article or the dossier "
        + "has forgotten it.";

    /// <inheritdoc/>
    public override string Mend => "Add the clause, at least as `not formalised` with the reason.";

    /// <inheritdoc/>
    public override string Example =>
        """
            party North
            party South
            instrument accord made by North, South on 2026-01-01
            event bridge-open "the bridge is open to traffic"
            event road-open "the road is open to traffic"
            commitment open-bridge cites "Article 1"
              North must achieve bridge-open
              by 2026-02-01
            commitment open-road cites "Article 3"
              North must achieve road-open
              by 2026-02-01

            """;

    /// <inheritdoc/>
    public override string Sound =>
        """
            party North
            party South
            instrument accord made by North, South on 2026-01-01
            event bridge-open "the bridge is open to traffic"
            event road-open "the road is open to traffic"
            commitment open-bridge cites "Article 1"
              North must achieve bridge-open
              by 2026-02-01
            commitment recitals cites "Article 2" not formalised "it explains the others"
            commitment open-road cites "Article 3"
              North must achieve road-open
              by 2026-02-01

            """;

    /// <inheritdoc/>
    public override Severity Severity => Severity.Note;

    /// <inheritdoc/>
    public override IEnumerable<Diagnostic> Find(CheckedAgreement agreement)
    {
        var cited = agreement
            .Dossier.Commitments.Values.SelectMany(c => c.Cites, (c, cite) => (Commitment: c, Cite: cite))
            .SelectMany(x => ClauseNumber.Of(x.Cite), (x, number) => (x.Commitment, Clause: number))
            .GroupBy(x => (x.Commitment.Instrument ?? "", x.Clause.Series))
            .OrderBy(g => g.Key.Item1, StringComparer.Ordinal)
            .ThenBy(g => g.Key.Series, StringComparer.Ordinal);
        foreach (var series in cited)
        {
            var known = series.Select(x => x.Clause.Number).ToHashSet();
            var missing = Enumerable.Range(1, known.Max()).Where(n => !known.Contains(n)).ToList();
            // Of few among many it is likelier that the others are no clauses of this text.
            if (missing.Count == 0 || missing.Count >= known.Count)
                continue;
            var after = series.OrderBy(x => x.Clause.Number).First(x => x.Clause.Number > missing[0]);
            var names = string.Join(", ", missing.Select(n => after.Clause.Called(n)));
            yield return Found(
                agreement.PlaceOf(after.Commitment, "cites"),
                [.. series.Select(x => x.Commitment.Instrument).OfType<string>().Distinct()],
                $"Nothing cites {names}, though {after.Clause.Called(after.Clause.Number)} is cited."
            );
        }
    }
}
