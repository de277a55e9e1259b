using System.Collections.Immutable;
using System.Globalization;
using NodaTime;

namespace Servanda.Workspace.Drawings;

/// <summary>Days along a line of a drawing.</summary>
/// <param name="First">The day at its left end.</param>
/// <param name="Last">The day at its right end.</param>
/// <param name="Width">How long it is, in units of the drawing.</param>
public sealed record TimeScale(LocalDate First, LocalDate Last, double Width)
{
    /// <summary>How many days it shows, both ends among them.</summary>
    public int DayCount => Math.Max(1, Period.DaysBetween(First, Last) + 1);

    /// <summary>Where a day begins; what lies outside stands at the end.</summary>
    public double Of(LocalDate day) => Math.Clamp((double)Period.DaysBetween(First, day) / DayCount, 0, 1) * Width;

    /// <summary>Where a day ends.</summary>
    public double EndOf(LocalDate day) => Of(day.PlusDays(1));

    /// <summary>Days that are named below it: the beginnings of years, of quarters or of months, as many as there is room for.</summary>
    public ImmutableArray<(double At, LocalDate Day, string Name)> Ticks
    {
        get
        {
            foreach (var months in new[] { 1, 3, 12, 60, 120, 600 })
            {
                var ticks = Every(months).ToImmutableArray();
                if (ticks.Length * 64 <= Width || months == 600)
                    return ticks;
            }
            return [];
        }
    }

    /// <summary>A number as drawings write it.</summary>
    public static string Text(double number) => number.ToString("0.##", CultureInfo.InvariantCulture);

    IEnumerable<(double, LocalDate, string)> Every(int months)
    {
        var count = (First.Year * 12) + First.Month - 1;
        for (var m = (count + months - 1) / months * months; ; m += months)
        {
            if (m / 12 > 9998)
                yield break;
            var day = new LocalDate(m / 12, (m % 12) + 1, 1);
            if (day > Last)
                yield break;
            if (day >= First)
                yield return (
                    Of(day),
                    day,
                    months >= 12
                        ? day.Year.ToString(CultureInfo.InvariantCulture)
                        : NodaTime.Text.LocalDatePattern.CreateWithInvariantCulture("MMM uuuu").Format(day)
                );
        }
    }
}
