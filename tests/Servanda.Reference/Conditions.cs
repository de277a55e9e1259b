using Servanda.Model;

namespace Servanda.Reference;

/// <summary>The moments that matter, in order: every function of time is constant from each to the next.</summary>
internal sealed class Grid(long[] moments)
{
    public int Count => moments.Length;

    public long this[int index] => moments[index];

    /// <summary>The last moment of the grid at or before a second (the first, for what is before it).</summary>
    public int IndexAt(long second)
    {
        var index = Array.BinarySearch(moments, second);
        return index >= 0 ? index : Math.Max(~index - 1, 0);
    }

    /// <summary>The first moment of the grid at or after a second, or the number of moments.</summary>
    public int IndexFrom(long second)
    {
        var index = Array.BinarySearch(moments, second);
        return index >= 0 ? index : ~index;
    }
}

/// <summary>What the conditions of a dossier share: the grid, its days, and how far statuses are final.</summary>
internal sealed class Scene(Grid grid, Calendar calendar)
{
    public Grid Grid => grid;

    public Calendar Calendar => calendar;

    /// <summary>Statuses are final at all moments of the grid before this one (3.11: in the order of time).</summary>
    public int Final { get; set; }
}

/// <summary>A condition in its place, as a function of a moment of the grid (3.8).</summary>
internal abstract class Node(Scene scene)
{
    readonly int[] memo = new int[scene.Grid.Count];
    readonly Dictionary<(Value, int), (int Scanned, int? Found)> nexts = [];
    readonly List<int> beginnings = [];
    List<long>? candidates;
    int firstFrom;
    int begunFrom;

    protected Scene Scene => scene;

    /// <summary>Whether a status is asked in it, so that it is not final before the statuses are.</summary>
    public bool Refers { get; protected init; }

    public virtual IReadOnlyList<Node> Parts => [];

    protected abstract Value Compute(int i);

    public Value At(int i)
    {
        if (memo[i] != 0)
            return (Value)(memo[i] - 1);
        var value = Compute(i);
        if (Laxer?.At(i) is { } open)
            value = (value & open & settled) | ((value | open) & ~settled);
        if (IsFinal(i))
            memo[i] = (int)value + 1;
        return value;
    }

    const Value settled = Value.Established | Value.SaidSo | Value.SaidNotSo;

    /// <summary>The same under the next laxer standard, where that may leave open what this one settles (3.7).</summary>
    public Node? Laxer { get; set; }

    protected bool IsFinal(int i) => !Refers || i < scene.Final;

    /// <summary>
    /// Whether it can be so again after it was not: a count never falls, so that it should not have been reached cannot.
    /// </summary>
    public virtual bool CanComeTrueAgain(bool underNot) =>
        Parts.Count == 0 || Parts.Any(p => p.CanComeTrueAgain(underNot != this is NotNode));

    public bool Is(Value value, int i) => (At(i) & value) != 0;

    public IEnumerable<Node> All() => Parts.SelectMany(p => p.All()).Prepend(this);

    /// <summary>The first moment of the grid up to one at which it is established.</summary>
    public int? FirstUpTo(int i)
    {
        for (; firstFrom <= i; firstFrom++)
            if (Is(Value.Established, firstFrom))
                return firstFrom;
            else if (!IsFinal(firstFrom))
                return Next(Value.Established, firstFrom, i);
        return null;
    }

    /// <summary>The first moment of the grid in a range at which it has a value.</summary>
    public int? Next(Value value, int from, int to)
    {
        var (i, found) = nexts.TryGetValue((value, from), out var known) ? known : (from, null);
        if (found is not null)
            return found <= to ? found : null;
        for (; i <= to && IsFinal(i); i++)
            if (Is(value, i))
            {
                nexts[(value, from)] = (i, i);
                return i;
            }
        nexts[(value, from)] = (i, null);
        for (; i <= to; i++)
            if (Is(value, i))
                return i;
        return null;
    }

