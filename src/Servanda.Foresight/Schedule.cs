using System.Collections.Immutable;
using NodaTime;
using Servanda.Model;

namespace Servanda.Foresight;

/// <summary>A course of events in which every promise is kept, each as early as may be.</summary>
public sealed record Schedule
{
    /// <summary>The commitments, in the order of their beginnings, then of their names.</summary>
    public required ImmutableArray<ScheduledCommitment> Commitments { get; init; }

    /// <summary>What happens, in the order of time, then of names.</summary>
    public required ImmutableArray<Happening> Happenings { get; init; }

    /// <summary>Whether the order within a day matters, so that <see cref="Happening.At"/> tells the minute.</summary>
    public required bool HasTimesOfDay { get; init; }

    /// <summary>The chain of commitments, each waiting for the one before, that determines the last act of all.</summary>
    public ImmutableArray<string> CriticalPath { get; init; } = [];

    /// <summary>Whether it is proven that nothing could be earlier on the whole.</summary>
    public bool IsEarliest { get; init; }

    /// <summary>Whether something in it is done before anybody owes it, since there is no other way.</summary>
    public bool ActsEarly { get; init; }
}

/// <summary>When a commitment, or one instance of it, is owed and performed in a <see cref="Schedule"/>.</summary>
/// <param name="Commitment">The commitment.</param>
/// <param name="Member">The member, where it is for each of a roster: one stands for all that are alike.</param>
/// <param name="Owed">The first day on which it is owed; null: it never comes to be owed.</param>
/// <param name="Performed">The day of its performance; of a standing duty, the first day after its term. Null: none.</param>
/// <param name="Due">The day of its deadline; null where it has none, or what it is counted from does not come.</param>
/// <param name="DaysToDeadline">
/// How many days lie between its performance here and its deadline: by so many the deadline could be earlier. Null where
/// there is no deadline, or it is not performed.
/// </param>
/// <param name="Slack">
/// By how many days it could be performed later with every promise still kept, if everything else moves as far as need be
/// and in the same order. Null where nothing holds it back, or it is not performed.
/// </param>
/// <param name="IsCritical">Whether it is on the critical path.</param>
public sealed record ScheduledCommitment(
    Commitment Commitment,
    string? Member,
    LocalDate? Owed,
    LocalDate? Performed,
    LocalDate? Due,
    int? DaysToDeadline,
    int? Slack,
    bool IsCritical
);

/// <summary>Something that happens in a <see cref="Schedule"/>.</summary>
/// <param name="What">The fact, with the count that is reached.</param>
/// <param name="At">When, in the dossier's zone.</param>
/// <param name="ChargedWith">The commitments that ask for it; none where nobody is charged to bring it about.</param>
public sealed record Happening(Condition What, LocalDateTime At, ImmutableArray<string> ChargedWith);
