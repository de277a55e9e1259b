using NodaTime;

namespace Servanda.Edtf;

/// <summary>
/// The earliest and the latest instant that a date may mean, both included, in whole seconds. Never the other way
/// round: <see cref="Earliest"/> is at most <see cref="Latest"/>.
/// </summary>
/// <param name="Earliest">The first second; <see cref="Min"/> where the beginning is open, unknown or out of range.</param>
/// <param name="Latest">The last second; <see cref="Max"/> where the end is open, unknown or out of range.</param>
public readonly record struct EdtfBounds(Instant Earliest, Instant Latest)
{
    /// <summary>The earliest bound there is, the start of the year -9998 in UTC. What lies before is clamped to it.</summary>
    public static Instant Min { get; } = Instant.FromUtc(-9998, 1, 1, 0, 0);

    /// <summary>The latest bound there is, the last second of the year 9999 in UTC. What lies after is clamped to it.</summary>
    public static Instant Max { get; } = Instant.FromUtc(9999, 12, 31, 23, 59, 59);

    /// <summary>Whether nothing is known of the beginning, or it lies before <see cref="Min"/>.</summary>
    public bool IsOpenBefore => Earliest <= Min;

    /// <summary>Whether nothing is known of the end, or it lies after <see cref="Max"/>.</summary>
    public bool IsOpenAfter => Latest >= Max;

    /// <summary>Whether the instant lies within the bounds.</summary>
    public bool Contains(Instant instant) => Earliest <= instant && instant <= Latest;

    /// <summary>Whether the other bounds lie wholly within these.</summary>
    public bool Contains(EdtfBounds other) => Earliest <= other.Earliest && other.Latest <= Latest;
}