    /// <summary>
    /// 3.13: the moments up to one at which it may first have become true, in order, whether before or after it is
    /// established.
    /// </summary>
    public IEnumerable<long> CandidatesUpTo(int i)
    {
        var now = scene.Grid[i];
        var all = Refers ? Candidates(i) : candidates ??= Candidates(scene.Grid.Count - 1);
        return all.Where(c => c <= now);
    }

    List<long> Candidates(int last)
    {
        var raw = new SortedSet<long>();
        Collect(last, false, true, at => raw.Add(at));
        return [.. raw.Where(c => Is(Value.Possible, scene.Grid.IndexAt(c)))];
    }

    /// <summary>Gathers the moments among which the candidates are, before those are left at which it is not possible.</summary>
    public virtual void Collect(int last, bool underNot, bool isRoot, Action<long> add)
    {
        CollectBeginnings(last, add);
        foreach (var part in Parts)
            part.Collect(last, underNot, false, add);
    }

    // 3.13: the last second of each day within [a, b], and b.
    protected void AddDays(Statement statement, int last, Action<long> add)
    {
        var lastSecond = scene.Grid[last];
        var (a, b) = (Math.Max(statement.A, scene.Grid[0]), Math.Min(statement.B, lastSecond));
        for (var day = scene.Calendar.EndOfPart(a); day <= b; day = scene.Calendar.EndOfPart(day + 1))
            add(day);
        if (statement.B <= lastSecond)
            add(statement.B);
    }

    // 3.13: the last second of the day on which an interval of possibility begins.
    protected void CollectBeginnings(int last, Action<long> add)
    {
        for (; begunFrom <= last && IsFinal(begunFrom); begunFrom++)
            if (Begins(begunFrom))
                beginnings.Add(begunFrom);
        foreach (var i in beginnings.Where(i => i <= last))
            Add(i);
        for (var i = begunFrom; i <= last; i++)
            if (Begins(i))
                Add(i);

        bool Begins(int i) => Is(Value.Possible, i) && !(i > 0 && Is(Value.Possible, i - 1));

        void Add(int i)
        {
            var end = scene.Calendar.EndOfPart(scene.Grid[i]);
            if (end > scene.Grid[last])
                return;
            add(end);
        }
    }
}

/// <summary>A fact, or prose, or what was found of a goal.</summary>
internal sealed class FactNode(Scene scene, Proposition proposition) : Node(scene)
{
    public Proposition Proposition => proposition;

    public override bool CanComeTrueAgain(bool underNot) => !proposition.IsTally || !underNot;

    protected override Value Compute(int i) => proposition.At(Scene.Grid[i]);

    public override void Collect(int last, bool underNot, bool isRoot, Action<long> add)
    {
        foreach (var statement in proposition.Dated(underNot))
            AddDays(statement, last, add);
        // Reading: an event, tally or level that is the whole condition, and of which nobody says that it cannot be
        // confirmed, has only those; otherwise the beginnings count as well.
        if (!isRoot || proposition.Table.Kind == FactKind.State || proposition.IsEverUnconfirmed)
            CollectBeginnings(last, add);
    }
}

internal sealed class NotNode : Node
{
    readonly Node part;

    public NotNode(Scene scene, Node part)
        : base(scene)
    {
        this.part = part;
        Refers = part.Refers;
    }

    public override IReadOnlyList<Node> Parts => [part];

    // 3.8
    protected override Value Compute(int i)
    {
        var value = part.At(i);
        return (value.HasFlag(Value.Possible) ? 0 : Value.Established)
            | (value.HasFlag(Value.Established) ? 0 : Value.Possible)
            | (value.HasFlag(Value.SaidNotSo) ? Value.SaidSo : 0)
            | (value.HasFlag(Value.SaidSo) ? Value.SaidNotSo : 0)
            | (value.HasFlag(Value.PossiblySaidNotSo) ? Value.PossiblySaidSo : 0)
            | (value.HasFlag(Value.PossiblySaidSo) ? Value.PossiblySaidNotSo : 0);
    }

