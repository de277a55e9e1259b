using NodaTime;
using Servanda.Model;

namespace Servanda.Record;

/// <summary>The days of one calendar on which there is work (semantics 3.2).</summary>
internal sealed class WorkDays(Calendar calendar)
{
    readonly Dictionary<LocalDate, Holiday> _holidays = calendar.Holidays.ToDictionary(h => h.Day);

    /// <summary>All days but Saturdays and Sundays: what counts where no calendar is named.</summary>
    public static WorkDays Usual { get; } = new(new Calendar { Name = "" });

    /// <summary>The days of its weekend.</summary>
    public IReadOnlyList<IsoDayOfWeek> Weekend => calendar.Weekend;

    /// <summary>The day that lies so many working days after or before another, which is day 0.</summary>
    /// <exception cref="OverflowException">It lies beyond the calendar's end.</exception>
    public LocalDate Count(LocalDate from, int number, bool after)
    {
        var day = from;
        while (number > 0)
        {
            day = day.PlusDays(after ? 1 : -1);
            if (!IsWeekend(day) && !_holidays.ContainsKey(day))
                number--;
        }
        return day;
    }

    /// <summary>The holidays, outside weekends, after one day and before another.</summary>
    public IEnumerable<Holiday> HolidaysBetween(LocalDate first, LocalDate last) =>
        calendar.Holidays.Where(h => h.Day > first && h.Day < last && !IsWeekend(h.Day));

    bool IsWeekend(LocalDate day) => calendar.Weekend.Contains(day.DayOfWeek);
}
