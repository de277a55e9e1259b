using Servanda.Diagnostics;
using Servanda.Model;

namespace Servanda.Checks.Rules;

/// <summary>Somebody owes something under an instrument that it did not make.</summary>
public sealed class DebtorDidNotSign : CheckRule
{
    /// <summary>The rule.</summary>
    public static DebtorDidNotSign Rule { get; } = new();

    /// <inheritdoc/>
    public override string Code => "debtor-did-not-sign";

    /// <inheritdoc/>
    public override string Title => "The debtor did not sign";

    /// <inheritdoc/>
    public override string Explanation =>
        "An agreement binds those who made it and nobody else (*pacta tertiis*; Vienna Convention on the Law "
        + "of Treaties, articles 34 and 35): what it says of others is a hope.";

    /// <inheritdoc/>
    public override string Mend =>
        "Let the debtor sign, or join by a `power` to join; or let one who signs promise that it is done, and "
        + "name the other with `performed by`.";

    /// <inheritdoc/>
    public override string Example =>
        """
            party North
            party South
            party Militia
            instrument accord made by North, South on 2026-01-01
            event guns-handed-in "the militia hands in its guns"
            commitment disarm
              Militia must achieve guns-handed-in
              by 2026-02-01

            """;

    /// <inheritdoc/>
    public override string Sound =>
        """
            party North
            party South
            party Militia
            instrument accord made by North, South, Militia on 2026-01-01
            event guns-handed-in "the militia hands in its guns"
            commitment disarm
              Militia must achieve guns-handed-in
              by 2026-02-01

            """;

    /// <inheritdoc/>
    public override Severity Severity => Severity.Error;

    /// <inheritdoc/>
    public override IEnumerable<Diagnostic> Find(CheckedAgreement agreement)
    {
        foreach (var commitment in agreement.Commitments)
        foreach (var debtor in agreement.Bound.Members(commitment, commitment.Obligors))
            if (!agreement.Bound.IsBound(debtor, commitment.Instrument))
                yield return Found(
                    agreement.PlaceOf(commitment, "must"),
                    [commitment.Name],
                    $"`{debtor}` owes `{commitment.Name}` under `{commitment.Instrument}`, which it did not make: nobody is bound by what others agree."
                ) with
                {
                    Related = agreement.MakersOf(commitment.Instrument),
                };
    }
}
