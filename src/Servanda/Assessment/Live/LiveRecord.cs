using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Servanda.Assessment.Agenda;
using Servanda.Model;
using Servanda.Model.Binding;
using Servanda.Record;

namespace Servanda.Assessment.Live;

/// <summary>
/// A record that grows, what was reckoned from it and the answers given: the part of a <see cref="LiveAssessment"/> that
/// changes. What an entry speaks of says which commitments rest on it; these, and those that refer to them, are reckoned
/// again by the same <see cref="Evaluation"/> that reckons from scratch.
/// </summary>
internal sealed class LiveRecord
{
    readonly Dossier _dossier;
    readonly RecordIndex _index;
    readonly RecordView _view;
    readonly Standard _standard;
    readonly PriorityQueue<int, long> _notYetKnown = new();
    readonly Commitment[] _formal;
    readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);
    readonly Dictionary<Subject, List<string>> _restingOn = [];
    readonly Dictionary<string, Subjects> _apart = new(StringComparer.Ordinal);
    readonly Dictionary<string, LiveEach> _eaches = new(StringComparer.Ordinal);
    readonly Answer?[] _answers;
    Ties _ties;
    Evaluation _run;
    long _at;

    public LiveRecord(Dossier dossier, Question question)
    {
        (_dossier, _standard) = (dossier, question.Standard);
        _index = new RecordIndex(dossier);
        _at = question.AsOf.ToUnixTimeSeconds();
        _view = new RecordView(_index, question.KnownAt.ToUnixTimeSeconds(), null) { AsOf = _at };
        for (var i = 0; i < _index.Entries.Count; i++)
            if (!_view.IsKnown(i))
                _notYetKnown.Enqueue(i, _index.Known[i]);
        // Identifiers are looked up from the first entry on that is appended, which should not wait until all are known.
        _ = _index.EntryOf("");
        _formal = Assessor.Formal(dossier);
        foreach (var name in _formal.Select(c => c.Name).Concat(dossier.Powers.Keys))
            _places[name] = _places.Count;
        _answers = new Answer?[_places.Count];
        Tie();
        foreach (var name in _places.Keys)
            _answers[_places[name]] = AnswerOf(name);
    }

    /// <summary>The answers now.</summary>
    public Assessment Assess(Question question) =>
        new()
        {
            Question = question,
            Answers = [.. _answers.Take(_formal.Length).Select(a => new AnswerReader(_run, _at).WithList(a!))],
            Powers = [.. _answers.Skip(_formal.Length).OfType<Answer>()],
            IsPartial = _dossier.IsPartial,
        };

    /// <summary>Where the issues stand now: all that they may rest on is reckoned for it.</summary>
    public ImmutableArray<IssueAnswer> Issues()
    {
        if (_dossier.Issues.IsEmpty)
            return [];
        var answers = new IssueAnswers(new Evaluation(_view, _standard, _ties, _ties.Order), _at);
        return [.. _dossier.Issues.Values.Select(answers.Of)];
    }

    /// <summary>The dossier with its record as it has grown, by date of statement, then identifier.</summary>
    public Dossier ToDossier() => _dossier with { Entries = RecordAssembler.InOrder(_index.Entries, _dossier.Zone) };

    /// <summary>The answers of the instances of a commitment.</summary>
    public IEnumerable<Answer> Instances(string commitment)
    {
        // What was reckoned of members alone is not what was reckoned of the whole.
        if (_eaches.Remove(commitment))
            Reckon([_ties.PlaceOf(commitment)]);
        return _run.Of(commitment) is { Commitment.HasInstances: true } outcome
            ? new AnswerReader(_run, _at).Instances(outcome)
            : [];
    }

    /// <summary>Takes an entry.</summary>
    public ImmutableArray<AnswerUpdate> Append(Entry entry)
    {
        if (_index.EntryOf(entry.Id) is >= 0 and var same)
        {
            var content = DossierWriter.IdOf(entry, 64);
            if (DossierWriter.IdOf(_index.Entries[same], 64) == content)
                return [];
            entry = entry with { Id = RecordAssembler.OtherId(entry.Id, content) };
            if (_index.EntryOf(entry.Id) >= 0)
                return [];
        }
        var ties = MayTie(entry);
        var number = _index.Grow(entry);
        var effects = new Effects(this);
        if (ties)
            effects.AddAll();
        if (!_view.IsKnown(number))
            _notYetKnown.Enqueue(number, _index.Known[number]);
        else
        {
            _view.HoldBack(number);
            effects.Learn(number);
        }
        return Apply(effects, _at, ties);
    }

    /// <summary>Asks as of, and as known at, other moments.</summary>
    public ImmutableArray<AnswerUpdate> MoveTo(long asOf, long knownAt)
    {
        var learnt = new List<int>();
        while (_notYetKnown.TryPeek(out var entry, out var known) && known <= knownAt)
        {
            learnt.Add(entry);
            _view.HoldBack(entry);
            _notYetKnown.Dequeue();
        }
        _view.KnownAt = knownAt;
        var effects = new Effects(this);
        foreach (var entry in learnt)
            effects.Learn(entry);
        if (asOf > _at)
            effects.Pass(_at, asOf);
        return Apply(effects, asOf, tie: false);
    }

    /// <summary>
    /// Whether an entry may make a commitment refer to what it did not refer to: by a power that nobody had used in this way,
    /// or by what a new date rests on. Then the order of reckoning may be another, and everything is reckoned again.
    /// </summary>
    bool MayTie(Entry entry) =>
        entry is { Verb: >= Verb.Signs and < Verb.Withdraws, Object: { } target }
        && (
            !_index.IsDeclared(entry.Verb, target) && _dossier.Powers.Values.Any(p => p.Verb == entry.Verb)
            || DossierWriter
                .TermsOf(entry)
                .Any(t => Parts.All(t.Moment).Any(m => m is not (OnDate or Offset or EarlierOf or LaterOf or EitherOf)))
        );

    [MemberNotNull(nameof(_ties), nameof(_run))]
    void Tie()
    {
        var ties = new Ties(_index);
        _restingOn.Clear();
        _apart.Clear();
        _eaches.Clear();
        foreach (var commitment in ties.Order.SelectMany(c => c))
        {
            var subjects = Subjects.Of(commitment, ties);
            foreach (var subject in subjects.All)
            {
                if (!_restingOn.TryGetValue(subject, out var names))
                    _restingOn[subject] = names = [];
                names.Add(commitment.Name);
            }
            if (AreApart(commitment, ties))
                _apart[commitment.Name] = subjects;
        }
        (_ties, _run) = (ties, new Evaluation(_view, _standard, ties, []));
        Reckon(Enumerable.Range(0, ties.Order.Length));
    }

    /// <summary>
    /// Whether the members of a <c>for each</c> can be reckoned one by one: nobody asks for the standing of the whole, and no
    /// member for what another does.
    /// </summary>
    static bool AreApart(Commitment commitment, Ties ties) =>
        commitment is { ForEach: not null, Recurrence: null, VariantOf: null }
        && !ties.ReferringTo(commitment.Name).Any()
        && !ties.Claimants(commitment).Any()
        && !ties.NewVersions(commitment).Any();

    /// <summary>Reckons circles of commitments, but for those that are answered straight from the record.</summary>
    void Reckon(IEnumerable<int> circles)
    {
        var all = circles.Order().Select(c => _ties.Order[c]).ToList();
        foreach (var commitment in all.SelectMany(c => c))
            _eaches.Remove(commitment.Name);
        _run.Renew(all, all.Where(c => c.Length > 1 || PlainOf(c[0]) is null));
    }

    PlainDuty? PlainOf(Commitment commitment) =>
        _ties.StandsAlone(commitment) ? PlainDuty.Of(_index, commitment) : null;

    Answer? AnswerOf(string name)
    {
        if (_run.Of(name) is { } outcome)
            return new AnswerReader(_run, _at).Of(outcome);
        if (!_dossier.Commitments.TryGetValue(name, out var commitment))
            return null;
        return PlainOf(commitment)?.Answer(_view, _standard, _at)
            ?? new AnswerReader(_run, _at).Of(_run.Reckon(commitment));
    }

    ImmutableArray<AnswerUpdate> Apply(Effects effects, long at, bool tie)
    {
        var isAll = tie || at != _at;
        var told = (isAll ? _places.Keys : effects.OnAnswers()).OrderBy(n => _places[n]).ToList();
        if (isAll)
            effects.AddEaches();
        var before = told.ConvertAll(name =>
            effects.MembersOf(name) is { } members
                ? members.Select(EachOf(name).AnswerOf).ToList()
                : [.. Instances(name)]
        );
        _view.Weigh(effects.Weighed);
        (_view.AsOf, _at) = (at, at);
        if (tie)
            Tie();
        else
            Reckon(effects.Circles());
        var updates = ImmutableArray.CreateBuilder<AnswerUpdate>();
        for (var i = 0; i < told.Count; i++)
        {
            var (name, place, because) = (told[i], _places[told[i]], effects.CausesOf(told[i]));
            var each = effects.MembersOf(name) is null ? null : EachOf(name);
            var after = each is null ? Instances(name).ToList() : effects.MembersOf(name)!.Select(each.Renew).ToList();
            var was = _answers[place];
            _answers[place] = each is null ? AnswerOf(name) : each.Whole();
            Compare(name, null, was, _answers[place], because, updates);
            CompareInstances(name, before[i], after, because, updates);
        }
        return updates.ToImmutable();
    }

    /// <summary>The sum over the members of a <c>for each</c>; made when the first of them is to be reckoned apart.</summary>
    LiveEach EachOf(string name)
    {
        if (!_eaches.TryGetValue(name, out var each))
            _eaches[name] = each = new LiveEach(_run, _run.Of(name)!, _answers[_places[name]]!, _at);
        return each;
    }

    static void CompareInstances(
        string name,
        List<Answer> before,
        List<Answer> after,
        ImmutableArray<Entry> because,
        ImmutableArray<AnswerUpdate>.Builder updates
    )
    {
        var now = after.ToDictionary(a => a.Member!, StringComparer.Ordinal);
        foreach (var was in before)
            Compare(name, was.Member, was, now.Remove(was.Member!, out var isNow) ? isNow : null, because, updates);
        foreach (var begun in after.Where(a => now.ContainsKey(a.Member!)))
            Compare(name, begun.Member, null, begun, because, updates);
    }

    static void Compare(
        string name,
        string? instance,
        Answer? before,
        Answer? after,
        ImmutableArray<Entry> because,
        ImmutableArray<AnswerUpdate>.Builder updates
    )
    {
        if (before is null ? after is not null : after is null || !before.SaysTheSameAs(after))
            updates.Add(new AnswerUpdate(name, instance, before, after, because));
    }

    /// <summary>What a step bears on, and because of which entries.</summary>
    sealed class Effects(LiveRecord of)
    {
        readonly Dictionary<string, SortedSet<int>> _causes = new(StringComparer.Ordinal);
        readonly Dictionary<string, SortedSet<int>> _members = new(StringComparer.Ordinal);
        readonly HashSet<string> _whole = new(StringComparer.Ordinal);

        /// <summary>The entries that may count otherwise than before.</summary>
        public HashSet<int> Weighed { get; } = [];

        /// <summary>The names on which it bears, and that have answers.</summary>
        public IEnumerable<string> OnAnswers() => _causes.Keys.Where(of._places.ContainsKey);

        /// <summary>The circles of commitments that must be reckoned again.</summary>
        public IEnumerable<int> Circles() => _whole.Select(of._ties.PlaceOf).Distinct();

        /// <summary>The members on whom it bears, where it bears on no others; null where it bears on the whole.</summary>
        public IReadOnlyCollection<int>? MembersOf(string name) =>
            _whole.Contains(name) ? null : _members.GetValueOrDefault(name);

        /// <summary>The sums over members hold for one moment.</summary>
        public void AddEaches() => _whole.UnionWith(of._eaches.Keys.Concat(_members.Keys));

        /// <summary>The entries because of which an answer may have changed, in the order of the record.</summary>
        public ImmutableArray<Entry> CausesOf(string name) =>
            _causes.TryGetValue(name, out var causes) ? [.. causes.Select(c => of._index.Entries[c])] : [];

        /// <summary>All rests on an entry that makes another order of reckoning necessary.</summary>
        public void AddAll()
        {
            foreach (var name in of._places.Keys)
                Add(name, of._index.Entries.Count - 1);
        }

        /// <summary>An entry has become known, and with it what it withdraws, or what withdraws it.</summary>
        public void Learn(int entry)
        {
            foreach (var weighed in of._view.Withdrawals.Learn(entry).Append(entry))
            {
                Weighed.Add(weighed);
                AddSubjects(weighed, entry);
            }
        }

        /// <summary>Time goes on: declarations take effect, and periods begin.</summary>
        public void Pass(long from, long to)
        {
            foreach (var act in of._index.Acts)
                if (of._index.Happened[act].B is var at && at > from && at <= to)
                    AddSubjects(act, act);
            foreach (var commitment in of._ties.Order.SelectMany(c => c))
                if (commitment.Recurrence is not null)
                    Add(commitment.Name, null);
        }

        void AddSubjects(int entry, int cause)
        {
            foreach (var (subject, member) in Subject.Of(of._index.Entries[entry]))
            foreach (var name in of._restingOn.GetValueOrDefault(subject) ?? [])
                if (
                    member is not null
                    && of._apart.TryGetValue(name, out var subjects)
                    && subjects.IsOfOwnMember(subject.Name)
                )
                    AddMember(name, member, cause);
                else
                    Add(name, cause);
        }

        void AddMember(string name, string member, int cause)
        {
            var place = of._index.PlaceOf(of._dossier.Commitments[name].ForEach!.Roster, member);
            if (place < 0)
                return;
            Listed(_members, name).Add(place);
            Listed(_causes, name).Add(cause);
        }

        void Add(string name, int? cause)
        {
            var work = new Stack<string>([name]);
            while (work.TryPop(out var next))
            {
                var isNew = _whole.Add(next);
                var causes = Listed(_causes, next);
                if (cause is { } entry)
                    isNew |= causes.Add(entry);
                if (!isNew)
                    continue;
                foreach (var referring in of._ties.ReferringTo(next))
                    work.Push(referring);
            }
        }

        static SortedSet<int> Listed(Dictionary<string, SortedSet<int>> lists, string name)
        {
            if (!lists.TryGetValue(name, out var list))
                lists[name] = list = [];
            return list;
        }
    }
}
