using Servanda.Diagnostics;
using Servanda.Model;

namespace Servanda.Checks.Rules;

/// <summary>The text says "up to", and it is read as a target.</summary>
public sealed class UpToAsTarget : CheckRule
{
    /// <summary>The rule.</summary>
    public static UpToAsTarget Rule { get; } = new();

    /// <inheritdoc/>
    public override string Code => "up-to-as-target";

    /// <inheritdoc/>
    public override string Title => "\"Up to\" is read as a target";

    /// <inheritdoc/>
    public override string Explanation =>
        "\"Up to 5,000\" caps a number and promises none: who releases nobody has kept it. One side will read "
        + "it as a target, the other as a ceiling.";

    /// <inheritdoc/>
    public override string Mend => "Agree on a number and write \"at least\"; or, if a ceiling is meant, `at most`.";

    /// <inheritdoc/>
    public override string Example =>
        """
            party North
            party South
            instrument accord made by North, South on 2026-01-01
            tally freed "prisoners released" in persons
            commitment release "North releases up to 500 prisoners"
              North must achieve freed at least 500
              by 2026-02-01

            """;

    /// <inheritdoc/>
    public override string Sound =>
        """
            party North
            party South
            instrument accord made by North, South on 2026-01-01
            tally freed "prisoners released" in persons
            commitment release "North releases at least 500 prisoners"
              North must achieve freed at least 500
              by 2026-02-01

            """;

    /// <inheritdoc/>
    public override IEnumerable<Diagnostic> Find(CheckedAgreement agreement)
    {
        foreach (var commitment in agreement.Commitments)
        foreach (var goal in Facts.All(commitment.Goal!).OfType<Compare>())
        {
            if (goal.Comparison is not (Comparison.AtLeast or Comparison.Exactly or Comparison.Above))
                continue;
            var place = agreement.PlaceOf(commitment, "must");
            var message =
                $"The text says \"up to {ModelText.Of(goal.Amount)}\", which promises no number; `{commitment.Name}` reads it as {ModelText.Of(goal.Comparison)} {ModelText.Of(goal.Amount)}.";
            if (commitment.Title is { } title && UpTo.In(title).Any(u => u.Number == goal.Amount))
                yield return Found(place, [commitment.Name], message);
            else if (
                agreement.ProseBefore(commitment.Location) is { } prose
                && UpTo.In(prose.Source.TextOf(prose.Span)).FirstOrDefault(u => u.Number == goal.Amount)
                    is { Length: > 0 } said
            )
                yield return Found(place, [commitment.Name], message) with
                {
                    Related =
                    [
                        new RelatedPlace(
                            prose.Source,
                            new Text.TextSpan(prose.Span.Start + said.Start, said.Length),
                            "the text says so here"
                        ),
                    ],
                };
        }
    }
}
