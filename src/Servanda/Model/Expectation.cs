using System.Collections.Immutable;
using Servanda.Edtf;

namespace Servanda.Model;

/// <summary>A test that stands in the dossier: what must be answered as of a date, as known at a date.</summary>
public sealed record Expectation
{
    /// <summary>As of the end of this date; null: the end of the record.</summary>
    public EdtfDate? AsOf { get; init; }

    /// <summary>As known at the end of this date; null: the same as <see cref="AsOf"/>.</summary>
    public EdtfDate? Known { get; init; }

    /// <summary>Under which standard of proof.</summary>
    public Standard Standard { get; init; } = Standard.Uncontested;

    /// <summary>What must be so.</summary>
    public ImmutableArray<Check> Checks { get; init; } = [];

    /// <summary>Where it stands.</summary>
    public Location? Location { get; init; }
}

/// <summary>One line of an expectation, about one commitment or one instance of it, or about a condition.</summary>
public sealed record Check
{
    /// <summary>The commitment's name; null where the line is a condition, or about an issue.</summary>
    public string? Commitment { get; init; }

    /// <summary>The issue's name, where the line is about one; null otherwise.</summary>
    public string? Issue { get; init; }

    /// <summary>Where the issue must stand.</summary>
    public IssueStatus? IssueStatus { get; init; }

    /// <summary>The condition that must be established, belief in it profiting nobody (semantics 3.5).</summary>
    public Condition? Condition { get; init; }

    /// <summary>Whether it is enough that <see cref="Condition"/> is possible.</summary>
    public bool ConditionPossibly { get; init; }

    /// <summary>The member whose instance is meant, or null.</summary>
    public string? Member { get; init; }

    /// <summary>The headline status it must have.</summary>
    public Status? Status { get; init; }

    /// <summary>Whether it must not have <see cref="Status"/>, or <see cref="IssueStatus"/>.</summary>
    public bool StatusNegated { get; init; }

    /// <summary>The first day of that status.</summary>
    public EdtfDate? Since { get; init; }

    /// <summary>The day on which it is due.</summary>
    public EdtfDate? Due { get; init; }

    /// <summary>A status that must be among the possible ones (or not among them, see <see cref="PossiblyNegated"/>).</summary>
    public Status? Possibly { get; init; }

    /// <summary>Whether <see cref="Possibly"/> must not be possible.</summary>
    public bool PossiblyNegated { get; init; }

    /// <summary>The evidence it must have.</summary>
    public Evidence? Evidence { get; init; }

    /// <summary>The established progress it must have.</summary>
    public decimal? ProgressEstablished { get; init; }

    /// <summary>The possible progress it must have; null where only one figure was given (then equal).</summary>
    public decimal? ProgressPossible { get; init; }

    /// <summary>A flag it must carry, such as <c>aim passed</c>.</summary>
    public string? Flag { get; init; }

    /// <summary>Whether it must not carry <see cref="Flag"/>.</summary>
    public bool FlagNegated { get; init; }

    /// <summary>Where it stands.</summary>
    public Location? Location { get; init; }
}
