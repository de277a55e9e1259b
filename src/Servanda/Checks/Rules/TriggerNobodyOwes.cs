using Servanda.Diagnostics;
using Servanda.Model;

namespace Servanda.Checks.Rules;

/// <summary>A promise waits for something that nobody has to bring about.</summary>
public sealed class TriggerNobodyOwes : CheckRule
{
    /// <summary>The rule.</summary>
    public static TriggerNobodyOwes Rule { get; } = new();

    /// <inheritdoc/>
    public override string Code => "trigger-nobody-owes";

    /// <inheritdoc/>
    public override string Title => "Nobody is charged with the trigger";

    /// <inheritdoc/>
    public override string Explanation =>
        "A promise that begins upon something which nobody promised may never begin, and nobody can be blamed "
        + "for it. What somebody must avoid, and what happens again and again, is a contingency and not meant "
        + "here.";

    /// <inheritdoc/>
    public override string Mend =>
        "Let somebody promise to bring it about, by a date; or say what happens if it has not come by then.";

    /// <inheritdoc/>
    public override string Example =>
        """
            party North
            party South
            instrument accord made by North, South on 2026-01-01
            event elections-held "elections are held"
            event border-open "the border is open"
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
              South must achieve elections-held
              by 2026-06-01
            commitment open-border
              North must achieve border-open
              upon elections-held
              within 30 days

            """;

    /// <inheritdoc/>
    public override IEnumerable<Diagnostic> Find(CheckedAgreement agreement)
    {
        var dossier = agreement.Dossier;
        var avoided = agreement
            .Commitments.Where(c => c.Duty == DutyKind.Avoid)
            .SelectMany(c => Facts.In(c.Goal!, dossier))
            .Select(f => f.Name)
            .ToHashSet(StringComparer.Ordinal);
        foreach (var gate in agreement.Gates)
            if (!gate.IsProviso)
                foreach (var fact in Unowed(gate.Condition))
                    yield return Found(
                        agreement.PlaceOf(gate),
                        [gate.Name],
                        $"`{gate.Name}` waits for `{fact}`, which nobody is charged to bring about."
                    );

        IEnumerable<string> Unowed(Condition condition) =>
            Facts
                .In(condition, dossier)
                .Where(f => f.IsSo)
                .Select(f => f.Name)
                .Distinct()
                .Where(name =>
                    agreement.Bringing(name).IsEmpty
                    && !avoided.Contains(name)
                    && dossier.Facts.GetValueOrDefault(name) is { Repeatable: false, Reckoned: null, Meaning: null }
                );
    }
}
