using NodaTime;
using Servanda.Assessment;
using Servanda.Model;

namespace Servanda.Reference;

/// <summary>The least and the greatest of several values; null: open.</summary>
internal readonly record struct Ends(decimal? Least, decimal? Greatest)
{
    public static Ends Of(Arithmetic operation, Ends x, Ends y)
    {
        switch (operation)
        {
            case Arithmetic.Plus:
                return new(Try(x.Least, y.Least, decimal.Add), Try(x.Greatest, y.Greatest, decimal.Add));
            case Arithmetic.Minus:
                return new(Try(x.Least, y.Greatest, decimal.Subtract), Try(x.Greatest, y.Least, decimal.Subtract));
            default:
                return Product(x, y);
        }
    }

    // An open end is beyond every number, with its sign; nothing times it is nothing.
    static Ends Product(Ends x, Ends y)
    {
        var finite = new List<decimal>();
        var (below, above) = (false, false);
        foreach (var (a, signOfA) in new[] { (x.Least, -1), (x.Greatest, 1) })
        foreach (var (b, signOfB) in new[] { (y.Least, -1), (y.Greatest, 1) })
        {
            var sign = (a is { } m ? Math.Sign(m) : signOfA) * (b is { } n ? Math.Sign(n) : signOfB);
            if (sign == 0)
                finite.Add(0);
            else if (Try(a, b, decimal.Multiply) is { } product)
                finite.Add(product);
            else if (sign < 0)
                below = true;
            else
                above = true;
        }
        return new(below || finite.Count == 0 ? null : finite.Min(), above || finite.Count == 0 ? null : finite.Max());
    }

    public Ends Share(decimal percent) =>
        new(Try(percent, Least, (p, n) => p * n / 100), Try(percent, Greatest, (p, n) => p * n / 100));

    static decimal? Try(decimal? x, decimal? y, Func<decimal, decimal, decimal> operation)
    {
        try
        {
            return x is { } a && y is { } b ? operation(a, b) : null;
        }
        catch (OverflowException)
        {
            return null;
        }
    }
}

/// <summary>What a quantity amounts to at a moment (3.9).</summary>
internal sealed record Worth(Ends Claimed, Ends Certain, bool Spoken);

/// <summary>A level or a tally in a quantity: its values, its candidates and the reasons why it is unsettled.</summary>
internal sealed class AmountNode(Scene scene, FactTable table, Func<Comparison, decimal, Proposition> about)
    : Node(scene)
{
    readonly Dictionary<long, Worth?> worths = [];

    protected override Value Compute(int i) => Value.None;

    public Worth? WorthAt(long t)
    {
        if (!worths.TryGetValue(t, out var worth))
            worths[t] = worth = table.Kind == FactKind.Level ? LevelAt(t) : TallyAt(t);
        return worth;
    }

    /// <summary>The established and the possible count of a tally.</summary>
    public (decimal Established, decimal Possible) CountAt(long t) =>
        Proposition.CountAt(table, t, u => about(Comparison.AtLeast, u.Number));

    /// <summary>Whether a figure whose date covers a second is possible, and not established, at it.</summary>
    public bool MayRiseAt(long t) =>
        table.Figures.Any(f => f.Lower is not null && f.A <= t && t <= f.B)
        && CountAt(t) is var (established, possible)
        && possible > established;

    /// <summary>Every second at which the count may change.</summary>
    public IEnumerable<long> Changes =>
        table
            .Figures.SelectMany(f => new[] { f.A, f.B, f.B + 1 })
            .Concat(table.Doubts.SelectMany(d => new[] { d.A, d.DoubtedUntil }))
            .Where(t => t != long.MaxValue)
            .Distinct()
            .Order();

    public bool IsSpokenOf(long t) => table.Figures.Any(f => f.A <= t);

    Worth TallyAt(long t)
    {
        var (established, possible) = CountAt(t);
        var ends = new Ends(established, possible);
        return new Worth(ends, ends, IsSpokenOf(t));
    }

    Worth? LevelAt(long t)
    {
        var figures = about(Comparison.AtLeast, 0).FiguresAt(t).SelectMany(f => f.Standing.Concat(f.Coming)).ToList();
        if (figures.Count == 0)
            return null;
        decimal? least = figures.All(f => f.Lower is not null) ? figures.Min(f => f.Lower!.Value.Number) : null;
        decimal? greatest = figures.All(f => f.Excludes is not null)
            ? figures.Max(f => f.Excludes!.Value.Number)
            : null;
        bool Is(Comparison comparison, decimal? end) =>
            end is { } n && about(comparison, n).At(t).HasFlag(Value.Established);
        return new Worth(
            new Ends(least, greatest),
            new Ends(Is(Comparison.AtLeast, least) ? least : null, Is(Comparison.AtMost, greatest) ? greatest : null),
            true
        );
    }

    /// <summary>3.8, of a quantity: where its value is not settled, the reason of what its greatest value asks.</summary>
    public Evidence? ReasonAt(long t)
    {
        if (
            WorthAt(t) is not { } worth
            || (worth.Certain.Least is not null && worth.Certain.Least == worth.Certain.Greatest)
        )
            return null;
        return worth.Claimed switch
        {
            { Greatest: { } greatest } => about(Comparison.AtLeast, greatest).WhyAt(t),
            { Least: { } least } => about(Comparison.AtMost, least).WhyAt(t),
            _ => Evidence.Imprecise,
        };
    }

    // 3.13: each figure, whatever it says.
    public override void Collect(int last, bool underNot, bool isRoot, Action<long> add)
    {
        foreach (var figure in table.Figures)
            AddDays(figure, last, add);
    }
}

