using NodaTime;
using NodaTime.Text;
using Servanda.Edtf;

namespace Servanda.Tests.Edtf;

/// <summary>Short ways of writing dates, bounds and errors in tests.</summary>
internal static class EdtfText
{
    public static DateTimeZone Kabul { get; } = DateTimeZoneProviders.Tzdb["Asia/Kabul"];

    public static DateTimeZone NewYork { get; } = DateTimeZoneProviders.Tzdb["America/New_York"];

    public static EdtfDate Parse(string text)
    {
        Assert.True(EdtfDate.TryParse(text, out var date, out var error), $"{text}: {error}");
        return date;
    }

    public static EdtfError Error(string text)
    {
        Assert.False(EdtfDate.TryParse(text, out _, out var error), $"{text} was read");
        return error;
    }

    /// <summary>The bounds in UTC, as <c>first day to last day</c> where they are whole days.</summary>
    public static string Span(string text) => Write(Parse(text).Bounds(DateTimeZone.Utc));

    public static string Write(EdtfBounds bounds) => $"{Write(bounds.Earliest, 0)} to {Write(bounds.Latest, 86399)}";

    private static string Write(Instant instant, int secondOfWholeDay)
    {
        if (instant == EdtfBounds.Min)
        {
            return "min";
        }

        if (instant == EdtfBounds.Max)
        {
            return "max";
        }

        var local = instant.InUtc().LocalDateTime;
        return local.TimeOfDay == LocalTime.FromSecondsSinceMidnight(secondOfWholeDay)
            ? LocalDatePattern.Iso.Format(local.Date)
            : InstantPattern.General.Format(instant);
    }
}
