using System.Collections.Immutable;
using System.Runtime.InteropServices;
using NodaTime;
using Servanda.Edtf;
using Servanda.Model;

namespace Servanda.Record;

/// <summary>
/// The record of a dossier as rows (semantics 3.1, 3.3, 3.4): every name a number, every date two seconds, every entry
/// taken apart into statements about single facts. Which rows count is decided by a <see cref="RecordView"/>. It may be read
/// from many threads as long as nobody lets it <see cref="Grow"/>.
/// </summary>
internal sealed class RecordIndex
{
    readonly Dictionary<string, Fact> _facts;
    readonly Dictionary<string, int> _factBase = new(StringComparer.Ordinal);
    readonly Dictionary<string, int> _prose = new(StringComparer.Ordinal);
    readonly Dictionary<string, int> _found = new(StringComparer.Ordinal);
    readonly Dictionary<FactRef, int> _unlisted = [];
    readonly Dictionary<string, int> _names = new(StringComparer.Ordinal);
    readonly List<string> _numbered = [];
    readonly Dictionary<string, Dictionary<string, int>> _members = new(StringComparer.Ordinal);
    readonly Dictionary<(int Speaker, long Said), int> _sides = [];
    readonly Dictionary<EdtfDate, (long A, long B)> _dates = [];
    readonly Dictionary<int, List<Doubt>> _doubts = [];
    readonly Dictionary<string, List<int>> _acts = new(StringComparer.Ordinal);
    readonly HashSet<(Verb, string)> _declared = [];
    readonly Dictionary<string, List<int>> _withdrawals = new(StringComparer.Ordinal);
    readonly Dictionary<Shape, int> _shapes = [];
    readonly Dictionary<string, int> _carriers = new(StringComparer.Ordinal);
    readonly List<Entry> _entries;
    readonly List<long> _known;
    readonly List<Times> _happened;
    readonly Statement[] _statements;
    readonly int[] _starts;
    readonly Dictionary<int, List<Statement>> _grown = [];
    readonly int _ofRosters;
    readonly int _afterRosters;
    readonly Lazy<Dictionary<string, int>> _byId;
    bool _complete;
    int _factCount;

    /// <summary>Takes a dossier's record apart.</summary>
    /// <param name="dossier">The dossier.</param>
    /// <param name="allowsShortcuts">See <see cref="AllowsShortcuts"/>.</param>
    public RecordIndex(Dossier dossier, bool allowsShortcuts = true)
    {
        (Dossier, AllowsShortcuts) = (dossier, allowsShortcuts);
        // Each entry asks for its own: a sorted dictionary takes as long as all the rest.
        _facts = new(dossier.Facts, StringComparer.Ordinal);
        Days = new DayMath(dossier.Zone);
        Days = new DayMath(dossier.Zone)
        {
            Hours = NamedHours.Of(dossier, Days),
            Calendars = dossier.Calendars.ToDictionary(c => c.Key, c => new WorkDays(c.Value), StringComparer.Ordinal),
        };
        foreach (var roster in dossier.Rosters.Values)
        {
            var ids = new Dictionary<string, int>(roster.Members.Length, StringComparer.Ordinal);
            for (var i = 0; i < roster.Members.Length; i++)
                ids.TryAdd(roster.Members[i].Id, i);
            _members[roster.Name] = ids;
        }
        foreach (var fact in dossier.Facts.Values.Where(f => f.Roster is null))
            _factBase[fact.Name] = _factCount++;
        _ofRosters = _factCount;
        foreach (var fact in dossier.Facts.Values.Where(f => f.Roster is not null))
        {
            _factBase[fact.Name] = _factCount;
            _factCount += MembersOf(fact.Roster!).Length;
        }
        _afterRosters = _factCount;
        _entries = [.. dossier.Entries];
        _known = new(_entries.Count);
        _happened = new(_entries.Count);
        _byId = new(Identifiers);
        var rows = new List<Statement>(_entries.Count);
        for (var i = 0; i < _entries.Count; i++)
            Take(_entries[i], i, rows);
        (_statements, _starts) = ByFact(CollectionsMarshal.AsSpan(rows), _factCount);
        PlainEvents = new PlainEvents(_factCount, this);
        foreach (var actor in dossier.Actors.Keys)
            Number(actor);
        foreach (var commitment in dossier.Commitments.Values)
        foreach (var name in commitment.Obligors.AddRange(commitment.Performers).AddRange(commitment.Obligees))
            NameOf(name);
        Places = new Places(this);
        // From here on no question writes anything, so that they may be asked from many threads.
        _complete = true;
    }

