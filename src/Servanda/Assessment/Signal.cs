namespace Servanda.Assessment;

/// <summary>What can be said of a condition at a moment (semantics 3.7, 3.8).</summary>
[Flags]
internal enum Truth : byte
{
    /// <summary>Plainly no: nobody has said so.</summary>
    No = 0,

    /// <summary>Established.</summary>
    Established = 1,

    /// <summary>Possible; established implies it.</summary>
    Possible = 2,

    /// <summary>Established because somebody said so.</summary>
    Said = 4,

    /// <summary>Possibly said so.</summary>
    MaybeSaid = 8,

    /// <summary>Refuted because somebody said so.</summary>
    SaidNot = 16,

    /// <summary>Possibly refuted.</summary>
    MaybeSaidNot = 32,

    /// <summary>Established, with all that follows.</summary>
    Yes = Established | Possible | Said | MaybeSaid,
}

/// <summary>A condition over time: piecewise constant, each piece from its second up to the next (semantics 3.10).</summary>
internal sealed class Signal
{
    readonly long[] _from;
    readonly Truth[] _truth;

    Signal(long[] from, Truth[] truth) => (_from, _truth) = (from, truth);

    /// <summary>Never said, so plainly no at all times.</summary>
    public static Signal Never { get; } = Constant(Truth.No);

    /// <summary>Always so.</summary>
    public static Signal Always { get; } = Constant(Truth.Yes);

    /// <summary>The seconds at which a piece begins; the first is the beginning of time.</summary>
    public ReadOnlySpan<long> From => _from;

    /// <summary>The value of each piece.</summary>
    public ReadOnlySpan<Truth> Pieces => _truth;

    /// <summary>The same at all times.</summary>
    public static Signal Constant(Truth truth) => new([long.MinValue], [truth]);

    /// <summary>Settled: established from a second on, and plainly not before it.</summary>
    public static Signal Since(long second) =>
        second == long.MaxValue ? Constant(Settle(Truth.No))
        : second == long.MinValue ? Always
        : new([long.MinValue, second], [Settle(Truth.No), Truth.Yes]);

    /// <summary>The value at a second.</summary>
    public Truth this[long second]
    {
        get
        {
            var i = Array.BinarySearch(_from, second);
            return _truth[i >= 0 ? i : ~i - 1];
        }
    }

    /// <summary>The first second from one on at which all of some marks hold; <see cref="long.MaxValue"/> if never.</summary>
    public long First(Truth marks, long from = long.MinValue)
    {
        var i = Array.BinarySearch(_from, from);
        for (i = i >= 0 ? i : ~i - 1; i < _from.Length; i++)
            if ((_truth[i] & marks) == marks)
                return Math.Max(_from[i], from);
        return long.MaxValue;
    }

    /// <summary>Whether it is possible and not established at some second before another.</summary>
    public bool IsUnsettledBefore(long end)
    {
        for (var i = 0; i < _from.Length && _from[i] < end; i++)
            if ((_truth[i] & (Truth.Established | Truth.Possible)) == Truth.Possible)
                return true;
        return false;
    }

    /// <summary>Whether it is ever possible and not established, or possibly refuted and not refuted.</summary>
    public bool IsUnsettled()
    {
        foreach (var t in _truth)
            if (
                (t & (Truth.Established | Truth.Possible)) == Truth.Possible
                || (t & (Truth.Said | Truth.MaybeSaid)) == Truth.MaybeSaid
                || (t & (Truth.SaidNot | Truth.MaybeSaidNot)) == Truth.MaybeSaidNot
            )
                return true;
        return false;
    }

    /// <summary>The same with established and possible exchanged and negated, and said so with said not so.</summary>
    public Signal Negated() => Map(static t => Negate(t));

    /// <summary>The same as a piece that is no statement: said so where established, said not so where not possible.</summary>
    public Signal Settled() => Map(static t => Settle(t));

    /// <summary>The same read one second earlier.</summary>
    public Signal Delayed()
    {
        var from = (long[])_from.Clone();
        for (var i = 1; i < from.Length; i++)
            from[i]++;
        return new Signal(from, _truth);
    }

    /// <summary>All of several (3.8).</summary>
    public static Signal All(ReadOnlySpan<Signal> parts) => Merge(parts, all: true);

    /// <summary>Any of several (3.8).</summary>
    public static Signal Any(ReadOnlySpan<Signal> parts) => Merge(parts, all: false);

    /// <summary>
    /// With what a laxer standard leaves open left open: established, and said, only where the other is too, possible where
    /// either is (3.7).
    /// </summary>
    public Signal LeavingOpen(Signal laxer)
    {
        const Truth Settled = Truth.Established | Truth.Said | Truth.SaidNot;
        return Zip(this, laxer, static (x, y) => (x & y & Settled) | ((x | y) & ~Settled));
    }

    /// <summary>Value by value.</summary>
    public static Truth Negate(Truth t) =>
        ((t & Truth.Possible) == 0 ? Truth.Established : 0)
        | ((t & Truth.Established) == 0 ? Truth.Possible : 0)
        | ((t & Truth.SaidNot) != 0 ? Truth.Said : 0)
        | ((t & Truth.MaybeSaidNot) != 0 ? Truth.MaybeSaid : 0)
        | ((t & Truth.Said) != 0 ? Truth.SaidNot : 0)
        | ((t & Truth.MaybeSaid) != 0 ? Truth.MaybeSaidNot : 0);

