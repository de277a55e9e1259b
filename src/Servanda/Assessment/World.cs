using System.Runtime.InteropServices;
using Servanda.Model;
using Servanda.Record;

namespace Servanda.Assessment;

/// <summary>A condition read one way: established, or possible.</summary>
/// <param name="Signal">The condition over time.</param>
/// <param name="Mark">Which of its marks counts as holding.</param>
internal readonly record struct Side(Signal Signal, Truth Mark)
{
    /// <summary>Whether it holds at a second.</summary>
    public bool this[long second] => (Signal[second] & Mark) != 0;
}

/// <summary>
/// One way in which everything that bears on a commitment may have fallen (semantics 3.13), and the status that follows at
/// each moment (3.12).
/// </summary>
internal sealed class World
{
    /// <summary>Achieve, keep (avoid is keep not) or seek.</summary>
    public required DutyKind Duty { get; init; }

    /// <summary>f: when it comes into force; <see cref="long.MaxValue"/> if never.</summary>
    public required long InForce { get; init; }

    /// <summary>e: the first second after its term; <see cref="long.MaxValue"/> if there is none.</summary>
    public required long TermEnd { get; init; }

    /// <summary>Whether the term ends by termination.</summary>
    public required bool IsTerminated { get; init; }

    /// <summary>When a new version takes its place; <see cref="long.MaxValue"/> if none does.</summary>
    public long SupersededFrom { get; init; } = long.MaxValue;

    /// <summary>When what is to be done at the same time first holds; <see cref="long.MaxValue"/> if never.</summary>
    public long TogetherFrom { get; init; } = long.MinValue;

    /// <summary>What it is provided on, or null.</summary>
    public Side? Provided { get; init; }

    /// <summary>What excuses it, or null.</summary>
    public Side? Unless { get; init; }

    /// <summary>What was declared on it.</summary>
    public required Declarations Declared { get; init; }

    /// <summary>The deadlines in force, each from a second on; the first from the beginning of time.</summary>
    public required IReadOnlyList<(long From, long Due)> Deadlines { get; init; }

    /// <summary>The goal: when it holds (achieve), is said so (keep) or was found (seek).</summary>
    public required Side Goal { get; init; }

    /// <summary>A moment at which the goal may first hold, before it is established; null: as established.</summary>
    public long? GoalAt { get; init; }

    /// <summary>The goal's opposite: said not so (keep), or refuted (seek).</summary>
    public Side Against { get; init; }

    long[]? _changes;
    long[]? _overdue;
    long? _owedFrom;
    long? _reached;
    bool _wasOwed;

    /// <summary>o: the first second in force, within the term, at which the proviso holds.</summary>
    public long OwedFrom => _owedFrom ??= FirstOwed();

    /// <summary>g: when the goal is reached, from when it is owed.</summary>
    public long Reached => _reached ??= FirstReached();

    /// <summary>The same world with the goal fallen another way.</summary>
    public World With(long? goalAt = null, Truth? goal = null, Truth? against = null, Signal? signal = null)
    {
        // What follows from all but the goal is reckoned once for all these worlds.
        _changes ??= ChangesWithoutGoal();
        _overdue ??= [.. Deadlines.Select(d => OverdueAfter(d.Due))];
        return new()
        {
            Duty = Duty,
            InForce = InForce,
            TermEnd = TermEnd,
            IsTerminated = IsTerminated,
            SupersededFrom = SupersededFrom,
            TogetherFrom = TogetherFrom,
            Provided = Provided,
            Unless = Unless,
            Declared = Declared,
            Deadlines = Deadlines,
            EndOfDay = EndOfDay,
            GoalAt = goalAt,
            Goal = new Side(signal ?? Goal.Signal, goal ?? Goal.Mark),
            Against = new Side(signal ?? Against.Signal, against ?? Against.Mark),
            _changes = _changes,
            _overdue = _overdue,
            _owedFrom = OwedFrom,
        };
    }

    /// <summary>The status over time: each from its second on, the first from the beginning of time.</summary>
    public List<(long From, Status Status)> Statuses() =>
        UntilSuperseded(Duty is DutyKind.Keep or DutyKind.Avoid ? OfStandingDuty() : OfOtherDuty());

    List<(long, Status)> UntilSuperseded(List<(long, Status)> statuses)
    {
        if (SupersededFrom == long.MaxValue)
            return statuses;
        statuses.RemoveAll(s => s.Item1 >= SupersededFrom);
        Append(statuses, SupersededFrom, Status.Superseded);
        return statuses;
    }

