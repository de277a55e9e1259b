using System.Collections.Immutable;
using Servanda.Assessment;
using Servanda.Assessment.Agenda;
using Servanda.Model;
using Servanda.Record;
using Declarations = Servanda.Assessment.Declarations;

namespace Servanda.Residuals;

/// <summary>The entries on which what remains still rests, carried over as they were said (semantics 3.17).</summary>
internal sealed class BroughtForward(
    Evaluation run,
    long at,
    IReadOnlyDictionary<string, ReducedCommitment> commitments,
    IReadOnlySet<string> powers,
    IReadOnlySet<string> instruments,
    Mentions mentions
)
{
    RecordIndex Index => run.Index;

    Dossier Whole => run.Index.Dossier;

    /// <summary>These entries, in the order of the record.</summary>
    public ImmutableArray<Entry> Entries()
    {
        var statements = Statements();
        var others = new SortedSet<int>(Acts());
        var carried = ImmutableArray.CreateBuilder<Entry>();
        for (var i = 0; i < Whole.Entries.Length; i++)
            if (others.Contains(i) || IsStandingPosition(i))
                carried.Add(Whole.Entries[i] with { Issues = [] });
            else if (statements.Contains(i))
                carried.Add(Narrowed(Whole.Entries[i]));
        return carried.ToImmutable();
    }

    /// <summary>What was said of the facts, the prose and the goals that remain.</summary>
    HashSet<int> Statements()
    {
        var found = new HashSet<int>();
        foreach (var fact in NeededFacts())
            Add(fact);
        foreach (var prose in mentions.Prose)
            Add(Index.FoundProse(prose));
        foreach (var name in commitments.Keys)
            Add(Index.FoundGoal(name));
        return found;

        void Add(int fact)
        {
            foreach (ref readonly var row in Index.About(fact))
                if (run.View.Counts(row))
                    found.Add(row.Entry);
            foreach (var doubt in Index.DoubtsAbout(fact) ?? [])
                if (run.View.Counts(doubt.Entry))
                    found.Add(doubt.Entry);
        }
    }

    IEnumerable<int> NeededFacts()
    {
        foreach (var (name, member) in mentions.Facts)
        {
            // What is defined is decided by its definition.
            if (Whole.Facts.GetValueOrDefault(name) is not { Definition: null, Reckoned: null } fact)
                continue;
            if (fact.Roster is null || member is not null)
                yield return Index.FactOf(new FactRef(name, fact.Roster is null ? null : member));
            else
                foreach (var each in Index.MembersOf(fact.Roster))
                    yield return Index.FactOf(new FactRef(name, each.Id));
        }
    }

    /// <summary>
    /// What an entry says of what remains: of several things said together, each is said by itself. Where that cannot be
    /// told apart, all of it.
    /// </summary>
    Entry Narrowed(Entry entry) =>
        entry.Content is { } content && Narrowed(content, entry.Verb) is { } narrowed && narrowed != content
            ? entry with
            {
                Content = narrowed,
                Issues = [],
            }
            : entry with
            {
                Issues = [],
            };

    Condition? Narrowed(Condition content, Verb verb)
    {
        var parts = (verb, content) switch
        {
            (Verb.Reports or Verb.Confirms or Verb.Finds or Verb.CannotConfirm, AllOf all) => all.Parts,
            (Verb.Denies or Verb.CannotConfirm, AnyOf any) => any.Parts,
            _ => [],
        };
        if (parts.IsEmpty)
            return IsNeeded(content) ? content : null;
        var needed = parts.Select(p => Narrowed(p, verb)).OfType<Condition>().ToImmutableArray();
        return needed.SequenceEqual(parts) ? content
            : needed.Length < 2 ? needed.FirstOrDefault()
            : content is AllOf ? new AllOf(needed)
            : new AnyOf(needed);
    }

    bool IsNeeded(Condition part)
    {
        var said = new Mentions(Whole).Add(part);
        return said.Facts.Any(f =>
                mentions.Facts.Contains(f)
                || mentions.Facts.Contains((f.Fact, null))
                || (f.Member is null && mentions.FactNames.Contains(f.Fact))
            )
            || said.Prose.Overlaps(mentions.Prose)
            || said.Statuses.Any(commitments.ContainsKey);
    }

    /// <summary>The declarations that still have an effect, or may have one.</summary>
    IEnumerable<int> Acts()
    {
        var writtenIn = commitments.Values.SelectMany(c => c.WrittenIn).ToHashSet();
        var uses = powers.SelectMany(p => Powers.UsesOf(run, Whole.Powers[p])).ToHashSet();
        var effective = new HashSet<int>(uses);
        foreach (var name in commitments.Keys.Concat(instruments))
            if (run.Of(name) is { } outcome)
                foreach (var act in Declarations.Of(run, outcome.Commitment, outcome.Place, Truth.Possible).Acts)
                    if (act.TakesEffect || Whole.Entries[act.Entry].Verb == Verb.Resumes)
                        effective.Add(act.Entry);
        foreach (var name in commitments.Keys.Concat(instruments).Distinct())
        foreach (var act in Index.ActsOn(name))
        {
            if (!run.View.Counts(act) || (writtenIn.Contains(act) && !uses.Contains(act)))
                continue;
            var isNeeded = Whole.Entries[act].Verb switch
            {
                Verb.Signs => Whole.Instruments.GetValueOrDefault(name) is { MadeOn: null },
                Verb.Amends or Verb.Joins => true,
                _ => effective.Contains(act) || Index.Happened[act].B > at,
            };
            if (isNeeded)
                yield return act;
        }
    }

    /// <summary>Whether a demand, an offer or an answer to one is about what remains, and not yet met.</summary>
    bool IsStandingPosition(int number)
    {
        var entry = Whole.Entries[number];
        if (
            entry.Verb is not (Verb.Demands or Verb.Offers or Verb.Rejects or Verb.Accepts)
            || !run.View.Counts(number)
            || WordsOnIssues.IsReplaced(number)
            || (entry.Object is { } about && !commitments.ContainsKey(about) && !instruments.Contains(about))
        )
            return false;
        if (entry.Content is not { } content)
            return entry.Object is not null;
        var said = new Mentions(Whole).Add(entry);
        if (
            said.Facts.Count + said.Statuses.Count + said.Instruments.Count == 0
            || !said.FactNames.All(f => mentions.FactNames.Contains(f))
            || !said.Statuses.All(s => commitments.ContainsKey(s) || powers.Contains(s))
            || !said.Instruments.All(instruments.Contains)
        )
            return false;
        if (content is Before)
            return Standing.Contains(entry.Id);
        return (
                new ConditionReader(run, Place.OfNobody, null).Read(content, Interest.Nobody).Signal[at]
                & Truth.Established
            ) == 0;
    }

    WordsOnIssues? _words;

    WordsOnIssues WordsOnIssues => _words ??= new WordsOnIssues(run, at);

    HashSet<string>? _standing;

    HashSet<string> Standing =>
        _standing ??= Positions
            .At(run, at, WordsOnIssues)
            .Where(p => p.IsInTheWay)
            .Select(p => p.Id)
            .ToHashSet(StringComparer.Ordinal);
}