    /// <summary>Takes a further entry: its rows come among those about the same facts, and all others stay as they are.</summary>
    /// <returns>Its number.</returns>
    public int Grow(Entry entry)
    {
        var number = _entries.Count;
        _entries.Add(entry);
        if (_byId.IsValueCreated)
            _byId.Value.TryAdd(entry.Id, number);
        var rows = new List<Statement>();
        _complete = false;
        Take(entry, number, rows);
        _complete = true;
        foreach (ref readonly var row in CollectionsMarshal.AsSpan(rows))
        {
            if (!_grown.TryGetValue(row.Fact, out var about))
                _grown[row.Fact] = about = [.. About(row.Fact)];
            var place = about.BinarySearch(row, InOrder);
            about.Insert(place < 0 ? ~place : place, row);
        }
        foreach (var fact in rows.Select(r => r.Fact).Distinct())
            PlainEvents.Renew(fact, this);
        return number;
    }

    /// <summary>The agreement. What was said stands in <see cref="Entries"/>.</summary>
    public Dossier Dossier { get; }

    /// <summary>The entries by number: those of the dossier, then those by which it has grown.</summary>
    public IReadOnlyList<Entry> Entries => _entries;

    /// <summary>The number of the (first) entry with an identifier, or -1.</summary>
    public int EntryOf(string id) => _byId.Value.GetValueOrDefault(id, -1);

    /// <summary>Whether what is plain may be read and answered in fewer steps. The answers are the same.</summary>
    public bool AllowsShortcuts { get; }

    /// <summary>The days of its zone.</summary>
    public DayMath Days { get; }

    /// <summary>The facts about which nothing was said but that they happened or did not.</summary>
    public PlainEvents PlainEvents { get; }

    /// <summary>Whose interest and whose word count where.</summary>
    public Places Places { get; }

    /// <summary>For each entry, the second from which it is known.</summary>
    public IReadOnlyList<long> Known => _known;

    /// <summary>For each entry: earliest and latest second of what it is about, and latest second of the statement.</summary>
    public IReadOnlyList<Times> Happened => _happened;

    /// <summary>The entries that withdraw another.</summary>
    public List<int> Withdrawals { get; } = [];

    /// <summary>Those that withdraw the entry of an identifier.</summary>
    public IReadOnlyList<int> WithdrawalsOf(string id) => _withdrawals.TryGetValue(id, out var acts) ? acts : [];

    /// <summary>The rows about a fact, sorted by side, date and knowledge.</summary>
    public ReadOnlySpan<Statement> About(int fact) =>
        _grown.Count > 0 && _grown.TryGetValue(fact, out var rows) ? CollectionsMarshal.AsSpan(rows)
        : fact < 0 || fact >= _starts.Length - 1 ? []
        : _statements.AsSpan(_starts[fact], _starts[fact + 1] - _starts[fact]);

    /// <summary>The entries that cannot confirm a fact.</summary>
    public List<Doubt>? DoubtsAbout(int fact) => _doubts.GetValueOrDefault(fact);

    /// <summary>The declarative entries, withdrawals apart, on a commitment or an instrument.</summary>
    public IReadOnlyList<int> ActsOn(string target) => _acts.TryGetValue(target, out var acts) ? acts : [];

    /// <summary>All of them.</summary>
    public IEnumerable<int> Acts => _acts.Values.SelectMany(a => a);

    /// <summary>Whether anybody, known or not, ever declared this on a commitment or an instrument.</summary>
    public bool IsDeclared(Verb verb, string target) => _declared.Contains((verb, target));

    /// <summary>The same on the commitments under an instrument.</summary>
    public IEnumerable<int> ActsUnder(string instrument) =>
        _acts
            .Where(a =>
                Dossier.Commitments.TryGetValue(a.Key, out var commitment) && commitment.Instrument == instrument
            )
            .SelectMany(a => a.Value);

