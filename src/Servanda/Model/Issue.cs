using System.Collections.Immutable;

namespace Servanda.Model;

/// <summary>An issue of a negotiation: a question that is open between parties until they settle it (semantics 3.19).</summary>
public sealed record Issue
{
    /// <summary>Its name in the dossier; commitments and entries come under it by <c>topic</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The question in prose.</summary>
    public string? Title { get; init; }

    /// <summary>The parties between whom it is open, in the order of the text; nothing is agreed on it without all of them.</summary>
    public ImmutableArray<string> Parties { get; init; } = [];

    /// <summary>What success requires: it is settled where this holds. Null: where what was agreed on it is fulfilled.</summary>
    public Condition? Requires { get; init; }

    /// <summary>What it is about, in prose.</summary>
    public ImmutableArray<string> Means { get; init; } = [];

    /// <summary>Citations.</summary>
    public ImmutableArray<string> Cites { get; init; } = [];

    /// <summary>A subject under which reports group it.</summary>
    public string? Topic { get; init; }

    /// <summary>Where it is declared.</summary>
    public Location? Location { get; init; }
}

/// <summary>Where an issue stands (semantics 3.19), from the last word to the first.</summary>
public enum IssueStatus
{
    /// <summary>Nothing is agreed: the parties are apart, or have not spoken.</summary>
    Open,

    /// <summary>An offer is on the table that not all have answered.</summary>
    Offered,

    /// <summary>All parties stand for the same, or a text that all of them made says it.</summary>
    Agreed,

    /// <summary>What success requires holds.</summary>
    Settled,
}
