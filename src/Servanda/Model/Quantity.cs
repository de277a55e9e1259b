using NodaTime;

namespace Servanda.Model;

/// <summary>A count or a measure that a comparison speaks of (design part 2). All are immutable.</summary>
public abstract record Quantity;

/// <summary>A plain number: <c>840</c>.</summary>
/// <param name="Value">The number.</param>
public sealed record Number(decimal Value) : Quantity;

/// <summary>A share: <c>25% of 840</c>.</summary>
/// <param name="Percent">How many hundredths.</param>
/// <param name="Of">Of what.</param>
public sealed record ShareOf(decimal Percent, Quantity Of) : Quantity;

/// <summary>Two quantities taken together: <c>arms-submitted minus arms-accepted</c>.</summary>
/// <param name="Left">What stands first.</param>
/// <param name="Operator">What is done.</param>
/// <param name="Right">With what.</param>
public sealed record Calculation(Quantity Left, Arithmetic Operator, Quantity Right) : Quantity;

/// <summary>How many members a roster or a list of names has: <c>number of first-group</c>.</summary>
/// <param name="Domain">What is counted, as the language writes it.</param>
/// <param name="Count">How many there are.</param>
public sealed record NumberOf(string Domain, decimal Count) : Quantity;

/// <summary>The value of a level, or the count of a tally: <c>arms-submitted</c>.</summary>
/// <param name="Fact">A level or a tally.</param>
public sealed record ValueOf(FactRef Fact) : Quantity;

/// <summary>
/// By how much a tally grew: within the time that ends at the moment asked for (<c>incidents over 7 days</c>), or
/// while a state obtained (<c>total of trucks over stage-one</c>). One of the two is given.
/// </summary>
/// <param name="Fact">A tally.</param>
/// <param name="Window">The length of time; all parts at or above zero.</param>
/// <param name="While">The state.</param>
public sealed record GrowthOf(FactRef Fact, Period? Window, Condition? While) : Quantity
{
    /// <summary>Working days by which the window is longer, counted back before <see cref="Window"/>; null: none.</summary>
    public WorkingDays? WorkingDays { get; init; }

    /// <summary>The moment that stands for the period within which it is counted, where neither of the two is given.</summary>
    public EachMoment? Within { get; init; }

    /// <summary>While what it is counted: the state obtains, or the period runs; null where it is a window.</summary>
    internal Condition? Counting =>
        Within is { } period ? new AllOf([new HasCome(period), new Not(new HasPassed(period))]) : While;
}

/// <summary>What is done in a <see cref="Calculation"/>.</summary>
public enum Arithmetic
{
    /// <summary>The sum.</summary>
    Plus,

    /// <summary>The difference.</summary>
    Minus,

    /// <summary>The product.</summary>
    Times,
}
