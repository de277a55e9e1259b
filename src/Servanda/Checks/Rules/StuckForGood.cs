using Servanda.Diagnostics;
using Servanda.Model;

namespace Servanda.Checks.Rules;

/// <summary>A promise depends on a duty of which a breach cannot be cured, and nobody may let it go.</summary>
public sealed class StuckForGood : CheckRule
{
    /// <summary>The rule.</summary>
    public static StuckForGood Rule { get; } = new();

    /// <inheritdoc/>
    public override string Code => "stuck-for-good";

    /// <inheritdoc/>
    public override string Title => "After one breach a promise waits for ever";

    /// <inheritdoc/>
    public override string Explanation =>
        "What somebody must not do cannot be undone once it is done: a promise that is owed only while that duty is kept then waits for "
        + "ever, neither owed nor ended, and no act that the text gives to anybody moves it.";

    /// <inheritdoc/>
    public override string Mend =>
        "Say how the breach is repaired (`otherwise`), until when the promise waits (`until`), or give somebody the power to suspend, terminate or waive it.";

    /// <inheritdoc/>
    public override string Example =>
        """
            party North
            party South
            instrument accord made by North, South on 2026-01-01
            event attack "North attacks a town"
            event troops-out "the troops of South have left"
            commitment no-attack
              North must avoid attack
            commitment withdraw
              South must achieve troops-out
              provided no-attack is kept
              by 2026-06-01

            """;

    /// <inheritdoc/>
    public override string Sound =>
        """
            party North
            party South
            instrument accord made by North, South on 2026-01-01
            event attack "North attacks a town"
            event troops-out "the troops of South have left"
            commitment no-attack
              North must avoid attack
            commitment withdraw
              South must achieve troops-out
              provided no-attack is kept
              by 2026-06-01
            power end-withdrawal
              South may terminate withdraw
              upon no-attack is breached

            """;

    /// <inheritdoc/>
    public override IEnumerable<Diagnostic> Find(CheckedAgreement agreement)
    {
        foreach (var commitment in agreement.Commitments)
        {
            if (
                commitment is not { Provided: { } provided, Until: null, Unless: null }
                || IsInSomeonesPower(commitment)
            )
                continue;
            foreach (var kept in Needed(provided).OfType<StatusIs>())
                if (
                    kept.Status == Status.Kept
                    && agreement.Find(kept.Commitment) is { Duty: DutyKind.Avoid, Until: null, Otherwise: null } duty
                    && Facts.In(duty.Goal!, agreement.Dossier).ToList() is var facts
                    && facts.TrueForAll(f => f.IsSo && IsDoneOnce(f.Name))
                    && !IsInSomeonesPower(duty)
                )
                    yield return Found(
                        agreement.PlaceOf(commitment, "provided"),
                        [commitment.Name],
                        $"If `{duty.Name}` is broken once, `{commitment.Name}` waits for ever: what was done cannot be undone, and the text gives nobody a power to end or to waive either."
                    );
        }

        bool IsDoneOnce(string name) =>
            agreement.Dossier.Facts.GetValueOrDefault(name) is { Kind: FactKind.Event, Meaning: null };

        bool IsInSomeonesPower(Commitment one) =>
            agreement.Dossier.Powers.Values.Any(p => p.Object == one.Name || p.Object == one.Instrument);
    }

    // What must hold, whatever else does.
    static IEnumerable<Condition> Needed(Condition condition) =>
        condition is AllOf all ? all.Parts.SelectMany(Needed) : [condition];
}
