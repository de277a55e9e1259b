using Servanda.Diagnostics;
using Servanda.Model;

namespace Servanda.Checks.Rules;

/// <summary>A deadline can fall before its trigger.</summary>
public sealed class DeadlineBeforeTrigger : CheckRule
{
    /// <summary>The rule.</summary>
    public static DeadlineBeforeTrigger Rule { get; } = new();

    /// <inheritdoc/>
    public override string Code => "deadline-before-trigger";

    /// <inheritdoc/>
    public override string Title => "The deadline can fall before its trigger";

    /// <inheritdoc/>
    public override string Explanation =>
        "A fixed deadline on a promise that begins only upon something without a date can pass before "
        + "anything is owed: then the promise is late on the day on which it begins, or the date means nothing.";

    /// <inheritdoc/>
    public override string Mend => "Count the deadline from the trigger: `within 30 days`.";

    /// <inheritdoc/>
    public override string Example =>
        """
            party North
            party South
            instrument accord made by North, South on 2026-01-01
            event talks-open "the talks open"
            event bridge-open "the bridge is open to traffic"
            commitment open-bridge
              North must achieve bridge-open
              upon talks-open
              by 2026-02-01

            """;

    /// <inheritdoc/>
    public override string Sound =>
        """
            party North
            party South
            instrument accord made by North, South on 2026-01-01
            event talks-open "the talks open"
            event bridge-open "the bridge is open to traffic"
            commitment open-bridge
              North must achieve bridge-open
              upon talks-open
              within 30 days

            """;

    /// <inheritdoc/>
    public override IEnumerable<Diagnostic> Find(CheckedAgreement agreement)
    {
        foreach (var commitment in agreement.Commitments)
        {
            if (commitment.Duty is DutyKind.Keep or DutyKind.Avoid || agreement.Dates.Of(commitment.By) is not { } due)
                continue;
            var beginning = Beginning.Of(agreement, commitment);
            if (beginning.Day is { } begins && begins.Start > due.End)
                yield return Found(
                    agreement.PlaceOf(commitment, "by"),
                    [commitment.Name],
                    $"`{commitment.Name}` is due on {agreement.Dates.Say(due)}, before it begins on {agreement.Dates.Say(begins)}."
                );
            else if (beginning.WaitsFor is { } trigger)
                yield return Found(
                    agreement.PlaceOf(commitment, "by"),
                    [commitment.Name],
                    $"`{commitment.Name}` is due on {agreement.Dates.Say(due)} whatever happens, but begins only {trigger}, which has no date.",
                    suggestion: beginning.CountedFrom(agreement, due) is { } moment ? $"by {moment}" : null
                );
        }
    }
}
