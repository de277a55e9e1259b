using System.Collections.Immutable;
using Servanda.Assessment.Agenda;
using Servanda.Model;
using Servanda.Record;

namespace Servanda.Assessment;

/// <summary>Finds positions and commitments, two at a time, that cannot both be met (semantics 3.15).</summary>
internal sealed class StandOffs(
    Evaluation run,
    long at,
    List<Position> positions,
    List<Outcome> outcomes,
    WordsOnIssues onIssues,
    WaitSentences words
)
{
    readonly SortedDictionary<string, StandOff> _found = new(StringComparer.Ordinal);

    /// <summary>All of them, by what they are made of.</summary>
    public ImmutableArray<StandOff> All()
    {
        var standing = positions.Where(p => p.IsInTheWay).ToList();
        var byThen = Grouped(standing, p => p.ThenFacts);
        foreach (var x in standing)
        {
            foreach (var y in x.ThenFacts.SelectMany(f => byThen[f]).Distinct())
                if (
                    AreApart(x.Sides, y.Sides)
                    && x.ThenFacts.SetEquals(y.ThenFacts)
                    && Exclusion.Clash(x.Order.First, y.Order.First)
                )
                    Add(x.Entry, y.Entry, "The two amounts cannot both come first");
            foreach (var y in x.FirstFacts.SelectMany(f => byThen.GetValueOrDefault(f) ?? []).Distinct())
                if (AreApart(x.Sides, y.Sides) && y.FirstFacts.Overlaps(x.ThenFacts))
                    Add(x.Entry, y.Entry, "Each puts first what the other puts second");
        }
        foreach (var outcome in outcomes)
            AddPromisedOrder(outcome, byThen);
        AddRejections();
        AddIssues();
        return [.. _found.Values];
    }

    /// <summary>A commitment that brings about only after its trigger what a position puts before the trigger.</summary>
    void AddPromisedOrder(Outcome outcome, Dictionary<string, List<Position>> byThen)
    {
        if (byThen.Count == 0 || outcome.Commitment.Duty != DutyKind.Achieve)
            return;
        var name = outcome.Commitment.Name;
        foreach (var instance in outcome.Instances)
        {
            if (instance.Standing[at].Headline != Status.NotInForce || instance.Upon is not { } upon)
                continue;
            foreach (var fact in Waiting.FactsOf(upon, instance.Member))
            foreach (var position in byThen.GetValueOrDefault(fact) ?? [])
                if (
                    position.FirstFacts.Overlaps(Waiting.FactsOf(instance.Goal, instance.Member))
                    && AreApart(position.Sides, Positions.SidesOf(run, outcome, at))
                )
                    _found.TryAdd(
                        $"{position.Id} {name}",
                        new StandOff(
                            [position.Entry],
                            [name],
                            $"The promise puts first what the position puts second: {words.Entry(position.Entry)}, and "
                                + $"{words.Commitment(name)} is promised upon {ModelText.Of(outcome.Commitment.Upon!)}."
                        )
                    );
        }
    }

    /// <summary>What one side demands and another rejects.</summary>
    void AddRejections()
    {
        var entries = run.Index.Entries;
        var rejections = LastWords(Verb.Rejects, e => e.Object ?? ModelText.Of(e.Content!));
        if (rejections.Count == 0)
            return;
        var inTheWay = positions.Where(p => p.IsInTheWay).Select(p => p.Id).ToHashSet(StringComparer.Ordinal);
        var demands = LastWords(Verb.Demands, e => e.Content is null ? null : ModelText.Of(e.Content))
            .Where(d =>
                entries[d.Key] is { Content: Before } order
                    ? inTheWay.Contains(order.Id)
                    : !IsMet(entries[d.Key].Content!)
            )
            .ToList();
        foreach (var (index, against) in rejections)
        {
            var rejection = entries[index];
            if (Rejected(index) is not { } rejected)
                continue;
            foreach (var (demand, side) in demands)
                if (AreApart(against, side) && IsAgainst(entries[demand].Content!, rejected))
                    Add(entries[demand], rejection, "One side demands what another rejects");
        }
    }

    /// <summary>What two sides ask for on one issue, with their last words, and cannot both be.</summary>
    void AddIssues()
    {
        foreach (var issue in run.Index.Dossier.Issues.Values)
        {
            var asked = onIssues
                .On(issue.Name)
                .Where(w =>
                    w is { Verb: Verb.Demands or Verb.Offers, Content: not (null or Before) }
                    && !onIssues.IsReplaced(w.Entry)
                )
                .ToList();
            for (var i = 0; i < asked.Count; i++)
            for (var j = i + 1; j < asked.Count; j++)
                if (
                    AreApart([.. asked[i].Sides], [.. asked[j].Sides])
                    && Exclusion.Between(asked[i].Content!, asked[j].Content!)
                )
                    Add(EntryOf(asked[i]), EntryOf(asked[j]), $"On {issue.Name} the two cannot both be met");
        }

        Entry EntryOf(Word word) => run.Index.Entries[word.Entry];
    }

    bool IsMet(Condition demanded) =>
        (
            new ConditionReader(run, Positions.Nowhere, null).Read(demanded, Interest.Nobody).Signal[at]
            & Truth.Established
        ) != 0;

    /// <summary>What an entry rejects: a condition, what another entry says, or what a commitment not yet performed asks for.</summary>
    Condition? Rejected(int index)
    {
        if (onIssues.ContentOf(index) is { } content)
            return content;
        return
            run.Index.Entries[index].Object is { } name
            && run.Of(name) is { Commitment: { Goal: { } goal } commitment } outcome
            && Waiting.IsOpen(outcome.Standing[at].Headline)
            ? commitment.Duty == DutyKind.Avoid
                ? new Not(goal)
                : goal
            : null;
    }

    /// <summary>The entries of a verb that are some side's last such word on the same thing, with those sides.</summary>
    SortedDictionary<int, HashSet<int>> LastWords(Verb verb, Func<Entry, string?> matter)
    {
        var entries = run.Index.Entries;
        var last = new Dictionary<(int Side, string What), List<int>>();
        for (var i = 0; i < entries.Count; i++)
        {
            if (
                entries[i].Verb != verb
                || !Positions.IsSaid(run, i, at)
                || onIssues.IsReplaced(i)
                || matter(entries[i]) is not { } what
            )
                continue;
            foreach (var side in Positions.Sides(run, i))
                if (!last.TryGetValue((side, what), out var word) || run.Index.Known[word[0]] < run.Index.Known[i])
                    last[(side, what)] = [i];
                else if (run.Index.Known[word[0]] == run.Index.Known[i])
                    word.Add(i);
        }
        var words = new SortedDictionary<int, HashSet<int>>();
        foreach (var ((side, _), found) in last)
        foreach (var entry in found)
        {
            if (!words.TryGetValue(entry, out var sides))
                words[entry] = sides = [];
            sides.Add(side);
        }
        return words;
    }

    /// <summary>Whether a demand cannot be met without what is rejected.</summary>
    static bool IsAgainst(Condition demand, Condition rejected) =>
        demand is Before d
            ? rejected is Before r
                ? Exclusion.Implies(d.First, r.First) && Exclusion.Implies(d.Then, r.Then)
                : Exclusion.Implies(d.First, rejected)
            : rejected is not Before && Exclusion.Implies(demand, rejected);

    static bool AreApart(HashSet<int> x, HashSet<int> y) => !x.Overlaps(y);

    static Dictionary<string, List<Position>> Grouped(List<Position> all, Func<Position, IReadOnlySet<string>> facts) =>
        all.SelectMany(p => facts(p).Select(f => (Fact: f, Position: p)))
            .GroupBy(p => p.Fact, p => p.Position, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.ToList(), StringComparer.Ordinal);

    void Add(Entry x, Entry y, string why)
    {
        var (first, second) = string.CompareOrdinal(x.Id, y.Id) <= 0 ? (x, y) : (y, x);
        _found.TryAdd(
            $"{first.Id} {second.Id}",
            new StandOff([first, second], [], $"{why}: {words.Entry(first)}, and {words.Entry(second)}.")
        );
    }
}
