using Servanda.Diagnostics;
using Servanda.Model;

namespace Servanda.Checks.Rules;

/// <summary>Something is to be achieved by no date.</summary>
public sealed class NoDeadline : CheckRule
{
    /// <summary>The rule.</summary>
    public static NoDeadline Rule { get; } = new();

    /// <inheritdoc/>
    public override string Code => "no-deadline";

    /// <inheritdoc/>
    public override string Title => "There is no deadline";

    /// <inheritdoc/>
    public override string Explanation =>
        "What is owed by no date is never overdue: nobody can say on any day that it was not done in time.";

    /// <inheritdoc/>
    public override string Mend =>
        "Give it a deadline: `by` a date, `by 30 days after` something, or `within 30 days` of its trigger.";

    /// <inheritdoc/>
    public override string Example =>
        """
            party North
            party South
            instrument accord made by North, South on 2026-01-01
            event bridge-open "the bridge is open to traffic"
            commitment open-bridge
              North must achieve bridge-open

            """;

    /// <inheritdoc/>
    public override string Sound =>
        """
            party North
            party South
            instrument accord made by North, South on 2026-01-01
            event bridge-open "the bridge is open to traffic"
            commitment open-bridge
              North must achieve bridge-open
              by 30 days after accord is made

            """;

    /// <inheritdoc/>
    public override IEnumerable<Diagnostic> Find(CheckedAgreement agreement) =>
        agreement
            .Commitments.Where(c => c is { Duty: DutyKind.Achieve, By: null, Within: null })
            .Select(c =>
                Found(
                    agreement.PlaceOf(c, "must"),
                    [c.Name],
                    $"`{c.Name}` is to be achieved by no date, so that it can never be overdue."
                )
            );
}