    /// <summary>Said so where established, said not so where not possible.</summary>
    public static Truth Settle(Truth t) =>
        (t & (Truth.Established | Truth.Possible))
        | ((t & Truth.Established) != 0 ? Truth.Said : Truth.MaybeSaidNot)
        | ((t & Truth.Possible) != 0 ? Truth.MaybeSaid : Truth.SaidNot);

    /// <summary>
    /// What is read beside the worst and the best of several amounts: established where beside the worst, possible where
    /// beside the best, said not so where even beside the best.
    /// </summary>
    public static Truth Between(Truth worst, Truth best)
    {
        var truth =
            (worst & (Truth.Established | Truth.Said | Truth.MaybeSaidNot))
            | (best & (Truth.Possible | Truth.MaybeSaid | Truth.SaidNot));
        if ((truth & Truth.Established) != 0)
            truth |= Truth.Possible;
        if ((truth & Truth.Said) != 0)
            truth |= Truth.MaybeSaid;
        if ((truth & Truth.SaidNot) != 0)
            truth |= Truth.MaybeSaidNot;
        return truth;
    }

    /// <summary>Collects pieces in the order of time and joins equal neighbours.</summary>
    internal struct Builder(int capacity)
    {
        long[] _from = new long[Math.Max(2, capacity)];
        Truth[] _truth = new Truth[Math.Max(2, capacity)];
        int _count;

        /// <summary>From this second on, this value. A second given again replaces it.</summary>
        public void Add(long second, Truth truth)
        {
            if (_count > 0 && _from[_count - 1] == second)
            {
                _truth[_count - 1] = truth;
                if (_count > 1 && _truth[_count - 2] == truth)
                    _count--;
                return;
            }
            if (_count > 0 && _truth[_count - 1] == truth)
                return;
            if (_count == _from.Length)
            {
                Array.Resize(ref _from, _count * 2);
                Array.Resize(ref _truth, _count * 2);
            }
            _from[_count] = second;
            _truth[_count++] = truth;
        }

        /// <summary>The signal; the first piece must begin with time.</summary>
        public Signal Build()
        {
            if (_count == 1)
                return _truth[0] switch
                {
                    Truth.No => Never,
                    Truth.Yes => Always,
                    var other => Constant(other),
                };
            Array.Resize(ref _from, _count);
            Array.Resize(ref _truth, _count);
            return new Signal(_from, _truth);
        }
    }

    Signal Map(Func<Truth, Truth> map)
    {
        var builder = new Builder(_from.Length);
        for (var i = 0; i < _from.Length; i++)
            builder.Add(_from[i], map(_truth[i]));
        return builder.Build();
    }

    const Truth Positive = Truth.Established | Truth.Possible | Truth.Said | Truth.MaybeSaid;
    const Truth Negative = Truth.SaidNot | Truth.MaybeSaidNot;

    /// <summary>
    /// Sweeps over the changes of all parts once, counting for each mark how many parts carry it: linear in the changes
    /// but for their sorting, also for the thousands of members of a roster.
    /// </summary>
    static Signal Merge(ReadOnlySpan<Signal> parts, bool all)
    {
        if (parts.Length == 1)
            return parts[0];
        if (parts.Length == 2)
            return MergeTwo(parts[0], parts[1], all);
        Span<int> counts = stackalloc int[6];
        counts.Clear();
        var changes = new List<(long At, Truth Old, Truth New)>();
        foreach (var part in parts)
        {
            Count(counts, part._truth[0], 1);
            for (var i = 1; i < part._from.Length; i++)
                changes.Add((part._from[i], part._truth[i - 1], part._truth[i]));
        }
        changes.Sort(static (x, y) => x.At.CompareTo(y.At));
        var builder = new Builder(8);
        builder.Add(long.MinValue, Read(counts, parts.Length, all));
        for (var i = 0; i < changes.Count; )
        {
            var at = changes[i].At;
            for (; i < changes.Count && changes[i].At == at; i++)
            {
                Count(counts, changes[i].Old, -1);
                Count(counts, changes[i].New, 1);
            }
            builder.Add(at, Read(counts, parts.Length, all));
        }
        return builder.Build();
    }

    static Signal MergeTwo(Signal x, Signal y, bool all) =>
        all
            ? Zip(x, y, static (a, b) => (a & b & Positive) | ((a | b) & Negative))
            : Zip(x, y, static (a, b) => ((a | b) & Positive) | (a & b & Negative));

    static Signal Zip(Signal x, Signal y, Func<Truth, Truth, Truth> join)
    {
        var builder = new Builder(x._from.Length + y._from.Length);
        for (int i = 0, j = 0; ; )
        {
            builder.Add(Math.Max(x._from[i], y._from[j]), join(x._truth[i], y._truth[j]));
            var nextX = i + 1 < x._from.Length ? x._from[i + 1] : long.MaxValue;
            var nextY = j + 1 < y._from.Length ? y._from[j + 1] : long.MaxValue;
            if (nextX == long.MaxValue && nextY == long.MaxValue)
                return builder.Build();
            if (nextX <= nextY)
                i++;
            if (nextY <= nextX)
                j++;
        }
    }

    static void Count(Span<int> counts, Truth truth, int by)
    {
        for (var mark = 0; mark < 6; mark++)
            if (((int)truth & (1 << mark)) != 0)
                counts[mark] += by;
    }

    static Truth Read(ReadOnlySpan<int> counts, int parts, bool all)
    {
        var truth = 0;
        for (var mark = 0; mark < 6; mark++)
        {
            var asAll = all == (((Truth)(1 << mark) & Positive) != 0);
            if (asAll ? counts[mark] == parts : counts[mark] > 0)
                truth |= 1 << mark;
        }
        return (Truth)truth;
    }
}
