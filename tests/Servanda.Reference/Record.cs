using System.Collections.Immutable;
using Servanda.Assessment;
using Servanda.Model;

namespace Servanda.Reference;

/// <summary>The entries that count for a question, and what their sides say of each fact (3.1, 3.3).</summary>
internal sealed class Record
{
    readonly Dossier dossier;
    readonly Calendar calendar;
    readonly Dictionary<FactRef, List<Statement>> statements = [];
    readonly Dictionary<string, List<Statement>> findings = [];

    public Record(Dossier dossier, Question question, Calendar calendar)
    {
        this.dossier = dossier;
        this.calendar = calendar;
        var knownAt = question.KnownAt.ToUnixTimeSeconds();
        var known = new List<Entry>();
        foreach (var entry in dossier.Entries)
            // 3.1. Reading: an entry without `entered` (plain text) always was entered.
            if (
                KnownOf(entry) <= knownAt
                && !(question.EnteredAt is { } enteredAt && entry.Entered is { } entered && entered > enteredAt)
            )
                known.Add(entry);
        Entries = Unwithdrawn(known);
        foreach (var entry in Entries)
            Read(entry);
    }

    /// <summary>The entries known at the moment asked for and not withdrawn.</summary>
    public ImmutableArray<Entry> Entries { get; }

    /// <summary>What is said of a fact, in the order of the entries.</summary>
    public IReadOnlyList<Statement> On(FactRef fact) => statements.GetValueOrDefault(fact) ?? [];

    /// <summary>What was found of the goal of a commitment.</summary>
    public IReadOnlyList<Statement> FindingsOn(string commitment) => findings.GetValueOrDefault(commitment) ?? [];

    /// <summary>The key under which prose is kept. Reading: its words alone identify it, not their language.</summary>
    public static FactRef KeyOf(Prose prose) => new("\"" + prose.Text);

    long KnownOf(Entry entry) => calendar.Bounds(entry.Known ?? entry.Said).B;

    // 3.3 Side. Reading: where several `for` hold, the first of them in the order in which the actor lists them;
    // somebody followed through in a circle is left where the circle closes.
    public string SideOf(Speaker speaker, Entry entry)
    {
        if (!speaker.IsNamed)
            return "\"" + speaker.Name;
        var said = calendar.Bounds(entry.Said).B;
        var name = speaker.Name;
        var seen = new HashSet<string> { name };
        while (dossier.Actors.TryGetValue(name, out var actor))
        {
            var next = actor.For.FirstOrDefault(f =>
                (f.From is null || calendar.Bounds(f.From).A <= said)
                && (f.Until is null || said <= calendar.Bounds(f.Until).B)
            );
            if (next is null || !seen.Add(next.Side))
                break;
            name = next.Side;
        }
        return name;
    }

    public ImmutableArray<string> SidesOf(Entry entry) =>
        [.. entry.Speakers.Select(s => SideOf(s, entry)).Distinct(StringComparer.Ordinal)];

    // 3.3 Withdrawal. Reading: only withdrawals that have the sides make up a circle.
    ImmutableArray<Entry> Unwithdrawn(List<Entry> known)
    {
        var byId = known.ToDictionary(e => e.Id, StringComparer.Ordinal);
        var target = new Dictionary<string, Entry>(StringComparer.Ordinal);
        foreach (var entry in known)
            if (
                entry.Verb == Verb.Withdraws
                && entry.Object is { } id
                && byId.TryGetValue(id, out var other)
                && SidesOf(other).All(side => SidesOf(entry).Contains(side))
            )
                target[entry.Id] = other;
        bool InCircle(Entry entry)
        {
            var at = entry;
            for (var steps = 0; steps <= known.Count && target.TryGetValue(at.Id, out var next); steps++)
                if ((at = next).Id == entry.Id)
                    return true;
            return false;
        }
        bool IsWithdrawn(Entry entry) =>
            known.Any(w =>
                target.TryGetValue(w.Id, out var other) && other.Id == entry.Id && !InCircle(w) && !IsWithdrawn(w)
            );
        return [.. known.Where(e => !IsWithdrawn(e))];
    }

