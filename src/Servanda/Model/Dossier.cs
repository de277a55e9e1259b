using System.Collections.Immutable;
using NodaTime;
using Servanda.Diagnostics;

namespace Servanda.Model;

/// <summary>
/// An agreement, its record and its tests, bound: every name resolved. Lists stand in the order of their names (or
/// identifiers), so that the order in which files are read changes nothing (design part 10, invariant 3).
/// </summary>
public sealed record Dossier
{
    /// <summary>The folder's name.</summary>
    public required string Name { get; init; }

    /// <summary>The zone in which days run; UTC if the dossier names none.</summary>
    public DateTimeZone Zone { get; init; } = DateTimeZone.Utc;

    /// <summary>Instruments by name.</summary>
    public ImmutableSortedDictionary<string, Instrument> Instruments { get; init; } = Empty<Instrument>();

    /// <summary>Whether one instrument prevails over another, by its own words or through others between them.</summary>
    /// <param name="instrument">The one that may prevail.</param>
    /// <param name="over">The one that may yield.</param>
    public bool Prevails(string instrument, string over)
    {
        var (seen, work) = (new HashSet<string>(StringComparer.Ordinal), new Stack<string>([instrument]));
        while (work.TryPop(out var name))
            foreach (var yielding in Instruments.GetValueOrDefault(name)?.PrevailsOver ?? [])
                if (yielding == over)
                    return true;
                else if (seen.Add(yielding))
                    work.Push(yielding);
        return false;
    }

    /// <summary>Parties, bodies and persons by name.</summary>
    public ImmutableSortedDictionary<string, Actor> Actors { get; init; } = Empty<Actor>();

    /// <summary>Events, states, levels and tallies by name.</summary>
    public ImmutableSortedDictionary<string, Fact> Facts { get; init; } = Empty<Fact>();

    /// <summary>Rosters by name.</summary>
    public ImmutableSortedDictionary<string, Roster> Rosters { get; init; } = Empty<Roster>();

    /// <summary>Sources by name.</summary>
    public ImmutableSortedDictionary<string, Source> Sources { get; init; } = Empty<Source>();

    /// <summary>Calendars of working days by name.</summary>
    public ImmutableSortedDictionary<string, Calendar> Calendars { get; init; } = Empty<Calendar>();

    /// <summary>Commitments by name.</summary>
    public ImmutableSortedDictionary<string, Commitment> Commitments { get; init; } = Empty<Commitment>();

    /// <summary>Powers by name.</summary>
    public ImmutableSortedDictionary<string, Power> Powers { get; init; } = Empty<Power>();

    /// <summary>The agenda: what is open between the parties, by name.</summary>
    public ImmutableSortedDictionary<string, Issue> Issues { get; init; } = Empty<Issue>();

    /// <summary>The record, by date of statement, then identifier; each identifier once.</summary>
    public ImmutableArray<Entry> Entries { get; init; } = [];

    /// <summary>The tests that stand in the dossier.</summary>
    public ImmutableArray<Expectation> Expectations { get; init; } = [];

    /// <summary>What becomes of the findings of checks, where the dossier says so; in the order of codes.</summary>
    public ImmutableArray<CheckSetting> CheckSettings { get; init; } = [];

    /// <summary>What is wrong with the text, in the order of files and places.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; init; } = [];

    /// <summary>
    /// Whether something could not be read or bound, so that answers rest on a part of the dossier only.
    /// </summary>
    public bool IsPartial => Diagnostics.Any(d => d.Severity == Severity.Error);

    static ImmutableSortedDictionary<string, T> Empty<T>() =>
        ImmutableSortedDictionary.Create<string, T>(StringComparer.Ordinal);
}
