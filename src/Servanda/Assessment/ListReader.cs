using System.Collections.Immutable;
using Servanda.Model;
using Servanda.Record;

namespace Servanda.Assessment;

/// <summary>Counts what was reported of those on the list of a <c>for each</c>, and of those on none (semantics 3.12).</summary>
internal sealed class ListReader(Evaluation run, Commitment commitment, long at)
{
    readonly ImmutableArray<RosterMember> _members = commitment.ForEach is { } each
        ? run.Index.MembersOf(each.Roster)
        : [];

    RecordIndex Index => run.Index;

    /// <summary>What was reported of those on the list; null where there is none.</summary>
    public ListProgress? Read()
    {
        if (_members.IsEmpty)
            return null;
        var asked = new List<(string Fact, Interest Interest)>();
        if (commitment.Goal is { } goal)
            AddAsked(goal, commitment.Duty == DutyKind.Avoid ? Interest.Creditors : Interest.Debtors, asked);
        var counts = asked.Select(a => CountOf(a.Fact, a.Interest)).ToList();
        counts.AddRange(
            Index
                .Dossier.Facts.Values.Where(f =>
                    f is { Kind: FactKind.Event or FactKind.State, Roster: not null, Definition: null }
                    && asked.TrueForAll(a => a.Fact != f.Name)
                    && HasAll(f)
                )
                .Select(f => CountOf(f.Name, Interest.Nobody))
                .Where(c => c.Possible + c.UnlistedPossible > 0)
        );
        return new ListProgress(_members.Length, [.. counts]);
    }

    /// <summary>The events and states that a goal asks of the member, and whom belief in them profits where it first names them.</summary>
    static void AddAsked(Condition condition, Interest interest, List<(string Fact, Interest Interest)> asked)
    {
        switch (condition)
        {
            case Holds { Fact: { IsVariable: true } fact }:
                if (asked.TrueForAll(a => a.Fact != fact.Fact))
                    asked.Add((fact.Fact, interest));
                break;
            case Not not:
                AddAsked(not.Part, Backing.Opposite(interest), asked);
                break;
            case Before before:
                AddAsked(before.First, interest, asked);
                AddAsked(before.Then, Backing.Opposite(interest), asked);
                break;
            case AllOf or AnyOf or Lasting:
                foreach (var part in Parts.Of(condition))
                    AddAsked(part, interest, asked);
                break;
        }
    }

    /// <summary>Whether a fact is declared for a roster that has all who are on the list.</summary>
    bool HasAll(Fact fact) =>
        fact.Roster == commitment.ForEach!.Roster || _members.All(m => Index.FactOf(new FactRef(fact.Name, m.Id)) >= 0);

    MemberCount CountOf(string fact, Interest interest)
    {
        var (established, possible) = (0, 0);
        foreach (var (member, weight) in Kinds(fact))
        {
            var own = commitment.Of(member);
            var truth = TruthOf(own, new FactRef(fact, member), InstanceKey.OfMember(member, 0), interest);
            established += (truth & Truth.Established) != 0 ? weight : 0;
            possible += (truth & Truth.Possible) != 0 ? weight : 0;
        }
        var others = Index
            .Unlisted.Where(u => u.Fact == fact)
            .Select(u => TruthOf(commitment, u, InstanceKey.Only, interest))
            .ToList();
        return new MemberCount(
            fact,
            established,
            possible,
            others.Count(t => (t & Truth.Established) != 0),
            others.Count(t => (t & Truth.Possible) != 0)
        );
    }

    Truth TruthOf(Commitment own, FactRef fact, InstanceKey key, Interest interest) =>
        run.ReaderOf(own, run.PlaceOf(own), key).Read(new Holds(fact), interest).Signal[at];

    /// <summary>Members of whom the same was said stand for one another; of whom nothing was said, none is counted.</summary>
    IEnumerable<(string Member, int Weight)> Kinds(string fact)
    {
        var isPlain =
            Index.Dossier.Facts[fact].Definition is null
            && Index.FoundGoal(commitment.Name) < 0
            && commitment.Of("") == (object)commitment;
        if (!isPlain)
            return _members.Select(m => (m.Id, 1));
        if (Index.AllowsShortcuts && Index.Dossier.Facts[fact].Roster == commitment.ForEach!.Roster)
        {
            var alike = AlikeMembers.Of(run.View, _members.Length, [Index.FirstFactOf(fact)]);
            var weights = new int[alike.First.Length];
            foreach (var group in alike.GroupOf)
                weights[group]++;
            return alike.First.Select((member, group) => (_members[member].Id, weights[group]));
        }
        return _members
            .Select(m => (m.Id, Fact: Index.FactOf(new FactRef(fact, m.Id))))
            .Where(m => !Index.About(m.Fact).IsEmpty || Index.DoubtsAbout(m.Fact) is not null)
            .Select(m => (m.Id, 1));
    }
}
