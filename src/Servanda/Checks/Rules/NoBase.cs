using Servanda.Diagnostics;
using Servanda.Model;

namespace Servanda.Checks.Rules;

/// <summary>A share is promised of nothing in particular.</summary>
public sealed class NoBase : CheckRule
{
    /// <summary>The rule.</summary>
    public static NoBase Rule { get; } = new();

    /// <inheritdoc/>
    public override string Code => "no-base";

    /// <inheritdoc/>
    public override string Title => "A share has no base";

    /// <inheritdoc/>
    public override string Explanation =>
        "A percentage without its base is no number: thirty percent of those who were registered in March, or "
        + "of those who are there today?";

    /// <inheritdoc/>
    public override string Mend =>
        "Declare the base as a count of its own, and promise a share of it: `freed at least 30% of held`; or "
        + "say of what it is a share in its title.";

    /// <inheritdoc/>
    public override string Example =>
        """
            party North
            party South
            instrument accord made by North, South on 2026-01-01
            level disarmed "fighters disarmed" in percent
            commitment disarm
              North must achieve disarmed at least 30
              by 2026-02-01

            """;

    /// <inheritdoc/>
    public override string Sound =>
        """
            party North
            party South
            instrument accord made by North, South on 2026-01-01
            tally disarmed "fighters disarmed" in fighters
            tally registered "fighters registered" in fighters
            commitment disarm
              North must achieve disarmed at least 30% of registered
              by 2026-02-01

            """;

    /// <inheritdoc/>
    public override IEnumerable<Diagnostic> Find(CheckedAgreement agreement) =>
        Clauses
            .CountsIn(agreement)
            .Where(f =>
                f is { Unit: "%" or "percent" or "per-cent" or "percentage", Reckoned: null }
                && f.Title?.Contains(" of ", StringComparison.OrdinalIgnoreCase) != true
            )
            .Select(f =>
                Found(agreement.PlaceOf(f.Location), [f.Name], $"`{f.Name}` is a share, and it is not said of what.")
            );
}