    /// <summary>L: the first second at which it is overdue under the deadline in force at a moment.</summary>
    public long OverdueFrom(long at)
    {
        _overdue ??= [.. Deadlines.Select(d => OverdueAfter(d.Due))];
        for (var i = Deadlines.Count - 1; i >= 0; i--)
            if (Deadlines[i].From <= at)
                return _overdue[i];
        return long.MaxValue;
    }

    bool IsProvided(long t) => Provided is not { } provided || provided[t];

    bool IsExcused(long t) => t >= Declared.WaivedFrom || (Unless is { } unless && unless[t]);

    bool IsSuspended(long t) => (Declared.Suspended[t] & Truth.Established) != 0;

    bool IsOwed(long t) => InForce <= t && t < EndAt(t) && IsProvided(t) && !IsExcused(t) && !IsSuspended(t);

    /// <summary>e as of a moment: while it was terminated, and until that was taken back, its term had ended.</summary>
    long EndAt(long t)
    {
        foreach (var (from, to) in Declared.TakenBack)
            if (from <= t && t < to)
                return Math.Min(from, TermEnd);
        return TermEnd;
    }

    /// <summary>The seconds at which anything but the goal changes, in order; the first is the beginning of time.</summary>
    long[] ChangesWithoutGoal()
    {
        var changes = new List<long>(8) { long.MinValue, InForce, TermEnd, Declared.WaivedFrom };
        Add(changes, Provided?.Signal);
        Add(changes, Unless?.Signal);
        Add(changes, Declared.Suspended);
        foreach (var (from, to) in Declared.TakenBack)
            changes.AddRange([from, to]);
        return [.. InOrder(changes)];
    }

    static void Add(List<long> changes, Signal? signal)
    {
        if (signal is not null)
            changes.AddRange(signal.From);
    }

    /// <summary>Sorted, each once, the end of time left out.</summary>
    static List<long> InOrder(List<long> changes)
    {
        changes.Sort();
        var count = 0;
        foreach (var t in CollectionsMarshal.AsSpan(changes))
            if (t != long.MaxValue && (count == 0 || changes[count - 1] != t))
                changes[count++] = t;
        changes.RemoveRange(count, changes.Count - count);
        return changes;
    }

    long FirstOwed()
    {
        if (InForce >= TermEnd)
            return long.MaxValue;
        if (Provided is not { } provided)
            return InForce;
        var first = provided.Signal.First(provided.Mark, InForce);
        return first < TermEnd ? first : long.MaxValue;
    }

    long FirstReached()
    {
        if (OwedFrom == long.MaxValue)
            return long.MaxValue;
        if (GoalAt is { } at)
            return Math.Max(at, OwedFrom);
        return Goal.Signal.First(Goal.Mark, OwedFrom);
    }

    /// <summary>L for one deadline (3.12): where it is not owed then, the day on which it is owed again.</summary>
    long OverdueAfter(long due)
    {
        if (Duty != DutyKind.Achieve)
            return long.MaxValue;
        while (due != long.MaxValue)
        {
            if (IsOwed(due))
                return due + 1;
            var again = NextOwed(due + 1);
            if (again == long.MaxValue)
                break;
            due = EndOfDay(again);
        }
        return long.MaxValue;
    }

    /// <summary>The last second of the day of a second.</summary>
    public required Func<long, long> EndOfDay { get; init; }

    long NextOwed(long from)
    {
        if (IsOwed(from))
            return from;
        _changes ??= ChangesWithoutGoal();
        var i = Array.BinarySearch(_changes, from);
        for (i = i >= 0 ? i : ~i; i < _changes.Length; i++)
            if (IsOwed(_changes[i]))
                return _changes[i];
        return long.MaxValue;
    }

    Status PowerAt(long t) =>
        t < InForce ? Status.NotInForce
        : t >= TermEnd ? Status.Lapsed
        : IsProvided(t) && !IsExcused(t) ? Status.Available
        : Status.Waiting;

    List<(long, Status)> OfOtherDuty()
    {
        var changes = new List<long>(_changes ??= ChangesWithoutGoal());
        foreach (var (from, _) in Deadlines)
        {
            changes.Add(from);
            changes.Add(OverdueFrom(from));
        }
        if (Duty == DutyKind.Seek)
            changes.AddRange(Goal.Signal.From);
        else if (Duty == DutyKind.Achieve)
        {
            changes.Add(Reached);
            changes.Add(TogetherFrom);
        }
        var statuses = new List<(long, Status)>();
        foreach (var t in InOrder(changes))
            Append(
                statuses,
                t,
                Duty switch
                {
                    DutyKind.Seek => SeekAt(t),
                    DutyKind.May => PowerAt(t),
                    _ => AchieveAt(t),
                }
            );
        return statuses;
    }

