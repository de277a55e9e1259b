using Servanda.Diagnostics;
using Servanda.Model;

namespace Servanda.Checks.Rules;

/// <summary>One clause demands what another forbids.</summary>
public sealed class OpposedDuties : CheckRule
{
    /// <summary>The rule.</summary>
    public static OpposedDuties Rule { get; } = new();

    /// <inheritdoc/>
    public override string Code => "opposed-duties";

    /// <inheritdoc/>
    public override string Title => "One clause demands what another forbids";

    /// <inheritdoc/>
    public override string Explanation =>
        "What must be and must not be at the same time cannot be kept by anybody. It is an error where both "
        + "are owed without condition, and a warning where they can only clash while the conditions of both "
        + "hold.";

    /// <inheritdoc/>
    public override string Mend =>
        "Take one of them back, let their terms follow each other, carve the one out of the other with `unless`, "
        + "or say which instrument prevails (`prevails over`).";

    /// <inheritdoc/>
    public override string Example =>
        """
            party North
            party South
            instrument accord made by North, South on 2026-01-01
            level troops "troops in the valley" in troops
            commitment withdraw
              North must achieve troops exactly 0
              by 2026-06-01
            commitment guard
              North must keep troops at least 200

            """;

    /// <inheritdoc/>
    public override string Sound =>
        """
            party North
            party South
            instrument accord made by North, South on 2026-01-01
            level troops "troops in the valley" in troops
            commitment withdraw
              North must achieve troops exactly 0
              by 2026-06-01
            commitment guard
              North must keep troops at least 200
              until 2026-03-01

            """;

    /// <inheritdoc/>
    public override Severity Severity => Severity.Error;

    /// <inheritdoc/>
    public override IEnumerable<Diagnostic> Find(CheckedAgreement agreement)
    {
        var demands = agreement
            .Commitments.Where(c => c.Duty is not DutyKind.Seek && c is { HasInstances: false })
            .SelectMany(c => Demand.Of(c))
            .GroupBy(d => d.Fact);
        foreach (var fact in demands.OrderBy(g => g.Key.ToString(), StringComparer.Ordinal))
        {
            var all = fact.ToList();
            for (var i = 0; i < all.Count; i++)
            for (var j = i + 1; j < all.Count; j++)
                if (all[i].Commitment.Name != all[j].Commitment.Name && all[i].Excludes(all[j], agreement.Dates))
                    yield return Of(agreement, all[i].Commitment, all[j].Commitment);
        }
    }

    Diagnostic Of(CheckedAgreement agreement, Commitment one, Commitment other)
    {
        var isBound = Demand.IsUnconditional(one) && Demand.IsUnconditional(other);
        var prevailing = agreement.Prevailing(one, other);
        return Found(
            agreement.PlaceOf(one, "must"),
            [one.Name, other.Name],
            $"`{one.Name}` says that {Terms.Of(one)}; `{other.Name}`, that {Terms.Of(other)}: "
                + (isBound ? "both cannot be kept" : "while both are in force, both cannot be kept")
                + (prevailing is null ? "." : $"; `{prevailing}` prevails.")
        ) with
        {
            Severity =
                prevailing is not null ? Severity.Note
                : isBound ? Severity.Error
                : Severity.Warning,
            Related = agreement.PlaceOf(other, "must") is { } place
                ? [new RelatedPlace(place.Source, place.Span, "the other")]
                : [],
        };
    }
}