/// <summary>A quantity as a function of a second; no value: null.</summary>
internal delegate Worth? WorthAt(long t);

/// <summary>Two quantities compared, and what they rest on.</summary>
internal sealed class CompareNode : Node
{
    readonly Func<int, Value> compare;
    readonly IReadOnlyList<Node> parts;

    public CompareNode(Scene scene, IReadOnlyList<Node> parts, Func<int, Value> compare)
        : base(scene)
    {
        this.compare = compare;
        this.parts = parts;
        Refers = parts.Any(p => p.Refers);
    }

    public override IReadOnlyList<Node> Parts => parts;

    /// <summary>What stands on the left, and on the right.</summary>
    public required (WorthAt Left, WorthAt Right) Sides { get; init; }

    protected override Value Compute(int i) => compare(i);

    /// <summary>3.9: at least, strictly: above.</summary>
    public static Value Reaches(Worth? left, Worth? right, bool strict)
    {
        if (left is not { } x || right is not { } y)
            return Value.None;
        bool Beats(decimal a, decimal b) => strict ? a > b : a >= b;
        var established = x.Certain.Least is { } least && y.Certain.Greatest is { } most && Beats(least, most);
        var possible =
            established
            || x.Claimed.Greatest is not { } greatest
            || y.Claimed.Least is not { } lesser
            || Beats(greatest, lesser);
        var value = (established ? Value.Established : 0) | (possible ? Value.Possible : 0);
        if (!x.Spoken || !y.Spoken)
            return value;
        bool Loses(decimal a, decimal b) => !Beats(a, b);
        var refuted = x.Certain.Greatest is { } highest && y.Certain.Least is { } lowest && Loses(highest, lowest);
        var deniable =
            refuted || x.Claimed.Least is not { } low || y.Claimed.Greatest is not { } high || Loses(low, high);
        return value
            | (established ? Value.SaidSo : 0)
            | (possible ? Value.PossiblySaidSo : 0)
            | (refuted ? Value.SaidNotSo : 0)
            | (deniable ? Value.PossiblySaidNotSo : 0);
    }

    public static Value And(Value one, Value other)
    {
        const Value yes = Value.Established | Value.Possible | Value.SaidSo | Value.PossiblySaidSo;
        const Value no = Value.SaidNotSo | Value.PossiblySaidNotSo;
        return (one & other & yes) | ((one | other) & no);
    }

    /// <summary>3.9: a fact alone beside the ends of a quantity.</summary>
    public static Value Beside(Value worst, Value best)
    {
        var established = worst.HasFlag(Value.Established);
        var said = worst.HasFlag(Value.SaidSo);
        var saidNot = best.HasFlag(Value.SaidNotSo);
        return (established ? Value.Established : 0)
            | (established || best.HasFlag(Value.Possible) ? Value.Possible : 0)
            | (said ? Value.SaidSo : 0)
            | (said || best.HasFlag(Value.PossiblySaidSo) ? Value.PossiblySaidSo : 0)
            | (saidNot ? Value.SaidNotSo : 0)
            | (saidNot || worst.HasFlag(Value.PossiblySaidNotSo) ? Value.PossiblySaidNotSo : 0);
    }
}

