using Google.OrTools.Sat;
using Google.OrTools.Util;

namespace Servanda.Foresight.Encoding;

/// <summary>The constraints as they are built: times with <c>never</c> among them, their order, and what follows from it.</summary>
internal sealed class Puzzle
{
    readonly Dictionary<((bool, long), (bool, long)), ILiteral> _orders = [];
    readonly Domain _domain;
    readonly Domain _happenings;

    public Puzzle(TimeGrid grid)
    {
        Grid = grid;
        (Beginning, Never) = (new Time(0), new Time(grid.Never));
        Tables = new DayTables(this);
        (True, False) = (Model.TrueLiteral(), Model.FalseLiteral());
        _domain = Domain.FromIntervals([
            [0, grid.Last],
            [grid.Never, grid.Never],
        ]);
        _happenings = Domain.FromIntervals([
            [1, grid.LastHappening],
            [grid.Never, grid.Never],
        ]);
    }

    /// <summary>How time is counted.</summary>
    public TimeGrid Grid { get; }

    /// <summary>The solver's model.</summary>
    public CpModel Model { get; } = new();

    /// <summary>Months and working days.</summary>
    public DayTables Tables { get; }

    /// <summary>Before everything.</summary>
    public Time Beginning { get; }

    /// <summary>What does not come.</summary>
    public Time Never { get; }

    /// <summary>What always is so.</summary>
    public ILiteral True { get; }

    /// <summary>What never is so.</summary>
    public ILiteral False { get; }

    /// <summary>A time of which nothing is known yet.</summary>
    public Time NewTime(string name, bool isAfterBeginning = false) =>
        new(Model.NewIntVarFromDomain(_domain, name), isAfterBeginning);

    /// <summary>When something happens, after the beginning.</summary>
    public Time NewHappening(string name) => new(Model.NewIntVarFromDomain(_happenings, name), true);

    /// <summary>A choice of which nothing is known yet.</summary>
    public ILiteral NewChoice(string name = "") => Model.NewBoolVar(name);

    /// <summary>Whether it is known that something never is so.</summary>
    public bool IsFalse(ILiteral literal) => ReferenceEquals(literal, False);

    /// <summary>Whether it is known that something always is so.</summary>
    public bool IsTrue(ILiteral literal) => ReferenceEquals(literal, True);

    /// <summary>The contrary.</summary>
    public ILiteral Not(ILiteral literal) =>
        IsTrue(literal) ? False
        : IsFalse(literal) ? True
        : literal.Not();

    /// <summary>Whether one time is no later than another.</summary>
    public ILiteral IsAtMost(Time first, Time then)
    {
        if (first.Value is { } a && then.Value is { } b)
            return a <= b ? True : False;
        if (first.Value <= 0 || then.Value >= Grid.Never || first.Identity == then.Identity)
            return True;
        if (_orders.TryGetValue((first.Identity, then.Identity), out var known))
            return known;
        var literal = NewChoice();
        Model.Add(first.Expression <= then.Expression).OnlyEnforceIf(literal);
        Model.Add(first.Expression > then.Expression).OnlyEnforceIf(literal.Not());
        return _orders[(first.Identity, then.Identity)] = literal;
    }

    /// <summary>Whether one time is before another.</summary>
    public ILiteral IsBefore(Time first, Time then) => Not(IsAtMost(then, first));

    /// <summary>Whether a time comes.</summary>
    public ILiteral Comes(Time time) => IsBefore(time, Never);

    /// <summary>The later of some times.</summary>
    public Time Latest(params IEnumerable<Time> times) => Extreme(times, true);

    /// <summary>The earliest of some times; never where there are none.</summary>
    public Time Earliest(params IEnumerable<Time> times) => Extreme(times, false);

    /// <summary>A time if it is before another, else never.</summary>
    public Time IfBefore(Time time, Time limit)
    {
        if (limit.Value >= Grid.Never)
            return time;
        return If(IsBefore(time, limit), time);
    }

