using System.Collections.Immutable;
using Servanda.Model;

namespace Servanda.Assessment;

/// <summary>
/// A node of an explanation (semantics 3.16): a sentence, the rule it rests on, what it follows from, and the entries
/// that it names. Every view prints the same tree.
/// </summary>
public sealed record Explanation
{
    /// <summary>One plain sentence.</summary>
    public required string Text { get; init; }

    /// <summary>The number of the rule in <c>docs/semantics.md</c>, such as <c>3.12</c>, or null.</summary>
    public string? Rule { get; init; }

    /// <summary>What kind of node it is, for views that style it.</summary>
    public ExplanationKind Kind { get; init; } = ExplanationKind.Reason;

    /// <summary>The entry that this node quotes, or null.</summary>
    public Entry? Entry { get; init; }

    /// <summary>Where in the dossier the clause or entry stands, or null.</summary>
    public Location? Location { get; init; }

    /// <summary>What it follows from, most important first.</summary>
    public ImmutableArray<Explanation> Children { get; init; } = [];

    /// <summary>This node and all below it, depth first.</summary>
    public IEnumerable<Explanation> All()
    {
        var stack = new Stack<Explanation>();
        stack.Push(this);
        while (stack.TryPop(out var node))
        {
            yield return node;
            for (var i = node.Children.Length - 1; i >= 0; i--)
                stack.Push(node.Children[i]);
        }
    }
}

/// <summary>What a node of an explanation is.</summary>
public enum ExplanationKind
{
    /// <summary>The status itself, at the root.</summary>
    Status,

    /// <summary>The clause of the agreement.</summary>
    Clause,

    /// <summary>A condition or a moment and its value.</summary>
    Condition,

    /// <summary>A rule applied.</summary>
    Reason,

    /// <summary>An entry that affirms.</summary>
    Affirms,

    /// <summary>An entry that denies.</summary>
    Denies,

    /// <summary>An entry that bears on the matter and decides nothing: silenced, withdrawn, a forecast, an announcement.</summary>
    Mentions,
}
