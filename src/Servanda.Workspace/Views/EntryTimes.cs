using NodaTime;
using Servanda.Model;

namespace Servanda.Workspace.Views;

/// <summary>The days of an entry, in the dossier's zone.</summary>
/// <param name="First">The first on which what it is about may have happened; null: nobody knows.</param>
/// <param name="Last">The last on which it may have; null: nobody knows.</param>
/// <param name="Said">The last on which it may have been said.</param>
/// <param name="Known">The day from whose end it is known.</param>
public sealed record EntryTimes(LocalDate? First, LocalDate? Last, LocalDate Said, LocalDate Known)
{
    /// <summary>The days of an entry.</summary>
    public static EntryTimes Of(Entry entry, DateTimeZone zone)
    {
        var occurred = (entry.Occurred ?? entry.Said).Bounds(zone);
        return new EntryTimes(
            occurred.IsOpenBefore ? null : Days.Of(occurred.Earliest, zone),
            occurred.IsOpenAfter ? null : Days.Of(occurred.Latest, zone),
            Days.Of(entry.Said.Bounds(zone).Latest, zone),
            Days.Of(KnownFrom(entry, zone), zone)
        );
    }

    /// <summary>The moment from which an entry is known.</summary>
    public static Instant KnownFrom(Entry entry, DateTimeZone zone) => (entry.Known ?? entry.Said).Bounds(zone).Latest;

    /// <summary>How many days passed between the last on which it may have happened and the one on which it became known.</summary>
    public int? DaysUntilKnown => Last is { } last && Known > last ? Period.DaysBetween(last, Known) : null;

    /// <summary>The first and the last of all these days.</summary>
    public (LocalDate First, LocalDate Last) Span
    {
        get
        {
            LocalDate[] days = [.. new[] { First, Last, Said, Known }.OfType<LocalDate>()];
            return (days.Min(), days.Max());
        }
    }
}
