using Google.OrTools.Sat;
using NodaTime;
using Servanda.Model;
using Servanda.Record;

namespace Servanda.Foresight.Encoding;

/// <summary>Counts spans from times, by the calendar and exactly (semantics 3.2).</summary>
internal sealed class Counting(Puzzle puzzle, Dossier dossier)
{
    readonly Dictionary<long, (IntVar Day, IntVar Month)> _months = [];
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
        {
            if (known >= Grid.Never)
                return puzzle.Never;
            var date = new PeriodBuilder(length)
            {
                Hours = 0,
                Minutes = 0,
                Seconds = 0,
            }.Build();
            var reached = after ? Grid.DayAt(known) + date : Grid.DayAt(known) - date;
            return InDays(
                Grid.IndexOf(working is null ? reached : Working(working).Count(reached, working.Number, after))
            );
        }
        var sign = after ? 1 : -1;
        day = Months(day, sign * length.Years * 12);
        day = Months(day, sign * length.Months);
        day = Days(day, sign * (length.Weeks * 7 + length.Days));
        return working is null || working.Number == 0 ? day : WorkingDaysFrom(day, working, after);
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

    /// <summary>By calendar, clamped to the month's end: the month is looked up in a table, and the day in it kept.</summary>
    Time Months(Time day, int months)
    {
        if (months == 0)
            return day;
        var (inMonth, month) = MonthOf(day);
        var count = MonthCount + 2;
        var starts = Enumerable.Range(0, count).Select(m => (long)Grid.IndexOf(MonthAt(m + months)));
        var lasts = Enumerable.Range(0, count).Select(m => (long)DaysIn(MonthAt(m + months)) - 1);
        var start = Looked(month, starts);
        var last = Looked(month, lasts);
        var within = puzzle.Model.NewIntVar(0, 30, "");
        puzzle.Model.AddMinEquality(within, new LinearExpr[] { inMonth, last });
        var (shifted, comes) = (puzzle.NewTime(""), puzzle.Comes(day));
        puzzle.Model.Add(shifted.Expression == start + within).OnlyEnforceIf(comes);
        puzzle.Same(shifted, puzzle.Never, puzzle.Not(comes));
        return shifted;
    }

    int MonthCount => Grid.Days / 28 + 1;

    LocalDate MonthAt(int index) => new LocalDate(Grid.First.Year, Grid.First.Month, 1).PlusMonths(index);

    static int DaysIn(LocalDate month) => month.Calendar.GetDaysInMonth(month.Year, month.Month);

    /// <summary>The month of a day, from that of the first day on, and the day in it, from 0.</summary>
    (IntVar Day, IntVar Month) MonthOf(Time day)
    {
        if (_months.TryGetValue(day.Identity.Key, out var found))
            return found;
        var month = puzzle.Model.NewIntVar(0, MonthCount + 1, "");
        var inMonth = puzzle.Model.NewIntVar(0, 30, "");
        var start = Looked(month, Enumerable.Range(0, MonthCount + 2).Select(m => (long)Grid.IndexOf(MonthAt(m))));
        var length = Looked(month, Enumerable.Range(0, MonthCount + 2).Select(m => (long)DaysIn(MonthAt(m))));
        puzzle.Model.Add(inMonth < length);
        puzzle.Model.Add(start + inMonth == day.Expression).OnlyEnforceIf(puzzle.Comes(day));
        return _months[day.Identity.Key] = (inMonth, month);
    }

    Time WorkingDaysFrom(Time day, WorkingDays working, bool after)
    {
        var calendar = Working(working);
        var within = puzzle.Model.NewIntVar(0, Grid.Days - 1, "");
        var comes = puzzle.Comes(day);
        puzzle.Model.Add(within == day.Expression).OnlyEnforceIf(comes);
        var reached = Looked(
            within,
            Enumerable
                .Range(0, Grid.Days)
                .Select(d => (long)Grid.IndexOf(calendar.Count(Grid.DayAt(d), working.Number, after)))
        );
        var shifted = puzzle.NewTime("");
        puzzle.Model.Add(shifted.Expression == reached).OnlyEnforceIf(comes);
        puzzle.Same(shifted, puzzle.Never, puzzle.Not(comes));
        return shifted;
    }

    WorkDays Working(WorkingDays working) =>
        working.Calendar is { } name && _calendars.TryGetValue(name, out var days) ? days : WorkDays.Usual;

    IntVar Looked(IntVar index, IEnumerable<long> table)
    {
        var values = table.ToList();
        var found = puzzle.Model.NewIntVar(values.Min(), values.Max(), "");
        puzzle.Model.AddElement(index, values, found);
        return found;
    }
}
