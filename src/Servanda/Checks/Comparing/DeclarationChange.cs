using System.Collections.Immutable;
using Servanda.Model;

namespace Servanda.Checks;

/// <summary>What became of a declaration from one text to another.</summary>
public enum ChangeKind
{
    /// <summary>It stands in the second text only.</summary>
    Added,

    /// <summary>It stands in the first text only.</summary>
    Removed,

    /// <summary>More is owed by it.</summary>
    Tightened,

    /// <summary>Less is owed by it.</summary>
    Loosened,

    /// <summary>It is otherwise, and more in one respect and less in another, or neither.</summary>
    Changed,
}

/// <summary>An instrument, a commitment or a power that is not the same in two texts.</summary>
/// <param name="Declares">What it is: <c>instrument</c>, <c>commitment</c> or <c>power</c>.</param>
/// <param name="Name">Its name.</param>
/// <param name="Kind">What became of it.</param>
/// <param name="Terms">Its terms that are otherwise, in the order of clauses; of what is added or removed, what it says.</param>
/// <param name="Cites">The clauses of the text that it cites: those of the second text, where it stands there.</param>
/// <param name="Location">Where it stands: in the second text, or else in the first.</param>
public sealed record DeclarationChange(
    string Declares,
    string Name,
    ChangeKind Kind,
    ImmutableArray<TermChange> Terms,
    ImmutableArray<string> Cites,
    Location? Location
);
