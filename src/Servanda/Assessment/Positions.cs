using Servanda.Assessment.Agenda;
using Servanda.Model;
using Servanda.Record;

namespace Servanda.Assessment;

/// <summary>A demand or an offer that puts one thing before another, and stands (semantics 3.15).</summary>
internal sealed class Position
{
    /// <summary>The entry.</summary>
    public required Entry Entry { get; init; }

    /// <summary>The order that it asks for.</summary>
    public required Before Order { get; init; }

    /// <summary>The sides whose last word it is.</summary>
    public required HashSet<int> Sides { get; init; }

    /// <summary>What it puts first.</summary>
    public required Reading First { get; init; }

    /// <summary>What it puts after that.</summary>
    public required Reading Then { get; init; }

    /// <summary>Whether what it puts first is outstanding, and what comes after it too.</summary>
    public required bool IsInTheWay { get; init; }

    /// <summary>The facts of what it puts first.</summary>
    public required IReadOnlySet<string> FirstFacts { get; init; }

    /// <summary>The facts of what it puts after that.</summary>
    public required IReadOnlySet<string> ThenFacts { get; init; }

    /// <summary>The entry's identifier.</summary>
    public string Id => Entry.Id;

    /// <summary>Such as: Shaheen's demand dc-011b of 2020-03-11.</summary>
    public string Label =>
        $"{Positions.Speakers(Entry)}'s {(Entry.Verb == Verb.Offers ? "offer" : "demand")} {Id} of {Entry.Said}";
}

/// <summary>Finds the positions that stand at a moment.</summary>
internal static class Positions
{
    /// <summary>A place of use in which nobody is a party.</summary>
    public static readonly Place Nowhere = new()
    {
        Debtors = [],
        Creditors = [],
        Parties = [],
        Verifiers = [],
    };

    /// <summary>The positions that are some side's last word on what they put second, by date, then identifier.</summary>
    /// <param name="run">The record as it counts.</param>
    /// <param name="at">The moment.</param>
    /// <param name="words">What was said on issues: a word that was replaced there stands no more.</param>
    public static List<Position> At(Evaluation run, long at, WordsOnIssues words)
    {
        var entries = run.Index.Entries;
        var last = new Dictionary<(int Side, string Then), (long Known, List<int> Entries)>();
        for (var i = 0; i < entries.Count; i++)
        {
            if (
                entries[i] is not { Verb: Verb.Demands or Verb.Offers, Content: Before order }
                || !IsSaid(run, i, at)
                || words.IsReplaced(i)
            )
                continue;
            var (then, known) = (ModelText.Of(order.Then), run.Index.Known[i]);
            foreach (var side in Sides(run, i))
                if (!last.TryGetValue((side, then), out var word) || word.Known < known)
                    last[(side, then)] = (known, [i]);
                else if (word.Known == known)
                    word.Entries.Add(i);
        }
        var sides = new SortedDictionary<int, HashSet<int>>(
            Comparer<int>.Create((x, y) => run.Index.RankOf(x).CompareTo(run.Index.RankOf(y)))
        );
        foreach (var ((side, _), word) in last)
        foreach (var entry in word.Entries)
        {
            if (!sides.TryGetValue(entry, out var speaking))
                sides[entry] = speaking = [];
            speaking.Add(side);
        }
        return [.. sides.Select(s => Of(run, at, entries[s.Key], s.Value))];
    }

    /// <summary>The second at which a position was taken: the last of its date, or of the day that it is about, if earlier.</summary>
    public static long TimeOf(Evaluation run, int entry)
    {
        var (_, b, said) = run.Index.Happened[entry];
        return Math.Min(b, said);
    }

    /// <summary>Whether an entry counts, and was made by a moment.</summary>
    public static bool IsSaid(Evaluation run, int entry, long at) => TimeOf(run, entry) <= at && run.View.Counts(entry);

    /// <summary>The sides that speak in an entry, each once; words without a name of their own number are left out.</summary>
    public static IEnumerable<int> Sides(Evaluation run, int entry) =>
        run.Index.SidesOf(entry).Where(s => s >= 0).Distinct();

    /// <summary>Obligors and performers of a commitment, and those for whom they speak at a moment.</summary>
    public static HashSet<int> SidesOf(Evaluation run, Outcome outcome, long at)
    {
        var sides = outcome.Kinds.SelectMany(k => k.Place.Debtors).ToHashSet();
        var dossier = run.Index.Dossier;
        foreach (
            var name in outcome
                .Kinds.SelectMany(k => k.Commitment.Obligors.AddRange(k.Commitment.Performers))
                .Distinct(StringComparer.Ordinal)
        )
        {
            // As in the record, the bound only ends a circle of speakers.
            var current = name;
            for (var hops = 0; hops < 8 && dossier.Actors.TryGetValue(current, out var actor); hops++)
            {
                var next = actor.For.FirstOrDefault(f =>
                    (f.From is null || run.Index.Seconds(f.From).A <= at)
                    && (f.Until is null || at <= run.Index.Seconds(f.Until).B)
                );
                if (next is null)
                    break;
                current = next.Side;
                sides.Add(run.Index.NameOf(current));
            }
        }
        return sides;
    }

    /// <summary>Who speaks in an entry; words that describe someone in quotation marks.</summary>
    public static string Speakers(Entry entry) =>
        string.Join(" and ", entry.Speakers.Select(s => s.IsNamed ? s.Name : ModelText.Quote(s.Name)));

    static Position Of(Evaluation run, long at, Entry entry, HashSet<int> sides)
    {
        var order = (Before)entry.Content!;
        var reader = new ConditionReader(run, Nowhere, null);
        var (first, then) = (reader.Read(order.First, Interest.Nobody), reader.Read(order.Then, Interest.Nobody));
        return new Position
        {
            Entry = entry,
            Order = order,
            Sides = sides,
            First = first,
            Then = then,
            IsInTheWay = ((first.Signal[at] | then.Signal[at]) & Truth.Established) == 0,
            FirstFacts = Waiting.FactsOf(first, null).ToHashSet(StringComparer.Ordinal),
            ThenFacts = Waiting.FactsOf(then, null).ToHashSet(StringComparer.Ordinal),
        };
    }
}
