using System.Runtime.InteropServices;
using Servanda.Model;
using Servanda.Record;

namespace Servanda.Assessment.Facts;

/// <summary>
/// "At least u" of a tally, or that an event has happened, a tally of one (semantics 3.4). Since a tally never falls, it
/// is possible from some second on, established from some second on, and refuted up to some second.
/// </summary>
internal sealed class TallyReading(
    RecordView view,
    Standard standard,
    int fact,
    Place place,
    Interest interest,
    decimal threshold,
    bool strict
) : FactReading(view, standard, fact, place, interest)
{
    /// <summary>A figure that stands: a total or a running total.</summary>
    internal readonly record struct Figure(long A, long B, long Known, Bounds Bounds, Statement Row, bool IsRunning);

    /// <summary>The figures that stand, where they are read for many amounts at once; null: read here.</summary>
    public List<Figure>? Shared { get; init; }

    List<Figure> AllFigures => Shared ?? Figures(Rows());

    /// <summary>The amount asked for.</summary>
    public decimal Threshold => threshold;

    /// <inheritdoc/>
    protected override Signal Read()
    {
        if (IsPlainEvent)
        {
            var times = PlainEventReading.Of(View, Fact, Place, Interest, Needed);
            return Pieces(times.Possible, times.Established, times.Refuted, times.Denied, long.MaxValue);
        }
        return TryReadUndisputed(out var possible, out var established)
            ? Pieces(possible, established, long.MinValue, long.MinValue, long.MaxValue)
            : ReadDisputed();
    }

    bool IsPlainEvent =>
        threshold == 1
        && !strict
        && Findings is null
        && !HasDoubts
        && Place.VerifiersFrom is null
        && View.Index.PlainEvents.Has(Fact);

    /// <inheritdoc/>
    public override bool HasOnlyDatedCandidates => !HasDoubts || !Doubts(Rows()).Any(IsUpTo);

    /// <inheritdoc/>
    public override void AddCandidates(List<long> candidates, bool underNot)
    {
        foreach (var figure in CollectionsMarshal.AsSpan(AllFigures))
            if (figure.Bounds.Gives(threshold, strict))
                AddDays(candidates, figure.A, figure.B);
    }

    /// <summary>A count never falls: what is said later of it takes the place of every doubt before.</summary>
    protected override long BeginningOf(in Statement row) => long.MinValue;

    /// <inheritdoc/>
    protected override long BeginningOf(Doubt doubt) => long.MinValue;

    /// <inheritdoc/>
    public override Evidence ReasonAt(long second)
    {
        var rows = Rows();
        var first = long.MaxValue;
        var figures = AllFigures;
        foreach (var figure in figures)
            if (figure.B <= second && figure.Bounds.Gives(threshold, strict))
                first = Math.Min(first, figure.B);
        var affirmed = first != long.MaxValue;
        var since = affirmed ? first : second;
        var denied = figures.Exists(f => f.B >= since && f.Bounds.Excludes(threshold, strict));
        if (affirmed && denied)
            return Evidence.Contested;
        if (Doubts(rows).Any(d => d.From <= second && IsUpTo(d)))
            return Evidence.Unconfirmed;
        return affirmed || denied ? Evidence.Claimed : Evidence.Imprecise;
    }

    /// <inheritdoc/>
    protected override IEnumerable<long> ReasonMoments(long from, long to)
    {
        yield return from;
        var rows = Rows();
        foreach (var doubt in Doubts(rows))
            if (doubt.From > from && doubt.From <= to)
                yield return doubt.From;
        foreach (var figure in AllFigures)
        {
            if (figure.B > from && figure.B <= to)
                yield return figure.B;
            if (figure.B + 1 > from && figure.B + 1 <= to)
                yield return figure.B + 1;
        }
    }

    /// <summary>The figures that stand, of all sides: totals not silenced, and running totals not silenced (3.4).</summary>
    public static List<Figure> Figures(List<Statement> rows)
    {
        var figures = new List<Figure>(rows.Count);
        var span = CollectionsMarshal.AsSpan(rows);
        for (var start = 0; start < span.Length; )
        {
            var end = start + 1;
            while (end < span.Length && span[end].Side == span[start].Side)
                end++;
            AddSide(span[start..end], figures);
            start = end;
        }
        return figures;
    }

    static void AddSide(ReadOnlySpan<Statement> rows, List<Figure> figures)
    {
        var first = figures.Count;
        var increments = 0;
        var caps = new List<Statement>();
        foreach (ref readonly var row in rows)
        {
            if (row.Form == StatementForm.Increment)
                increments++;
            if (row.Form == StatementForm.Figure && row.Bounds.HasHigh)
                caps.Add(row);
            if (row.Form == StatementForm.Figure && !IsSilenced(row.B, row.Known, row.Bounds, rows))
                figures.Add(new Figure(row.A, row.B, row.Known, row.Bounds, row, false));
        }
        if (increments == 0)
            return;
        // In the order of dates: a base that comes begins the sum anew.
        var bases = figures.GetRange(first, figures.Count - first).FindAll(f => f.Bounds.HasLow);
        bases.Sort(
            static (x, y) =>
                Precedes(x, y) ? -1
                : Precedes(y, x) ? 1
                : 0
        );
        var (next, sum, known) = (0, 0m, long.MinValue);
        Figure? found = null;
        for (var i = 0; i < rows.Length; )
        {
            var (date, a) = (rows[i].B, long.MaxValue);
            for (; next < bases.Count && bases[next].B <= date; next++)
                (found, sum, known) = (bases[next], bases[next].Bounds.Low, bases[next].Known);
            var start = -1;
            for (; i < rows.Length && rows[i].B == date; i++)
            {
                if (rows[i].Form != StatementForm.Increment || found?.B == date)
                    continue;
                if (start < 0)
                    start = i;
                sum += rows[i].Bounds.Low;
                known = Math.Max(known, rows[i].Known);
                a = Math.Min(a, rows[i].A);
            }
            if (start < 0)
                continue;
            var bounds = Bounds.AtLeast(sum, found?.Bounds.LowStrict ?? false);
            if (!IsSilencedRunning(date, known, bounds, caps))
                figures.Add(new Figure(a, date, known, bounds, rows[start], true));
        }
    }

    /// <summary>Whether one base gives way to another: dated later, then known later, then higher.</summary>
    static bool Precedes(in Figure x, in Figure y) =>
        x.B != y.B ? x.B < y.B
        : x.Known != y.Known ? x.Known < y.Known
        : x.Bounds.Low != y.Bounds.Low ? x.Bounds.Low < y.Bounds.Low
        : !x.Bounds.LowStrict && y.Bounds.LowStrict;

    static bool IsSilenced(long date, long known, in Bounds bounds, ReadOnlySpan<Statement> rows)
    {
        foreach (ref readonly var later in rows)
            if (
                later.Form == StatementForm.Figure
                && later.Known > known
                && (
                    (date <= later.B && bounds.Exceeds(later.Bounds))
                    || (later.B <= date && later.Bounds.Exceeds(bounds))
                )
            )
                return true;
        return false;
    }

    static bool IsSilencedRunning(long date, long known, Bounds bounds, List<Statement> caps) =>
        caps.Exists(later => later.Known > known && date <= later.B && bounds.Exceeds(later.Bounds));

    /// <summary>
    /// The common case in one pass without allocation: totals only, none of which contradicts another of its side or
    /// excludes the threshold. Then whoever gives it first establishes it, if the standard asks no more than that.
    /// </summary>
    bool TryReadUndisputed(out long possible, out long established)
    {
        possible = established = long.MaxValue;
        if (Needed > (int)Standard.Uncontested || Findings is not null || HasDoubts)
            return false;
        var (side, date) = (-1, long.MinValue);
        decimal? high = null;
        Bounds highest = default;
        foreach (ref readonly var row in View.Index.About(Fact))
        {
            if (!View.Counts(row))
                continue;
            if (row.Form != StatementForm.Figure || row.Bounds.Excludes(threshold, strict))
                return false;
            if (row.Side != side)
                (side, date, high, highest) = (row.Side, row.B, null, default);
            else if (row.B != date)
                (date, high) = (row.B, null);
            if (highest.Exceeds(row.Bounds) || (high is { } h && row.Bounds.HasLow && row.Bounds.Low >= h))
                return false;
            if (row.Bounds.HasHigh && !(high <= row.Bounds.High))
                high = row.Bounds.High;
            if (row.Bounds.HasLow && !(highest.HasLow && highest.Low > row.Bounds.Low))
                highest = row.Bounds;
            if (!row.Bounds.Gives(threshold, strict))
                continue;
            possible = Math.Min(possible, row.A);
            established = Math.Min(established, row.B);
        }
        return true;
    }

    Signal ReadDisputed()
    {
        var rows = Rows();
        var affirming = new List<Figure>();
        var denying = new List<Figure>();
        foreach (var figure in AllFigures)
        {
            if (figure.Bounds.Gives(threshold, strict))
                affirming.Add(figure);
            if (figure.Bounds.Excludes(threshold, strict))
                denying.Add(figure);
        }
        affirming.Sort(static (x, y) => x.B.CompareTo(y.B));
        denying.Sort(static (x, y) => x.B.CompareTo(y.B));
        var (capped, cappedDenial, doubtedFrom) = (false, false, long.MaxValue);
        foreach (var doubt in Doubts(rows))
        {
            if (IsUpTo(doubt))
                doubtedFrom = Math.Min(doubtedFrom, doubt.From);
            if (!IsVerifiers(doubt))
                continue;
            foreach (var (amount, above, isDenied) in Names(doubt))
            {
                capped |= !isDenied && IsAtLeast(amount, above);
                cappedDenial |= isDenied && IsAtMost(amount, above);
            }
        }
        // What stands behind the proposition up to a date, and behind its denial from a date on.
        var upTo = new Backing[affirming.Count + 1];
        for (var i = 0; i < affirming.Count; i++)
        {
            upTo[i + 1] = upTo[i];
            Affirm(ref upTo[i + 1], affirming[i].Row);
        }
        var from = new Backing[denying.Count + 1];
        for (var i = denying.Count - 1; i >= 0; i--)
        {
            from[i] = from[i + 1];
            Deny(ref from[i], denying[i].Row);
        }
        (bool Established, bool Refuted) At(long d)
        {
            ref readonly var affirmed = ref upTo[CountUpTo(affirming, d)];
            ref readonly var denied = ref from[CountUpTo(denying, d - 1)];
            var support = affirmed.Affirmed(denied, capped);
            var denial = denied.Denied(affirmed.Any, cappedDenial);
            return (Establishes(support, denial), Refutes(support, denial));
        }
        var established = long.MaxValue;
        foreach (var figure in affirming)
            if (At(figure.B).Established)
            {
                established = figure.B;
                break;
            }
        var refuted = RefutedUntil(affirming, denying, d => At(d).Refuted);
        var possible = established;
        foreach (var figure in affirming)
            if (figure.B > refuted)
                possible = Math.Min(possible, Math.Max(figure.A, Next(refuted)));
        if (doubtedFrom != long.MaxValue)
            possible = Math.Min(possible, Math.Max(doubtedFrom, Next(refuted)));
        var denied = denying.Count > 0 ? denying[^1].B : long.MinValue;
        return Pieces(possible, established, refuted, denied, doubtedFrom);
    }

    /// <summary>The signal of what is possible and established from a second on, and refuted and denied up to one.</summary>
    static Signal Pieces(long possible, long established, long refuted, long denied, long doubtedFrom)
    {
        Span<long> changes = [long.MinValue, possible, established, Next(refuted), Next(denied), doubtedFrom];
        changes.Sort();
        var builder = new Signal.Builder(6);
        foreach (var t in changes)
        {
            if (t == long.MaxValue)
                break;
            var truth = Truth.No;
            if (t >= established)
                truth |= Truth.Established | Truth.Said;
            if (t >= possible)
                truth |= Truth.Possible | Truth.MaybeSaid;
            var isRefuted = refuted != long.MinValue && t <= refuted;
            if (isRefuted)
                truth |= Truth.SaidNot;
            var isDenied = (denied != long.MinValue && t <= denied) || t >= doubtedFrom;
            if (isRefuted || (t < established && isDenied))
                truth |= Truth.MaybeSaidNot;
            builder.Add(t, truth);
        }
        return builder.Build();
    }

    /// <summary>The last second at which it is refuted; the beginning of time if it never is.</summary>
    static long RefutedUntil(List<Figure> affirming, List<Figure> denying, Func<long, bool> refuted)
    {
        if (denying.Count == 0)
            return long.MinValue;
        var ends = new List<long>(affirming.Count + denying.Count);
        foreach (var figure in denying)
            ends.Add(figure.B);
        foreach (var figure in affirming)
            ends.Add(figure.B - 1);
        ends.Sort();
        // INVARIANT: as d grows denials drop out and affirmations come in, so refutation holds up to one second only.
        for (var i = ends.Count - 1; i >= 0; i--)
            if (refuted(ends[i]))
                return ends[i];
        return long.MinValue;
    }

    static long Next(long second) => second == long.MinValue ? second : second + 1;

    static int CountUpTo(List<Figure> figures, long date)
    {
        var (low, high) = (0, figures.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (figures[middle].B <= date)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }

    /// <summary>
    /// The thresholds that a doubt names, each asked for or denied: an event is a tally of one, <c>at most n</c> is "not above
    /// n", <c>exactly n</c> both "at least n" and "not above n".
    /// </summary>
    static (decimal Amount, bool Above, bool IsDenied)[] Names(Doubt doubt)
    {
        var denied = !doubt.Affirmed;
        return doubt.Names switch
        {
            null => [(1, false, denied)],
            { Comparison: Comparison.AtLeast, Amount: var n } => [(n, false, denied)],
            { Comparison: Comparison.Above, Amount: var n } => [(n, true, denied)],
            { Comparison: Comparison.AtMost, Amount: var n } => [(n, true, !denied)],
            { Comparison: Comparison.Below, Amount: var n } => [(n, false, !denied)],
            { Amount: var n } => [(n, false, denied), (n, true, !denied)],
        };
    }

    bool IsUpTo(Doubt doubt)
    {
        foreach (var (amount, above, _) in Names(doubt))
            if (IsAtMost(amount, above))
                return true;
        return false;
    }

    bool IsAtMost(decimal amount, bool above) => threshold < amount || (threshold == amount && (above || !strict));

    bool IsAtLeast(decimal amount, bool above) => threshold > amount || (threshold == amount && (strict || !above));
}
