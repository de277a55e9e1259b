using NodaTime;
using NodaTime.Text;

namespace Servanda.Workspace.Serving;

/// <summary>
/// The days of the last visit of a browser and of the one before, as its cookie keeps them: all of one day is one visit, so
/// that what changed since the one before stays in view.
/// </summary>
/// <param name="Before">The day of the visit before the last; null where there was none.</param>
/// <param name="Last">The day of the last visit; null where there was none.</param>
internal sealed record Visits(LocalDate? Before, LocalDate? Last)
{
    /// <summary>Reads a cookie; what cannot be read was no visit.</summary>
    public static Visits Of(string? cookie)
    {
        var parts = (cookie ?? "").Split('.');
        return parts is [var before, var last] ? new Visits(Day(before), Day(last)) : new Visits(null, null);
    }

    /// <summary>With a visit on a day.</summary>
    public Visits On(LocalDate today) => Last == today ? this : new Visits(Last, today);

    /// <summary>As the cookie keeps it.</summary>
    public override string ToString() => $"{Text(Before)}.{Text(Last)}";

    static string Text(LocalDate? day) => day is { } d ? LocalDatePattern.Iso.Format(d) : "";

    static LocalDate? Day(string text) =>
        LocalDatePattern.Iso.Parse(text) is { Success: true, Value: var day } ? day : null;
}
