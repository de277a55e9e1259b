using Servanda.Diagnostics;
using Servanda.Model;

namespace Servanda.Checks.Rules;

/// <summary>Two instruments promise the same differently.</summary>
public sealed class InstrumentsDiffer : CheckRule
{
    /// <summary>The rule.</summary>
    public static InstrumentsDiffer Rule { get; } = new();

    /// <inheritdoc/>
    public override string Code => "instruments-differ";

    /// <inheritdoc/>
    public override string Title => "Two instruments differ";

    /// <inheritdoc/>
    public override string Explanation =>
        "Where two texts speak of the same act with other amounts, dates or debtors, each side will keep the "
        + "one that suits it.";

    /// <inheritdoc/>
    public override string Mend =>
        "Say the same in both; or say which prevails (`prevails over`), or that one `replaces` the other.";

    /// <inheritdoc/>
    public override string Example =>
        """
            party North
            party South
            party Prison-Service
            instrument accord made by North, South on 2026-01-01
            instrument order made by North, Prison-Service on 2026-01-02
            tally freed "prisoners released" in persons
            commitment release under accord
              North must achieve freed at least 500
              by 2026-02-01
            commitment release-by-order under order
              North must achieve freed at least 150
              by 2026-03-01

            """;

    /// <inheritdoc/>
    public override string Sound =>
        """
            party North
            party South
            party Prison-Service
            instrument accord made by North, South on 2026-01-01
            instrument order made by North, Prison-Service on 2026-01-02
            tally freed "prisoners released" in persons
            commitment release under accord
              North must achieve freed at least 500
              by 2026-02-01
            commitment release-by-order under order
              North must achieve freed at least 500
              by 2026-02-01

            """;

    /// <inheritdoc/>
    public override IEnumerable<Diagnostic> Find(CheckedAgreement agreement)
    {
        var demands = agreement
            .Commitments.Where(c => c is { Duty: not DutyKind.Seek, Instrument: not null, HasInstances: false })
            .SelectMany(c => Demand.Of(c))
            .GroupBy(d => d.Fact);
        foreach (var fact in demands.OrderBy(g => g.Key.ToString(), StringComparer.Ordinal))
        foreach (var one in fact)
        {
            var others = fact.Where(d =>
                    string.CompareOrdinal(one.Commitment.Name, d.Commitment.Name) < 0
                    && d.Commitment.Instrument != one.Commitment.Instrument
                    && d.IsLike(one)
                    && agreement.Prevailing(one.Commitment, d.Commitment) is null
                    && !IsOwnPromiseOfPerformer(one.Commitment, d.Commitment)
                    && !IsOwnPromiseOfPerformer(d.Commitment, one.Commitment)
                )
                .ToList();
            foreach (var other in others)
                // Where another clause of either text says exactly the same, it is that one which is meant.
                if (
                    (one.IsSame(other) || !fact.Any(d => IsTwin(d, one, other) || IsTwin(d, other, one)))
                    && Differences(agreement, one, other) is { Count: > 0 } differences
                )
                    yield return Found(
                        agreement.PlaceOf(one.Commitment, "must"),
                        [one.Commitment.Name, other.Commitment.Name],
                        $"`{one.Commitment.Instrument}` and `{other.Commitment.Instrument}` differ in {string.Join(" and ", differences)}: `{one.Commitment.Name}` says that {Terms.Of(one.Commitment)}; `{other.Commitment.Name}`, that {Terms.Of(other.Commitment)}."
                    ) with
                    {
                        Related = agreement.PlaceOf(other.Commitment, "must") is { } place
                            ? [new RelatedPlace(place.Source, place.Span, "the other")]
                            : [],
                    };
        }
    }

    static bool IsTwin(Demand twin, Demand of, Demand inTheTextOf) =>
        twin.Commitment.Instrument == inTheTextOf.Commitment.Instrument && twin.IsSame(of);

    static List<string> Differences(CheckedAgreement agreement, Demand one, Demand other)
    {
        var differences = new List<string>();
        if (!one.IsSame(other))
            differences.Add("the amount");
        if (!SameDeadline(agreement, one.Commitment, other.Commitment))
            differences.Add("the date");
        if (!one.Commitment.Obligors.Intersect(other.Commitment.Obligors).Any())
            differences.Add("the debtor");
        return differences;
    }

    // Whether that is enough is weighed by PerformerPromisedLess.
    static bool IsOwnPromiseOfPerformer(Commitment own, Commitment commitment) =>
        commitment.Performers.Intersect(own.Obligors).Any() && !commitment.Obligors.Intersect(own.Obligors).Any();

    static bool SameDeadline(CheckedAgreement agreement, Commitment one, Commitment other) =>
        (agreement.Dates.DeadlineOf(one), agreement.Dates.DeadlineOf(other)) switch
        {
            ({ } a, { } b) => a.End == b.End,
            (null, null) => Equals(one.By, other.By) && Equals(one.Within, other.Within),
            _ => false,
        };
}
