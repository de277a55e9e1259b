namespace Servanda.Model;

/// <summary>
/// How an event or a state is defined by others (design part 2). The definition alone decides: what is reported of the
/// fact is recorded only.
/// </summary>
public sealed record Definition
{
    /// <summary>
    /// What it is defined <c>as</c>: of an event, a condition or a moment (<see cref="HasCome"/>) from which it has
    /// happened; of a state, what must hold.
    /// </summary>
    public Condition? As { get; init; }

    /// <summary>Of an event: it does not happen if this held before the moment at which it would.</summary>
    public Condition? Unless { get; init; }

    /// <summary>Of a state: it does not obtain before this begins.</summary>
    public Moment? From { get; init; }

    /// <summary>Of a state: it does not obtain after this, which ends as the term of a commitment does.</summary>
    public Moment? Until { get; init; }

    /// <summary>What stands for the member, where the fact is one of each member of a roster; null where nothing does.</summary>
    public string? Variable { get; init; }

    /// <summary>What the definition comes to (3.10).</summary>
    /// <param name="kind">Event or state.</param>
    public Condition? Meaning(FactKind kind)
    {
        if (kind == FactKind.Event)
            return As is not { } happens ? null : new HasCome(Unprevented(MomentOf(happens)));
        List<Condition> parts = [];
        if (From is { } from)
            parts.Add(new HasCome(from));
        if (As is { } holds)
            parts.Add(holds);
        if (Until is { } until)
            parts.Add(new Not(new HasPassed(until)));
        return parts.Count switch
        {
            0 => null,
            1 => parts[0],
            _ => new AllOf([.. parts]),
        };
    }

    private static Moment MomentOf(Condition condition) =>
        condition is HasCome come ? come.Moment : new WhenHolds(condition);

    private Moment Unprevented(Moment moment) => Unless is { } unless ? new UnlessHeld(moment, unless) : moment;
}
