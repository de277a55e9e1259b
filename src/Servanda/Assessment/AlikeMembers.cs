using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Servanda.Model;
using Servanda.Record;

namespace Servanda.Assessment;

/// <summary>
/// The members of a roster in groups of whom the same was said, about every fact that a <c>for each</c> asks of its
/// member. What is said of a member is all in which its instance differs from another's, so one instance a group is
/// reckoned: a roster of a million has few groups, since dates are days.
/// </summary>
internal sealed class AlikeMembers
{
    AlikeMembers(int[] groupOf, int[] first) => (GroupOf, First) = (groupOf, first);

    /// <summary>For each member, in the order of the roster, the number of its group.</summary>
    public int[] GroupOf { get; }

    /// <summary>For each group, its first member. The groups stand in the order of these.</summary>
    public int[] First { get; }

    /// <summary>
    /// The groups as known in a view; null where it cannot be told which facts the commitment asks about, or where a finding
    /// on it speaks of each member in its own instance.
    /// </summary>
    public static AlikeMembers? Of(RecordView view, Commitment commitment)
    {
        if (commitment.Recurrence is not null || commitment.Of("") != (object)commitment)
            return null;
        if (commitment.ForEach is not { } each || FactsOfMember(view.Index.Dossier, commitment) is not { } names)
            return null;
        if (view.Index.FoundGoal(commitment.Name) >= 0)
            return null;
        var starts = new List<int>();
        foreach (var name in names)
        {
            // What is defined by other facts may speak of the member through them.
            if (
                view.Index.Dossier.Facts.GetValueOrDefault(name) is not { Definition: null } fact
                || fact.Roster != each.Roster
            )
                return null;
            starts.Add(view.Index.FirstFactOf(name));
        }
        return Of(view, view.Index.MembersOf(each.Roster).Length, [.. starts]);
    }

    /// <summary>The groups of whom the same was said about certain facts, each given by the number of its first member's.</summary>
    public static AlikeMembers Of(RecordView view, int members, ReadOnlySpan<int> starts)
    {
        // A tree of statements: members who part nowhere on the way down end at the same node.
        var nodes = new Dictionary<(int Node, int Fact, int Shape), int>();
        var groups = new List<int> { Unmet };
        var groupOf = new int[members];
        var first = new List<int>();
        for (var member = 0; member < members; member++)
        {
            var (node, isAlone) = (0, false);
            for (var f = 0; f < starts.Length; f++)
            {
                isAlone |= view.Index.DoubtsAbout(starts[f] + member) is not null;
                foreach (ref readonly var row in view.Index.About(starts[f] + member))
                    if (view.Counts(row))
                        node = Next(nodes, groups, (node, f, row.Shape));
            }
            if (!isAlone && groups[node] != Unmet)
            {
                groupOf[member] = groups[node];
                continue;
            }
            groupOf[member] = first.Count;
            if (!isAlone)
                groups[node] = first.Count;
            first.Add(member);
        }
        return new AlikeMembers(groupOf, [.. first]);
    }

    const int Unmet = -1;

    static int Next(Dictionary<(int, int, int), int> nodes, List<int> groups, (int, int, int) step)
    {
        ref var node = ref CollectionsMarshal.GetValueRefOrAddDefault(nodes, step, out var isKnown);
        if (!isKnown)
        {
            node = groups.Count;
            groups.Add(Unmet);
        }
        return node;
    }

    /// <summary>The facts of which a commitment speaks with its variable; null where a clause is of a kind not known here.</summary>
    static SortedSet<string>? FactsOfMember(Dossier dossier, Commitment commitment)
    {
        var facts = new SortedSet<string>(StringComparer.Ordinal);
        foreach (
            var condition in (Condition?[])
                [commitment.Goal, commitment.Upon, commitment.Provided, commitment.Unless, commitment.Together]
        )
            if (!TryAdd(condition, facts))
                return null;
        foreach (var moment in (Moment?[])[commitment.From, commitment.Until, commitment.By, commitment.Aim])
            if (!TryAdd(moment, facts))
                return null;
        // In the place of a defined fact stand those by which it is defined.
        while (facts.FirstOrDefault(f => Meaning(f) is not null) is { } defined)
        {
            facts.Remove(defined);
            if (!TryAdd(Meaning(defined), facts))
                return null;
        }
        return facts;

        Condition? Meaning(string fact) => dossier.Facts.GetValueOrDefault(fact)?.Meaning;
    }

    static bool TryAdd(Condition? condition, SortedSet<string> facts)
    {
        switch (condition)
        {
            case null or OfRoster or Prose or StatusIs or IsMade or InstrumentIs:
                return true;
            case Holds { Fact: var fact }:
                return TryAdd(fact, facts);
            case Compare { Fact: var fact }:
                return TryAdd(fact, facts);
            case Not not:
                return TryAdd(not.Part, facts);
            case AllOf all:
                return all.Parts.All(p => TryAdd(p, facts));
            case AnyOf any:
                return any.Parts.All(p => TryAdd(p, facts));
            case HasCome come:
                return TryAdd(come.Moment, facts);
            case Lasting lasting:
                return TryAdd(lasting.Part, facts);
            case Before before:
                return TryAdd(before.First, facts) && TryAdd(before.Then, facts);
            case HasPassed passed:
                return TryAdd(passed.Moment, facts);
            default:
                return false;
        }
    }

    static bool TryAdd(FactRef fact, SortedSet<string> facts)
    {
        if (fact.IsVariable)
            facts.Add(fact.Fact);
        return true;
    }

    static bool TryAdd(Moment? moment, SortedSet<string> facts) =>
        moment switch
        {
            null or OnDate or DueOf => true,
            WhenHolds once => TryAdd(once.Condition, facts),
            Offset offset => TryAdd(offset.Anchor, facts),
            EarlierOf earlier => earlier.Moments.All(m => TryAdd(m, facts)),
            LaterOf later => later.Moments.All(m => TryAdd(m, facts)),
            EitherOf either => either.Readings.All(m => TryAdd(m, facts)),
            UnlessHeld unless => TryAdd(unless.Moment, facts) && TryAdd(unless.Condition, facts),
            _ => false,
        };
}
