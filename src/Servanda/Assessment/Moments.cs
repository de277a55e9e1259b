using NodaTime;
using Servanda.Model;
using Servanda.Record;
using Offset = Servanda.Model.Offset;

namespace Servanda.Assessment;

/// <summary>A moment as reckoned (semantics 3.2): an interval of seconds.</summary>
/// <param name="Start">Its first second.</param>
/// <param name="End">Its last second.</param>
/// <param name="IsDated">Whether it is a date or an offset in days or longer, so that <c>until</c> runs to its end.</param>
internal readonly record struct Reckoned(long Start, long End, bool IsDated)
{
    /// <summary>The first second after a term that runs until it.</summary>
    public long TermEnd => IsDated ? End + 1 : End;

    /// <summary>The same, beginning and ending no earlier than a second.</summary>
    public Reckoned NotBefore(long second) =>
        new(Math.Max(Start, second), Math.Max(End, second), IsDated && End >= second);
}

/// <summary>What a moment may be (3.13).</summary>
/// <param name="Established">In the established world; null: it does not come.</param>
/// <param name="Others">In other worlds; null: in one it does not come.</param>
/// <param name="Readings">The conditions it rests on.</param>
internal sealed record MomentOptions(
    Reckoned? Established,
    IReadOnlyList<Reckoned?> Others,
    IReadOnlyList<Reading> Readings
)
{
    /// <summary>Whether there are more than are given.</summary>
    public bool IsCut { get; init; }

    /// <summary>Whether it may be another under this or a laxer standard.</summary>
    public bool IsUnsettled => Others.Count > 0 || Readings.Any(r => r.Signal.IsUnsettled());

    /// <summary>All of them, the established one first.</summary>
    public IEnumerable<Reckoned?> All()
    {
        yield return Established;
        foreach (var other in Others)
            yield return other;
    }
}

