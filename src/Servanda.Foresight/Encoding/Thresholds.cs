using Servanda.Model;

namespace Servanda.Foresight.Encoding;

/// <summary>A count of a tally, or of an event (which is a tally of one), that something in the text depends on.</summary>
/// <param name="Fact">The tally or event.</param>
/// <param name="Amount">How many.</param>
/// <param name="IsStrict">More than that.</param>
internal readonly record struct Threshold(FactRef Fact, decimal Amount, bool IsStrict) : IComparable<Threshold>
{
    /// <summary>By amount; more than a number comes after that number.</summary>
    public int CompareTo(Threshold other) =>
        Amount != other.Amount ? Amount.CompareTo(other.Amount) : IsStrict.CompareTo(other.IsStrict);
}

/// <summary>When each count is first reached. Counts never fall, so a greater one is reached no earlier.</summary>
internal sealed class Thresholds(Puzzle puzzle)
{
    readonly Dictionary<Threshold, Time> _times = [];

    /// <summary>When it is reached: from then on, for ever.</summary>
    public Time Of(Threshold threshold)
    {
        if (threshold.Amount < 0 || (threshold.Amount == 0 && !threshold.IsStrict))
            return puzzle.Beginning;
        if (!_times.TryGetValue(threshold, out var time))
            _times[threshold] = time = puzzle.NewHappening(threshold.Fact.ToString());
        return time;
    }

    /// <summary>All that were asked for, by fact, then from the least on.</summary>
    public IEnumerable<(Threshold Threshold, Time Time)> All =>
        _times
            .OrderBy(t => t.Key.Fact.ToString(), StringComparer.Ordinal)
            .ThenBy(t => t.Key)
            .Select(t => (t.Key, t.Value));

    /// <summary>Puts the counts of each fact in order, once all are known.</summary>
    public void Close()
    {
        foreach (var fact in All.GroupBy(t => t.Threshold.Fact))
        foreach (var (lesser, greater) in fact.Zip(fact.Skip(1)))
            puzzle.AtMost(lesser.Time, greater.Time);
    }
}
