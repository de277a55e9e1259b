using Servanda.Diagnostics;
using Servanda.Model;

namespace Servanda.Checks.Rules;

/// <summary>The verifier does not exist yet when it is needed.</summary>
public sealed class VerifierComesLate : CheckRule
{
    /// <summary>The rule.</summary>
    public static VerifierComesLate Rule { get; } = new();

    /// <inheritdoc/>
    public override string Code => "verifier-comes-late";

    /// <inheritdoc/>
    public override string Title => "The verifier comes late";

    /// <inheritdoc/>
    public override string Explanation =>
        "A verifier that is set up after a deadline was not there to see whether it was met, and what it said "
        + "before counts for nothing (3.6).";

    /// <inheritdoc/>
    public override string Mend => "Set the verifier up first, or let the deadline be counted from when it is there.";

    /// <inheritdoc/>
    public override string Example =>
        """
            party North
            party South
            body Mission from mission-ready
            event mission-ready "the mission is deployed"
            instrument accord made by North, South on 2026-01-01
            event bridge-open "the bridge is open to traffic"
            commitment open-bridge
              North must achieve bridge-open
              by 2026-02-01
              verified by Mission

            """;

    /// <inheritdoc/>
    public override string Sound =>
        """
            party North
            party South
            body Mission from mission-ready
            event mission-ready "the mission is deployed"
            instrument accord made by North, South on 2026-01-01
            event bridge-open "the bridge is open to traffic"
            commitment open-bridge
              North must achieve bridge-open
              by 30 days after mission-ready
              verified by Mission

            """;

    /// <inheritdoc/>
    public override IEnumerable<Diagnostic> Find(CheckedAgreement agreement)
    {
        var dates = agreement.Dates;
        foreach (var commitment in agreement.Commitments)
        {
            // A duty to keep or to avoid wants watching from its first day on.
            var needed = commitment.Duty is DutyKind.Keep or DutyKind.Avoid
                ? dates.StartOf(commitment)
                : dates.DeadlineOf(commitment);
            if (needed is not { } day || commitment.Verifiers.IsEmpty)
                continue;
            var late = new List<string>();
            foreach (var verifier in commitment.Verifiers)
            {
                if (agreement.Dossier.Actors.GetValueOrDefault(verifier)?.From is not { } from)
                    break;
                var exists = dates.Of(from) ?? agreement.PromisedFor(from);
                if (exists is null)
                    late.Add($"`{verifier}` exists only from {ModelText.Of(from)}, which has no date");
                else if (exists.Value.Start > day.End)
                    late.Add($"`{verifier}` exists only from {dates.Say(exists.Value)}");
            }
            if (late.Count == commitment.Verifiers.Length)
                yield return Found(
                    agreement.PlaceOf(commitment, "verified by"),
                    [commitment.Name],
                    $"`{commitment.Name}` needs its verifier by {dates.Say(day)}, and {string.Join(", ", late)}."
                );
        }
    }
}
