using Servanda.Assessment.Facts;
using Servanda.Assessment.Quantities;
using Servanda.Model;
using Servanda.Record;

namespace Servanda.Assessment;

/// <summary>How far a count has come (semantics 3.9).</summary>
internal static class Counts
{
    /// <summary>The progress of a goal that is one comparison; null for any other.</summary>
    public static Progress? ProgressOf(Evaluation run, Outcome outcome, Instance instance, long at)
    {
        if (outcome.Commitment is { Goal: CompareQuantities quantities, Duty: not DutyKind.Seek })
            return ProgressOf(run, quantities, outcome.Commitment.Duty == DutyKind.Avoid, instance, at);
        if (outcome.Commitment.Goal is More more)
            return ProgressOf(
                run,
                new CompareQuantities(new ValueOf(more.Fact), Comparison.AtLeast, new Number(more.Amount)),
                false,
                instance,
                at
            );
        if (outcome.Commitment is not { Goal: Compare compare, Duty: not DutyKind.Seek })
            return null;
        var fact = run.Index.Dossier.Facts.GetValueOrDefault(compare.Fact.Fact);
        if (fact?.Reckoned is not null)
            return ProgressOf(
                run,
                new CompareQuantities(
                    new ValueOf(compare.Fact),
                    compare.Comparison,
                    compare.Written ?? new Number(compare.Amount)
                ),
                outcome.Commitment.Duty == DutyKind.Avoid,
                instance,
                at
            );
        var readings = instance.Goal.All().Select(r => r.Fact).OfType<FactReading>().ToList();
        if (fact is null || readings.Count == 0)
            return null;
        var isAvoided = outcome.Commitment.Duty == DutyKind.Avoid;
        var (established, possible) = readings[0] is LevelReading level
            ? OfLevel(level, compare, isAvoided, at)
            : OfTally(run, instance.Place, readings[0], isAvoided, at);
        return established is null && possible is null
            ? null
            : new Progress(established, possible, compare.Amount, compare.Comparison, fact.Unit)
            {
                TargetText = compare.Written is { } written ? QuantityText.Of(written) : null,
            };
    }

    /// <summary>
    /// Of what is compared, the end least favourable to the goal and the most favourable; of that with which it is compared,
    /// the end that is hardest to meet.
    /// </summary>
    static Progress? ProgressOf(Evaluation run, CompareQuantities compare, bool isAvoided, Instance instance, long at)
    {
        var sides = instance
            .Goal.All()
            .Select(r => r.Amounts)
            .OfType<(AmountSignal Left, AmountSignal Right)>()
            .First();
        if (sides.Left[at]?.Claimed is not { } left)
            return null;
        var target = sides.Right[at]?.Claimed ?? default;
        var (hardest, worst, best) = compare.Comparison switch
        {
            Comparison.AtLeast or Comparison.Above => (target.Greatest, left.Least, left.Greatest),
            Comparison.AtMost or Comparison.Below => (target.Least, left.Greatest, left.Least),
            _ => Exactly(left, target),
        };
        if (isAvoided)
            (hardest, worst, best) = (Opposite(target, hardest), best, worst);
        if (worst is null && best is null)
            return null;
        var unit = QuantityParts
            .FactsOf(compare.Left)
            .Select(f => run.Index.Dossier.Facts.GetValueOrDefault(f.Fact)?.Unit)
            .FirstOrDefault();
        return new Progress(worst, best, hardest, compare.Comparison, unit)
        {
            TargetText = compare.Right is Number ? null : QuantityText.Of(compare.Right),
        };
    }

    static decimal? Opposite(ValueRange range, decimal? end) => end == range.Least ? range.Greatest : range.Least;

    // Without one target there is neither farther nor nearer: the least comes first.
    static (decimal?, decimal?, decimal?) Exactly(ValueRange left, ValueRange target)
    {
        if (!target.IsSingle || left is not ({ } least, { } greatest))
            return (target.IsSingle ? target.Least : null, left.Least, left.Greatest);
        var wanted = target.Least!.Value;
        var isBelow = wanted - least >= greatest - wanted;
        var farthest = isBelow ? least : greatest;
        var nearest =
            wanted < least ? least
            : wanted > greatest ? greatest
            : wanted;
        return (wanted, farthest, nearest);
    }

    static (decimal?, decimal?) OfLevel(LevelReading level, Compare compare, bool isAvoided, long at)
    {
        var values = level.FiguresAt(at).Select(f => f.Bounds.Value).OfType<decimal>().ToList();
        if (values.Count == 0)
            return (null, null);
        // Of two equally far, the lesser.
        values.Sort();
        Func<decimal, decimal> distance = compare.Comparison switch
        {
            Comparison.AtLeast or Comparison.Above => v => -v,
            Comparison.AtMost or Comparison.Below => v => v,
            _ => v => Math.Abs(v - compare.Amount),
        };
        var (farthest, nearest) = (values.MaxBy(distance), values.MinBy(distance));
        return isAvoided ? (nearest, farthest) : (farthest, nearest);
    }

    /// <summary>
    /// The highest lower bound that is established, and possible, by then. Both fall as the amount grows, so they are found
    /// by halving.
    /// </summary>
    static (decimal?, decimal?) OfTally(Evaluation run, Place place, FactReading reading, bool isAvoided, long at)
    {
        var rows = reading.Rows();
        var bounds = new List<decimal>();
        foreach (var figure in TallyReading.Figures(rows))
            if (figure.Bounds.HasLow)
                bounds.Add(figure.Bounds.Low);
        bounds.Sort();
        decimal Highest(Truth mark)
        {
            var (low, high) = (0, bounds.Count);
            while (low < high)
            {
                var middle = (low + high) / 2;
                var count = new TallyReading(
                    run.View,
                    run.Standard,
                    reading.Fact,
                    place,
                    isAvoided ? Interest.Creditors : Interest.Debtors,
                    bounds[middle],
                    strict: false
                )
                {
                    Findings = reading.Findings,
                };
                if ((count.Signal[at] & mark) != 0)
                    low = middle + 1;
                else
                    high = middle;
            }
            return low == 0 ? 0 : Math.Max(0, bounds[low - 1]);
        }
        return (Highest(Truth.Established), Highest(Truth.Possible));
    }
}
