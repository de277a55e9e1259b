using System.Collections.Immutable;

namespace Servanda.Text;

/// <summary>Something that may hold or not. Brackets leave no node: the tree says what belongs together.</summary>
public abstract record ConditionSyntax : SyntaxNode;

/// <summary><c>a and b and c</c>: all of them hold.</summary>
/// <param name="Operands">Two or more conditions.</param>
public sealed record AndSyntax(ImmutableArray<ConditionSyntax> Operands) : ConditionSyntax;

/// <summary><c>a or b or c</c>: one of them holds at least.</summary>
/// <param name="Operands">Two or more conditions.</param>
public sealed record OrSyntax(ImmutableArray<ConditionSyntax> Operands) : ConditionSyntax;

/// <summary><c>not a</c>.</summary>
/// <param name="Operand">What must not hold.</param>
public sealed record NotSyntax(ConditionSyntax Operand) : ConditionSyntax;

/// <summary>A reference standing alone: an event has happened, a state holds, an instrument or entry is meant.</summary>
/// <param name="Reference">The reference.</param>
public sealed record ReferenceConditionSyntax(ReferenceSyntax Reference) : ConditionSyntax;

/// <summary>The only predicate: <c>doha is made</c>, <c>no-haven is not breached</c>.</summary>
/// <param name="Reference">Of what.</param>
/// <param name="IsNegated">Whether <c>not</c> stands after <c>is</c>.</param>
/// <param name="Word">What it is said to be.</param>
public sealed record IsConditionSyntax(ReferenceSyntax Reference, bool IsNegated, NameSyntax Word) : ConditionSyntax;

/// <summary><c>all of first-group is pledged</c>, <c>any of (US, Taliban) is not bound</c>.</summary>
/// <param name="IsAll">Whether all of them; otherwise any of them.</param>
/// <param name="Domain">Of what.</param>
/// <param name="IsNegated">Whether <c>not</c> stands after <c>is</c>.</param>
/// <param name="Word">What they are said to be.</param>
public sealed record MembersConditionSyntax(bool IsAll, DomainSyntax Domain, bool IsNegated, NameSyntax Word)
    : ConditionSyntax;

/// <summary><c>80 more taliban-freed</c>: counted from when it is owed, or reported on top of what was.</summary>
/// <param name="Number">How many more.</param>
/// <param name="Reference">Of what.</param>
public sealed record MoreConditionSyntax(NumberSyntax Number, ReferenceSyntax Reference) : ConditionSyntax;

/// <summary>How two quantities are compared.</summary>
public enum Comparison
{
    /// <summary><c>at least</c></summary>
    AtLeast,

    /// <summary><c>at most</c></summary>
    AtMost,

    /// <summary><c>exactly</c></summary>
    Exactly,

    /// <summary><c>above</c></summary>
    Above,

    /// <summary><c>below</c></summary>
    Below,
}

/// <summary>A comparison: <c>us-troops at most 8,600 troops</c>.</summary>
/// <param name="Left">What is compared.</param>
/// <param name="Comparison">How.</param>
/// <param name="Right">With what.</param>
/// <param name="Unit">The unit written after it, if one is.</param>
public sealed record ComparisonSyntax(
    QuantitySyntax Left,
    Comparison Comparison,
    QuantitySyntax Right,
    NameSyntax? Unit
) : ConditionSyntax;

/// <summary>
/// A quantity that is compared with nothing. It stands only after <c>as</c>, where a tally or level is defined by
/// it; a quantity that is a mere reference is a <see cref="ReferenceConditionSyntax"/> there as elsewhere.
/// </summary>
/// <param name="Quantity">The quantity.</param>
public sealed record QuantityConditionSyntax(QuantitySyntax Quantity) : ConditionSyntax;

/// <summary>Prose as a condition: only findings decide it.</summary>
/// <param name="Prose">The prose.</param>
public sealed record ProseConditionSyntax(ProseSyntax Prose) : ConditionSyntax;

/// <summary>A moment as a condition: it has come.</summary>
/// <param name="Moment">The moment.</param>
public sealed record MomentConditionSyntax(MomentSyntax Moment) : ConditionSyntax;

/// <summary><c>taliban-freed at least 5,000 before talks-open</c>.</summary>
/// <param name="Condition">What must hold.</param>
/// <param name="Moment">Before when.</param>
public sealed record BeforeConditionSyntax(ConditionSyntax Condition, MomentSyntax Moment) : ConditionSyntax;

/// <summary><c>truce lasting 7 days</c>.</summary>
/// <param name="Condition">What must hold.</param>
/// <param name="Duration">For how long without a break.</param>
public sealed record LastingConditionSyntax(ConditionSyntax Condition, DurationSyntax Duration) : ConditionSyntax;