/// <summary>Reckons moments (3.2).</summary>
internal sealed class MomentReader(
    Evaluation run,
    ConditionReader conditions,
    Interest interest,
    long asOf = long.MaxValue
)
{
    const int MostWorlds = 4096;

    /// <summary>What a moment may be.</summary>
    public MomentOptions Read(Moment moment)
    {
        switch (moment)
        {
            case OnDate on:
                var (a, b) = run.Index.Seconds(on);
                return new MomentOptions(new Reckoned(a, b, true), [], []);
            case WhenHolds { Condition: Holds holds } when conditions.Defined(holds.Fact) is (var reader, HasCome come):
                return new MomentReader(run, reader, interest, asOf).Read(come.Moment);
            case WhenHolds once:
                var reading = conditions.Read(once.Condition, interest);
                var first = reading.Signal.First(Truth.Established);
                return new MomentOptions(
                    first == long.MaxValue || first > asOf ? null : At(first),
                    [.. reading.Candidates(run.Index.Days).Select(c => (Reckoned?)At(c))],
                    [reading]
                );
            case EachMoment:
                return conditions.Each is { } each ? Read(each) : new MomentOptions(null, [], []);
            case NthPeriod period:
                return Begun(period);
            case DueOf due:
                var (known, others) = run.DueOf(due.Commitment, asOf);
                return new MomentOptions(
                    known is { } end ? new Reckoned(end, end, true) : null,
                    [.. others.Select(o => o is { } on ? new Reckoned(on, on, true) : (Reckoned?)null)],
                    []
                );
            case Offset offset:
                return Counted(offset);
            case EarlierOf earlier:
                return Combine(earlier.Moments, Earliest);
            case LaterOf later:
                return Combine(later.Moments, Latest);
            case EitherOf either:
                var readings = either.Readings.Select(Read).ToList();
                return new MomentOptions(
                    readings[0].Established,
                    [.. readings.SelectMany(r => r.All()).Distinct().Where(o => o != readings[0].Established)],
                    [.. readings.SelectMany(r => r.Readings)]
                )
                {
                    IsCut = readings.Exists(r => r.IsCut),
                };
            case UnlessHeld unless:
                return Unprevented(Read(unless.Moment), conditions.Read(unless.Condition, interest));
            default:
                return new MomentOptions(null, [], []);
        }
    }

    /// <summary>
    /// The period, where the state obtains when it begins; possibly, where that is not settled. No later is known (3.2).
    /// </summary>
    MomentOptions Begun(NthPeriod period)
    {
        var whole = Spans(period);
        var obtains = conditions.Read(period.Obtains, interest);
        var established = whole.Established is { } span && Is(span, Truth.Established) ? span : (Reckoned?)null;
        return whole with
        {
            Established = established,
            Others = [.. whole.All().SelectMany(Ways).Distinct().Where(m => m != established)],
            Readings = [.. whole.Readings, obtains],
        };

        bool Is(Reckoned span, Truth mark) => span.Start <= asOf && (obtains.Signal[span.Start] & mark) != 0;

        IEnumerable<Reckoned?> Ways(Reckoned? way)
        {
            if (way is { } may && Is(may, Truth.Possible))
                yield return may;
            if (way is not { } must || !Is(must, Truth.Established))
                yield return null;
        }
    }

    /// <summary>When the period is, whether or not the state obtains then.</summary>
    public MomentOptions Spans(NthPeriod period)
    {
        var definition = run.Index.Dossier.Facts.GetValueOrDefault(period.State)?.Definition;
        var begin = Read(definition?.From ?? new WhenHolds(period.Obtains));
        var established = Span(begin.Established);
        return begin with
        {
            Established = established,
            Others = [.. begin.Others.Select(Span).Distinct().Where(o => o != established)],
        };

        Reckoned? Span(Reckoned? from)
        {
            if (from is not { } start || start.Start <= Dawn || start.End >= Dusk)
                return null;
            try
            {
                var first = run.Index.Days.DayOf(start.Start);
                var (begins, ends) = (
                    first.Plus(Times(period.Length, period.Number - 1)),
                    first.Plus(Times(period.Length, period.Number))
                );
                return new Reckoned(
                    run.Index.Days.StartOf(begins),
                    run.Index.Days.EndOf(ends.PlusDays(-1)),
                    true
                ).NotBefore(start.Start);
            }
            catch (Exception error) when (error is OverflowException or ArgumentOutOfRangeException)
            {
                return null;
            }
        }
    }

    static Period Times(Period length, int number) =>
        new PeriodBuilder
        {
            Years = length.Years * number,
            Months = length.Months * number,
            Weeks = length.Weeks * number,
            Days = length.Days * number,
        }.Build();

    /// <summary>
    /// Counted from a date, or from what comes only when it comes: then nothing begins or ends before it was known (3.2).
    /// </summary>
    MomentOptions Counted(Offset whole)
    {
        var steps = new Stack<Offset>([whole]);
        while (steps.Peek().Anchor is Offset inner)
            steps.Push(inner);
        var anchor = steps.Peek().Anchor;
        if (anchor is EachMoment && conditions.Each is { } each)
            anchor = each;
        Moment On(Moment other) => steps.Aggregate(other, (from, step) => step with { Anchor = from });
        if (
            anchor is WhenHolds { Condition: Holds holds }
            && conditions.Defined(holds.Fact) is (var reader, HasCome come)
        )
            return new MomentReader(run, reader, interest, asOf).Read(On(come.Moment));
        if (steps.Any(s => !s.After))
            switch (anchor)
            {
                // Of several, each is looked back from.
                case EarlierOf earlier:
                    return Read(new EarlierOf([.. earlier.Moments.Select(On)]));
                case LaterOf later:
                    return Read(new LaterOf([.. later.Moments.Select(On)]));
                case EitherOf either:
                    return Read(new EitherOf([.. either.Readings.Select(On)]));
            }
        var start = Read(anchor);
        var established = End(start.Established);
        return start with
        {
            Established = established,
            Others = [.. start.Others.Select(End).Distinct().Where(o => o != established)],
        };

        Reckoned? End(Reckoned? from)
        {
            var reached = from;
            foreach (var step in steps)
                reached = reached is { } at ? Shift(run.Index.Days, at, step) : null;
            return anchor is WhenHolds or UnlessHeld or NthPeriod && from is { } known
                ? reached?.NotBefore(known.Start)
                : reached;
        }
    }

    /// <summary>What an offset reaches from its anchor; null where the calendar ends.</summary>
    public static Reckoned? Shift(DayMath days, Reckoned anchor, Offset offset) =>
        Shift(days, anchor, offset.Length, offset.WorkingDays, offset.After);

    /// <summary>A span, and working days behind it, after or before a moment; null where the calendar ends.</summary>
    public static Reckoned? Shift(DayMath days, Reckoned anchor, Period length, WorkingDays? working, bool after)
    {
        if (anchor.Start <= Dawn || anchor.End >= Dusk)
            return null;
        var result = anchor;
        if (length.HasDateComponent || !length.HasTimeComponent)
        {
            var date = new PeriodBuilder
            {
                Years = length.Years,
                Months = length.Months,
                Weeks = length.Weeks,
                Days = length.Days,
            }.Build();
            try
            {
                var day = days.DayOf(anchor.Start);
                day = after ? day.Plus(date) : day.Minus(date);
                if (working is not null)
                    day = days.CalendarOf(working).Count(day, working.Number, after);
                result = new Reckoned(days.StartOf(day), days.EndOf(day), true);
            }
            catch (Exception error) when (error is OverflowException or ArgumentOutOfRangeException)
            {
                return null;
            }
        }
        var seconds = length.Hours * 3600 + length.Minutes * 60 + length.Seconds;
        if (seconds == 0)
            return result;
        return At(after ? result.End + seconds : result.Start - seconds);
    }

    // Open dates reckon to the ends of the calendar, from which nothing can be counted.
    static readonly long Dawn = Instant.MinValue.ToUnixTimeSeconds() + 400L * 366 * 86_400;
    static readonly long Dusk = Instant.MaxValue.ToUnixTimeSeconds() - 400L * 366 * 86_400;

    static Reckoned At(long second) => new(second, second, false);

    /// <summary>From the earliest start to the earliest end of those that come; dated as the first with that end is.</summary>
    static Reckoned? Earliest(IEnumerable<Reckoned?> moments)
    {
        Reckoned? found = null;
        foreach (var moment in moments)
            if (moment is { } m)
                found =
                    found is not { } f ? m
                    : m.End < f.End ? m with { Start = Math.Min(m.Start, f.Start) }
                    : f with { Start = Math.Min(m.Start, f.Start) };
        return found;
    }

    /// <summary>From the latest start to the latest end, once all have come; dated as the first with that end is.</summary>
    static Reckoned? Latest(IEnumerable<Reckoned?> moments)
    {
        Reckoned? found = null;
        foreach (var moment in moments)
        {
            if (moment is not { } m)
                return null;
            found =
                found is not { } f ? m
                : m.End > f.End ? m with { Start = Math.Max(m.Start, f.Start) }
                : f with { Start = Math.Max(m.Start, f.Start) };
        }
        return found;
    }

    /// <summary>
    /// Surely only where the condition cannot have held before it begins; possibly where that is not established (3.2).
    /// </summary>
    MomentOptions Unprevented(MomentOptions moment, Reading unless)
    {
        var (possible, established) = (FirstUpTo(unless, Truth.Possible), FirstUpTo(unless, Truth.Established));
        var surely = moment.Established is { } at && at.Start <= possible ? at : (Reckoned?)null;
        return moment with
        {
            Established = surely,
            Others = [.. moment.All().SelectMany(Ways).Distinct().Where(m => m != surely)],
            Readings = [.. moment.Readings, unless],
        };

        IEnumerable<Reckoned?> Ways(Reckoned? way)
        {
            if (way is { } may && may.Start <= established)
                yield return may;
            if (way is not { } must || must.Start > possible)
                yield return null;
        }
    }

    long FirstUpTo(Reading reading, Truth mark) =>
        reading.Signal.First(mark) is var first && first <= asOf ? first : long.MaxValue;

    MomentOptions Combine(IReadOnlyList<Moment> parts, Func<IEnumerable<Reckoned?>, Reckoned?> choose)
    {
        var options = parts.Select(Read).ToList();
        var combinations = new List<Reckoned?[]> { Array.Empty<Reckoned?>() };
        var isCut = options.Exists(o => o.IsCut);
        foreach (var option in options)
        {
            isCut |= (long)combinations.Count * (option.Others.Count + 1) > MostWorlds;
            combinations =
            [
                .. combinations.SelectMany(c => option.All().Select(o => (Reckoned?[])[.. c, o])).Take(MostWorlds),
            ];
        }
        var established = choose(options.Select(o => o.Established));
        var others = combinations.Select(choose).Distinct().Where(o => o != established);
        return new MomentOptions(established, [.. others], [.. options.SelectMany(o => o.Readings)]) { IsCut = isCut };
    }
}
