using System.Globalization;
using NodaTime;

namespace Servanda.Model;

/// <summary>
/// Moments for each of which a commitment has an instance: <c>for each d in days of stage-one</c>. They are numbered from
/// 1; how many have come is a matter of the record.
/// </summary>
/// <param name="Variable">The name that stands for the moment in the commitment's clauses.</param>
public abstract record Recurrence(string Variable)
{
    /// <summary>The most that are reckoned.</summary>
    public const int Most = 4_000;

    /// <summary>The moment of a number, from 1.</summary>
    public abstract Moment MomentOf(int number);

    /// <summary>What one is called: <c>day</c>.</summary>
    public abstract string Word { get; }

    /// <summary>The name of the instance of a number: <c>day-3</c>; of a member, <c>h-1-day-3</c>.</summary>
    public string NameOf(string? member, int number) =>
        (member is null ? "" : member + "-") + string.Create(CultureInfo.InvariantCulture, $"{Word}-{number}");

    /// <summary>The member and the number of the instance of a name; null where no instance can have it.</summary>
    /// <param name="name">The name.</param>
    /// <param name="members">The members, where the commitment is for each of these too; otherwise null.</param>
    public (string? Member, int Number)? Find(string name, IReadOnlyCollection<string>? members)
    {
        ArgumentNullException.ThrowIfNull(name);
        var start = name.LastIndexOf('-');
        if (
            start < 0
            || !int.TryParse(name.AsSpan(start + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        )
            return null;
        if (number is < 1 or > Most)
            return null;
        if (members is null)
            return name == NameOf(null, number) ? (null, number) : null;
        foreach (var member in members)
            if (name == NameOf(member, number))
                return (member, number);
        return null;
    }
}

/// <summary>The periods of a state, from its beginning on and while it lasts: <c>2 weeks of truce</c>.</summary>
/// <param name="Variable"><inheritdoc cref="Recurrence" path="/param[@name='Variable']"/></param>
/// <param name="Length">How long each is: a number of days, weeks, months or years.</param>
/// <param name="State">The state's name.</param>
public sealed record PeriodsOf(string Variable, Period Length, string State) : Recurrence(Variable)
{
    /// <inheritdoc/>
    public override Moment MomentOf(int number) => new NthPeriod(State, Length, number);

    /// <inheritdoc/>
    public override string Word => NthPeriod.WordFor(Length);
}

/// <summary>The occurrences of a repeatable event, in the order of time: <c>for each o in incidents</c>.</summary>
/// <param name="Variable"><inheritdoc cref="Recurrence" path="/param[@name='Variable']"/></param>
/// <param name="Event">The event's name.</param>
public sealed record OccurrencesOf(string Variable, string Event) : Recurrence(Variable)
{
    /// <summary>When there have first been so many.</summary>
    public override Moment MomentOf(int number) =>
        new WhenHolds(new Compare(new FactRef(Event), Comparison.AtLeast, number));

    /// <inheritdoc/>
    public override string Word => "occurrence";
}
