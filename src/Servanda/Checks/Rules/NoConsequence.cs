using Servanda.Diagnostics;
using Servanda.Model;

namespace Servanda.Checks.Rules;

/// <summary>Nothing follows from a breach.</summary>
public sealed class NoConsequence : CheckRule
{
    /// <summary>The rule.</summary>
    public static NoConsequence Rule { get; } = new();

    /// <inheritdoc/>
    public override string Code => "no-consequence";

    /// <inheritdoc/>
    public override string Title => "Nothing follows from a breach";

    /// <inheritdoc/>
    public override string Explanation =>
        "A promise from whose breach nothing follows rests on good will alone. A consequence need not be a "
        + "penalty: that the other side may suspend what it owes is one.";

    /// <inheritdoc/>
    public override string Mend =>
        "Say what follows with `otherwise`, let a promise of the other side be `provided` that it is kept, or "
        + "give the other side a `power`.";

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
            instrument accord made by North, South on 2026-01-01
            event bridge-open "the bridge is open to traffic"
            commitment open-bridge
              North must achieve bridge-open
              by 2026-02-01
              otherwise end-it
            power end-it
              South may terminate accord

            """;

    /// <inheritdoc/>
    public override Severity Severity => Severity.Note;

    /// <inheritdoc/>
    public override IEnumerable<Diagnostic> Find(CheckedAgreement agreement)
    {
        var dossier = agreement.Dossier;
        var waiting = agreement
            .Commitments.SelectMany(c => Clauses.Of(c).Where(x => x.Word != "must").Select(x => (c.Name, x.Condition)))
            .Concat(
                dossier.Powers.Values.SelectMany(p =>
                    ((Condition?[])[p.Upon, p.Provided, p.Unless]).OfType<Condition>().Select(x => (p.Name, x))
                )
            )
            .ToList();
        var asked = waiting
            .SelectMany(w => Facts.All(w.Item2).OfType<StatusIs>().Where(s => s.Commitment != w.Name))
            .Select(s => s.Commitment)
            .Concat(dossier.Powers.Values.Select(p => p.Object))
            .ToHashSet(StringComparer.Ordinal);
        // What waits for the same fact waits for whoever has to bring it about.
        var facts = waiting
            .SelectMany(w => Facts.In(w.Item2, dossier))
            .Select(f => f.Name)
            .ToHashSet(StringComparer.Ordinal);
        foreach (var commitment in agreement.Commitments)
            if (
                commitment.Otherwise is null
                && !asked.Contains(commitment.Name)
                && !Facts.In(commitment.Goal!, dossier).Any(f => facts.Contains(f.Name))
            )
                yield return Found(
                    agreement.PlaceOf(commitment),
                    [commitment.Name],
                    $"Nothing follows if `{commitment.Name}` is not kept, and nothing waits for it."
                );
    }
}
