using Servanda.Diagnostics;
using Servanda.Model;

namespace Servanda.Checks.Rules;

/// <summary>Nobody is named to verify.</summary>
public sealed class NoVerifier : CheckRule
{
    /// <summary>The rule.</summary>
    public static NoVerifier Rule { get; } = new();

    /// <inheritdoc/>
    public override string Code => "no-verifier";

    /// <inheritdoc/>
    public override string Title => "There is no verifier";

    /// <inheritdoc/>
    public override string Explanation =>
        "Where nobody is named to verify, one side's word stands against the other's, and nothing that is "
        + "said can ever count as verified (3.6).";

    /// <inheritdoc/>
    public override string Mend => "Name somebody whom both sides believe: `verified by`.";

    /// <inheritdoc/>
    public override string Example =>
        """
            party North
            party South
            instrument accord made by North, South on 2026-01-01
            event bridge-open "the bridge is open to traffic"
            commitment open-bridge
              North must achieve bridge-open
              by 2026-02-01

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
    public override IEnumerable<Diagnostic> Find(CheckedAgreement agreement) =>
        agreement
            .Commitments.Where(c => c.Verifiers.IsEmpty)
            .Select(c =>
                Found(
                    agreement.PlaceOf(c),
                    [c.Name],
                    $"Nobody is named to verify `{c.Name}`: whether it was kept will be one word against another."
                )
            );
}