    public override void Collect(int last, bool underNot, bool isRoot, Action<long> add)
    {
        CollectBeginnings(last, add);
        part.Collect(last, !underNot, false, add);
    }
}

/// <summary><c>and</c>, <c>or</c>, <c>all of</c>, <c>any of</c>; without parts <c>all of</c> is true and <c>any of</c> false.</summary>
internal sealed class ManyNode : Node
{
    readonly bool all;
    readonly IReadOnlyList<Node> parts;

    public ManyNode(Scene scene, bool all, IReadOnlyList<Node> parts)
        : base(scene)
    {
        this.all = all;
        this.parts = parts;
        Refers = parts.Any(p => p.Refers);
    }

    public override IReadOnlyList<Node> Parts => parts;

    // 3.8. Reading: no parts are all so, and are all said not so.
    protected override Value Compute(int i)
    {
        const Value yes = Value.Established | Value.Possible | Value.SaidSo | Value.PossiblySaidSo;
        const Value no = Value.SaidNotSo | Value.PossiblySaidNotSo;
        var every = yes | no;
        var some = Value.None;
        foreach (var part in parts)
        {
            every &= part.At(i);
            some |= part.At(i);
        }
        return all ? (every & yes) | (some & no) : (some & yes) | (every & no);
    }
}

/// <summary>What neither profits nor is said by anybody: a status, an instrument made, a moment come.</summary>
internal abstract class PlainNode(Scene scene) : Node(scene)
{
    protected abstract (bool Established, bool Possible) Pair(int i);

    // 3.8: said so where established, said not so where not possible, with their possibilities likewise.
    protected override Value Compute(int i)
    {
        var (established, possible) = Pair(i);
        return (established ? Value.Established | Value.SaidSo : Value.PossiblySaidNotSo)
            | (possible ? Value.Possible | Value.PossiblySaidSo : Value.SaidNotSo);
    }
}

/// <summary>A condition that is never so: a form that has no meaning here (<c>before</c>, <c>more</c>).</summary>
internal sealed class NeverNode(Scene scene) : PlainNode(scene)
{
    protected override (bool Established, bool Possible) Pair(int i) => (false, false);
}

internal sealed class MadeNode(Scene scene, long? madeAt) : PlainNode(scene)
{
    protected override (bool Established, bool Possible) Pair(int i) =>
        madeAt <= Scene.Grid[i] ? (true, true) : (false, false);
}

internal sealed class StatusNode : PlainNode
{
    readonly ReferenceEvaluator evaluator;
    readonly Status word;
    readonly bool inProvided;

    public StatusNode(Scene scene, ReferenceEvaluator evaluator, string commitment, Status word, bool inProvided)
        : base(scene)
    {
        this.evaluator = evaluator;
        this.word = word;
        this.inProvided = inProvided;
        Commitment = commitment;
        Refers = true;
    }

    public string Commitment { get; }

    // 3.11
    protected override (bool Established, bool Possible) Pair(int i)
    {
        if (!inProvided)
        {
            var now = evaluator.ReferredAt(Commitment, i);
            // In the least fixpoint, "no" to begin with.
            return (now.Any && now.All(s => IsWord(s)), now.Has(IsWord));
        }
        // Before the first moment nothing is in force.
        var then = i > 0 ? evaluator.ReferredAt(Commitment, i - 1) : StatusSet.Of(Status.NotInForce);
        if (word != Status.Kept)
            return (then.Any && then.All(s => IsWord(s)), then.Has(IsWord));
        // Where C was not in force then and is now, it was in order. Reading, where it may be either: established
        // where every status possible then is in order, or not in force and now surely in force; possible where one
        // status possible then is in order, or not in force and now possibly in force.
        var (out_, in_) = evaluator.ForceAt(Commitment, i);
        return (
            then.Any && then.All(s => IsWord(s) || (s == Status.NotInForce && !out_)),
            then.Has(s => IsWord(s) || (s == Status.NotInForce && in_))
        );
    }

