using Servanda.Assessment.Facts;
using Servanda.Model;
using Servanda.Record;

namespace Servanda.Assessment;

/// <summary>How far a count has come (semantics 3.9).</summary>
internal static class Counts
{
    /// <summary>The progress of a goal that is one comparison; null for any other.</summary>
    public static Progress? ProgressOf(Evaluation run, Outcome outcome, Instance instance, long at)
    {
        if (outcome.Commitment is not { Goal: Compare compare, Duty: not DutyKind.Seek })
            return null;
        var fact = run.Index.Dossier.Facts.GetValueOrDefault(compare.Fact.Fact);
        var readings = instance.Goal.All().Select(r => r.Fact).OfType<FactReading>().ToList();
        if (fact is null || readings.Count == 0)
            return null;
        var isAvoided = outcome.Commitment.Duty == DutyKind.Avoid;
        var (established, possible) = readings[0] is LevelReading level
            ? OfLevel(level, compare, isAvoided, at)
            : OfTally(run, outcome.Place, readings[0], isAvoided, at);
        return established is null && possible is null
            ? null
            : new Progress(established, possible, compare.Amount, compare.Comparison, fact.Unit);
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