    /// <summary>The members of a roster; none where it is unknown.</summary>
    public ImmutableArray<RosterMember> MembersOf(string roster) =>
        Dossier.Rosters.TryGetValue(roster, out var found) ? found.Members : [];

    /// <summary>The number of a fact, or -1 where nothing can be said about it.</summary>
    public int FactOf(FactRef reference)
    {
        if (!_factBase.TryGetValue(reference.Fact, out var start))
            return -1;
        if (reference.IsUnlisted)
            return _complete ? _unlisted.GetValueOrDefault(reference, -1) : NumberOf(_unlisted, reference);
        var roster = _facts[reference.Fact].Roster;
        if (roster is null)
            return start;
        return
            reference.Member is { } member
            && _members.TryGetValue(roster, out var ids)
            && ids.TryGetValue(member, out var index)
            ? start + index
            : -1;
    }

    /// <summary>The place of a member in a roster, or -1.</summary>
    public int PlaceOf(string roster, string member) =>
        _members.TryGetValue(roster, out var ids) ? ids.GetValueOrDefault(member, -1) : -1;

    /// <summary>What is said of those who are on no list, as the entries name them.</summary>
    public IEnumerable<FactRef> Unlisted => _unlisted.Keys;

    /// <summary>The number of the first member's fact; the others follow in the order of the roster.</summary>
    public int FirstFactOf(string fact) => _factBase.GetValueOrDefault(fact, -1);

    /// <summary>The number of the findings on a prose condition, or -1 where there are none.</summary>
    public int FoundProse(string text) => _prose.GetValueOrDefault(text, -1);

    /// <summary>The number of the findings on a commitment, or -1 where there are none.</summary>
    public int FoundGoal(string commitment) => _found.GetValueOrDefault(commitment, -1);

    /// <summary>The number of an actor's name, or of the words for someone unnamed.</summary>
    public int NameOf(string name) => Number(Dossier.Actors.ContainsKey(name) ? name : Quote(name));

    /// <summary>The name of a number; the words for someone unnamed stand in quotation marks.</summary>
    public string NameOf(int number) => _numbered[number];

    /// <summary>The sides that speak in an entry.</summary>
    public IEnumerable<int> SidesOf(int entry) =>
        _entries[entry].Speakers.Select(s => SideOf(s, Happened[entry].Said).Side);

    /// <summary>Earliest and latest second of a date.</summary>
    public (long A, long B) Seconds(OnDate date)
    {
        if (date.Zone is null)
            return Seconds(date.Date);
        var bounds = date.Bounds(Dossier.Zone);
        return (bounds.Earliest.ToUnixTimeSeconds(), bounds.Latest.ToUnixTimeSeconds());
    }

    /// <inheritdoc cref="Seconds(OnDate)"/>
    public (long A, long B) Seconds(EdtfDate date)
    {
        if (!_dates.TryGetValue(date, out var seconds))
        {
            var bounds = date.Bounds(Dossier.Zone);
            seconds = (bounds.Earliest.ToUnixTimeSeconds(), bounds.Latest.ToUnixTimeSeconds());
            if (!_complete)
                _dates[date] = seconds;
        }
        return seconds;
    }

    /// <summary>Whether a speaker is entitled to deny by rating alone: A to C, the entry's rating before the actor's.</summary>
    bool IsRated(Entry entry, Speaker speaker)
    {
        var rating =
            entry.Reliability
            ?? (speaker.IsNamed && Dossier.Actors.TryGetValue(speaker.Name, out var actor) ? actor.Reliability : null);
        return rating is >= 'A' and <= 'C';
    }

    const int Nobody = -1;

    static string Quote(string words) => $"\"{words}\"";

    int Number(string name)
    {
        if (_names.TryGetValue(name, out var number))
            return number;
        if (_complete)
            return Nobody;
        _numbered.Add(name);
        return _names[name] = _names.Count;
    }