    bool IsWord(Status status) =>
        word switch
        {
            Status.Kept => status
                is Status.Pending
                    or Status.Kept
                    or Status.Cured
                    or Status.Fulfilled
                    or Status.FulfilledLate
                    or Status.Waiting
                    or Status.Suspended
                    or Status.Excused,
            Status.Breached => status is Status.Breached or Status.Overdue,
            Status.Fulfilled => status is Status.Fulfilled or Status.FulfilledLate,
            _ => status == word,
        };
}

/// <summary>Where an instrument stands, read at the same instant (3.12).</summary>
internal sealed class InstrumentNode : PlainNode
{
    readonly ReferenceEvaluator evaluator;
    readonly string instrument;
    readonly InstrumentStatus word;

    public InstrumentNode(Scene scene, ReferenceEvaluator evaluator, string instrument, InstrumentStatus word)
        : base(scene)
    {
        (this.evaluator, this.instrument, this.word) = (evaluator, instrument, word);
        Refers = true;
    }

    protected override (bool Established, bool Possible) Pair(int i)
    {
        var now = evaluator.PossibleAt(instrument, i);
        return (now.Any && now.All(IsWord), now.Has(IsWord));
    }

    bool IsWord(Status status) =>
        word switch
        {
            InstrumentStatus.InForce => status is Status.Kept or Status.Suspended,
            InstrumentStatus.Suspended => status is Status.Suspended,
            InstrumentStatus.Terminated => status is Status.Lapsed,
            _ => status is Status.Superseded,
        };
}

/// <summary>A moment has come; or the first second has, after a term that runs until it.</summary>
internal sealed class ComeNode : PlainNode
{
    readonly MomentNode moment;
    readonly bool isOver;

    public ComeNode(Scene scene, MomentNode moment, bool isOver)
        : base(scene)
    {
        this.moment = moment;
        this.isOver = isOver;
        Refers = moment.Refers;
    }

    public override IReadOnlyList<Node> Parts => [.. moment.Conditions()];

    // 3.8: a moment has come from its `start` on where all that it may be have; possibly, where one has.
    protected override (bool Established, bool Possible) Pair(int i)
    {
        var seconds = Seconds(i).ToList();
        var now = Scene.Grid[i];
        return (seconds.All(s => s <= now), seconds.Any(s => s <= now));
    }

    IEnumerable<long?> Seconds(int i) =>
        moment
            .Alternatives(i)
            .Select(s =>
                s is not { } span ? (long?)null
                : !isOver ? span.Start
                : span.Dated ? span.End + 1
                : span.End
            );

    // 3.13: a moment's candidates follow from those of the conditions in it.
    public override void Collect(int last, bool underNot, bool isRoot, Action<long> add)
    {
        foreach (var second in Seconds(last))
            if (second <= Scene.Grid[last])
                add(second.Value);
    }
}

/// <summary>A set of statuses.</summary>
internal readonly record struct StatusSet(int Bits)
{
    public bool Any => Bits != 0;

    public static StatusSet Of(Status status) => new(1 << (int)status);

    public StatusSet With(Status status) => new(Bits | 1 << (int)status);

    public StatusSet With(StatusSet other) => new(Bits | other.Bits);

    public IEnumerable<Status> Each()
    {
        for (var status = 0; Bits >> status != 0; status++)
            if ((Bits >> status & 1) != 0)
                yield return (Status)status;
    }

    public bool Has(Func<Status, bool> predicate) => Each().Any(predicate);

    public bool All(Func<Status, bool> predicate) => Each().All(predicate);
}
