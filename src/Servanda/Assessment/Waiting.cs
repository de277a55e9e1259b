using System.Collections.Immutable;
using Servanda.Assessment.Quantities;
using Servanda.Model;

namespace Servanda.Assessment;

/// <summary>Reckons who waits for whom at a moment (semantics 3.15).</summary>
internal sealed class Waiting(Evaluation run, long at)
{
    static readonly StatusSet Done = StatusSet.Of(
        Status.Fulfilled,
        Status.FulfilledLate,
        Status.Excused,
        Status.Lapsed,
        Status.Superseded
    );

    readonly Dictionary<(WaitKind Kind, string Id), WaitNode> _nodes = [];
    readonly Dictionary<(WaitNode From, WaitNode To), WaitEdge> _edges = [];

    /// <summary>The facts, commitments and actors that one instance waits for next, in alphabetical order.</summary>
    public ImmutableArray<string> Next(Outcome outcome, Instance instance) =>
        [
            .. Obstacles(outcome, instance)
                .Select(o => o.Id)
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
        ];

    /// <summary>The whole graph.</summary>
    public WaitGraph Graph()
    {
        var positions = Positions.At(run, at);
        var standing = positions.Where(p => p.IsInTheWay).ToList();
        var onFact = Grouped(standing.SelectMany(p => p.ThenFacts.Select(f => (f, p))));
        var outcomes = run.Index.Dossier.Commitments.Keys.Select(run.Of).OfType<Outcome>().ToList();
        var promised = Grouped(outcomes.SelectMany(Promises));
        foreach (var outcome in outcomes)
            AddCommitment(outcome, onFact);
        foreach (var position in standing.Where(p => Has(WaitKind.Position, p.Id)))
        foreach (var obstacle in Open(position.First, null, true, "what it puts first"))
            Add(NodeOf(position), obstacle);
        foreach (var fact in _nodes.Values.Where(n => n.Kind == WaitKind.Fact).ToList())
        foreach (var outcome in promised.GetValueOrDefault(fact.Id) ?? [])
            Add(fact, new Obstacle(WaitKind.Commitment, outcome.Commitment.Name, "what would bring it about"));
        var edges = _edges.Values.OrderBy(e => e.From, ByKind).ThenBy(e => e.To, ByKind).ToImmutableArray();
        var words = new WaitSentences(run.Index.Dossier, positions);
        return new WaitGraph
        {
            Nodes = [.. _nodes.Values.Order(ByKind)],
            Edges = edges,
            Deadlocks = [.. WaitCircles.Of(edges).Select(circle => new Deadlock(circle, words.Of(circle)))],
            StandOffs = new StandOffs(run, at, positions, outcomes, words).All(),
        };
    }

    /// <summary>Whether a status leaves something to wait for.</summary>
    public static bool IsOpen(Status status) => !Done.Contains(status);

    /// <summary>The names of the facts of which a condition speaks; those bound to a member where one is given.</summary>
    public static IEnumerable<string> FactsOf(Reading reading, string? member) =>
        reading
            .All()
            .Where(r => r.Fact is not null)
            .Select(r => NameOf(r.Condition, member))
            .OfType<string>()
            .Distinct(StringComparer.Ordinal);

    static IComparer<WaitNode> ByKind { get; } =
        Comparer<WaitNode>.Create(
            static (x, y) => x.Kind != y.Kind ? x.Kind.CompareTo(y.Kind) : string.CompareOrdinal(x.Id, y.Id)
        );

    readonly record struct Obstacle(WaitKind Kind, string Id, string Because);

    bool Has(WaitKind kind, string id) => _nodes.ContainsKey((kind, id));

    void AddCommitment(Outcome outcome, Dictionary<string, List<Position>> onFact)
    {
        HashSet<int>? sides = null;
        foreach (var instance in outcome.Instances)
        {
            foreach (var obstacle in Obstacles(outcome, instance))
                Add(NodeOf(WaitKind.Commitment, outcome.Commitment.Name), obstacle);
            if (onFact.Count == 0 || !MustAct(instance))
                continue;
            sides ??= Positions.SidesOf(run, outcome, at);
            foreach (var fact in FactsOf(instance.Goal, instance.Member))
            foreach (var position in onFact.GetValueOrDefault(fact) ?? [])
                if (position.Sides.Overlaps(sides))
                    Add(
                        NodeOf(WaitKind.Commitment, outcome.Commitment.Name),
                        NodeOf(position),
                        "a position of those who must act"
                    );
        }
    }

