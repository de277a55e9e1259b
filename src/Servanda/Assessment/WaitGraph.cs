using System.Collections.Immutable;
using Servanda.Model;

namespace Servanda.Assessment;

/// <summary>Who waits for whom, and for what (semantics 3.15).</summary>
public sealed record WaitGraph
{
    /// <summary>The nodes, by kind, then name.</summary>
    public required ImmutableArray<WaitNode> Nodes { get; init; }

    /// <summary>The edges, by the nodes they join.</summary>
    public required ImmutableArray<WaitEdge> Edges { get; init; }

    /// <summary>Knots of waiting, those of the shortest circles first.</summary>
    public required ImmutableArray<Deadlock> Deadlocks { get; init; }

    /// <summary>Minimal sets of positions and commitments that cannot all be met.</summary>
    public required ImmutableArray<StandOff> StandOffs { get; init; }
}

/// <summary>What a node of the graph stands for.</summary>
public enum WaitKind
{
    /// <summary>A commitment not performed.</summary>
    Commitment,

    /// <summary>A fact not established.</summary>
    Fact,

    /// <summary>A demand or an offer that puts one thing before another.</summary>
    Position,

    /// <summary>A party, body or other actor who must act.</summary>
    Actor,
}

/// <summary>A node of the graph.</summary>
/// <param name="Kind">What it stands for.</param>
/// <param name="Id">The name of the commitment or actor, the fact as printed, or the identifier of the entry.</param>
/// <param name="Label">What to call it in a sentence.</param>
public sealed record WaitNode(WaitKind Kind, string Id, string Label);

/// <summary>An edge: <paramref name="From"/> waits for <paramref name="To"/>.</summary>
/// <param name="From">What waits.</param>
/// <param name="To">What it waits for.</param>
/// <param name="Because">Why, in a few words: <c>its trigger</c>, <c>its proviso</c>, <c>who must act</c>.</param>
public sealed record WaitEdge(WaitNode From, WaitNode To, string Because);

/// <summary>
/// A deadlock: circles of waiting that hang together, so that none of them can be left without one of the others.
/// </summary>
/// <param name="Members">All that stands on its circles, by kind, then name.</param>
/// <param name="Circles">For each edge of it a shortest circle through that edge, each once, the shortest first.</param>
/// <param name="Sentence">The deadlock in words.</param>
public sealed record Deadlock(ImmutableArray<WaitNode> Members, ImmutableArray<WaitCircle> Circles, string Sentence);

/// <summary>A circle of waiting.</summary>
/// <param name="Edges">Its edges in order; the last leads back to the first.</param>
/// <param name="Sentence">The circle in words.</param>
public sealed record WaitCircle(ImmutableArray<WaitEdge> Edges, string Sentence);

/// <summary>Positions and commitments that cannot all be met.</summary>
/// <param name="Entries">The positions.</param>
/// <param name="Commitments">The commitments.</param>
/// <param name="Sentence">The stand-off in words.</param>
public sealed record StandOff(ImmutableArray<Entry> Entries, ImmutableArray<string> Commitments, string Sentence);
