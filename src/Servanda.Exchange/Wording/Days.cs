using NodaTime;
using Servanda.Edtf;

namespace Servanda.Exchange.Wording;

/// <summary>Days and the instants at which they end: a question at a date is asked at its last second.</summary>
public static class Days
{
    /// <summary>The day on which an instant falls.</summary>
    public static LocalDate Of(Instant instant, DateTimeZone zone) => instant.InZone(zone).Date;

    /// <summary>The last second of a day.</summary>
    public static Instant EndOf(LocalDate day, DateTimeZone zone) => EdtfDate.OfDay(day).Bounds(zone).Latest;

    /// <summary>The day that the instant ends, or null where it is some other moment of a day.</summary>
    public static LocalDate? EndedBy(Instant instant, DateTimeZone zone)
    {
        var day = Of(instant, zone);
        return EndOf(day, zone) == instant ? day : null;
    }

    /// <summary>Today.</summary>
    public static LocalDate Today(TimeProvider clock, DateTimeZone zone) =>
        Of(Instant.FromDateTimeOffset(clock.GetUtcNow()), zone);
}
