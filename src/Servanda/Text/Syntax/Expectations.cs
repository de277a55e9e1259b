using System.Collections.Immutable;

namespace Servanda.Text;

/// <summary>A test in the dossier: <c>expect as of 2020-03-15 …</c> and what must come out.</summary>
/// <param name="Clauses">
/// The clauses that say from where one looks (<c>as of</c>, <c>known</c>, <c>standard</c>, a title).
/// </param>
/// <param name="Items">What is expected, one after another.</param>
public sealed record ExpectationSyntax(ImmutableArray<ClauseSyntax> Clauses, ImmutableArray<ExpectedSyntax> Items)
    : StatementSyntax;

/// <summary>One thing that is expected.</summary>
public abstract record ExpectedSyntax : SyntaxNode;

/// <summary>
/// A status: <c>open-talks is overdue since 2020-03-11</c>, <c>first-drawdown is possibly breached</c>.
/// </summary>
/// <param name="Reference">Of what; <c>X of Y</c> is the instance of X for the member Y.</param>
/// <param name="IsNegated">Whether <c>not</c> stands after <c>is</c>.</param>
/// <param name="IsPossibly">Whether the status must be among the possible ones; otherwise it is the headline.</param>
/// <param name="Status">The status.</param>
/// <param name="Since">Since when it has been so, if said.</param>
/// <param name="Due">When it is due, if said.</param>
public sealed record ExpectedStatusSyntax(
    ReferenceSyntax Reference,
    bool IsNegated,
    bool IsPossibly,
    NameSyntax Status,
    MomentSyntax? Since,
    MomentSyntax? Due
) : ExpectedSyntax;

/// <summary>The state of the evidence: <c>no-haven has evidence contested</c>.</summary>
/// <param name="Reference">Of what.</param>
/// <param name="Evidence">The word of evidence.</param>
public sealed record ExpectedEvidenceSyntax(ReferenceSyntax Reference, NameSyntax Evidence) : ExpectedSyntax;

/// <summary>Progress: <c>has progress 1,710</c>, <c>has progress between 4,050 and 4,199</c>.</summary>
/// <param name="Reference">Of what.</param>
/// <param name="Established">The established count.</param>
/// <param name="Possible">The possible count, where it differs.</param>
public sealed record ExpectedProgressSyntax(ReferenceSyntax Reference, NumberSyntax Established, NumberSyntax? Possible)
    : ExpectedSyntax;

/// <summary>A flag: <c>lift-un-sanctions is flagged "aim passed"</c>.</summary>
/// <param name="Reference">Of what.</param>
/// <param name="IsNegated">Whether <c>not</c> stands after <c>is</c>: the flag must be absent.</param>
/// <param name="Flag">The flag.</param>
public sealed record ExpectedFlagSyntax(ReferenceSyntax Reference, bool IsNegated, ProseSyntax Flag) : ExpectedSyntax;

/// <summary>Any other condition, which must be established: <c>taliban-freed at least 4,050</c>.</summary>
/// <param name="IsPossibly">Whether <c>possibly</c> stands before it: it need only be possible.</param>
/// <param name="Condition">The condition.</param>
public sealed record ExpectedConditionSyntax(bool IsPossibly, ConditionSyntax Condition) : ExpectedSyntax;

/// <summary>An expected thing that could not be read. It has a diagnostic already.</summary>
public sealed record BrokenExpectedSyntax : ExpectedSyntax;