    void Read(Entry entry)
    {
        if (
            entry.Content is null
            || entry.Verb is not (Verb.Reports or Verb.Confirms or Verb.Denies or Verb.Finds or Verb.CannotConfirm)
        )
            return;
        var said = calendar.Bounds(entry.Said).B;
        var (a, b) = calendar.Bounds(entry.Occurred ?? entry.Said);
        if (a > said)
            return; // 3.3 Forecast
        b = Math.Min(b, said); // 3.3: cut there
        a = Math.Min(calendar.EndOfPart(a), b); // 3.2: a day, or its part, is the smallest unit of doubt
        // 3.3. Reading: an entry is one statement of each side that speaks in it, not of each speaker, so that two
        // speakers of one side do not count `n more` twice.
        foreach (var side in entry.Speakers.GroupBy(s => SideOf(s, entry), StringComparer.Ordinal))
        {
            var statement = new Statement
            {
                Side = side.Key,
                Quoted = side.Any(s => !s.IsNamed),
                Speakers = [.. side.Where(s => s.IsNamed).Select(s => s.Name)],
                Via = entry.Via,
                // 3.5: the entry's rating, where it gives one, else the actor's (who speaks, not the side).
                Rated = entry.Reliability is { } rating
                    ? rating is >= 'A' and <= 'C'
                    : side.Any(s =>
                        s.IsNamed && dossier.Actors.GetValueOrDefault(s.Name)?.Reliability is >= 'A' and <= 'C'
                    ),
                Known = KnownOf(entry),
                Said = said,
                A = a,
                B = b,
                IsSince = entry.IsSince,
            };
            if (entry.Verb == Verb.CannotConfirm)
                ReadDoubt(statement, entry.Content, true);
            else
                Read(statement, entry.Verb, entry.Content, entry.Verb != Verb.Denies);
        }
    }

    // 3.3 Content.
    void Read(Statement statement, Verb verb, Condition content, bool affirms)
    {
        switch (content)
        {
            case Not(var part):
                Read(statement, verb, part, !affirms);
                break;
            case AllOf(var parts) when affirms:
                foreach (var part in parts)
                    Read(statement, verb, part, affirms);
                break;
            case AnyOf(var parts) when !affirms:
                foreach (var part in parts)
                    Read(statement, verb, part, affirms);
                break;
            case OfRoster(var all, var roster, var fact, var negated) when all == affirms:
                foreach (var member in dossier.Rosters[roster].Members)
                    Read(statement, verb, new Holds(new FactRef(fact, member.Id)), affirms != negated);
                break;
            // An occurrence of what may repeat is one more; to confirm it adds nothing, to deny it gives no count.
            case Holds(var fact) when dossier.Facts[fact.Fact].Repeatable:
                if (affirms && verb != Verb.Confirms)
                    Add(fact, statement with { Kind = StatementKind.Increment, Increment = 1 });
                break;
            case Holds(var fact):
                ReadFact(statement, fact, null, affirms);
                break;
            case Compare(var fact, var comparison, var amount):
                ReadFact(statement, fact, (comparison, amount), affirms);
                break;
            // 3.4: a denial of an increment says nothing, and so does `n more` with `confirms` or of a level.
            // Reading: what says nothing is no statement either, for `unreported` and for the last word (3.7).
            case More(var amount, var fact)
                when affirms
                    && verb != Verb.Confirms
                    && dossier.Facts[fact.Fact] is { Kind: FactKind.Tally } or { Repeatable: true }:
                Add(fact, statement with { Kind = StatementKind.Increment, Increment = amount });
                break;
            case Prose prose when verb == Verb.Finds:
                // 3.4: a level that is 1 where affirmed and 0 where denied.
                Add(KeyOf(prose), statement.AsFigure(Comparison.Exactly, affirms ? 1 : 0, true));
                break;
            case StatusIs(var commitment, var status) when verb == Verb.Finds:
                bool? goal = status switch
                {
                    Status.Fulfilled or Status.FulfilledLate or Status.Kept or Status.Cured => affirms,
                    Status.Breached or Status.Overdue => !affirms,
                    _ => null,
                };
                if (goal is { } found)
                    Add(findings, commitment, statement with { Kind = StatementKind.Finding, Affirms = found });
                break;
        }
    }

