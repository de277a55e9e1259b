namespace Servanda.Checks;

/// <summary>What a change does to who owes: from the debtor's side.</summary>
public enum Direction
{
    /// <summary>Neither more nor less, or it cannot be said.</summary>
    Other,

    /// <summary>More is owed, sooner, upon fewer conditions, under closer watch or with a graver consequence.</summary>
    Tighter,

    /// <summary>Less is owed, later, upon more conditions, under less watch or with a lesser consequence.</summary>
    Looser,
}

/// <summary>A term that one text has otherwise than the other.</summary>
/// <param name="Term">Which: the word of its clause, or a few words.</param>
/// <param name="Before">As the first text has it; null: not at all.</param>
/// <param name="After">As the second text has it; null: not at all.</param>
/// <param name="Direction">What that does to who owes.</param>
public sealed record TermChange(string Term, string? Before, string? After, Direction Direction);
