using NodaTime;
using Servanda.Edtf;

namespace Servanda.Cli.Asking;

/// <summary>Dates on the command line: any EDTF date, meaning its last second in the dossier's zone.</summary>
internal static class Dates
{
    /// <summary>The last second of the date that was typed.</summary>
    public static Instant EndOf(string text, string option, DateTimeZone zone)
    {
        if (!EdtfDate.TryParse(text, out var date, out var error))
            throw new UsageError(
                $"{option} '{text}' cannot be read as a date: {error.Message}. Write 2020-06-02, 2020-06 or 2020."
            );
        var bounds = date.Bounds(zone);
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
