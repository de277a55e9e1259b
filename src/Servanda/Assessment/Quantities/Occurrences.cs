using Servanda.Assessment.Facts;

namespace Servanda.Assessment.Quantities;

/// <summary>
/// That a repeatable event does not occur, as an <c>avoid</c> asks (semantics 3.12): said not so at each second at which the
/// count rises, possibly at each at which an imprecise date leaves open that it does, and never said so again, since what
/// occurred has occurred.
/// </summary>
internal static class Occurrences
{
    /// <summary>The signal of "no occurrence".</summary>
    public static Signal None(TallyAmount tally)
    {
        var established = tally.Steps(Truth.Established).Select(s => s.At).ToHashSet();
        var possible = tally.Steps(Truth.Possible).Select(s => s.At).ToHashSet();
        var builder = new Signal.Builder(4);
        builder.Add(long.MinValue, At(long.MinValue));
        var changes = new SortedSet<long>();
        foreach (var t in established.Union(possible))
        {
            changes.Add(t);
            changes.Add(t + 1);
        }
        foreach (var (first, last) in tally.Dates)
        {
            changes.Add(first);
            changes.Add(last + 1);
        }
        foreach (var t in changes)
            if (t > long.MinValue)
                builder.Add(t, At(t));
        return builder.Build();

        Truth At(long t) =>
            established.Contains(t) ? Truth.SaidNot | Truth.MaybeSaidNot
            : possible.Contains(t) || tally.MayRiseAt(t) ? Truth.Possible | Truth.MaybeSaidNot
            : Truth.Established | Truth.Possible;
    }
}
