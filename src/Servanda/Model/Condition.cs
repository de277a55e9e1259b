using System.Collections.Immutable;
using NodaTime;

namespace Servanda.Model;

/// <summary>
/// Something that is so or not so at a moment (design part 2). Conditions name what they speak of; the dossier that
/// holds them resolves the names. All are immutable.
/// </summary>
public abstract record Condition;

/// <summary>All of its parts hold (<c>and</c>).</summary>
/// <param name="Parts">Two or more conditions.</param>
public sealed record AllOf(ImmutableArray<Condition> Parts) : Condition;

/// <summary>At least one of its parts holds (<c>or</c>).</summary>
/// <param name="Parts">Two or more conditions.</param>
public sealed record AnyOf(ImmutableArray<Condition> Parts) : Condition;

/// <summary>Its part does not hold (<c>not</c>).</summary>
/// <param name="Part">What is negated.</param>
public sealed record Not(Condition Part) : Condition;

/// <summary>An event has happened, or a state obtains.</summary>
/// <param name="Fact">An event or a state.</param>
public sealed record Holds(FactRef Fact) : Condition;

/// <summary>A level or a tally compares with an amount: <c>us-troops at most 8,600</c>.</summary>
/// <param name="Fact">A level or a tally.</param>
/// <param name="Comparison">How it must compare.</param>
/// <param name="Amount">With what, in the fact's unit.</param>
public sealed record Compare(FactRef Fact, Comparison Comparison, decimal Amount) : Condition
{
    /// <summary>The amount as the text writes it, where that is not the plain number: <c>298 plus 1,424</c>.</summary>
    public Quantity? Written { get; init; }
}

/// <summary>
/// Two quantities compare, of which more than one changes with time: <c>arms-accepted at least 25% of arms-registered</c>.
/// </summary>
/// <param name="Left">What is compared.</param>
/// <param name="Comparison">How it must compare.</param>
/// <param name="Right">With what.</param>
public sealed record CompareQuantities(Quantity Left, Comparison Comparison, Quantity Right) : Condition;

/// <summary>
/// A tally has grown by an amount since the commitment was owed: <c>3 more life-freed</c>. In an entry, an increment.
/// </summary>
/// <param name="Amount">By how much, above zero.</param>
/// <param name="Fact">A tally.</param>
public sealed record More(decimal Amount, FactRef Fact) : Condition;

/// <summary>A commitment has a status: <c>no-haven is kept</c>, as references read it (design 3.13).</summary>
/// <param name="Commitment">The commitment's name.</param>
/// <param name="Status">
/// The status asked for. <see cref="Model.Status.Kept"/> means in force and not in breach;
/// <see cref="Model.Status.Breached"/> includes overdue.
/// </param>
public sealed record StatusIs(string Commitment, Status Status) : Condition;

/// <summary>An instrument has been made: <c>doha is made</c>.</summary>
/// <param name="Instrument">The instrument's name.</param>
public sealed record IsMade(string Instrument) : Condition;

/// <summary>Where an instrument stands.</summary>
public enum InstrumentStatus
{
    /// <summary>Made, its condition has held, and it is neither terminated nor replaced. It may be suspended.</summary>
    InForce,

    /// <summary>In force and suspended.</summary>
    Suspended,

    /// <summary>Ended by declaration.</summary>
    Terminated,

    /// <summary>Another instrument has taken its place.</summary>
    Superseded,
}

/// <summary>An instrument stands so: <c>decree is in-force</c>.</summary>
/// <param name="Instrument">The instrument's name.</param>
/// <param name="Status">Where it stands.</param>
public sealed record InstrumentIs(string Instrument, InstrumentStatus Status) : Condition;

/// <summary>An event of a roster holds for all, or for any, of its members: <c>all of first-group is pledged</c>.</summary>
/// <param name="All">All members, or at least one.</param>
/// <param name="Roster">The roster's name.</param>
/// <param name="Fact">An event or state declared <c>for</c> that roster.</param>
/// <param name="Negated">Whether each member is asked <c>is not</c>.</param>
public sealed record OfRoster(bool All, string Roster, string Fact, bool Negated) : Condition;

/// <summary>Prose as a condition: decided by findings alone (design 3.8).</summary>
/// <param name="Text">The words, which also identify it.</param>
/// <param name="Language">A BCP 47 tag where the text gives one.</param>
public sealed record Prose(string Text, string? Language = null) : Condition;

/// <summary>A moment has come.</summary>
/// <param name="Moment">The moment; the condition holds from it on.</param>
public sealed record HasCome(Moment Moment) : Condition;

/// <summary>A moment is over: from the first second after a term that runs until it (3.2).</summary>
/// <param name="Moment">The moment.</param>
public sealed record HasPassed(Moment Moment) : Condition;

/// <summary>A condition has held without a break for a span of time: <c>truce lasting 7 days</c>.</summary>
/// <param name="Part">What must hold.</param>
/// <param name="Length">For how long; all parts at or above zero.</param>
public sealed record Lasting(Condition Part, Period Length) : Condition
{
    /// <summary>Working days counted on from what <see cref="Length"/> reaches; null: none.</summary>
    public WorkingDays? WorkingDays { get; init; }
}

/// <summary>
/// A condition first held before another one did, from then on for ever; in a demand or an offer, a position on the order
/// of things.
/// </summary>
/// <param name="First">What is to come first.</param>
/// <param name="Then">What may come only after it.</param>
public sealed record Before(Condition First, Condition Then) : Condition;

/// <summary>How a quantity compares with an amount.</summary>
public enum Comparison
{
    /// <summary>The amount or more.</summary>
    AtLeast,

    /// <summary>The amount or less.</summary>
    AtMost,

    /// <summary>Neither more nor less.</summary>
    Exactly,

    /// <summary>More than the amount.</summary>
    Above,

    /// <summary>Less than the amount.</summary>
    Below,
}

/// <summary>A fact, alone or of one member of a roster: <c>talks-open</c>, <c>freed of p-017</c>.</summary>
/// <param name="Fact">The fact's name.</param>
/// <param name="Member">
/// The member's identifier, or the variable of the commitment's <c>for each</c> (see <see cref="IsVariable"/>), or null.
/// </param>
/// <param name="IsVariable">Whether <paramref name="Member"/> is the variable of a <c>for each</c>.</param>
public sealed record FactRef(string Fact, string? Member = null, bool IsVariable = false)
{
    /// <summary>
    /// Whether the member is the name, in quotation marks, of somebody who is not on the list. Only entries speak of those.
    /// </summary>
    public bool IsUnlisted { get; init; }

    /// <summary>The same reference with the variable replaced by a member.</summary>
    public FactRef For(string member) => IsVariable ? new FactRef(Fact, member) : this;

    /// <inheritdoc/>
    public override string ToString() =>
        Member is null ? Fact
        : IsUnlisted ? $"{Fact} of {ModelText.Quote(Member)}"
        : $"{Fact} of {Member}";
}
