using NodaTime;
using NodaTime.TimeZones;
using Servanda.Edtf;
using Servanda.Model;

namespace Servanda.Record;

/// <summary>
/// Days of one time zone in whole seconds since the Unix epoch (semantics 3.2). Zone rules are looked up once a run of
/// days with one offset, since assessment asks for millions of days.
/// </summary>
internal sealed class DayMath(DateTimeZone zone)
{
    const long SecondsPerDay = NodaConstants.SecondsPerDay;
    ZoneInterval? _interval;

    /// <summary>The zone in which days run.</summary>
    public DateTimeZone Zone => zone;

    // A day within the ends of the calendar, so that the day after and the zone's offset stay within it too.
    static readonly long Dawn = EdtfBounds.Min.ToUnixTimeSeconds() + SecondsPerDay;
    static readonly long Dusk = EdtfBounds.Max.ToUnixTimeSeconds() - SecondsPerDay;

    /// <summary>Whether a second lies in a day of the calendar: open and unspecified dates end beyond it.</summary>
    public static bool IsOnCalendar(long second) => second > Dawn && second < Dusk;

    /// <summary>The local day in which a second of the calendar lies.</summary>
    public LocalDate DayOf(long second) => LocalDate.FromDateTime(DateTime.UnixEpoch).PlusDays((int)DayNumber(second));

    /// <summary>The same; null beyond the calendar, where there is no day to name.</summary>
    public LocalDate? NameOf(long second) => IsOnCalendar(second) ? DayOf(second) : null;

    /// <summary>The last second of the local day in which a second lies; what lies beyond the calendar is one day.</summary>
    public long EndOfDay(long second)
    {
        if (!IsOnCalendar(second))
            return Math.Max(second, second <= Dawn ? Dawn : EdtfBounds.Max.ToUnixTimeSeconds());
        var offset = OffsetAt(second);
        var end = (FloorDiv(second + offset, SecondsPerDay) + 1) * SecondsPerDay - offset - 1;
        return OffsetAt(end + 1) == offset ? end : EndOf(DayOf(second));
    }

    /// <summary>The first second of a local day.</summary>
    public long StartOf(LocalDate day) => zone.AtStartOfDay(day).ToInstant().ToUnixTimeSeconds();

    /// <summary>The last second of a local day.</summary>
    public long EndOf(LocalDate day) => StartOf(day.PlusDays(1)) - 1;

    /// <summary>
    /// The second that lies a span after another: years to days by the local calendar and clock, hours and minutes by the
    /// second; of working days, by the clock of the last of them. What lies before the calendar stays; what would lie behind
    /// it never comes (<see cref="long.MaxValue"/>).
    /// </summary>
    public long After(long second, Period length, WorkingDays? working)
    {
        if (!IsOnCalendar(second))
            return second;
        var span = new PeriodBuilder(length)
        {
            Hours = 0,
            Minutes = 0,
            Seconds = 0,
        }.Build();
        try
        {
            var local = Instant.FromUnixTimeSeconds(second).InZone(zone).LocalDateTime.Plus(span);
            if (working is not null)
                local = CalendarOf(working).Count(local.Date, working.Number, after: true).At(local.TimeOfDay);
            return local.InZoneLeniently(zone).ToInstant().ToUnixTimeSeconds()
                + length.Hours * 3600
                + length.Minutes * 60;
        }
        catch (Exception error) when (error is OverflowException or ArgumentOutOfRangeException)
        {
            return long.MaxValue;
        }
    }

    /// <summary>The calendars by which working days are counted.</summary>
    public IReadOnlyDictionary<string, WorkDays> Calendars { get; init; } = new Dictionary<string, WorkDays>();

    /// <summary>The calendar of some working days.</summary>
    public WorkDays CalendarOf(WorkingDays working) =>
        working.Calendar is { } name && Calendars.TryGetValue(name, out var days) ? days : WorkDays.Usual;

    /// <summary>The seconds inside days at which a part of a day ends, in order (see <see cref="NamedHours"/>).</summary>
    public long[] Hours { get; init; } = [];

    /// <summary>The last second of the part of its day in which a second lies; of the day, where no hour divides it.</summary>
    public long EndOfPart(long second)
    {
        var end = EndOfDay(second);
        if (Hours.Length == 0)
            return end;
        var next = Array.BinarySearch(Hours, second);
        next = next >= 0 ? next : ~next;
        return next < Hours.Length ? Math.Min(Hours[next], end) : end;
    }

    long DayNumber(long second) => FloorDiv(second + OffsetAt(second), SecondsPerDay);

    static long FloorDiv(long value, long by) => value >= 0 ? value / by : -((-value + by - 1) / by);

    long OffsetAt(long second)
    {
        var interval = _interval;
        var instant = Instant.FromUnixTimeSeconds(second);
        if (interval is null || !interval.Contains(instant))
            _interval = interval = zone.GetZoneInterval(instant);
        return interval.WallOffset.Seconds;
    }
}
