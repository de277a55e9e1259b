using System.Collections.Immutable;
using Servanda.Assessment.Agenda;
using Servanda.Assessment.Facts;
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
            .. (outcome.Commitment.VariantOf is null ? Obstacles(outcome, instance) : [])
                .Select(o => o.Id)
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
        ];

    /// <summary>
    /// The same, each with what it is called but for the member, where it is a fact of the instance's own member.
    /// </summary>
    public IEnumerable<(string Name, string? OfOwnMember)> NextOf(Outcome outcome, Instance instance) =>
        Obstacles(outcome, instance).Select(o => (o.Id, o.OfOwnMember)).Distinct();

    /// <summary>What all instances of a commitment wait for next, in alphabetical order.</summary>
    public ImmutableArray<string> Next(Outcome outcome)
    {
        var names = new SortedSet<string>(StringComparer.Ordinal);
        var ofMember = new SortedDictionary<string, bool[]>(StringComparer.Ordinal);
        var instances = outcome.Begun(at);
        for (var kind = 0; kind < instances.Length; kind++)
            foreach (var obstacle in Obstacles(outcome, instances[kind]))
                if (outcome.Alike is null || obstacle.OfOwnMember is not { } fact)
                    names.Add(obstacle.Id);
                else if (ofMember.TryGetValue(fact, out var kinds))
                    kinds[kind] = true;
                else
                    (ofMember[fact] = new bool[outcome.Kinds.Length])[kind] = true;
        if (ofMember.Count == 0)
            return [.. names];
        var groupOf = outcome.Alike!.GroupOf;
        var members = run.Index.MembersOf(outcome.Commitment.ForEach!.Roster);
        var all = new List<string>();
        foreach (var key in names.Union(ofMember.Keys).Order(StringComparer.Ordinal))
        {
            if (names.Contains(key))
                all.Add(key);
            if (ofMember.TryGetValue(key, out var kinds))
                for (var i = 0; i < members.Length; i++)
                    if (kinds[groupOf[i]])
                        all.Add(new FactRef(key, members[i].Id).ToString());
        }
        return InOrder(all);
    }

    /// <summary>Each once. Members stand in order already, so what there is to sort is seldom more than looked through.</summary>
    static ImmutableArray<string> InOrder(List<string> names)
    {
        for (var i = 1; i < names.Count; i++)
            if (string.CompareOrdinal(names[i - 1], names[i]) >= 0)
                return [.. names.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        return [.. names];
    }

    /// <summary>The whole graph.</summary>
    public WaitGraph Graph()
    {
        var words = new WordsOnIssues(run, at);
        var positions = Positions.At(run, at, words);
        var standing = positions.Where(p => p.IsInTheWay).ToList();
        var onFact = Grouped(standing.SelectMany(p => p.ThenFacts.Select(f => (f, p))));
        var outcomes = Binding();
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
        var sentences = new WaitSentences(run.Index.Dossier, positions);
        return new WaitGraph
        {
            Nodes = [.. _nodes.Values.Order(ByKind)],
            Edges = edges,
            Deadlocks =
            [
                .. WaitCircles
                    .Of(edges, (e, next) => MayFollow(e, next, positions))
                    .Select(k => DeadlockOf(k, sentences)),
            ],
            StandOffs = new StandOffs(run, at, positions, outcomes, words, sentences).All(),
        };
    }

    /// <summary>What is missing of a condition: facts and commitments, each once, in the order of the condition.</summary>
    public IEnumerable<string> Missing(Reading reading) =>
        Open(reading, null, true, "what success requires").Select(o => o.Id).Reverse().Distinct(StringComparer.Ordinal);

    /// <summary>The commitments not performed that would bring something about: the commitment itself, where it is one.</summary>
    public IEnumerable<string> PromisedBy(string what) =>
        run.Of(what) is not null
            ? [what]
            : Binding().SelectMany(Promises).Where(p => p.Item1 == what).Select(p => p.Item2.Commitment.Name);

    /// <summary>A variant binds nobody: nobody waits for it, and it for nobody.</summary>
    List<Outcome> Binding() =>
        [
            .. run
                .Index.Dossier.Commitments.Values.Where(c => c.VariantOf is null)
                .Select(c => run.Of(c.Name))
                .OfType<Outcome>(),
        ];

    /// <summary>Whether a status leaves something to wait for.</summary>
    public static bool IsOpen(Status status) => !Done.Contains(status);

    /// <summary>
    /// The facts that a condition asks for, bound to a member where one is given; what it asks not to be so begins with
    /// <c>not</c>.
    /// </summary>
    public static IEnumerable<string> FactsOf(Reading reading, string? member) =>
        Asked(reading, affirmed: true, member).Distinct(StringComparer.Ordinal);

    static IEnumerable<string> Asked(Reading reading, bool affirmed, string? member) =>
        reading.Fact is not null
            ? NameOf(reading.Condition, member) is { } name
                ? [Turned(name, affirmed)]
                : []
            : reading.Parts.SelectMany(p => Asked(p, affirmed != reading.Condition is Not, member));

    static string Turned(string fact, bool affirmed) => affirmed ? fact : $"not {fact}";

    static IComparer<WaitNode> ByKind { get; } =
        Comparer<WaitNode>.Create(
            static (x, y) => x.Kind != y.Kind ? x.Kind.CompareTo(y.Kind) : string.CompareOrdinal(x.Id, y.Id)
        );

    // OfOwnMember: what the identifier is but for the member, where it names a fact of the instance's own member.
    sealed record Obstacle(WaitKind Kind, string Id, string Because, string? OfOwnMember = null);

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

    /// <summary>
    /// Whether one edge of waiting leads on to another: who waits for one thing of a promise does not wait for a position
    /// that holds back another thing of it.
    /// </summary>
    static bool MayFollow(WaitEdge edge, WaitEdge next, List<Position> positions) =>
        edge.From.Kind != WaitKind.Fact
        || next.To.Kind != WaitKind.Position
        || positions.Exists(p => p.Id == next.To.Id && p.ThenFacts.Contains(edge.From.Id));

    static Deadlock DeadlockOf(ImmutableArray<ImmutableArray<WaitEdge>> circles, WaitSentences words)
    {
        var members = circles.SelectMany(c => c).Select(e => e.From).Distinct().Order(ByKind).ToImmutableArray();
        var told = circles.Select(c => new WaitCircle(c, words.Of(c))).ToImmutableArray();
        return new Deadlock(members, told, told.Length == 1 ? told[0].Sentence : words.Of(members, told.Length));
    }

    /// <summary>Whether its debtors have something to bring about, be it only after its trigger.</summary>
    bool MustAct(Instance instance) =>
        instance.Standing[at].Headline
            is Status.NotInForce
                or Status.Waiting
                or Status.Suspended
                or Status.Pending
                or Status.Overdue;

    /// <summary>What a commitment not yet performed would bring about, and to what one in breach would return.</summary>
    IEnumerable<(string, Outcome)> Promises(Outcome outcome)
    {
        var isStanding = outcome.Commitment.Duty is DutyKind.Keep or DutyKind.Avoid;
        if (outcome.Commitment.Duty != DutyKind.Achieve && !isStanding)
            return [];
        return outcome
            .Instances.Where(i =>
                isStanding ? i.Standing[at].Headline == Status.Breached : IsOpen(i.Standing[at].Headline)
            )
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
                    .Concat(
                        outcome.Declared.JoinedFrom > at
                            ? outcome.Commitment.Obligors.Select(o => new Obstacle(
                                WaitKind.Actor,
                                o,
                                "who has to join"
                            ))
                            : []
                    )
                    .Concat(Beginning(instance));
            case Status.Waiting:
                return Open(instance.Provided, instance.Member, true, "its proviso")
                    .Concat(
                        instance.Headline!.Reached <= at
                            ? First(instance.Together, instance.Member, "what is done at the same time")
                            : []
                    );
            case Status.Pending or Status.Overdue:
                return MustAct(instance.Commitment, "who must act");
            case Status.Breached when CanReturn(instance):
                return MustAct(instance.Commitment, "who must return to it");
            default:
                return [];
        }
    }

    static IEnumerable<Obstacle> MustAct(Commitment commitment, string because) =>
        (commitment.Performers.IsEmpty ? commitment.Obligors : commitment.Performers).Select(a => new Obstacle(
            WaitKind.Actor,
            a,
            because
        ));

    /// <summary>Whether what was broken can be so again: a meeting that took place cannot be undone.</summary>
    static bool CanReturn(Instance instance) => instance.Goal.All().Any(r => r.Fact is StateReading or LevelReading);

    /// <summary>What is missing of a condition that need hold only once.</summary>
    IEnumerable<Obstacle> First(Reading? reading, string? member, string because) =>
        reading is null || reading.Signal.First(Truth.Established) <= at ? [] : Open(reading, member, true, because);

    IEnumerable<Obstacle> Beginning(Instance instance) =>
        new[] { instance.Each, instance.From }
            .OfType<MomentOptions>()
            .Where(m => !(m.Established?.Start <= at))
            .SelectMany(m => m.Readings)
            .SelectMany(r => First(r, instance.Member, "its beginning"));

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
            else if (item.Reading.Meaning is null && NameOf(condition, member) is { } fact)
                found.Add(
                    new Obstacle(
                        WaitKind.Fact,
                        Turned(fact, item.Affirmed),
                        because,
                        item.Reading.OfOwnMember is { } own ? Turned(own, item.Affirmed) : null
                    )
                );
            else
                // What comes after is not waited for.
                foreach (var part in condition is Before ? item.Reading.Parts[..1] : item.Reading.Parts)
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
