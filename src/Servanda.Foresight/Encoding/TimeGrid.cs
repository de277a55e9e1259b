using NodaTime;
using Servanda.Edtf;
using Servanda.Model;
using Servanda.Record;

namespace Servanda.Foresight.Encoding;

/// <summary>
/// The whole numbers in which the solver counts time: ticks from 0, a tick a day of the dossier's zone, or a minute of its
/// local clock where the text counts hours or the order within a day matters.
/// </summary>
internal sealed class TimeGrid
{
    const int MinutesOfDay = 24 * 60;

    /// <summary>The longest timetable that is considered, in days.</summary>
    const int LongestDays = 200 * 366;

    readonly DayMath _days;

    TimeGrid(DateTimeZone zone, LocalDate first, int days, bool inMinutes)
    {
        (_days, First, Days, InMinutes) = (new DayMath(zone), first, days, inMinutes);
        TicksOfDay = inMinutes ? MinutesOfDay : 1;
    }

    /// <summary>The first day, whose first tick is 0: before everything that the text dates.</summary>
    public LocalDate First { get; }

    /// <summary>How many days there are.</summary>
    public int Days { get; }

    /// <summary>Whether a tick is a minute.</summary>
    public bool InMinutes { get; }

    /// <summary>How many ticks a day has.</summary>
    public int TicksOfDay { get; }

    /// <summary>The last tick at which anything comes.</summary>
    public long Last => (long)Days * TicksOfDay - 1;

    /// <summary>The tick that stands for what does not come.</summary>
    public long Never => Last + 2;

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
        first = first.PlusDays(-(int)Math.Min(spans, LongestDays / 4));
        var length = Period.Between(first, last, PeriodUnits.Days).Days + 1L + spans;
        return new TimeGrid(dossier.Zone, first, (int)Math.Min(length, LongestDays), NeedsMinutes());

        LocalDate Day(Instant instant) => days.DayOf(instant.ToUnixTimeSeconds());
        bool IsWhole(EdtfBounds bounds) =>
            (!IsOnCalendar(bounds.Earliest) || days.StartOf(Day(bounds.Earliest)) == bounds.Earliest.ToUnixTimeSeconds())
            && (!IsOnCalendar(bounds.Latest) || days.EndOf(Day(bounds.Latest)) == bounds.Latest.ToUnixTimeSeconds());
        bool NeedsMinutes() =>
            clauses.OrderMattersWithinADay
            || clauses.Spans.Any(s => s.Length.HasTimeComponent)
            || named.Exists(b => !IsWhole(b));
    }

    /// <summary>The tick of an instant; those of open dates lie at the ends.</summary>
    public long TickOf(Instant instant)
    {
        if (!IsOnCalendar(instant))
            return instant < Instant.FromUnixTimeSeconds(0) ? 0 : Never;
        var local = instant.InZone(_days.Zone).LocalDateTime;
        var day = (long)IndexOf(local.Date);
        return InMinutes ? day * MinutesOfDay + local.Hour * 60 + local.Minute : day;
    }

    /// <summary>The number of a day, from 0.</summary>
    public int IndexOf(LocalDate day) => Period.Between(First, day, PeriodUnits.Days).Days;

    /// <summary>The day of a number.</summary>
    public LocalDate DayAt(long index) => First.PlusDays((int)index);

    /// <summary>When a tick is.</summary>
    public LocalDateTime TimeAt(long tick) =>
        InMinutes ? First.AtMidnight().PlusMinutes(tick) : DayAt(tick).AtMidnight();

    static bool IsOnCalendar(Instant instant) => DayMath.IsOnCalendar(instant.ToUnixTimeSeconds());

    static long DaysIn(Period length) =>
        length.Years * 366L + length.Months * 31L + length.Weeks * 7L + length.Days + length.Hours / 24 + 1;
}