    Status AchieveAt(long t)
    {
        if (t < InForce)
            return Status.NotInForce;
        if (Reached <= t)
        {
            var isLate = OverdueFrom(Reached) <= Reached;
            // Who has done its own part waits for the other's, and is measured by its own.
            if (isLate || Reached < EndAt(t))
                return TogetherFrom > t ? Unperformed(t, Status.Waiting)
                    : isLate ? Status.FulfilledLate
                    : Status.Fulfilled;
        }
        if (OverdueFrom(t) <= t && !IsExcused(t))
            return Status.Overdue;
        return Unperformed(t, Status.Pending);
    }

    Status SeekAt(long t) =>
        t < InForce ? Status.NotInForce
        : Goal[t] ? Status.Fulfilled
        : Against[t] ? Status.Breached
        : Unperformed(t, Status.Pending);

    /// <summary>The end of the order of 3.12, which all duties share.</summary>
    Status Unperformed(long t, Status otherwise) =>
        IsExcused(t) ? Status.Excused
        : t >= EndAt(t) ? Status.Lapsed
        : IsSuspended(t) ? Status.Suspended
        : !IsProvided(t) ? Status.Waiting
        : otherwise;

    List<(long, Status)> OfStandingDuty()
    {
        var changes = new List<long>(_changes ??= ChangesWithoutGoal());
        Add(changes, Goal.Signal);
        Add(changes, Against.Signal);
        var statuses = new List<(long, Status)>();
        var (isBroken, wasBroken) = (false, false);
        _wasOwed = false;
        foreach (var t in InOrder(changes))
        {
            var isOwed = IsOwed(t);
            _wasOwed |= isOwed;
            if (Against[t])
            {
                if (isOwed)
                    isBroken = wasBroken = true;
            }
            else if (isBroken && Goal[t])
                isBroken = false;
            Append(statuses, t, StandingAt(t, isBroken, wasBroken));
        }
        return statuses;
    }

    /// <summary>
    /// The statuses of a standing duty in all courses that its doubts leave open (3.13): it may be broken where possibly
    /// said not so and must be where said not so, and likewise be in order again. As many courses as there are statuses at
    /// one moment, which together have them all.
    /// </summary>
    /// <param name="canReturn">Whether what was broken can be in order again: a meeting that took place cannot.</param>
    public List<(long From, Status Status)>[] Courses(bool canReturn)
    {
        var changes = new List<long>(_changes ??= ChangesWithoutGoal());
        Add(changes, Goal.Signal);
        var courses = new List<(long, Status)>[] { [], [], [] };
        var (unbroken, broken, returned) = (true, false, false);
        _wasOwed = false;
        foreach (var t in InOrder(changes))
        {
            var isOwed = IsOwed(t);
            _wasOwed |= isOwed;
            var truth = Goal.Signal[t];
            if ((truth & Truth.SaidNot) != 0)
            {
                if (isOwed)
                    (unbroken, broken, returned) = (false, true, false);
            }
            else
            {
                broken |= isOwed && (truth & Truth.MaybeSaidNot) != 0;
                if (canReturn && broken && (truth & Truth.MaybeSaid) != 0)
                    (broken, returned) = ((truth & (Truth.Said | Truth.MaybeSaidNot)) != Truth.Said, true);
            }
            var any =
                unbroken ? StandingAt(t, false, false)
                : broken ? StandingAt(t, true, true)
                : StandingAt(t, false, true);
            Append(courses[0], t, any);
            Append(courses[1], t, broken ? StandingAt(t, true, true) : any);
            Append(courses[2], t, returned ? StandingAt(t, false, true) : any);
        }
        return Array.ConvertAll(courses, UntilSuperseded);
    }

    Status StandingAt(long t, bool isBroken, bool wasBroken)
    {
        if (t < InForce)
            return Status.NotInForce;
        if (t >= EndAt(t) && !wasBroken)
            return IsTerminated || EndAt(t) < TermEnd || !_wasOwed ? Status.Lapsed : Status.Fulfilled;
        if (isBroken && !IsExcused(t))
            return Status.Breached;
        if (wasBroken && !isBroken)
            return Status.Cured;
        return Unperformed(t, Status.Kept);
    }

    static void Append(List<(long From, Status Status)> statuses, long t, Status status)
    {
        if (statuses.Count == 0 || statuses[^1].Status != status)
            statuses.Add((t, status));
    }
}
