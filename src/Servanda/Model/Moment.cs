using System.Collections.Immutable;
using NodaTime;
using Servanda.Edtf;

namespace Servanda.Model;

/// <summary>A point in time that a clause names (design part 2). It may not have come, or be known not to come.</summary>
public abstract record Moment;

/// <summary>A date or a date and time.</summary>
/// <param name="Date">The date.</param>
/// <param name="Zone">The zone in which its days and hours run; null: the dossier's.</param>
public sealed record OnDate(EdtfDate Date, DateTimeZone? Zone = null) : Moment
{
    /// <summary>Its earliest and latest second (3.2).</summary>
    /// <param name="dossierZone">The zone that counts where it names none.</param>
    public EdtfBounds Bounds(DateTimeZone dossierZone) => Date.Bounds(Zone ?? dossierZone);
}

/// <summary>A span of time after or before another moment; months and years by calendar, clamped to the month's end.</summary>
/// <param name="Length">How long; all parts at or above zero.</param>
/// <param name="After">After the anchor, or before it.</param>
/// <param name="Anchor">Counted from here; its own day is day 0.</param>
/// <param name="IsDayOf">Whether the text counts the anchor's day as day 1: <c>day 22 of X</c> is 21 days after X.</param>
public sealed record Offset(Period Length, bool After, Moment Anchor, bool IsDayOf = false) : Moment
{
    /// <summary>Working days counted on from what <see cref="Length"/> reaches; null: none. Then there are no hours in it.</summary>
    public WorkingDays? WorkingDays { get; init; }
}

/// <summary>The moment at which a condition first holds.</summary>
/// <param name="Condition">The condition.</param>
public sealed record WhenHolds(Condition Condition) : Moment;

/// <summary>The end of the day on which a commitment is due, as the text sets it: <c>first-drawdown is due</c>.</summary>
/// <param name="Commitment">The commitment's name.</param>
public sealed record DueOf(string Commitment) : Moment;

/// <summary>The first of several moments to come.</summary>
/// <param name="Moments">Two or more.</param>
public sealed record EarlierOf(ImmutableArray<Moment> Moments) : Moment;

/// <summary>The last of several moments; it has not come until all have.</summary>
/// <param name="Moments">Two or more.</param>
public sealed record LaterOf(ImmutableArray<Moment> Moments) : Moment;

/// <summary>A moment that does not come if a condition held before it: the default if all are silent.</summary>
/// <param name="Moment">When it comes otherwise.</param>
/// <param name="Condition">What must not have held before that moment begins.</param>
public sealed record UnlessHeld(Moment Moment, Condition Condition) : Moment;

/// <summary>A period of a state, counted from its beginning by the calendar; it comes only if the state obtains when it begins.</summary>
/// <param name="State">The state's name.</param>
/// <param name="Length">How long each period is: a number of days, weeks, months or years.</param>
/// <param name="Number">Which it is, from 1.</param>
public sealed record NthPeriod(string State, Period Length, int Number) : Moment
{
    /// <summary>That the state obtains.</summary>
    public Condition Obtains => new Holds(new FactRef(State));

    internal static string WordFor(Period length) =>
        length switch
        {
            { Days: 1 } => "day",
            { Weeks: 1 } => "week",
            { Months: 1 } => "month",
            { Years: 1 } => "year",
            _ => "period",
        };
}

/// <summary>The moment for which a variable stands: the period, or the occurrence, of the instance.</summary>
/// <param name="Variable">The variable.</param>
public sealed record EachMoment(string Variable) : Moment;

/// <summary>Readings of a text that can be read in several ways: the first is taken, the others are possible (3.13).</summary>
/// <param name="Readings">Two or more.</param>
public sealed record EitherOf(ImmutableArray<Moment> Readings) : Moment;
