using System.Collections.Immutable;
using NodaTime;
using Servanda.Model;

namespace Servanda.Assessment;

/// <summary>Where one commitment, or one instance of it, stands (semantics 3.12, 3.13).</summary>
public sealed record Answer
{
    /// <summary>The commitment.</summary>
    public required Commitment Commitment { get; init; }

    /// <summary>
    /// The instance this is about, by its name: the member (<c>p-017</c>), the period (<c>day-3</c>) or the occurrence
    /// (<c>occurrence-2</c>), or both (<c>p-017-day-3</c>); null for the commitment as a whole.
    /// </summary>
    public string? Member { get; init; }

    /// <summary>The headline.</summary>
    public required Status Status { get; init; }

    /// <summary>The first day of that status, in the dossier's zone; null: it has had no other.</summary>
    public LocalDate? Since { get; init; }

    /// <summary>The day on which it is due, as amended; null where it has no deadline or the deadline is not yet known.</summary>
    public LocalDate? Due { get; init; }

    /// <summary>The day on which it was due before any amendment.</summary>
    public LocalDate? OriginalDue { get; init; }

    /// <summary>The day of its target date, or null.</summary>
    public LocalDate? Aim { get; init; }

    /// <summary>The evidential state.</summary>
    public required Evidence Evidence { get; init; }

    /// <summary>All possible statuses, the headline among them, in the order of <see cref="Model.Status"/>.</summary>
    public required ImmutableArray<Status> Possible { get; init; }

    /// <summary>The count that its goal asks for, where it asks for one.</summary>
    public Progress? Progress { get; init; }

    /// <summary>
    /// In alphabetical order, of <c>aim passed</c>, <c>empty roster</c>, <c>no verifier</c>, <c>target passed</c>, <c>too
    /// many alternatives</c> (more statuses may be possible than are named) and <c>too many instances</c> (there are more
    /// periods or occurrences than are reckoned).
    /// </summary>
    public ImmutableArray<string> Flags { get; init; } = [];

    /// <summary>The names of what it waits for next (semantics 3.15), in alphabetical order.</summary>
    public ImmutableArray<string> WaitsFor { get; init; } = [];

    /// <summary>For a <c>for each</c>: how many instances have each status; otherwise empty.</summary>
    public ImmutableSortedDictionary<Status, int> Instances { get; init; } =
        ImmutableSortedDictionary<Status, int>.Empty;

    /// <summary>Whether another answer about the same says the same in all that it says.</summary>
    internal bool SaysTheSameAs(Answer other) =>
        Status == other.Status
        && Since == other.Since
        && Due == other.Due
        && OriginalDue == other.OriginalDue
        && Aim == other.Aim
        && Evidence == other.Evidence
        && Progress == other.Progress
        && Possible.AsSpan().SequenceEqual(other.Possible.AsSpan())
        && Flags.AsSpan().SequenceEqual(other.Flags.AsSpan())
        && WaitsFor.AsSpan().SequenceEqual(other.WaitsFor.AsSpan())
        && Instances.SequenceEqual(other.Instances);

    /// <summary>
    /// For a <c>for each</c> over a list, what was reported of those on it; null for any other, for one instance, in the
    /// steps of a history, and in the updates of a live assessment.
    /// </summary>
    public ListProgress? List { get; init; }
}

/// <summary>Whether a condition holds at a moment (semantics 3.8).</summary>
/// <param name="IsEstablished">Whether the standard supports it.</param>
/// <param name="IsPossible">Whether it is possible; what is established is.</param>
public sealed record ConditionAnswer(bool IsEstablished, bool IsPossible);

/// <summary>How far a count has come (semantics 3.9).</summary>
/// <param name="Established">What the standard supports; null where no figure of a level stands.</param>
/// <param name="Possible">What is possible beside it.</param>
/// <param name="Target">What the goal asks for; null where that is reckoned from figures and has no value.</param>
/// <param name="Comparison">How the goal compares with it.</param>
/// <param name="Unit">The fact's unit, or null.</param>
public sealed record Progress(
    decimal? Established,
    decimal? Possible,
    decimal? Target,
    Comparison Comparison,
    string? Unit
)
{
    /// <summary>What the goal asks for as the text writes it, where that is not a plain number: <c>25% of 840</c>.</summary>
    public string? TargetText { get; init; }
}
