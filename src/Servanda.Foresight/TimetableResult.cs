using System.Collections.Immutable;
using Servanda.Diagnostics;
using Servanda.Model;

namespace Servanda.Foresight;

/// <summary>Whether an agreement can be performed as it is written.</summary>
public enum TimetableVerdict
{
    /// <summary>There is a course of events in which everybody keeps every promise.</summary>
    Possible,

    /// <summary>There is one, but in each something is done before anybody owes it.</summary>
    OnlyByActingEarly,

    /// <summary>There is none.</summary>
    Impossible,

    /// <summary>It was not decided in the time allowed.</summary>
    Undecided,
}

/// <summary>What was found of the timetable of an agreement.</summary>
public sealed record TimetableResult
{
    /// <summary>Whether it can be kept.</summary>
    public required TimetableVerdict Verdict { get; init; }

    /// <summary>What is wrong with it, each with its place, in a fixed order.</summary>
    public ImmutableArray<Diagnostic> Findings { get; init; } = [];

    /// <summary>The clauses that cannot all be kept: sets that have no clause in common.</summary>
    public ImmutableArray<Clash> Clashes { get; init; } = [];

    /// <summary>A timetable by which everything is kept; null where there is none, or none was found.</summary>
    public Schedule? Schedule { get; init; }

    /// <summary>Commitments that can never be performed, though nothing is broken, by name.</summary>
    public ImmutableArray<string> NeverPerformable { get; init; } = [];

    /// <summary>
    /// What was left open, since it cannot be said exactly in times: it may be as suits the timetable. So what is called
    /// impossible is; what is called possible may still fail for these.
    /// </summary>
    public ImmutableArray<string> NotConsidered { get; init; } = [];

    /// <summary>What was not found out, since the time was over or somebody stopped it; nothing where all was.</summary>
    public ImmutableArray<string> Unknown { get; init; } = [];
}

/// <summary>Clauses that cannot all be kept; without any one of them the others can.</summary>
/// <param name="Clauses">The clauses, by the name of the commitment or instrument in which they stand.</param>
/// <param name="IsSmallest">Whether it is proven that no fewer clauses clash.</param>
/// <param name="IsByOrder">Whether they can be kept after all if something is done before anybody owes it.</param>
public sealed record Clash(ImmutableArray<ClashingClause> Clauses, bool IsSmallest, bool IsByOrder);

/// <summary>A clause that clashes with others.</summary>
/// <param name="Name">The commitment or instrument in which it stands.</param>
/// <param name="Words">The clause as the text has it.</param>
/// <param name="Cites">Where in the agreement it stands, as the dossier says.</param>
/// <param name="Location">Where it stands in the dossier; null where the dossier was not read from text.</param>
public sealed record ClashingClause(string Name, string Words, ImmutableArray<string> Cites, Location? Location);
