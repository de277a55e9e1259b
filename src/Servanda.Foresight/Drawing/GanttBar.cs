using NodaTime;
using Servanda.Model;

namespace Servanda.Foresight.Drawing;

/// <summary>A line of a Gantt chart in letters.</summary>
public static class GanttBar
{
    /// <summary>
    /// When one commitment is owed (<c>─</c>), performed (<c>●</c>) and due (<c>┤</c>); <c>→</c> where it is owed without
    /// end. Nothing where it never comes to be owed.
    /// </summary>
    /// <param name="row">The commitment.</param>
    /// <param name="scale">The days that the line covers.</param>
    /// <param name="width">How many letters it takes, at least 10.</param>
    public static string Of(ScheduledCommitment row, GanttScale scale, int width)
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 10);
        if (row.Owed is not { } owed)
            return "";
        var line = new string(' ', width).ToCharArray();
        var stands = row.Commitment.Duty is DutyKind.Keep or DutyKind.Avoid;
        var end = row.Due ?? row.Performed;
        var (from, to) = (Column(owed), end is { } day ? Column(day) : width - 1);
        for (var i = from; i <= to; i++)
            line[i] = '─';
        if (row.Due is not null)
            line[to] = '┤';
        else if (end is null)
            line[to] = '→';
        if (row.Performed is { } performed && !stands)
            line[Column(performed)] = '●';
        return new string(line).TrimEnd();

        int Column(LocalDate day) => (int)Math.Round(scale.At(day) * (width - 1));
    }
}