    /// <summary>A time if a condition is so, else another.</summary>
    public Time If(ILiteral condition, Time time, Time? otherwise = null)
    {
        otherwise ??= Never;
        if (IsTrue(condition) || time.Identity == otherwise.Identity)
            return time;
        if (IsFalse(condition))
            return otherwise;
        var chosen = NewTime("", time.IsAfterBeginning && otherwise.IsAfterBeginning);
        Same(chosen, time, condition);
        Same(chosen, otherwise, Not(condition));
        return chosen;
    }

    /// <summary>One of several times, whichever fits.</summary>
    public Time OneOf(IReadOnlyList<Time> times, IReadOnlyList<ILiteral> chosen)
    {
        var time = NewTime("");
        for (var i = 0; i < times.Count; i++)
            Same(time, times[i], chosen[i]);
        return time;
    }

    /// <summary>Two times are the same, where all of some conditions are so.</summary>
    public void Same(Time one, Time other, params ILiteral[] where) =>
        Enforce(Model.Add(one.Expression == other.Expression), where);

    /// <summary>A time is so many ticks after another, where all of some conditions are so.</summary>
    public void Same(Time one, Time other, long ticks, params IEnumerable<ILiteral> where) =>
        Enforce(Model.Add(one.Expression == other.Expression + ticks), where);

    /// <summary>One time is no later than another, where all of some conditions are so.</summary>
    public void AtMost(Time first, Time then, params IEnumerable<ILiteral> where)
    {
        if (IsTrue(IsKnownAtMost(first, then)))
            return;
        Enforce(Model.Add(first.Expression <= then.Expression), where);
    }

    /// <summary>One time is before another, where all of some conditions are so.</summary>
    public void Before(Time first, Time then, params IEnumerable<ILiteral> where) =>
        Enforce(Model.Add(first.Expression < then.Expression), where);

    /// <summary>One of several things is so, where all of some conditions are.</summary>
    public void Any(IEnumerable<ILiteral> choices, params IEnumerable<ILiteral> where) =>
        Model.AddBoolOr(choices.Concat(where.Select(Not)));

    /// <summary>Whether all of some things are so.</summary>
    public ILiteral All(params IEnumerable<ILiteral> literals)
    {
        var parts = literals.Where(l => !IsTrue(l)).ToList();
        if (parts.Count == 0)
            return True;
        if (parts.Exists(IsFalse))
            return False;
        if (parts.Count == 1)
            return parts[0];
        var all = NewChoice();
        Model.AddBoolAnd(parts).OnlyEnforceIf(all);
        Model.AddBoolOr([.. parts.Select(p => p.Not()), all]);
        return all;
    }

    ILiteral IsKnownAtMost(Time first, Time then) =>
        first.Value is { } a && then.Value is { } b && a <= b || first.Value <= 0 || then.Value >= Grid.Never
            ? True
            : False;

    void Enforce(Constraint constraint, IEnumerable<ILiteral> where)
    {
        var conditions = where.Where(l => !IsTrue(l)).ToArray();
        if (conditions.Length > 0)
            constraint.OnlyEnforceIf(conditions);
    }

    Time Extreme(IEnumerable<Time> times, bool latest)
    {
        var all = times.DistinctBy(t => t.Identity).ToList();
        var known = all.Where(t => t.Value is not null).Select(t => t.Value!.Value).ToList();
        var neutral = latest ? 0 : Grid.Never;
        long? bound =
            known.Count == 0 ? null
            : latest ? known.Max()
            : known.Min();
        if (bound is { } end && (latest ? end >= Grid.Never : end <= 0))
            return new Time(end);
        var parts = all.Where(t => t.Value is null).ToList();
        if (bound is { } b && b != neutral)
            parts.Add(new Time(b));
        if (parts.Count == 0)
            return new Time(neutral);
        if (parts.Count == 1)
            return parts[0];
        var extreme = NewTime(
            "",
            latest ? parts.Exists(p => p.IsAfterBeginning) : parts.TrueForAll(p => p.IsAfterBeginning)
        );
        if (latest)
            Model.AddMaxEquality(extreme.Expression, parts.Select(p => p.Expression));
        else
            Model.AddMinEquality(extreme.Expression, parts.Select(p => p.Expression));
        return extreme;
    }
}
