using Google.OrTools.Sat;

namespace Servanda.Foresight.Encoding;

/// <summary>What a clause is to the timetable.</summary>
internal enum ClauseKind
{
    /// <summary>What is owed: the goal to be achieved, or what is to be kept or avoided.</summary>
    Duty,

    /// <summary>The deadline.</summary>
    Deadline,

    /// <summary>The trigger.</summary>
    Upon,

    /// <summary>The beginning.</summary>
    From,

    /// <summary>What it is owed for: the period or occurrence.</summary>
    Each,

    /// <summary>The proviso.</summary>
    Provided,

    /// <summary>The making of the instrument.</summary>
    Made,

    /// <summary>The instrument's own condition.</summary>
    InForce,

    /// <summary>No clause: that nothing is done before somebody owes it.</summary>
    Order,
}

/// <summary>A clause that binds the timetable.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">The commitment or instrument in which it stands; of <see cref="ClauseKind.Order"/>, nothing.</param>
internal readonly record struct ClauseRef(ClauseKind Kind, string Name) : IComparable<ClauseRef>
{
    /// <summary>That nothing is done before somebody owes it.</summary>
    public static ClauseRef Order { get; } = new(ClauseKind.Order, "");

    /// <summary>By name, then kind.</summary>
    public int CompareTo(ClauseRef other) =>
        string.CompareOrdinal(Name, other.Name) is var byName and not 0 ? byName : Kind.CompareTo(other.Kind);
}

/// <summary>
/// One switch for each clause: off, the clause restricts nothing. Where nobody asks why, they are all on and cost nothing.
/// </summary>
internal sealed class Assumptions(Puzzle puzzle, bool areSwitches, bool inOrder)
{
    readonly SortedDictionary<ClauseRef, ILiteral> _switches = [];

    /// <summary>All switches.</summary>
    public IReadOnlyDictionary<ClauseRef, ILiteral> Switches => _switches;

    /// <summary>That a clause counts.</summary>
    public ILiteral Of(ClauseRef clause)
    {
        if (clause.Kind == ClauseKind.Order && !inOrder)
            return puzzle.False;
        if (!areSwitches)
            return puzzle.True;
        if (!_switches.TryGetValue(clause, out var known))
            _switches[clause] = known = puzzle.NewChoice($"{clause.Kind} {clause.Name}");
        return known;
    }
}
