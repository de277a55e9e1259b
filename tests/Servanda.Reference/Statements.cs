using System.Collections.Immutable;
using Servanda.Model;

namespace Servanda.Reference;

/// <summary>
/// "At least" a number, or where strict "above" it. A lower bound <em>gives</em> every threshold up to itself; an upper
/// bound is kept as the least threshold that it excludes (3.4).
/// </summary>
internal readonly record struct Threshold(decimal Number, bool Strict) : IComparable<Threshold>
{
    public static readonly Threshold Event = new(1, false);

    public int CompareTo(Threshold other)
    {
        var byNumber = Number.CompareTo(other.Number);
        return byNumber != 0 ? byNumber : Strict.CompareTo(other.Strict);
    }

    public static bool operator >=(Threshold left, Threshold right) => left.CompareTo(right) >= 0;

    public static bool operator <=(Threshold left, Threshold right) => left.CompareTo(right) <= 0;

    public static bool operator >(Threshold left, Threshold right) => left.CompareTo(right) > 0;

    public static bool operator <(Threshold left, Threshold right) => left.CompareTo(right) < 0;
}

internal enum StatementKind
{
    /// <summary>A figure of an event, a tally or a level.</summary>
    Figure,

    /// <summary><c>n more</c>.</summary>
    Increment,

    /// <summary>On a state: so, or not so, over a period.</summary>
    Period,

    /// <summary><c>cannot confirm</c>.</summary>
    CannotConfirm,

    /// <summary>On a commitment's goal: affirmed or denied.</summary>
    Finding,
}

/// <summary>What one side says, in one entry, of one fact (3.3).</summary>
internal sealed record Statement
{
    public required string Side { get; init; }

    public required bool Quoted { get; init; }

    public required ImmutableArray<string> Speakers { get; init; }

    public required ImmutableArray<string> Via { get; init; }

    public required bool Rated { get; init; }

    public required long Known { get; init; }

    public required long Said { get; init; }

    /// <summary>The earliest second of <em>occurred</em>.</summary>
    public required long A { get; init; }

    /// <summary>The latest second of <em>occurred</em>, cut at the statement's date.</summary>
    public required long B { get; init; }

    public required bool IsSince { get; init; }

    public StatementKind Kind { get; init; }

    /// <summary>Of a period or a finding: affirmed or denied. Of a <c>cannot confirm</c>: of it, or of its denial.</summary>
    public bool Affirms { get; init; }

    /// <summary>Of a <c>cannot confirm</c>: the second at which it ends.</summary>
    public long DoubtedUntil { get; init; } = long.MaxValue;

    public Threshold? Lower { get; init; }

    /// <summary>The least threshold that the upper bound excludes.</summary>
    public Threshold? Excludes { get; init; }

    public decimal Increment { get; init; }

    /// <summary>Of a <c>cannot confirm</c>: the thresholds it names, and whether it is their denial that it names.</summary>
    public ImmutableArray<(Threshold Of, bool Denial)> Names { get; init; } = [];

    /// <summary>Of a <c>cannot confirm</c> on a level: the comparison and the amount.</summary>
    public (Comparison, decimal)? Compared { get; init; }

    /// <summary>The figure that affirming or denying a comparison gives; null for a denial of <c>exactly</c> (3.4).</summary>
    public Statement? AsFigure(Comparison comparison, decimal n, bool affirms)
    {
        Threshold atLeast = new(n, false);
        Threshold above = new(n, true);
        return (comparison, affirms) switch
        {
            (Comparison.AtLeast, true) or (Comparison.Below, false) => this with { Lower = atLeast },
            (Comparison.Above, true) or (Comparison.AtMost, false) => this with { Lower = above },
            (Comparison.AtMost, true) or (Comparison.Above, false) => this with { Excludes = above },
            (Comparison.Below, true) or (Comparison.AtLeast, false) => this with { Excludes = atLeast },
            (Comparison.Exactly, true) => this with { Lower = atLeast, Excludes = above },
            _ => null,
        };
    }
}
