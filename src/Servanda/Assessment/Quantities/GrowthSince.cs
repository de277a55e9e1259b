using Servanda.Model;

namespace Servanda.Assessment.Quantities;

/// <summary>From which counts <c>n more</c> is counted (semantics 3.9).</summary>
/// <param name="Owed">o: the first second at which it is owed.</param>
/// <param name="Established">The established count just before it, or what earlier promises ask for, if that is more.</param>
/// <param name="Possible">The same with the possible count.</param>
/// <param name="IsClaimed">Whether it is what earlier promises ask for.</param>
internal readonly record struct CountedFrom(long Owed, decimal Established, decimal Possible, bool IsClaimed);

/// <summary>By how much a tally grew since something was owed.</summary>
/// <param name="Fact">A tally.</param>
/// <param name="Start">From where it is counted, given its counts; null: from nowhere.</param>
internal sealed record GrowthSince(FactRef Fact, Func<TallyAmount, CountedFrom?> Start) : Quantity;
