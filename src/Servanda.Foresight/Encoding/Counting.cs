using Google.OrTools.Sat;
using NodaTime;
using Servanda.Model;
using Servanda.Record;

namespace Servanda.Foresight.Encoding;

/// <summary>Counts spans from times, by the calendar and exactly (semantics 3.2).</summary>
internal sealed class Counting(Puzzle puzzle, Dossier dossier)
{
    readonly Dictionary<long, Time> _days = [];
    readonly Dictionary<string, WorkDays> _calendars = dossier.Calendars.ToDictionary(
        c => c.Key,
        c => new WorkDays(c.Value)
    );

    TimeGrid Grid => puzzle.Grid;

    /// <summary>What a span reaches, after or before a moment that begins and ends at some times.</summary>
    public MomentTimes Shift(MomentTimes anchor, Period length, WorkingDays? working, bool after)
    {
        // From what has been so before all time nothing can be counted: it never comes.
        if (!anchor.Start.IsAfterBeginning)
        {
            var begins = puzzle.IsBefore(puzzle.Beginning, anchor.Start);
            anchor = new(
                puzzle.If(begins, anchor.Start),
                puzzle.If(begins, anchor.End),
                puzzle.If(begins, anchor.TermEnd)
            );
        }
        var reached = anchor;
        if (length.HasDateComponent || !length.HasTimeComponent)
            reached = WholeDay(Shift(DayOf(anchor.Start), length, working, after));
        var minutes = length.Hours * 60 + length.Minutes;
        if (minutes == 0)
            return reached;
        var at = after ? Plus(reached.End, minutes) : Plus(reached.Start, -minutes);
        return new MomentTimes(at, at, at);
    }

    /// <summary>The number of the day in which a time lies; never where it does not come.</summary>
    public Time DayOf(Time time)
    {
        if (time.Value is { } known)
            return new Time(known >= Grid.Never ? Grid.Never : known / Grid.TicksOfDay);
        if (!Grid.HasTimesOfDay)
            return time;
        if (_days.TryGetValue(time.Identity.Key, out var found))
            return found;
        var day = puzzle.NewTime("");
        var comes = puzzle.Comes(time);
        puzzle.Model.Add(time.Expression - day.Expression * Grid.TicksOfDay >= 0).OnlyEnforceIf(comes);
        puzzle.Model.Add(time.Expression - day.Expression * Grid.TicksOfDay < Grid.TicksOfDay).OnlyEnforceIf(comes);
        puzzle.Same(day, puzzle.Never, puzzle.Not(comes));
        return _days[time.Identity.Key] = day;
    }

    /// <summary>A day as a moment.</summary>
    public MomentTimes WholeDay(Time day)
    {
        if (day.Value is { } known)
            return known >= Grid.Never
                ? new MomentTimes(puzzle.Never, puzzle.Never, puzzle.Never)
                : new MomentTimes(
                    new Time(known * Grid.TicksOfDay),
                    new Time((known + 1) * Grid.TicksOfDay - 1),
                    new Time((known + 1) * Grid.TicksOfDay)
                );
        if (!Grid.HasTimesOfDay)
            return new MomentTimes(day, day, Plus(day, 1));
        var (start, comes) = (puzzle.NewTime(""), puzzle.Comes(day));
        puzzle.Model.Add(start.Expression == day.Expression * Grid.TicksOfDay).OnlyEnforceIf(comes);
        puzzle.Same(start, puzzle.Never, puzzle.Not(comes));
        return new MomentTimes(start, Plus(start, Grid.TicksOfDay - 1), Plus(start, Grid.TicksOfDay));
    }

    /// <summary>Some ticks later, or earlier; what would lie before the beginning is the beginning, behind the end never.</summary>
    public Time Plus(Time time, long ticks)
    {
        if (ticks == 0)
            return time;
        if (time.Value is { } known)
            return Known(known, known + ticks);
        var shifted = puzzle.NewTime("");
        var comes = puzzle.Comes(time);
        puzzle.Model.Add(shifted.Expression == time.Expression + ticks).OnlyEnforceIf(comes);
        puzzle.Same(shifted, puzzle.Never, puzzle.Not(comes));
        return shifted;
    }

    Time Known(long from, long to) =>
        from >= Grid.Never || to > Grid.Last ? puzzle.Never
        : to < 0 ? puzzle.Beginning
        : new Time(to);

    Time Shift(Time day, Period length, WorkingDays? working, bool after)
    {
        if (day.Value is { } known)
            return known >= Grid.Never ? puzzle.Never : InDays(Reached(known, length, working, after));
        if (length.Years == 0 && length.Months == 0 && working is null)
            return Days(day, (after ? 1 : -1) * (length.Weeks * 7 + length.Days));
        var key = $"{(after ? "" : "-")}{length} {working?.Number} {working?.Calendar}";
        return puzzle.Tables.Look(day, key, d => Reached(d, length, working, after));
    }

    /// <summary>The number of the day that a span reaches from another.</summary>
    long Reached(long day, Period length, WorkingDays? working, bool after)
    {
        var date = new PeriodBuilder(length)
        {
            Hours = 0,
            Minutes = 0,
            Seconds = 0,
        }.Build();
        var reached = after ? Grid.DayAt(day) + date : Grid.DayAt(day) - date;
        return Grid.IndexOf(working is null ? reached : Working(working).Count(reached, working.Number, after));
    }

    Time InDays(long day) =>
        day >= Grid.Days ? puzzle.Never
        : day < 0 ? puzzle.Beginning
        : new Time(day);

    Time Days(Time day, int days)
    {
        if (days == 0)
            return day;
        if (!Grid.HasTimesOfDay)
            return Plus(day, days);
        var (shifted, comes) = (puzzle.NewTime(""), puzzle.Comes(day));
        puzzle.Model.Add(shifted.Expression == day.Expression + days).OnlyEnforceIf(comes);
        puzzle.Same(shifted, puzzle.Never, puzzle.Not(comes));
        return shifted;
    }

    WorkDays Working(WorkingDays working) =>
        working.Calendar is { } name && _calendars.TryGetValue(name, out var days) ? days : WorkDays.Usual;
}
