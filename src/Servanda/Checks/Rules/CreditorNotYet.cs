using Servanda.Diagnostics;
using Servanda.Model;

namespace Servanda.Checks.Rules;

/// <summary>Something is owed to somebody who does not exist yet.</summary>
public sealed class CreditorNotYet : CheckRule
{
    /// <summary>The rule.</summary>
    public static CreditorNotYet Rule { get; } = new();

    /// <inheritdoc/>
    public override string Code => "creditor-not-yet";

    /// <inheritdoc/>
    public override string Title => "The creditor does not exist yet";

    /// <inheritdoc/>
    public override string Explanation =>
        "To whom nothing can be given nobody can be in debt: until the creditor exists nobody can claim the "
        + "promise, waive it or say that it was kept.";

    /// <inheritdoc/>
    public override string Mend =>
        "Let the promise begin when the creditor exists (`upon` the same event), or name somebody who can "
        + "claim it until then.";

    /// <inheritdoc/>
    public override string Example =>
        """
            party North
            party South
            party Assembly from elections-held
            event elections-held "the elections are held"
            instrument accord made by North, South on 2026-01-01
            event powers-handed-over "the governor hands over its powers"
            commitment hand-over
              North must achieve powers-handed-over
              owed to Assembly
              by 2026-06-01

            """;

    /// <inheritdoc/>
    public override string Sound =>
        """
            party North
            party South
            party Assembly from elections-held
            event elections-held "the elections are held"
            instrument accord made by North, South on 2026-01-01
            event powers-handed-over "the governor hands over its powers"
            commitment hand-over
              North must achieve powers-handed-over
              owed to Assembly
              upon elections-held
              within 30 days

            """;

    /// <inheritdoc/>
    public override IEnumerable<Diagnostic> Find(CheckedAgreement agreement)
    {
        foreach (var commitment in agreement.Commitments)
        foreach (var creditor in commitment.Obligees)
        {
            if (agreement.Dossier.Actors.GetValueOrDefault(creditor)?.From is not { } from)
                continue;
            var isThere =
                agreement.Dates.Of(from) is { } exists && agreement.Dates.StartOf(commitment) is { } begins
                    ? exists.Start <= begins.End
                    : WaitsFor(commitment, from);
            if (!isThere)
                yield return Found(
                    agreement.PlaceOf(commitment, "owed to"),
                    [commitment.Name],
                    $"`{commitment.Name}` is owed to `{creditor}`, who exists only from {ModelText.Of(from)}."
                );
        }
    }

    static bool WaitsFor(Commitment commitment, Moment from) =>
        Equals(commitment.From, from)
        || from is WhenHolds { Condition: var condition }
            && commitment.Upon is { } upon
            && (Equals(upon, condition) || upon is AllOf all && all.Parts.Contains(condition));
}
