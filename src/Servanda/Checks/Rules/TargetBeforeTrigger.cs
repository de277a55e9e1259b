using Servanda.Diagnostics;
using Servanda.Model;

namespace Servanda.Checks.Rules;

/// <summary>A target date is fixed though the trigger is not.</summary>
public sealed class TargetBeforeTrigger : CheckRule
{
    /// <summary>The rule.</summary>
    public static TargetBeforeTrigger Rule { get; } = new();

    /// <inheritdoc/>
    public override string Code => "target-before-trigger";

    /// <inheritdoc/>
    public override string Title => "A target is fixed before an open trigger";

    /// <inheritdoc/>
    public override string Explanation =>
        "A target that hangs on a beginning without a date lies in the past once the beginning is late, and "
        + "is then a target for nobody.";

    /// <inheritdoc/>
    public override string Mend => "Count the target from the trigger: `aim 80 days after` it.";

    /// <inheritdoc/>
    public override string Example =>
        """
            party North
            party South
            instrument accord made by North, South on 2026-01-01
            event talks-open "the talks open"
            commitment lift-sanctions
              North must seek "the lifting of the sanctions by the Council"
              upon talks-open
              aim 2026-05-29

            """;

    /// <inheritdoc/>
    public override string Sound =>
        """
            party North
            party South
            instrument accord made by North, South on 2026-01-01
            event talks-open "the talks open"
            commitment lift-sanctions
              North must seek "the lifting of the sanctions by the Council"
              upon talks-open
              aim 80 days after talks-open

            """;

    /// <inheritdoc/>
    public override IEnumerable<Diagnostic> Find(CheckedAgreement agreement)
    {
        foreach (var commitment in agreement.Commitments)
            if (
                agreement.Dates.Of(commitment.Aim) is { } aim
                && Beginning.Of(agreement, commitment) is { WaitsFor: { } trigger } beginning
            )
                yield return Found(
                    agreement.PlaceOf(commitment, "aim"),
                    [commitment.Name],
                    $"The target of `{commitment.Name}` is {agreement.Dates.Say(aim)} whatever happens, but it begins only {trigger}, which has no date.",
                    suggestion: beginning.CountedFrom(agreement, aim) is { } moment ? $"aim {moment}" : null
                );
    }
}
