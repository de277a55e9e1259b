using Servanda.Diagnostics;
using Servanda.Model;

namespace Servanda.Checks.Rules;

/// <summary>What is only an effort is relied on as a result.</summary>
public sealed class EffortReliedOn : CheckRule
{
    /// <summary>The rule.</summary>
    public static EffortReliedOn Rule { get; } = new();

    /// <inheritdoc/>
    public override string Code => "effort-relied-on";

    /// <inheritdoc/>
    public override string Title => "An effort is read as a result";

    /// <inheritdoc/>
    public override string Explanation =>
        "Who must `seek` something, or has only an `aim`, can do all that was promised without the result; "
        + "others wait for the result all the same.";

    /// <inheritdoc/>
    public override string Mend =>
        "Let somebody be bound to `achieve` it by a deadline, or let the others wait for something that is.";

    /// <inheritdoc/>
    public override string Example =>
        """
            party North
            party South
            instrument accord made by North, South on 2026-01-01
            event sanctions-lifted "the Council lifts the sanctions"
            event bridge-open "the bridge is open to traffic"
            commitment lift-sanctions
              North must seek sanctions-lifted
            commitment open-bridge
              South must achieve bridge-open
              upon sanctions-lifted
              within 30 days

            """;

    /// <inheritdoc/>
    public override string Sound =>
        """
            party North
            party South
            instrument accord made by North, South on 2026-01-01
            event sanctions-lifted "the Council lifts the sanctions"
            event bridge-open "the bridge is open to traffic"
            commitment lift-sanctions
              North must achieve sanctions-lifted
              by 2026-03-01
            commitment open-bridge
              South must achieve bridge-open
              upon sanctions-lifted
              within 30 days

            """;

    /// <inheritdoc/>
    public override IEnumerable<Diagnostic> Find(CheckedAgreement agreement)
    {
        var waits = agreement
            .Commitments.SelectMany(
                c => ((Condition?[])[c.Upon, c.Provided]).OfType<Condition>(),
                (c, x) => (c.Name, On: x)
            )
            .ToList();
        var onFact = waits
            .SelectMany(w => Facts.In(w.On, agreement.Dossier).Where(f => f.IsSo), (w, f) => (Fact: f.Name, w.Name))
            .ToLookup(w => w.Fact, w => w.Name, StringComparer.Ordinal);
        var onResult = waits
            .SelectMany(
                w => Facts.All(w.On).OfType<StatusIs>().Where(s => s.Status == Status.Fulfilled),
                (w, s) => (s.Commitment, w.Name)
            )
            .ToLookup(w => w.Commitment, w => w.Name, StringComparer.Ordinal);
        foreach (var effort in agreement.Commitments.Where(IsEffort))
        {
            var waiting = Facts
                .In(effort.Goal!, agreement.Dossier)
                .Where(f => f.IsSo && agreement.Bringing(f.Name).All(IsEffort))
                .SelectMany(f => onFact[f.Name])
                .Concat(onResult[effort.Name])
                .Where(name => name != effort.Name)
                .Distinct()
                .Order(StringComparer.Ordinal)
                .ToList();
            if (waiting.Count > 0)
                yield return Found(
                    agreement.PlaceOf(effort, "must"),
                    [effort.Name],
                    $"`{effort.Name}` promises {(effort.Duty == DutyKind.Seek ? "an effort" : "a target and no deadline")}, and {Clauses.Names(waiting)} {(waiting.Count == 1 ? "waits" : "wait")} for the result."
                );
        }
    }

    static bool IsEffort(Commitment commitment) =>
        commitment.Duty == DutyKind.Seek
        || commitment is { Duty: DutyKind.Achieve, Aim: not null, By: null, Within: null };
}