    /// <summary>Who speaks, and for which side at that moment (3.3).</summary>
    (int Speaker, int Side) SideOf(Speaker speaker, long said)
    {
        var number = Number(speaker.IsNamed ? speaker.Name : Quote(speaker.Name));
        if (!speaker.IsNamed)
            return (number, number);
        if (_sides.TryGetValue((number, said), out var side))
            return (number, side);
        var name = speaker.Name;
        // A chain of speakers is short; the bound only ends a circle, which is a diagnostic elsewhere.
        for (var hops = 0; hops < 8 && Dossier.Actors.TryGetValue(name, out var actor); hops++)
        {
            var next = actor.For.FirstOrDefault(f =>
                (f.From is null || Seconds(f.From).A <= said) && (f.Until is null || said <= Seconds(f.Until).B)
            );
            if (next is null)
                break;
            name = next.Side;
        }
        side = Number(name);
        if (!_complete)
            _sides[(number, said)] = side;
        return (number, side);
    }

    Dictionary<string, int> Identifiers()
    {
        var numbers = new Dictionary<string, int>(_entries.Count, StringComparer.Ordinal);
        for (var i = 0; i < _entries.Count; i++)
            numbers.TryAdd(_entries[i].Id, i);
        return numbers;
    }

    /// <summary>The rows by fact, counted into place, and within a fact by side, date, knowledge and entry.</summary>
    static (Statement[] Rows, int[] Starts) ByFact(ReadOnlySpan<Statement> rows, int facts)
    {
        var (sorted, starts) = (new Statement[rows.Length], new int[facts + 1]);
        foreach (ref readonly var row in rows)
            starts[row.Fact + 1]++;
        for (var f = 0; f < facts; f++)
            starts[f + 1] += starts[f];
        var next = starts.AsSpan(0, facts).ToArray();
        foreach (ref readonly var row in rows)
            sorted[next[row.Fact]++] = row;
        for (var f = 0; f < facts; f++)
            if (starts[f + 1] - starts[f] > 1)
                sorted.AsSpan(starts[f], starts[f + 1] - starts[f]).Sort(static (x, y) => Compare(x, y));
        return (sorted, starts);
    }

    static readonly Comparer<Statement> InOrder = Comparer<Statement>.Create(static (x, y) => Compare(x, y));

    static int Compare(in Statement x, in Statement y)
    {
        var order = x.Side.CompareTo(y.Side);
        if (order == 0)
            order = x.B.CompareTo(y.B);
        if (order == 0)
            order = x.Known.CompareTo(y.Known);
        return order != 0 ? order : x.Entry.CompareTo(y.Entry);
    }

    void Take(Entry entry, int index, List<Statement> rows)
    {
        var said = Seconds(entry.Said).B;
        var (a, b) = Seconds(entry.Occurred ?? entry.Said);
        var known = entry.Known is null ? said : Seconds(entry.Known).B;
        _known.Add(known);
        _happened.Add(new(a, b, said));
        foreach (var carrier in entry.Via)
            NameOf(carrier);
        foreach (var speaker in entry.Speakers)
            SideOf(speaker, said);
        if (entry is { Verb: Verb.Withdraws, Object: { } withdrawn })
        {
            Withdrawals.Add(index);
            Listed(_withdrawals, withdrawn).Add(index);
        }
        if (entry is { Verb: >= Verb.Signs and < Verb.Withdraws, Object: { } target })
        {
            Listed(_acts, target).Add(index);
            _declared.Add((entry.Verb, target));
        }
        if (entry.Content is null || a > said)
            return;
        // A day is the smallest unit of doubt (3.3): what begins on a day begins, at the earliest, with its last second.
        var last = Math.Min(b, said);
        var row = new Row(entry, index, Math.Min(Days.EndOfPart(a), last), last, said, known);
        switch (entry.Verb)
        {
            case Verb.Reports or Verb.Confirms or Verb.Finds:
                Split(entry.Content, true, row, rows);
                break;
            case Verb.Denies:
                Split(entry.Content, false, row, rows);
                break;
            case Verb.CannotConfirm:
                Doubts(entry.Content, true, row);
                break;
        }
    }

    static List<int> Listed(Dictionary<string, List<int>> lists, string name)
    {
        if (!lists.TryGetValue(name, out var list))
            lists[name] = list = [];
        return list;
    }

    readonly record struct Row(Entry Entry, int Index, long A, long B, long Said, long Known);