    void ReadFact(Statement statement, FactRef fact, (Comparison Comparison, decimal Amount)? compare, bool affirms) =>
        Add(fact, Of(statement, fact, compare, affirms));

    /// <summary>The statement that affirms or denies a fact, or null where that says nothing (3.4).</summary>
    public Statement? Of(
        Statement statement,
        FactRef fact,
        (Comparison Comparison, decimal Amount)? compare,
        bool affirms
    )
    {
        if (compare is { } c)
            return (statement with { Kind = StatementKind.Figure }).AsFigure(c.Comparison, c.Amount, affirms);
        if (dossier.Facts[fact.Fact].Kind == FactKind.State)
            return statement with { Kind = StatementKind.Period, Affirms = affirms };
        // 3.4: an event is a tally of one: affirmed at least 1, denied at most 0.
        return (statement with { Kind = StatementKind.Figure }).AsFigure(
            affirms ? Comparison.AtLeast : Comparison.AtMost,
            affirms ? 1 : 0,
            true
        );
    }

    // 3.7: `cannot confirm C` names every fact in C. Reading: an event, state, level or tally, not prose, nor what
    // the goal of a commitment in `C is WORD` speaks of, nor `n more`.
    void ReadDoubt(Statement statement, Condition content, bool affirms)
    {
        switch (content)
        {
            case Not(var part):
                ReadDoubt(statement, part, !affirms);
                break;
            case AllOf(var parts):
                foreach (var part in parts)
                    ReadDoubt(statement, part, affirms);
                break;
            case AnyOf(var parts):
                foreach (var part in parts)
                    ReadDoubt(statement, part, affirms);
                break;
            case OfRoster(_, var roster, var fact, var negated):
                foreach (var member in dossier.Rosters[roster].Members)
                    AddDoubt(statement, new FactRef(fact, member.Id), null, affirms != negated);
                break;
            case Holds(var fact):
                AddDoubt(statement, fact, null, affirms);
                break;
            case Compare(var fact, var comparison, var amount):
                AddDoubt(statement, fact, (comparison, amount), affirms);
                break;
        }
    }

    void AddDoubt(Statement statement, FactRef fact, (Comparison Comparison, decimal Amount)? compare, bool affirms)
    {
        Threshold atLeast = new(compare?.Amount ?? 1, false);
        Threshold above = new(compare?.Amount ?? 1, true);
        // 3.4: `at most n` is "not above n", `below n` is "not at least n", `exactly n` is "at least n" and "not above n".
        ImmutableArray<(Threshold, bool)> names = compare?.Comparison switch
        {
            null or Comparison.AtLeast => [(atLeast, !affirms)],
            Comparison.Above => [(above, !affirms)],
            Comparison.AtMost => [(above, affirms)],
            Comparison.Below => [(atLeast, affirms)],
            _ => [(atLeast, !affirms), (above, affirms)],
        };
        Add(
            fact,
            statement with
            {
                Kind = StatementKind.CannotConfirm,
                Affirms = affirms,
                Names = names,
                Compared = compare,
            }
        );
    }

    void Add(FactRef fact, Statement? statement)
    {
        if (statement is not null)
            Add(statements, fact, statement);
    }

    static void Add<TKey>(Dictionary<TKey, List<Statement>> lists, TKey key, Statement statement)
        where TKey : notnull
    {
        if (!lists.TryGetValue(key, out var list))
            lists[key] = list = [];
        list.Add(statement);
    }
}
