using NodaTime;
using NodaTime.TimeZones;

namespace Servanda.Edtf;

/// <summary>Where days and local times lie on the line of instants, clamped to what NodaTime can hold.</summary>
internal static class ZoneDays
{
    // A day's distance from NodaTime's first and last day keeps every offset from UTC within its range.
    private static readonly CivilDay FirstSafe = new(-9998, 1, 2);
    private static readonly CivilDay LastSafe = new(9999, 12, 30);
    private static readonly Duration OneSecond = Duration.FromSeconds(1);

    public static Instant StartOf(CivilDay day, DateTimeZone zone)
    {
        if (day < FirstSafe)
        {
            return EdtfBounds.Min;
        }

        return day > LastSafe ? EdtfBounds.Max : StartOf(ToLocalDate(day), zone);
    }

    public static Instant EndOf(CivilDay day, DateTimeZone zone)
    {
        if (day < FirstSafe)
        {
            return EdtfBounds.Min;
        }

        return day > LastSafe ? EdtfBounds.Max : StartOf(ToLocalDate(day).PlusDays(1), zone) - OneSecond;
    }

    /// <summary>
    /// The instants at which a clock in the zone may show the times from one to another: the first showing of the
    /// first, the last showing of the last. A time that the zone skips is moved on by the length of the gap.
    /// </summary>
    public static EdtfBounds Between(LocalDateTime first, LocalDateTime last, DateTimeZone zone)
    {
        var earliest = ResolveEarly(zone.MapLocal(first)).ToInstant();
        return new EdtfBounds(earliest, Instant.Max(earliest, ResolveLate(zone.MapLocal(last)).ToInstant()));
    }

    /// <summary>The bounds of what lies too near the ends of NodaTime's range, or beyond them; null within it.</summary>
    public static EdtfBounds? Clamp(CivilDay day)
    {
        if (day < FirstSafe)
        {
            return new EdtfBounds(EdtfBounds.Min, EdtfBounds.Min);
        }

        return day > LastSafe ? new EdtfBounds(EdtfBounds.Max, EdtfBounds.Max) : null;
    }

    /// <summary>The day as NodaTime's; null in the one year, -9999, that has four digits and that it cannot hold.</summary>
    public static LocalDate? TryLocalDate(CivilDay day) => day.Year is >= -9998 and <= 9999 ? ToLocalDate(day) : null;

    // Not AtStartOfDay, which throws for a day that the zone skipped as a whole.
    private static Instant StartOf(LocalDate day, DateTimeZone zone)
    {
        var mapping = zone.MapLocal(day.AtMidnight());
        return mapping.Count == 0 ? mapping.LateInterval.Start : mapping.First().ToInstant();
    }

    private static LocalDate ToLocalDate(CivilDay day) => new((int)day.Year, day.Month, day.Day);

    private static ZonedDateTime ResolveEarly(ZoneLocalMapping mapping) =>
        mapping.Count == 0 ? Lenient(mapping) : mapping.First();

    private static ZonedDateTime ResolveLate(ZoneLocalMapping mapping) =>
        mapping.Count == 0 ? Lenient(mapping) : mapping.Last();

    private static ZonedDateTime Lenient(ZoneLocalMapping mapping) =>
        mapping.Zone.ResolveLocal(mapping.LocalDateTime, Resolvers.LenientResolver);
}