    void Split(Condition content, bool affirmed, in Row row, List<Statement> rows)
    {
        switch (content)
        {
            case Not not:
                Split(not.Part, !affirmed, row, rows);
                break;
            case AllOf all when affirmed:
                foreach (var part in all.Parts)
                    Split(part, true, row, rows);
                break;
            case AnyOf any when !affirmed:
                foreach (var part in any.Parts)
                    Split(part, false, row, rows);
                break;
            case OfRoster of when of.All == affirmed:
                if (_facts.TryGetValue(of.Fact, out var each) && each.Roster == of.Roster)
                    for (var i = 0; i < MembersOf(of.Roster).Length; i++)
                        State(each, FirstFactOf(of.Fact) + i, affirmed != of.Negated, row, rows);
                break;
            case Holds holds when _facts.TryGetValue(holds.Fact.Fact, out var fact):
                State(fact, FactOf(holds.Fact), affirmed, row, rows);
                break;
            case Compare compare when Bounds.Of(compare.Comparison, compare.Amount, affirmed) is { } bounds:
                Add(FactOf(compare.Fact), StatementForm.Figure, affirmed, bounds, row, rows);
                break;
            case More more when affirmed && row.Entry.Verb != Verb.Confirms:
                if (
                    _facts.TryGetValue(more.Fact.Fact, out var tally)
                    && tally is { Kind: FactKind.Tally } or { Repeatable: true }
                )
                    Add(FactOf(more.Fact), StatementForm.Increment, true, Bounds.AtLeast(more.Amount), row, rows);
                break;
            case Prose prose when row.Entry.Verb == Verb.Finds:
                Add(NumberOf(_prose, prose.Text), StatementForm.Figure, affirmed, Found(affirmed), row, rows);
                break;
            case StatusIs finding when row.Entry.Verb == Verb.Finds && Verdict(finding.Status) is { } verdict:
                verdict = verdict == affirmed;
                Add(NumberOf(_found, finding.Commitment), StatementForm.Figure, verdict, Found(verdict), row, rows);
                break;
        }
    }

    /// <summary>What a finding of a status says of the goal: affirmed, denied, or nothing (3.3).</summary>
    static bool? Verdict(Status status) =>
        status switch
        {
            Status.Fulfilled or Status.FulfilledLate or Status.Kept or Status.Cured => true,
            Status.Breached or Status.Overdue => false,
            _ => null,
        };

    static Bounds Found(bool affirmed) => affirmed ? Bounds.Happened : Bounds.NotHappened;

    int NumberOf<T>(Dictionary<T, int> numbers, T key)
        where T : notnull
    {
        if (!numbers.TryGetValue(key, out var number))
            numbers[key] = number = _factCount++;
        return number;
    }

    void State(Fact fact, int number, bool affirmed, in Row row, List<Statement> rows)
    {
        // An occurrence of what may repeat is one more; to confirm it adds nothing, to deny it gives no count.
        if (fact.Repeatable)
        {
            if (affirmed && row.Entry.Verb != Verb.Confirms)
                Add(number, StatementForm.Increment, true, Bounds.AtLeast(1), row, rows);
        }
        else if (fact.Kind == FactKind.Event)
            Add(number, StatementForm.Figure, affirmed, Found(affirmed), row, rows);
        else if (fact.Kind == FactKind.State)
            Add(number, row.Entry.IsSince ? StatementForm.Since : StatementForm.During, affirmed, default, row, rows);
    }

    void Add(int fact, StatementForm form, bool affirms, Bounds bounds, in Row row, List<Statement> rows)
    {
        if (fact < 0)
            return;
        var first = rows.Count;
        foreach (var speaker in row.Entry.Speakers)
        {
            var (name, side) = SideOf(speaker, row.Said);
            // One side says one thing once, however many of its people stand behind it.
            if (IsSaidBy(side, rows, first))
                continue;
            var statement = new Statement
            {
                Fact = fact,
                Entry = row.Index,
                Side = side,
                Speaker = name,
                Form = form,
                Affirms = affirms,
                Rated = IsRatedFor(side, row),
                IsCarried = !row.Entry.Via.IsEmpty,
                Bounds = bounds,
                A = row.A,
                B = row.B,
                Said = row.Said,
                Known = row.Known,
            };
            rows.Add(fact < _ofRosters || fact >= _afterRosters ? statement : WithShape(statement, row.Entry.Via));
        }
    }

