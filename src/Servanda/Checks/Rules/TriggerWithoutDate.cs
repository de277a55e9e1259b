using Servanda.Diagnostics;
using Servanda.Model;

namespace Servanda.Checks.Rules;

/// <summary>A promise waits for something that is owed by no date.</summary>
public sealed class TriggerWithoutDate : CheckRule
{
    /// <summary>The rule.</summary>
    public static TriggerWithoutDate Rule { get; } = new();

    /// <inheritdoc/>
    public override string Code => "trigger-without-date";

    /// <inheritdoc/>
    public override string Title => "The trigger has no date";

    /// <inheritdoc/>
    public override string Explanation =>
        "Who owes the trigger by no date can put off everything that waits for it, and is never in breach.";

    /// <inheritdoc/>
    public override string Mend =>
        "Give what brings the trigger about a deadline, or say what happens if it has not come by a day.";

    /// <inheritdoc/>
    public override string Example =>
        """
            party North
            party South
            instrument accord made by North, South on 2026-01-01
            event elections-held "elections are held"
            event border-open "the border is open"
            commitment hold-elections
              North, South must achieve elections-held
            commitment open-border
              North must achieve border-open
              upon elections-held
              within 30 days

            """;

    /// <inheritdoc/>
    public override string Sound =>
        """
            party North
            party South
            instrument accord made by North, South on 2026-01-01
            event elections-held "elections are held"
            event border-open "the border is open"
            commitment hold-elections
              North, South must achieve elections-held
              by 2026-06-01
            commitment open-border
              North must achieve border-open
              upon elections-held
              within 30 days

            """;

    /// <inheritdoc/>
    public override IEnumerable<Diagnostic> Find(CheckedAgreement agreement)
    {
        foreach (var gate in agreement.Gates.Where(g => !g.IsProviso))
        foreach (
            var fact in Facts.In(gate.Condition, agreement.Dossier).Where(f => f.IsSo).Select(f => f.Name).Distinct()
        )
        {
            var owing = agreement.Bringing(fact).Where(c => c.Name != gate.Name).ToList();
            if (owing.Count == 0 || owing.Exists(c => c.By is not null || c.Within is not null))
                continue;
            var debtors = owing.SelectMany(c => c.Obligors).Distinct().ToList();
            yield return Found(
                agreement.PlaceOf(gate),
                [gate.Name],
                $"`{gate.Name}` waits for `{fact}`, which {Clauses.Names(debtors)} {(debtors.Count == 1 ? "owes" : "owe together")} by no date (`{owing[0].Name}`)."
            ) with
            {
                Related = agreement.PlaceOf(owing[0], "must") is { } place
                    ? [new RelatedPlace(place.Source, place.Span, "owed by no date here")]
                    : [],
            };
        }
    }
}
