using Servanda.Diagnostics;
using Servanda.Model;

namespace Servanda.Checks.Rules;

/// <summary>The verifier is the debtor, or speaks for it.</summary>
public sealed class VerifierIsDebtor : CheckRule
{
    /// <summary>The rule.</summary>
    public static VerifierIsDebtor Rule { get; } = new();

    /// <inheritdoc/>
    public override string Code => "verifier-is-debtor";

    /// <inheritdoc/>
    public override string Title => "The verifier is the debtor";

    /// <inheritdoc/>
    public override string Explanation =>
        "Whom it profits that something is believed cannot verify it: the word of such a verifier counts as "
        + "that of a party (3.6).";

    /// <inheritdoc/>
    public override string Mend => "Name somebody who neither owes nor performs it, and speaks for neither.";

    /// <inheritdoc/>
    public override string Example =>
        """
            party North
            party South
            body Northern-Police for North
            instrument accord made by North, South on 2026-01-01
            event bridge-open "the bridge is open to traffic"
            commitment open-bridge
              North must achieve bridge-open
              by 2026-02-01
              verified by Northern-Police

            """;

    /// <inheritdoc/>
    public override string Sound =>
        """
            party North
            party South
            body Mission
            instrument accord made by North, South on 2026-01-01
            event bridge-open "the bridge is open to traffic"
            commitment open-bridge
              North must achieve bridge-open
              by 2026-02-01
              verified by Mission

            """;

    /// <inheritdoc/>
    public override IEnumerable<Diagnostic> Find(CheckedAgreement agreement)
    {
        foreach (var commitment in agreement.Commitments)
        foreach (var verifier in commitment.Verifiers)
            if (
                commitment
                    .Obligors.Concat(commitment.Performers)
                    .FirstOrDefault(d => agreement.Bound.AreOneSide(verifier, d)) is
                { } debtor
            )
                yield return Found(
                    agreement.PlaceOf(commitment, "verified by"),
                    [commitment.Name],
                    verifier == debtor
                        ? $"`{verifier}` is to verify what it has to do itself: `{commitment.Name}`."
                        : $"`{verifier}` is to verify `{commitment.Name}` and is on the side of `{debtor}`, who has to do it."
                );
    }
}
