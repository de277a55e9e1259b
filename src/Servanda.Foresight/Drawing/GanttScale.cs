using NodaTime;

namespace Servanda.Foresight.Drawing;

/// <summary>The days that a drawing of a timetable covers.</summary>
/// <param name="First">The first.</param>
/// <param name="Last">The last, no earlier.</param>
public readonly record struct GanttScale(LocalDate First, LocalDate Last)
{
    /// <summary>From the first day on which something is owed to the last on which something is done or due.</summary>
    public static GanttScale? Of(Schedule schedule)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        var days = schedule
            .Commitments.SelectMany(c => new[] { c.Owed, c.Performed, c.Due })
            .OfType<LocalDate>()
            .ToList();
        return days.Count == 0 ? null : new GanttScale(days.Min(), days.Max());
    }

    /// <summary>Where a day lies, from 0 at the first to 1 at the last.</summary>
    public double At(LocalDate day) => First == Last ? 0 : (double)Days(First, day) / Days(First, Last);

    static int Days(LocalDate from, LocalDate to) => Period.Between(from, to, PeriodUnits.Days).Days;
}
