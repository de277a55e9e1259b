using System.Globalization;
using Servanda.Diagnostics;
using Servanda.Model;
using Servanda.Text;

namespace Servanda.Checks.Rules;

/// <summary>The day of one event is day 0 in one clause and day 1 in another.</summary>
public sealed class DayCountedTwoWays : CheckRule
{
    /// <summary>The rule.</summary>
    public static DayCountedTwoWays Rule { get; } = new();

    /// <inheritdoc/>
    public override string Code => "day-counted-two-ways";

    /// <inheritdoc/>
    public override string Title => "Days are counted in two ways";

    /// <inheritdoc/>
    public override string Explanation =>
        "In \"22 days after X\" the day of X is day 0, in \"day 22 of X\" it is day 1 (3.2): the same number "
        + "gives two days. Texts that use both are read wrongly.";

    /// <inheritdoc/>
    public override string Mend => "Count all days from one event in one of the two ways.";

    /// <inheritdoc/>
    public override string Example =>
        """
            party North
            party South
            instrument accord made by North, South on 2026-01-01
            event truce "the truce begins"
            event bridge-open "the bridge is open to traffic"
            event road-open "the road is open to traffic"
            commitment begin-truce
              North must achieve truce
              by 2026-01-10
            commitment open-bridge
              North must achieve bridge-open
              by day 22 of truce
            commitment open-road
              North must achieve road-open
              by 22 days after truce

            """;

    /// <inheritdoc/>
    public override string Sound =>
        """
            party North
            party South
            instrument accord made by North, South on 2026-01-01
            event truce "the truce begins"
            event bridge-open "the bridge is open to traffic"
            event road-open "the road is open to traffic"
            commitment begin-truce
              North must achieve truce
              by 2026-01-10
            commitment open-bridge
              North must achieve bridge-open
              by day 22 of truce
            commitment open-road
              North must achieve road-open
              by day 23 of truce

            """;

    /// <inheritdoc/>
    public override IEnumerable<Diagnostic> Find(CheckedAgreement agreement)
    {
        var counted = agreement
            .Commitments.SelectMany(c =>
                Clauses
                    .MomentsOf(c)
                    .SelectMany(
                        m => Parts.All(m.Moment).OfType<Offset>(),
                        (m, o) => new Counted(c, m.Word, m.Moment, o)
                    )
            )
            .Where(x =>
                x.Offset is { After: true, WorkingDays: null, Length: { Days: > 0, Weeks: 0, Months: 0, Years: 0 } }
            )
            .GroupBy(x => ModelText.Of(x.Offset.Anchor), StringComparer.Ordinal)
            .OrderBy(g => g.Key, StringComparer.Ordinal);
        foreach (var anchor in counted)
        {
            var asDayOne = anchor.Where(x => x.Offset.IsDayOf).ToList();
            var asDayZero = anchor.Where(x => !x.Offset.IsDayOf).ToList();
            if (asDayOne.Count == 0 || asDayZero.Count == 0)
                continue;
            var (one, zero) = (asDayOne[0], asDayZero[0]);
            yield return Found(
                agreement.PlaceOf(one.Commitment, one.Word),
                [.. anchor.Select(x => x.Commitment.Name).Distinct()],
                one.Commitment.Name == zero.Commitment.Name
                    ? $"`{one.Commitment.Name}` counts from {ModelText.Of(one.Offset)} and from {ModelText.Of(zero.Offset)}: whether the first day is day 1 or day 0 is left open."
                    : $"In `{one.Commitment.Name}` ({ModelText.Of(one.Offset)}) the first day is day 1, and in `{zero.Commitment.Name}` ({ModelText.Of(zero.Offset)}) it is day 0."
            ) with
            {
                Related = agreement.PlaceOf(zero.Commitment, zero.Word) is { } place
                    ? [new RelatedPlace(place.Source, place.Span, "counted from day 0 here")]
                    : [],
                Fix = Fix(agreement, asDayOne, asDayZero),
            };
        }
    }

    // Where one commitment counts in both ways, the text is open, and stays so.
    static QuickFix? Fix(CheckedAgreement agreement, List<Counted> asDayOne, List<Counted> asDayZero)
    {
        if (asDayZero.Exists(zero => asDayOne.Exists(one => one.Commitment == zero.Commitment)))
            return null;
        var replacements = asDayZero.ConvertAll(zero => AsDayOne(agreement, zero));
        return replacements.Contains(null)
            ? null
            : new QuickFix("Count the first day as day 1 everywhere: the days stay the same", [.. replacements!]);
    }

    static Replacement? AsDayOne(CheckedAgreement agreement, Counted zero)
    {
        if (
            zero.Offset.Length.HasTimeComponent
            || zero.Commitment.Location is not { Source: var source }
            || agreement.WrittenAs(zero.Commitment, zero.Word, zero.Moment, zero.Offset)
                is not OffsetMomentSyntax
                {
                    Base: ConditionMomentSyntax { Condition: ReferenceConditionSyntax anchor }
                } written
        )
            return null;
        var day = (zero.Offset.Length.Days + 1).ToString(CultureInfo.InvariantCulture);
        return new Replacement(source, written.Span, $"day {day} of {source.TextOf(anchor.Span)}");
    }

    sealed record Counted(Commitment Commitment, string Word, Moment Moment, Model.Offset Offset);
}
