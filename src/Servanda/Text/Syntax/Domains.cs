using System.Collections.Immutable;

namespace Servanda.Text;

/// <summary>Things one by one: what <c>for each</c>, <c>all of</c>, <c>any of</c> and <c>number of</c> range over.</summary>
public abstract record DomainSyntax : SyntaxNode;

/// <summary>The members of something declared, a roster above all.</summary>
/// <param name="Reference">What is referred to.</param>
public sealed record ReferenceDomainSyntax(ReferenceSyntax Reference) : DomainSyntax;

/// <summary>Things named in brackets: <c>(US, Taliban)</c>.</summary>
/// <param name="Names">The names; at least one.</param>
public sealed record NamesDomainSyntax(ImmutableArray<NameSyntax> Names) : DomainSyntax;

/// <summary>The periods of a span of time: <c>days of stage-one</c>, <c>2 weeks of truce</c>.</summary>
/// <param name="Count">How many units make one period; one where it is not said.</param>
/// <param name="Unit">The unit.</param>
/// <param name="Of">The state during which they are counted.</param>
public sealed record PeriodsDomainSyntax(NumberSyntax? Count, PeriodUnit Unit, NameSyntax Of) : DomainSyntax;