/// <summary>
/// That a repeatable event does not occur: said not so at each second at which its count rises, possibly at each at which
/// a date leaves open that it does (3.12).
/// </summary>
internal sealed class NoneNode(Scene scene, AmountNode amount) : Node(scene)
{
    public override IReadOnlyList<Node> Parts => [amount];

    protected override Value Compute(int i)
    {
        var (now, before) = (amount.CountAt(Scene.Grid[i]), amount.CountAt(Scene.Grid[i] - 1));
        return now.Established > before.Established ? Value.SaidNotSo | Value.PossiblySaidNotSo
            : now.Possible > before.Possible || amount.MayRiseAt(Scene.Grid[i])
                ? Value.Possible | Value.PossiblySaidNotSo
            : Value.Established | Value.Possible;
    }
}

/// <summary>Builds quantities in their place.</summary>
/// <param name="scene">What the conditions of a dossier share.</param>
/// <param name="amount">A level or a tally, and whom a high value profits.</param>
/// <param name="condition">A condition, and whom belief in it profits.</param>
/// <param name="reckoned">From what a level or a tally is reckoned, or null.</param>
internal sealed class QuantityCompiler(
    Scene scene,
    Func<FactRef, int, AmountNode> amount,
    Func<Condition, int, Node> condition,
    Func<FactRef, Quantity?> reckoned
)
{
    readonly List<Node> parts = [];

    public Node Compile(CompareQuantities compare, int profits)
    {
        var (left, comparison, right) = compare;
        Func<int, Value> value = comparison switch
        {
            Comparison.Exactly => Both(
                One(left, Comparison.AtLeast, right, profits),
                One(left, Comparison.AtMost, right, profits)
            ),
            _ => One(left, comparison, right, profits),
        };
        var high = comparison is Comparison.AtMost or Comparison.Below ? -profits : profits;
        return new CompareNode(scene, parts, value) { Sides = (Worths(left, high), Worths(right, -high)) };
    }

    /// <summary>3.9: "n more" is what the tally grew by since it was owed, at least n; from nowhere, nothing.</summary>
    public Node Compile(More more, (decimal Established, decimal Possible)? start, int profits)
    {
        var node = amount(more.Fact, profits);
        parts.Add(node);
        Worth Since(long t)
        {
            if (start is not { } from)
                return new Worth(new Ends(0, 0), new Ends(0, 0), false);
            var now = node.CountAt(t);
            return Grown(
                node,
                t,
                Math.Max(0, now.Established - from.Established),
                Math.Max(0, now.Possible - from.Possible)
            );
        }
        var needed = Constant(more.Amount);
        return new CompareNode(
            scene,
            parts,
            i => CompareNode.Reaches(Since(scene.Grid[i]), needed(scene.Grid[i]), false)
        )
        {
            Sides = (Since, needed),
        };
    }

    static Func<int, Value> Both(Func<int, Value> one, Func<int, Value> other) =>
        i => CompareNode.And(one(i), other(i));

    Func<int, Value> One(Quantity left, Comparison comparison, Quantity right, int profits)
    {
        var up = comparison is Comparison.AtLeast or Comparison.Above;
        var strict = comparison is Comparison.Above or Comparison.Below;
        // Whom a high value on the left profits; on the right, their opponents.
        var high = up ? profits : -profits;
        var y = Worths(right, -high);
        if (left is not ValueOf(var fact) || reckoned(fact) is not null)
        {
            var x = Worths(left, high);
            return i =>
                up
                    ? CompareNode.Reaches(x(scene.Grid[i]), y(scene.Grid[i]), strict)
                    : CompareNode.Reaches(y(scene.Grid[i]), x(scene.Grid[i]), strict);
        }
        parts.Add(amount(fact, high));
        var besides = new Dictionary<decimal, Node>();
        Value Beside(decimal n, int i)
        {
            if (!besides.TryGetValue(n, out var node))
                besides[n] = node = condition(new Compare(fact, comparison, n), profits);
            return node.At(i);
        }
        return i =>
            y(scene.Grid[i]) is not { } worth ? Value.None
            : up
                ? CompareNode.Beside(
                    Beside(worth.Certain.Greatest ?? decimal.MaxValue, i),
                    Beside(worth.Claimed.Least ?? decimal.MinValue, i)
                )
            : CompareNode.Beside(
                Beside(worth.Certain.Least ?? decimal.MinValue, i),
                Beside(worth.Claimed.Greatest ?? decimal.MaxValue, i)
            );
    }

    WorthAt Worths(Quantity quantity, int high)
    {
        switch (quantity)
        {
            case Number(var n):
                return Constant(n);
            case NumberOf(_, var n):
                return Constant(n);
            case ShareOf(var percent, var of):
            {
                var whole = Worths(of, high);
                return t =>
                    whole(t) is { } w ? new Worth(w.Claimed.Share(percent), w.Certain.Share(percent), w.Spoken) : null;
            }
            case Calculation(var left, var operation, var right):
            {
                var one = Worths(left, high);
                var other = Worths(right, operation == Arithmetic.Minus ? -high : high);
                return t =>
                    one(t) is { } x && other(t) is { } y
                        ? new Worth(
                            Ends.Of(operation, x.Claimed, y.Claimed),
                            Ends.Of(operation, x.Certain, y.Certain),
                            x.Spoken && y.Spoken
                        )
                        : null;
            }
            case ValueOf(var fact) when reckoned(fact) is { } from:
                return Worths(from, high);
            case ValueOf(var fact):
            {
                var node = amount(fact, high);
                parts.Add(node);
                return node.WorthAt;
            }
            case GrowthOf(var fact, { } window, _) growth:
            {
                var node = amount(fact, high);
                parts.Add(node);
                return t =>
                {
                    var (now, then) = (node.CountAt(t), node.CountAt(BeforeWindow(t, window, growth.WorkingDays)));
                    return Grown(node, t, now.Established - then.Established, now.Possible - then.Possible);
                };
            }
            case GrowthOf(var fact, _, var state):
            {
                var node = amount(fact, high);
                parts.Add(node);
                // Over a period: from when it has come until it is over.
                var during = ((GrowthOf)quantity).Within is { } period
                    ? new AllOf([new HasCome(period), new Not(new HasPassed(period))])
                    : state!;
                var holds = condition(during, high);
                parts.Add(holds);
                return t =>
                {
                    // Sum by sum: by how much each count grew at each second at which the state obtained.
                    var (before, established, possible) = ((0m, 0m), 0m, 0m);
                    foreach (var second in node.Changes.Where(c => c <= t))
                    {
                        var now = node.CountAt(second);
                        var i = scene.Grid.IndexAt(second);
                        if (holds.Is(Value.Established, i))
                            established += now.Established - before.Item1;
                        if (holds.Is(Value.Possible, i))
                            possible += now.Possible - before.Item2;
                        before = now;
                    }
                    return Grown(node, t, established, possible);
                };
            }
            default:
                throw new ArgumentOutOfRangeException(nameof(quantity), quantity, null);
        }
    }

    static WorthAt Constant(decimal n) => _ => new Worth(new Ends(n, n), new Ends(n, n), true);

    static Worth Grown(AmountNode node, long t, decimal one, decimal other)
    {
        var ends = new Ends(Math.Min(one, other), Math.Max(one, other));
        return new Worth(ends, ends, node.IsSpokenOf(t));
    }

    // 3.9: days are whole days, the last of them the moment's own; hours run to the second.
    long BeforeWindow(long t, Period window, WorkingDays? working)
    {
        if (working is not null)
        {
            var day = scene.Calendar.DayOf(t).Minus(window.DateOnly());
            return scene.Calendar.Day(scene.Calendar.WorkingDay(day, working, false)).Last;
        }
        var date =
            Period.FromYears(window.Years)
            + Period.FromMonths(window.Months)
            + Period.FromWeeks(window.Weeks)
            + Period.FromDays((int)window.Days);
        var before =
            date.Equals(Period.Zero) || !date.HasDateComponent
                ? t
                : scene.Calendar.Day(scene.Calendar.DayOf(t).Minus(date)).Last;
        return before - window.Hours * 3600 - window.Minutes * 60 - window.Seconds;
    }
}
