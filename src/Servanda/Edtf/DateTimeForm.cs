using System.Globalization;
using NodaTime;

namespace Servanda.Edtf;

/// <summary>A day and a time of day.</summary>
internal sealed class DateTimeForm : EdtfForm
{
    private readonly TimeOfDay time;
    private readonly Offset? offset;

    private DateTimeForm(TimeOfDay time, Offset? offset)
    {
        this.time = time;
        this.offset = offset;
    }

    public LocalDateTime? Local
    {
        get
        {
            if (ZoneDays.TryLocalDate(First) is not { } day)
            {
                return null;
            }

            if (!time.IsEndOfDay)
            {
                return day.At(new LocalTime(time.Hour, time.Minute, time.Second ?? 0));
            }

            // The day after the last one cannot be held.
            return day == LocalDate.MaxIsoValue ? null : day.PlusDays(1).AtMidnight();
        }
    }

    public OffsetDateTime? WithOffset => offset is { } known ? Local?.WithOffset(known) : null;

    public static DateTimeForm Of(Instant instant)
    {
        var local = instant.InUtc().LocalDateTime;
        return Create(
            YearDigits.Of(local.Year),
            local.Month,
            local.Day,
            new TimeOfDay(local.Hour, local.Minute, local.Second),
            Offset.Zero
        );
    }

    public static DateTimeForm Create(YearDigits year, int month, int day, TimeOfDay time, Offset? offset)
    {
        var civil = new CivilDay(year.IsNegative ? -year.Digits.Smallest : year.Digits.Smallest, month, day);
        return new DateTimeForm(time, offset)
        {
            Kind = EdtfKind.DateTime,
            Level = year.IsNegative ? 1 : 0,
            Qualification = Qualification.None,
            Text = string.Create(CultureInfo.InvariantCulture, $"{year}-{month:00}-{day:00}T{time}{Write(offset)}"),
            First = civil,
            Last = civil,
        };
    }

    public override EdtfBounds Bounds(DateTimeZone zone)
    {
        if (ZoneDays.Clamp(First) is { } clamped)
        {
            return clamped;
        }

        var first = Local!.Value;
        // A time without seconds is the whole minute, as a date without day is the whole month; but 24:00 is the
        // end of the day and nothing after it.
        var last = time.Second is null && !time.IsEndOfDay ? first.PlusSeconds(59) : first;
        return offset is { } known
            ? new EdtfBounds(first.WithOffset(known).ToInstant(), last.WithOffset(known).ToInstant())
            : ZoneDays.Between(first, last, zone);
    }

    private static string Write(Offset? offset)
    {
        if (offset is not { } known)
        {
            return "";
        }

        if (known == Offset.Zero)
        {
            return "Z";
        }

        var minutes = Math.Abs(known.Seconds / 60);
        var sign = known.Seconds < 0 ? '-' : '+';
        return string.Create(CultureInfo.InvariantCulture, $"{sign}{minutes / 60:00}:{minutes % 60:00}");
    }
}
