using System.Globalization;
using System.Net;
using System.Text;
using NodaTime;
using NodaTime.Text;

namespace Servanda.Foresight.Drawing;

/// <summary>A timetable as a picture that is legible on light and on dark ground, and told in words to those who cannot see it.</summary>
public static class GanttSvg
{
    const int RowHeight = 22;
    const int Top = 44;
    const int Left = 330;
    const int Right = 110;
    const int Breadth = 1000;
    const int LongestName = 46;

    /// <summary>The picture as SVG.</summary>
    /// <param name="schedule">The timetable.</param>
    /// <param name="title">What it is called.</param>
    public static string Of(Schedule schedule, string title)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        ArgumentNullException.ThrowIfNull(title);
        var rows = schedule.Commitments.Where(c => c.Owed is not null).ToList();
        var height = Top + rows.Count * RowHeight + 16;
        var text = new StringBuilder();
        text.Append(
            CultureInfo.InvariantCulture,
            $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Breadth} {height}\" "
        );
        text.Append("role=\"img\" aria-labelledby=\"title desc\">\n");
        text.Append(CultureInfo.InvariantCulture, $"  <title id=\"title\">{Safe(title)}</title>\n");
        text.Append(
            CultureInfo.InvariantCulture,
            $"  <desc id=\"desc\">{Safe(Described(schedule, rows.Count))}</desc>\n"
        );
        text.Append(
            """
              <style>
                text { font: 12px sans-serif; fill: #1f2328 }
                .day { fill: #59636e }
                .grid { stroke: #d1d9e0 }
                .owed { fill: #a5c8f0 }
                .critical .owed { fill: #f3b27a }
                .critical text.name { font-weight: bold }
                .done { fill: #0550ae }
                .critical .done { fill: #953800 }
                .due { stroke: #1f2328; stroke-width: 2 }
                @media (prefers-color-scheme: dark) {
                  text { fill: #f0f6fc }
                  .day { fill: #9198a1 }
                  .grid { stroke: #3d444d }
                  .owed { fill: #1f4f85 }
                  .critical .owed { fill: #7a4419 }
                  .done { fill: #79c0ff }
                  .critical .done { fill: #ffa657 }
                  .due { stroke: #f0f6fc }
                }
              </style>

            """
        );
        if (GanttScale.Of(schedule) is { } scale)
        {
            Axis(text, scale, height);
            for (var i = 0; i < rows.Count; i++)
                Row(text, rows[i], scale, Top + i * RowHeight);
        }
        return text.Append("</svg>\n").ToString();
    }

    static void Axis(StringBuilder text, GanttScale scale, int height)
    {
        foreach (var day in new[] { scale.First, scale.Last }.Distinct())
        {
            var x = X(scale, day);
            text.Append(
                CultureInfo.InvariantCulture,
                $"  <line class=\"grid\" x1=\"{x}\" y1=\"{Top - 8}\" x2=\"{x}\" y2=\"{height - 10}\"/>\n"
            );
            text.Append(
                CultureInfo.InvariantCulture,
                $"  <text class=\"day\" x=\"{x}\" y=\"{Top - 14}\" text-anchor=\"middle\">{Iso(day)}</text>\n"
            );
        }
    }

    static void Row(StringBuilder text, ScheduledCommitment row, GanttScale scale, int y)
    {
        var name = row.Member is { } member ? $"{row.Commitment.Name} of {member}" : row.Commitment.Name;
        var from = X(scale, row.Owed!.Value);
        var to = X(scale, row.Due ?? row.Performed ?? scale.Last);
        text.Append(row.IsCritical ? "  <g class=\"critical\">\n" : "  <g>\n");
        text.Append(
            CultureInfo.InvariantCulture,
            $"    <text class=\"name\" x=\"8\" y=\"{y + 14}\">{Safe(Short(name))}</text>\n"
        );
        text.Append(
            CultureInfo.InvariantCulture,
            $"    <rect class=\"owed\" x=\"{from}\" y=\"{y + 4}\" width=\"{Math.Max(2, to - from)}\" height=\"13\"/>\n"
        );
        if (row.Due is not null)
            text.Append(
                CultureInfo.InvariantCulture,
                $"    <line class=\"due\" x1=\"{to}\" y1=\"{y + 2}\" x2=\"{to}\" y2=\"{y + 19}\"/>\n"
            );
        if (row is { Performed: { } performed, Commitment.Duty: Model.DutyKind.Achieve })
            text.Append(
                CultureInfo.InvariantCulture,
                $"    <circle class=\"done\" cx=\"{X(scale, performed)}\" cy=\"{y + 10}\" r=\"4\"/>\n"
            );
        if (row.DaysToDeadline is { } left)
            text.Append(
                CultureInfo.InvariantCulture,
                $"    <text class=\"day\" x=\"{to + 8}\" y=\"{y + 14}\">{left} d</text>\n"
            );
        text.Append("  </g>\n");
    }

    static int X(GanttScale scale, LocalDate day) => Left + (int)Math.Round(scale.At(day) * (Breadth - Left - Right));

    static string Described(Schedule schedule, int rows) =>
        $"{rows} commitments as bars from the day on which each is owed to its deadline; a dot is the earliest day of its "
        + "performance, the number the days between that and the deadline."
        + (
            schedule.CriticalPath.Length == 0
                ? ""
                : $" The critical path is {string.Join(", then ", schedule.CriticalPath)}."
        );

    static string Short(string name) => name.Length <= LongestName ? name : name[..(LongestName - 1)] + "…";

    static string Iso(LocalDate day) => LocalDatePattern.Iso.Format(day);

    static string Safe(string text) => WebUtility.HtmlEncode(text);
}