    bool MustAct(Instance instance) => instance.Standing[at].Headline is Status.Pending or Status.Overdue;

    /// <summary>The facts that a commitment not yet performed would bring about.</summary>
    IEnumerable<(string, Outcome)> Promises(Outcome outcome)
    {
        if (outcome.Commitment.Duty != DutyKind.Achieve)
            return [];
        return outcome
            .Instances.Where(i => IsOpen(i.Standing[at].Headline))
            .SelectMany(i => FactsOf(i.Goal, i.Member))
            .Distinct(StringComparer.Ordinal)
            .Select(f => (f, outcome));
    }

    IEnumerable<Obstacle> Obstacles(Outcome outcome, Instance instance)
    {
        switch (instance.Standing[at].Headline)
        {
            case Status.NotInForce:
                return First(instance.Upon, instance.Member, "its trigger")
                    .Concat(First(instance.Entry, null, "its instrument's condition"))
                    .Concat(Beginning(instance));
            case Status.Waiting:
                return Open(instance.Provided, instance.Member, true, "its proviso");
            case Status.Pending or Status.Overdue:
                var commitment = outcome.Commitment;
                var actors = commitment.Performers.IsEmpty ? commitment.Obligors : commitment.Performers;
                return actors.Select(a => new Obstacle(WaitKind.Actor, a, "who must act"));
            default:
                return [];
        }
    }

    /// <summary>What is missing of a condition that need hold only once.</summary>
    IEnumerable<Obstacle> First(Reading? reading, string? member, string because) =>
        reading is null || reading.Signal.First(Truth.Established) <= at ? [] : Open(reading, member, true, because);

    IEnumerable<Obstacle> Beginning(Instance instance) =>
        instance.From is not { } from || from.Established?.Start <= at
            ? []
            : from.Readings.SelectMany(r => First(r, instance.Member, "its beginning"));

    /// <summary>The facts and commitments for which a condition is not established; under <c>not</c>, those possible.</summary>
    List<Obstacle> Open(Reading? reading, string? member, bool affirmed, string because)
    {
        var found = new List<Obstacle>();
        var work = new Stack<(Reading Reading, bool Affirmed)>();
        if (reading is not null)
            work.Push((reading, affirmed));
        while (work.TryPop(out var item))
        {
            var truth = item.Reading.Signal[at];
            // A figure within a comparison that is open is in its way, however settled it is itself.
            var isFigure = item.Reading.Fact is IAmountOfFact;
            if (!isFigure && (item.Affirmed ? (truth & Truth.Established) != 0 : (truth & Truth.Possible) == 0))
                continue;
            var condition = item.Reading.Condition;
            if (condition is StatusIs status)
                found.Add(new Obstacle(WaitKind.Commitment, status.Commitment, because));
            else if (NameOf(condition, member) is { } fact)
                found.Add(new Obstacle(WaitKind.Fact, fact, because));
            else
                foreach (var part in item.Reading.Parts)
                    work.Push((part, condition is Not ? !item.Affirmed : item.Affirmed));
        }
        return found;
    }

    /// <summary>A fact as printed; null for what is no fact.</summary>
    static string? NameOf(Condition condition, string? member)
    {
        FactRef Bound(FactRef fact) => member is null ? fact : fact.For(member);
        return condition switch
        {
            Holds holds => Bound(holds.Fact).ToString(),
            Compare compare => Bound(compare.Fact).ToString(),
            Prose prose => ModelText.Of(prose),
            _ => null,
        };
    }

    static Dictionary<string, List<T>> Grouped<T>(IEnumerable<(string Key, T Value)> pairs)
    {
        var groups = new Dictionary<string, List<T>>(StringComparer.Ordinal);
        foreach (var (key, value) in pairs)
        {
            if (!groups.TryGetValue(key, out var group))
                groups[key] = group = [];
            group.Add(value);
        }
        return groups;
    }

    void Add(WaitNode from, Obstacle to) => Add(from, NodeOf(to.Kind, to.Id), to.Because);

    void Add(WaitNode from, WaitNode to, string because) => _edges.TryAdd((from, to), new WaitEdge(from, to, because));

    WaitNode NodeOf(Position position) =>
        _nodes.TryGetValue((WaitKind.Position, position.Id), out var node)
            ? node
            : _nodes[(WaitKind.Position, position.Id)] = new WaitNode(WaitKind.Position, position.Id, position.Label);

    WaitNode NodeOf(WaitKind kind, string id) =>
        _nodes.TryGetValue((kind, id), out var node) ? node : _nodes[(kind, id)] = new WaitNode(kind, id, id);
}
