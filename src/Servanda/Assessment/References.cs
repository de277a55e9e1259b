using System.Collections.Immutable;
using Servanda.Model;

namespace Servanda.Assessment;

/// <summary>Which commitments a commitment refers to, and the order in which they can be reckoned.</summary>
internal static class References
{
    /// <summary>
    /// The commitments on whose status a commitment's own rests: by its clauses and its instrument's condition, by the
    /// breach upon which it follows, by what takes its place, and by what is declared on it.
    /// </summary>
    /// <param name="commitment">The commitment.</param>
    /// <param name="ties">What ties commitments to one another.</param>
    /// <param name="declared">The declarations on it that count; null: all.</param>
    public static HashSet<string> Of(Commitment commitment, Ties ties, IReadOnlyList<Entry>? declared = null)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        void Add(Condition? condition)
        {
            if (condition is not null)
                References.Add(ties.Dossier, condition, names, seen);
        }
        void AddMoment(Moment? moment)
        {
            if (moment is not null)
                References.Add(ties.Dossier, moment, names, seen);
        }
        void AddClauses(Commitment commitment, IReadOnlyList<Entry>? declared)
        {
            foreach (
                var condition in Conditions(commitment)
                    .Append(ties.InstrumentOf(commitment)?.Upon)
                    .Append(ties.BreachBefore(commitment.Name))
            )
                Add(condition);
            foreach (var moment in Moments(commitment))
                AddMoment(moment);
            foreach (var version in ties.NewVersions(commitment))
            {
                AddMoment(version.From);
                AddMoment(version.Recurrence?.MomentOf(1));
                Add(ties.InstrumentOf(version)?.Upon);
            }
            foreach (var instrument in ties.NewInstruments(commitment))
                Add(instrument.Upon);
            if (commitment.Duty == DutyKind.May)
                return;
            foreach (
                var date in declared?.SelectMany(DossierWriter.TermsOf).Select(t => t.Moment)
                    ?? ties.NewDates(commitment)
            )
                AddMoment(date);
            foreach (var power in ties.PowersOver(commitment))
                if (declared is null || declared.Any(e => e.Verb == power.Verb))
                    names.Add(power.Name);
        }
        Add(commitment.Goal);
        AddClauses(commitment, declared);
        // What others ask for of the same tally depends on when they came to be owed.
        foreach (var other in ties.Claimants(commitment))
            AddClauses(other, declared is null ? null : []);
        return names;
    }

    /// <summary>The conditions in the clauses of a commitment, those of its moments among them.</summary>
    public static IEnumerable<Condition?> ConditionsOf(Commitment commitment) =>
        Conditions(commitment)
            .Append(commitment.Goal)
            .Concat(Moments(commitment).OfType<Moment>().SelectMany(Parts.Conditions));

    /// <summary>The conditions of a commitment but for the goal.</summary>
    static IEnumerable<Condition?> Conditions(Commitment c) => [c.Upon, c.Provided, c.Unless, c.Together];

    static IEnumerable<Moment?> Moments(Commitment c) => [c.Recurrence?.MomentOf(1), c.From, c.Until, c.By, c.Aim];

    /// <summary>
    /// All commitments with a formal reading, in groups that refer to one another, each after those it refers to
    /// (Tarjan's strongly connected components, without recursion).
    /// </summary>
    public static Commitment[][] InOrder(Dossier dossier, Ties ties)
    {
        var commitments = dossier
            .Commitments.Values.Where(c => c is { Duty: not null, Goal: not null })
            .Concat(dossier.Powers.Values.Select(p => Powers.AsCommitment(p, dossier)))
            .ToList();
        // An instrument's own standing is reckoned where somebody asks for it; an instrument may ask for another's.
        var asked = new HashSet<string>(StringComparer.Ordinal);
        foreach (var promised in dossier.Commitments.Values)
            if (
                promised.Topics.Any(dossier.Issues.ContainsKey)
                && dossier.Instruments.GetValueOrDefault(promised.Instrument ?? "") is { } text
                && asked.Add(text.Name)
            )
                commitments.Add(Instruments.AsCommitment(text));
        for (var i = 0; i < commitments.Count; i++)
            foreach (var name in Of(commitments[i], ties))
                if (dossier.Instruments.TryGetValue(name, out var instrument) && asked.Add(name))
                    commitments.Add(Instruments.AsCommitment(instrument));
        var number = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < commitments.Count; i++)
            number[commitments[i].Name] = i;
        var edges = commitments
            .Select(c => Of(c, ties).Where(number.ContainsKey).Select(n => number[n]).Order().ToArray())
            .ToArray();
        var groups = new List<Commitment[]>();
        var (index, low, onStack) = (new int[edges.Length], new int[edges.Length], new bool[edges.Length]);
        var (stack, work, next) = (new Stack<int>(), new Stack<(int Node, int Edge)>(), 1);
        for (var root = 0; root < edges.Length; root++)
        {
            if (index[root] != 0)
                continue;
            work.Push((root, 0));
            while (work.TryPop(out var frame))
            {
                var (node, edge) = frame;
                if (edge == 0)
                {
                    index[node] = low[node] = next++;
                    stack.Push(node);
                    onStack[node] = true;
                }
                else
                    low[node] = Math.Min(low[node], low[edges[node][edge - 1]]);
                while (edge < edges[node].Length && index[edges[node][edge]] != 0)
                {
                    if (onStack[edges[node][edge]])
                        low[node] = Math.Min(low[node], index[edges[node][edge]]);
                    edge++;
                }
                if (edge < edges[node].Length)
                {
                    work.Push((node, edge + 1));
                    work.Push((edges[node][edge], 0));
                    continue;
                }
                if (low[node] != index[node])
                    continue;
                var group = new List<int>();
                int member;
                do
                {
                    member = stack.Pop();
                    onStack[member] = false;
                    group.Add(member);
                } while (member != node);
                group.Sort();
                groups.Add([.. group.Select(g => commitments[g])]);
            }
        }
        return [.. groups];
    }

    static void Add(Dossier dossier, Condition condition, HashSet<string> names, HashSet<string> seen)
    {
        if (condition is StatusIs status)
            names.Add(status.Commitment);
        if (condition is InstrumentIs instrument)
            names.Add(instrument.Instrument);
        // A definition is looked into once, however often its fact is named.
        var fact = condition switch
        {
            Holds holds => holds.Fact.Fact,
            OfRoster of => of.Fact,
            _ => null,
        };
        if (fact is not null && dossier.Facts.GetValueOrDefault(fact)?.Meaning is { } meaning && seen.Add(fact))
            Add(dossier, meaning, names, seen);
        if (Parts.MomentIn(condition) is { } moment)
            Add(dossier, moment, names, seen);
        else
            foreach (var part in Parts.Of(condition))
                Add(dossier, part, names, seen);
    }

    static void Add(Dossier dossier, Moment moment, HashSet<string> names, HashSet<string> seen)
    {
        foreach (var due in Parts.All(moment).OfType<DueOf>())
            names.Add(due.Commitment);
        foreach (var condition in Parts.Conditions(moment))
            Add(dossier, condition, names, seen);
    }
}
