using NodaTime;
using Servanda.Edtf;
using Servanda.Model;
using Servanda.Record;

namespace Servanda.Foresight.Encoding;

/// <summary>
/// The whole numbers in which the solver counts time: ticks from 0. A tick is a day of the dossier's zone; where the order
/// within a day matters, a part of it, so many that all that may change finds a place; a minute of the local clock where the
/// text counts hours.
/// </summary>
internal sealed class TimeGrid
{
    const int MinutesOfDay = 24 * 60;

    /// <summary>Into how many parts a day is divided where no hour is counted: as few as will do.</summary>
    static ReadOnlySpan<int> PartsOfDay => [24, 48, 96, 144, 288, 480, 720];

    /// <summary>The longest timetable that is considered, in days.</summary>
    const int LongestDays = 200 * 366;

    readonly DayMath _days;

    readonly int _room;

    TimeGrid(DateTimeZone zone, LocalDate first, int days, int room, int ticksOfDay)
    {
        (_days, First, Days, _room, TicksOfDay) = (new DayMath(zone), first, days, room, ticksOfDay);
    }

    /// <summary>The first day, whose first tick is 0: before everything that the text dates.</summary>
    public LocalDate First { get; }

    /// <summary>How many days there are.</summary>
    public int Days { get; }

    /// <summary>Whether a tick is less than a day.</summary>
    public bool HasTimesOfDay => TicksOfDay > 1;

    /// <summary>How many ticks a day has.</summary>
    public int TicksOfDay { get; }

    /// <summary>The last tick at which anything comes.</summary>
    public long Last => (long)Days * TicksOfDay - 1;

    /// <summary>The last tick at which anything happens: what is counted from it still lies before the last.</summary>
    public long LastHappening => (long)(Days - _room) * TicksOfDay - 1;

    /// <summary>The tick that stands for what does not come.</summary>
    public long Never => 2 * Last + 2;

    /// <summary>The grid on which a dossier's clauses lie.</summary>
    public static TimeGrid Of(Dossier dossier, Clauses clauses)
    {
        var days = new DayMath(dossier.Zone);
        var named = clauses.Dates.Select(d => d.Bounds(dossier.Zone)).ToList();
        var dated = named.SelectMany(b => new[] { b.Earliest, b.Latest }).Where(IsOnCalendar).Select(Day).ToList();
        var first = dated.Count > 0 ? dated.Min() : new LocalDate(2000, 1, 1);
        var last = dated.Count > 0 ? dated.Max() : first;
        // Whatever can be kept can be kept within the dates and all spans of the text laid end to end.
        var spans = clauses.Spans.Sum(s => DaysIn(s.Length) + (s.Working?.Number ?? 0) * 3L) + 32;
        var room = (int)Math.Min(spans, LongestDays / 4);
        first = first.PlusDays(-room);
        var length = Math.Min(Period.Between(first, last, PeriodUnits.Days).Days + 1L + room, LongestDays);
        return new TimeGrid(dossier.Zone, first, (int)length + room, room, TicksNeeded());

        LocalDate Day(Instant instant) => days.DayOf(instant.ToUnixTimeSeconds());
        bool IsWhole(EdtfBounds bounds) =>
            (
                !IsOnCalendar(bounds.Earliest)
                || days.StartOf(Day(bounds.Earliest)) == bounds.Earliest.ToUnixTimeSeconds()
            ) && (!IsOnCalendar(bounds.Latest) || days.EndOf(Day(bounds.Latest)) == bounds.Latest.ToUnixTimeSeconds());
        int TicksNeeded()
        {
            if (clauses.Spans.Any(s => s.Length.HasTimeComponent) || named.Exists(b => !IsWhole(b)))
                return MinutesOfDay;
            if (!clauses.OrderMattersWithinADay)
                return 1;
            var changes = 4 * (dossier.Facts.Count + dossier.Commitments.Count);
            foreach (var parts in PartsOfDay)
                if (parts >= changes)
                    return parts;
            return MinutesOfDay;
        }
    }

    /// <summary>The tick of an instant; those of open dates lie at the ends.</summary>
    public long TickOf(Instant instant)
    {
        if (!IsOnCalendar(instant))
            return instant < Instant.FromUnixTimeSeconds(0) ? 0 : Never;
        var local = instant.InZone(_days.Zone).LocalDateTime;
        var day = (long)IndexOf(local.Date);
        return day * TicksOfDay + (local.Hour * 60 + local.Minute) / MinutesOfTick;
    }

    /// <summary>The number of a day, from 0.</summary>
    public int IndexOf(LocalDate day) => Period.DaysBetween(First, day);

    /// <summary>The day of a number.</summary>
    public LocalDate DayAt(long index) => First.PlusDays((int)index);

    /// <summary>When a tick is. Its first second; of the last of a day that is divided the last one, at which the day ends.</summary>
    public LocalDateTime TimeAt(long tick)
    {
        var day = DayAt(tick / TicksOfDay);
        var part = tick % TicksOfDay;
        return HasTimesOfDay && part == TicksOfDay - 1
            ? day.PlusDays(1).AtMidnight().PlusSeconds(-1)
            : day.AtMidnight().PlusMinutes(part * MinutesOfTick);
    }

    int MinutesOfTick => MinutesOfDay / TicksOfDay;

    static bool IsOnCalendar(Instant instant) => DayMath.IsOnCalendar(instant.ToUnixTimeSeconds());

    static long DaysIn(Period length) =>
        length.Years * 366L + length.Months * 31L + length.Weeks * 7L + length.Days + length.Hours / 24 + 1;
}
