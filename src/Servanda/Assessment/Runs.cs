using Servanda.Model;
using Servanda.Record;

namespace Servanda.Assessment;

/// <summary>What follows from how long a condition has held, and which of two held first (semantics 3.8).</summary>
internal static class Runs
{
    /// <summary>That it has held without a break for a span; what has held before all time has held long enough.</summary>
    public static Signal Lasting(DayMath days, Signal signal, Lasting lasting) =>
        Signal
            .Any([Lasting(days, signal, lasting, Truth.Established), Lasting(days, signal, lasting, Truth.Possible)])
            .Settled();

    /// <summary>From the first second of the one, where the other was not so up to then.</summary>
    public static Signal Before(Signal first, Signal then)
    {
        var (established, possible) = (first.First(Truth.Established), first.First(Truth.Possible));
        var builder = new Signal.Builder(3);
        builder.Add(long.MinValue, Signal.Settle(Truth.No));
        if (possible != long.MaxValue && then.First(Truth.Established) > possible)
            builder.Add(possible, Signal.Settle(Truth.Possible));
        if (established != long.MaxValue && then.First(Truth.Possible) > established)
            builder.Add(established, Truth.Yes);
        return builder.Build();
    }

    /// <summary>The first second of the run in which a second lies; null where it lies in none.</summary>
    public static long? StartOf(Signal signal, long second, Truth mark)
    {
        long? start = null;
        for (var i = 0; i < signal.From.Length && signal.From[i] <= second; i++)
            start = (signal.Pieces[i] & mark) == 0 ? null : start ?? signal.From[i];
        return start;
    }

    static Signal Lasting(DayMath days, Signal signal, Lasting lasting, Truth mark)
    {
        var builder = new Signal.Builder(signal.From.Length + 1);
        builder.Add(long.MinValue, Truth.No);
        for (var i = 0; i < signal.From.Length; i++)
        {
            if ((signal.Pieces[i] & mark) == 0)
                continue;
            var start = signal.From[i];
            while (i + 1 < signal.From.Length && (signal.Pieces[i + 1] & mark) != 0)
                i++;
            var end = i + 1 < signal.From.Length ? signal.From[i + 1] : long.MaxValue;
            var from = days.After(start, lasting.Length, lasting.WorkingDays);
            if (from >= end)
                continue;
            builder.Add(from, mark);
            if (end != long.MaxValue)
                builder.Add(end, Truth.No);
        }
        return builder.Build();
    }
}
