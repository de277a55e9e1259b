using NodaTime;
using Servanda.Edtf;
using Servanda.Model;

namespace Servanda.Reference;

/// <summary>Whole seconds and the days of the dossier's zone (3.2).</summary>
internal sealed class Calendar(DateTimeZone zone, IReadOnlyDictionary<string, Servanda.Model.Calendar> calendars)
{
    readonly Dictionary<LocalDate, (long First, long Last)> days = [];

    public (long First, long Last) Day(LocalDate day)
    {
        if (days.TryGetValue(day, out var known))
            return known;
        var first = zone.AtStartOfDay(day).ToInstant().ToUnixTimeSeconds();
        var next = zone.AtStartOfDay(day.PlusDays(1)).ToInstant().ToUnixTimeSeconds();
        return days[day] = (first, next - 1);
    }

    public LocalDate DayOf(long second) => Instant.FromUnixTimeSeconds(second).InZone(zone).Date;

    /// <summary>3.2: the so many-th working day after or before a day; that day itself for none.</summary>
    public LocalDate WorkingDay(LocalDate from, WorkingDays count, bool after)
    {
        var calendar = count.Calendar is { } name ? calendars[name] : null;
        bool IsWorked(LocalDate day) =>
            calendar is null
                ? day.DayOfWeek is not (IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday)
                : !calendar.Weekend.Contains(day.DayOfWeek) && calendar.Holidays.All(h => h.Day != day);
        return Enumerable
            .Range(1, 30 * count.Number + 400)
            .Select(n => from.PlusDays(after ? n : -n))
            .Where(IsWorked)
            .Prepend(from)
            .ElementAt(count.Number);
    }

    /// <summary>Days and longer, working days behind them, by the local clock, hours by the second.</summary>
    public long After(long second, Lasting lasting)
    {
        var length = lasting.Length;
        var local = Instant.FromUnixTimeSeconds(second).InZone(zone).LocalDateTime.Plus(length.DateOnly());
        if (lasting.WorkingDays is { } working)
            local = WorkingDay(local.Date, working, true) + local.TimeOfDay;
        return local.InZoneLeniently(zone).ToInstant().ToUnixTimeSeconds() + length.Hours * 3600 + length.Minutes * 60;
    }

    /// <summary>3.2: before each second at which a date of the agreement begins, and after each at which one ends.</summary>
    public SortedSet<long> Hours { get; } = [];

    public long EndOfPart(long second)
    {
        var end = EndOfDay(second);
        var hours = Hours.GetViewBetween(second, end);
        return hours.Count > 0 ? hours.Min : end;
    }

    public long EndOfDay(long second) => Day(DayOf(second)).Last;

    public (long A, long B) Bounds(EdtfDate date) => Bounds(new OnDate(date));

    public (long A, long B) Bounds(OnDate date)
    {
        var bounds = date.Bounds(zone);
        return (bounds.Earliest.ToUnixTimeSeconds(), bounds.Latest.ToUnixTimeSeconds());
    }
}

/// <summary>What a moment resolves to (3.2): an interval, and whether it is dated (a date, or an offset in days or longer).</summary>
internal readonly record struct Span(long Start, long End, bool Dated);
