using System.Collections.Immutable;
using NodaTime;

namespace Servanda.Model;

/// <summary>Which days are working days: all but those of the weekend and the holidays (semantics 3.2).</summary>
public sealed record Calendar
{
    /// <summary>Its name in the dossier.</summary>
    public required string Name { get; init; }

    /// <summary>Its title in prose.</summary>
    public string? Title { get; init; }

    /// <summary>The days of the weekend, from Monday on, each once; fewer than seven.</summary>
    public ImmutableArray<IsoDayOfWeek> Weekend { get; init; } = [IsoDayOfWeek.Saturday, IsoDayOfWeek.Sunday];

    /// <summary>The file that the holidays are read from, relative to the dossier; null where they stand in the text.</summary>
    public string? File { get; init; }

    /// <summary>The holidays in the order of time, each day once.</summary>
    public ImmutableArray<Holiday> Holidays { get; init; } = [];

    /// <summary>Where it is declared.</summary>
    public Location? Location { get; init; }
}

/// <summary>A day on which nobody works.</summary>
/// <param name="Day">The day.</param>
/// <param name="Name">What the list calls it.</param>
public sealed record Holiday(LocalDate Day, string? Name = null);

/// <summary>A number of working days, counted after whatever other span stands before them.</summary>
/// <param name="Number">How many, at or above zero.</param>
/// <param name="Calendar">By which calendar; null: all days but Saturdays and Sundays.</param>
public sealed record WorkingDays(int Number, string? Calendar);
