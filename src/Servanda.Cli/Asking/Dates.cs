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

    /// <summary>The day on which an instant falls.</summary>
    public static LocalDate DayOf(Instant instant, DateTimeZone zone) => instant.InZone(zone).Date;

    /// <summary>The last second of a day.</summary>
    public static Instant EndOf(LocalDate day, DateTimeZone zone) => EdtfDate.OfDay(day).Bounds(zone).Latest;

    /// <summary>Today, as the language writes it.</summary>
    public static string Today(TimeProvider clock, DateTimeZone zone) =>
        EdtfDate.OfDay(DayOf(Instant.FromDateTimeOffset(clock.GetUtcNow()), zone)).ToString();

    /// <summary>The last second of today.</summary>
    public static Instant EndOfToday(TimeProvider clock, DateTimeZone zone) =>
        EndOf(DayOf(Instant.FromDateTimeOffset(clock.GetUtcNow()), zone), zone);

    /// <summary>The day that the instant ends, or null where it is some other moment of a day.</summary>
    public static LocalDate? DayEndedBy(Instant instant, DateTimeZone zone)
    {
        var day = DayOf(instant, zone);
        return EndOf(day, zone) == instant ? day : null;
    }
}
