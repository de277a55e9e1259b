using System.Collections.Immutable;

namespace Servanda.Text;

/// <summary>A count or a measure.</summary>
public abstract record QuantitySyntax : SyntaxNode;

/// <summary>A plain number.</summary>
/// <param name="Number">The number.</param>
public sealed record NumberQuantitySyntax(NumberSyntax Number) : QuantitySyntax;

/// <summary>A share: <c>50% of base</c>.</summary>
/// <param name="Number">The per cent.</param>
/// <param name="Of">Of what.</param>
public sealed record PercentQuantitySyntax(NumberSyntax Number, QuantitySyntax Of) : QuantitySyntax;

/// <summary>How many things there are: <c>number of first-group</c>.</summary>
/// <param name="Domain">What is counted.</param>
public sealed record NumberOfQuantitySyntax(DomainSyntax Domain) : QuantitySyntax;

/// <summary>
/// The value of a level or a tally: <c>us-troops</c>, <c>total of trucks over stage-one</c>,
/// <c>violations over 30 days</c>.
/// </summary>
/// <param name="Reference">The level or tally.</param>
/// <param name="IsTotal">Whether <c>total of</c> stands before it.</param>
/// <param name="OverName">The state over which it is counted, if one is named.</param>
/// <param name="OverDuration">The length of time over which it is counted, if one is said.</param>
public sealed record ReferenceQuantitySyntax(
    ReferenceSyntax Reference,
    bool IsTotal,
    NameSyntax? OverName,
    DurationSyntax? OverDuration
) : QuantitySyntax;

/// <summary>A word of arithmetic.</summary>
public enum ArithmeticOperator
{
    /// <summary><c>plus</c></summary>
    Plus,

    /// <summary><c>minus</c></summary>
    Minus,

    /// <summary><c>times</c></summary>
    Times,
}

/// <summary>
/// A calculation, from left to right: <c>arms-registered minus camp-arms</c>. <c>times</c> never stands beside
/// <c>plus</c> or <c>minus</c> without brackets.
/// </summary>
/// <param name="First">The quantity it starts from.</param>
/// <param name="Steps">What is done to it, in order; at least one step.</param>
public sealed record ArithmeticQuantitySyntax(QuantitySyntax First, ImmutableArray<ArithmeticStep> Steps)
    : QuantitySyntax;

/// <summary>One step of a calculation.</summary>
/// <param name="Operator">What is done.</param>
/// <param name="Operand">With what.</param>
public readonly record struct ArithmeticStep(ArithmeticOperator Operator, QuantitySyntax Operand);
