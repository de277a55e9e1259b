using NodaTime;
using Servanda.Edtf;

namespace Servanda.Exchange.Asking;

/// <summary>Dates as they are typed: any EDTF date, meaning its last second in the dossier's zone.</summary>
public static class Dates
{
    /// <summary>From when to when the date that was typed goes.</summary>
    public static EdtfBounds BoundsOf(string text, string option, DateTimeZone zone) =>
        EdtfDate.TryParse(text, out var date, out var error)
            ? date.Bounds(zone)
            : throw new UsageError(
                $"{option} '{text}' cannot be read as a date: {error.Message}. Write 2020-06-02, 2020-06 or 2020."
            );

    /// <summary>The last second of the date that was typed.</summary>
    public static Instant EndOf(string text, string option, DateTimeZone zone)
    {
        var bounds = BoundsOf(text, option, zone);
        return bounds.IsOpenAfter
            ? throw new UsageError($"{option} '{text}' has no end, so no question can be asked at its end.")
            : bounds.Latest;
    }

    /// <summary>Today, as the language writes it.</summary>
    public static string Today(TimeProvider clock, DateTimeZone zone) =>
        EdtfDate.OfDay(Days.Today(clock, zone)).ToString();

    /// <summary>The last second of today.</summary>
    public static Instant EndOfToday(TimeProvider clock, DateTimeZone zone) =>
        Days.EndOf(Days.Today(clock, zone), zone);
}