    Statement WithShape(in Statement statement, ImmutableArray<string> via)
    {
        var carriers = via.IsEmpty ? 0 : NumberIn(_carriers, string.Join('\n', via)) + 1;
        return statement with { Shape = NumberIn(_shapes, new Shape(statement, carriers)) };
    }

    static int NumberIn<T>(Dictionary<T, int> numbers, T key)
        where T : notnull
    {
        ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(numbers, key, out var exists);
        if (!exists)
            number = numbers.Count - 1;
        return number;
    }

    static bool IsSaidBy(int side, List<Statement> rows, int first)
    {
        for (var i = first; i < rows.Count; i++)
            if (rows[i].Side == side)
                return true;
        return false;
    }

    bool IsRatedFor(int side, in Row row)
    {
        foreach (var speaker in row.Entry.Speakers)
            if (IsRated(row.Entry, speaker) && SideOf(speaker, row.Said).Side == side)
                return true;
        return false;
    }

    void Doubts(Condition content, bool affirmed, in Row row)
    {
        switch (content)
        {
            case Not not:
                Doubts(not.Part, !affirmed, row);
                break;
            case AllOf all:
                foreach (var part in all.Parts)
                    Doubts(part, affirmed, row);
                break;
            case AnyOf any:
                foreach (var part in any.Parts)
                    Doubts(part, affirmed, row);
                break;
            case OfRoster of when _facts.TryGetValue(of.Fact, out var each) && each.Roster == of.Roster:
                for (var i = 0; i < MembersOf(of.Roster).Length; i++)
                    Doubt(FirstFactOf(of.Fact) + i, null, affirmed != of.Negated, row);
                break;
            case Holds holds:
                Doubt(FactOf(holds.Fact), null, affirmed, row);
                break;
            case Compare compare:
                Doubt(FactOf(compare.Fact), compare, affirmed, row);
                break;
        }
    }

    void Doubt(int fact, Compare? names, bool affirmed, in Row row)
    {
        if (fact < 0)
            return;
        if (!_doubts.TryGetValue(fact, out var doubts))
            _doubts[fact] = doubts = [];
        foreach (var speaker in row.Entry.Speakers)
        {
            var (name, side) = SideOf(speaker, row.Said);
            var isObserver =
                !speaker.IsNamed
                || (Dossier.Actors.TryGetValue(_numbered[side], out var actor) && actor.Kind == ActorKind.Body);
            doubts.Add(
                new Doubt(
                    row.Index,
                    side,
                    name,
                    row.A,
                    row.Known,
                    affirmed,
                    names,
                    isObserver,
                    IsRated(row.Entry, speaker)
                )
            );
        }
    }
}

/// <summary>The seconds of an entry.</summary>
/// <param name="A">The earliest of what it is about.</param>
/// <param name="B">The latest of what it is about.</param>
/// <param name="Said">The latest of the statement's date.</param>
internal readonly record struct Times(long A, long B, long Said);

/// <summary>A <c>cannot confirm</c> about one fact (3.7).</summary>
/// <param name="Entry">The entry's index.</param>
/// <param name="Side">The side that says so.</param>
/// <param name="Speaker">The speaker's own number.</param>
/// <param name="From">The second from which it applies.</param>
/// <param name="Known">The second from which it is known.</param>
/// <param name="Affirmed">Whether C is named, or <c>not C</c>.</param>
/// <param name="Names">The comparison named, of a tally or a level.</param>
/// <param name="IsObserver">Whether it comes from a body or someone unnamed.</param>
/// <param name="Rated">Whether its speaker is rated A to C.</param>
internal sealed record Doubt(
    int Entry,
    int Side,
    int Speaker,
    long From,
    long Known,
    bool Affirmed,
    Compare? Names,
    bool IsObserver,
    bool Rated
)
{
    /// <summary>The second at which it ends, because what its side said later begins there.</summary>
    public long Until { get; init; } = long.MaxValue;

    /// <summary>Whether it applies at a second.</summary>
    public bool IsAt(long second) => From <= second && second < Until;
}
