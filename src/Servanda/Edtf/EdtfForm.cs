using NodaTime;

namespace Servanda.Edtf;

/// <summary>What an <see cref="EdtfDate"/> holds: one subclass for each way of writing a date.</summary>
internal abstract class EdtfForm
{
    public required EdtfKind Kind { get; init; }

    public required int Level { get; init; }

    /// <summary>All qualifications that stand anywhere in the date.</summary>
    public required Qualification Qualification { get; init; }

    /// <summary>The canonical text.</summary>
    public required string Text { get; init; }

    /// <summary>The first day that it may mean, as written and whatever the time zone.</summary>
    public required CivilDay First { get; init; }

    /// <summary>The last day that it may mean.</summary>
    public required CivilDay Last { get; init; }

    public virtual LocalDate? Day => null;

    public virtual EdtfBounds Bounds(DateTimeZone zone)
    {
        var earliest = ZoneDays.StartOf(First, zone);
        // Of a day that the zone skipped only the moment of the skip is left, and its end would come before it.
        return new EdtfBounds(earliest, Instant.Max(earliest, ZoneDays.EndOf(Last, zone)));
    }
}
