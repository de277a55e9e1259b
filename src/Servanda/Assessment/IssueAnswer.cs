using System.Collections.Immutable;
using NodaTime;
using Servanda.Model;

namespace Servanda.Assessment;

/// <summary>Where one issue of the agenda stands (semantics 3.19).</summary>
public sealed record IssueAnswer
{
    /// <summary>The issue.</summary>
    public required Issue Issue { get; init; }

    /// <summary>Open, offered, agreed or settled.</summary>
    public required IssueStatus Status { get; init; }

    /// <summary>The first day of that status, in the dossier's zone; null: it has had no other.</summary>
    public LocalDate? Since { get; init; }

    /// <summary>What was said on it up to the moment asked about, in that order; one for each side that speaks.</summary>
    public ImmutableArray<IssuePosition> Positions { get; init; } = [];

    /// <summary>Offers that not all parties have answered, and none has turned down; none where it is agreed or settled.</summary>
    public ImmutableArray<Entry> OnTheTable { get; init; } = [];

    /// <summary>What all parties stand for, in the language.</summary>
    public ImmutableArray<string> Agreed { get; init; } = [];

    /// <summary>The commitments on it that stand in a text that all parties made, by name.</summary>
    public ImmutableArray<string> AgreedIn { get; init; } = [];

    /// <summary>What is missing of what success requires; empty where the issue is settled, or nothing is required.</summary>
    public ImmutableArray<IssueGap> Missing { get; init; } = [];

    /// <summary>The stand-offs in which a word that stands on it takes part; none where it is settled.</summary>
    public ImmutableArray<StandOff> StandOffs { get; init; } = [];

    /// <summary>The standings it has had, the first first.</summary>
    public ImmutableArray<IssueStep> Steps { get; init; } = [];

    /// <summary>Whether another answer for this issue says nothing else.</summary>
    internal bool SaysTheSameAs(IssueAnswer other) =>
        Status == other.Status
        && Since == other.Since
        && Positions.SequenceEqual(other.Positions)
        && OnTheTable.SequenceEqual(other.OnTheTable)
        && Agreed.SequenceEqual(other.Agreed)
        && AgreedIn.SequenceEqual(other.AgreedIn)
        && Are(Missing, other.Missing, (x, y) => x.What == y.What && x.PromisedBy.SequenceEqual(y.PromisedBy))
        && Are(StandOffs, other.StandOffs, (x, y) => x.Sentence == y.Sentence && x.Entries.SequenceEqual(y.Entries))
        && Are(
            Steps,
            other.Steps,
            (x, y) => (x.On, x.Status, x.Reason) == (y.On, y.Status, y.Reason) && x.Causes.SequenceEqual(y.Causes)
        );

    private static bool Are<T>(ImmutableArray<T> these, ImmutableArray<T> those, Func<T, T, bool> same) =>
        these.Length == those.Length && these.Zip(those, same).All(s => s);

    /// <summary>The words of a side that stand: its last; several where they were said, and known, at one time.</summary>
    public IEnumerable<Entry> LastWordsOf(string side) =>
        Positions.Where(p => p.Side == side && p.State == PositionState.Stands).Select(p => p.Entry);
}

/// <summary>A word of one side on an issue.</summary>
/// <param name="Side">The side: an actor's name, or the words for someone unnamed in quotation marks.</param>
/// <param name="Entry">The entry by which the side takes the position.</param>
/// <param name="About">What it is for or against, in the language: of a word about another entry, what that says.</param>
/// <param name="State">Whether it stands.</param>
public sealed record IssuePosition(string Side, Entry Entry, string About, PositionState State);

/// <summary>Whether a word on an issue stands.</summary>
public enum PositionState
{
    /// <summary>It is the side's last word.</summary>
    Stands,

    /// <summary>The side has spoken since.</summary>
    Replaced,

    /// <summary>It was taken back, and counts as never said.</summary>
    Withdrawn,
}

/// <summary>Something that is missing for success.</summary>
/// <param name="What">A fact that is not established, or a commitment that is not as required.</param>
/// <param name="PromisedBy">The commitments that would bring it about, by name; empty where nobody has promised it.</param>
public sealed record IssueGap(string What, ImmutableArray<string> PromisedBy);

/// <summary>A step in the history of an issue.</summary>
/// <param name="On">The first day, in the dossier's zone; null for the first step.</param>
/// <param name="Status">The standing from then on.</param>
/// <param name="Causes">What was said on it on that day.</param>
/// <param name="Reason">What brought it about, in words.</param>
public sealed record IssueStep(LocalDate? On, IssueStatus Status, ImmutableArray<Entry> Causes, string Reason);
