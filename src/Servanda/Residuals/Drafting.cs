using System.Collections.Immutable;
using Servanda.Assessment;
using Servanda.Model;
using Servanda.Record;

namespace Servanda.Residuals;

/// <summary>
/// Puts a residual agreement together: what has not ended, what that refers to, the entries on which it rests, and the
/// declarations that these mention.
/// </summary>
internal sealed class Drafting
{
    readonly Evaluation _run;
    readonly Endings _endings;
    readonly Question _question;
    readonly long _at;
    readonly Reducer _reducer;
    readonly HashSet<string> _pinned;
    readonly HashSet<string> _askedFor = new(StringComparer.Ordinal);
    readonly HashSet<string> _unamended;
    readonly SortedDictionary<string, ReducedCommitment> _commitments = new(StringComparer.Ordinal);
    readonly SortedSet<string> _powers = new(StringComparer.Ordinal);
    readonly SortedSet<string> _instruments = new(StringComparer.Ordinal);

    /// <summary>Prepares a draft.</summary>
    /// <param name="run">The dossier, as evaluated for the question.</param>
    /// <param name="endings">What has ended.</param>
    /// <param name="question">Up to when.</param>
    /// <param name="unreduced">Commitments that are to be written out as they were agreed.</param>
    public Drafting(Evaluation run, Endings endings, Question question, IReadOnlySet<string> unreduced)
    {
        (_run, _endings, _question) = (run, endings, question);
        _at = question.AsOf.ToUnixTimeSeconds();
        _reducer = new Reducer(run, endings, _at);
        _pinned = new HashSet<string>(unreduced, StringComparer.Ordinal);
        _unamended = new HashSet<string>(unreduced, StringComparer.Ordinal);
    }

    Dossier Whole => _run.Index.Dossier;

    /// <summary>The whole agreement with all entries that count: what is right where nothing can be left out.</summary>
    public static Residual Everything(Evaluation run, Question question)
    {
        var entries = Counting(run).ToList();
        return new Residual
        {
            Agreement = run.Index.Dossier with
            {
                Entries = [.. entries.Select(e => run.Index.Dossier.Entries[e] with { Issues = [] })],
                Issues = run.Index.Dossier.Issues.Clear(),
                Expectations = [],
                Diagnostics = [],
            },
            Question = question,
            LeftOut = [],
            Ended = ImmutableSortedDictionary<string, LeftOutReason>.Empty,
            AsAgreed = ImmutableSortedDictionary<string, ImmutableArray<string>>.Empty,
            EntriesKnown = entries.Count,
        };
    }

    static IEnumerable<int> Counting(Evaluation run) =>
        Enumerable
            .Range(0, run.Index.Dossier.Entries.Length)
            .Where(e => run.View.Counts(e) && run.Index.Dossier.Entries[e].Verb != Verb.Withdraws);

    /// <summary>The residual agreement.</summary>
    public Residual Draft()
    {
        foreach (var commitment in Whole.Commitments.Values)
            if (commitment.NotFormalised is null && _endings.Of(commitment.Name) is null)
                Keep(commitment.Name);
        ImmutableArray<Entry> entries;
        Mentions mentions;
        do
        {
            while (Complete()) { }
            mentions = MentionsOfClauses();
            entries = new BroughtForward(_run, _at, _commitments, _powers, _instruments, mentions).Entries();
            foreach (var entry in entries)
                mentions.Add(entry);
        } while (Require(mentions));
        // What has no status has no clause that matters but the text.
        foreach (var commitment in Whole.Commitments.Values)
            if (commitment is { NotFormalised: not null, Instrument: { } under } && _instruments.Contains(under))
                _commitments.TryAdd(
                    commitment.Name,
                    new ReducedCommitment(
                        new Commitment
                        {
                            Name = commitment.Name,
                            Title = commitment.Title,
                            Instrument = under,
                            Cites = commitment.Cites,
                            Topic = commitment.Topic,
                            NotFormalised = commitment.NotFormalised,
                            Location = commitment.Location,
                        }
                    )
                );
        var commitments = WithTies(WithMembers());
        return new Residual
        {
            Agreement = new DeclarationPruning(_run, _at).Of(commitments, _powers, _instruments, entries),
            Question = _question,
            LeftOut = LeftOutOf(commitments),
            Ended = _commitments
                .Keys.Concat(_powers)
                .Where(n => _endings.Of(n) is not null)
                .ToImmutableSortedDictionary(n => n, n => _endings.Of(n)!.Reason, StringComparer.Ordinal),
            AsAgreed = _commitments
                .Where(c => c.Value.AsAgreed.Length > 0)
                .ToImmutableSortedDictionary(c => c.Key, c => c.Value.AsAgreed, StringComparer.Ordinal),
            EntriesKnown = Counting(_run).Count(),
        };
    }

    void Keep(string name)
    {
        if (_run.Of(name) is { } outcome)
            _commitments[name] = _reducer.Of(outcome, _pinned.Contains(name), !_unamended.Contains(name));
        else if (Whole.Commitments.TryGetValue(name, out var commitment))
            _commitments[name] = new ReducedCommitment(commitment);
    }

    /// <summary>Keeps what has to be kept beside what is kept already; whether there was any.</summary>
    bool Complete()
    {
        var grew = false;
        foreach (var (_, reduced) in _commitments.ToList())
        {
            var c = reduced.Commitment;
            grew |= AddInstrument(c.Instrument);
            if (c.VariantOf is { } of)
                grew |= Pin(of);
            foreach (var version in _run.Ties.NewVersions(c))
                grew |= Pin(version.Name);
            foreach (var instrument in _run.Ties.NewInstruments(c))
                grew |= AddInstrument(instrument.Name);
            // Of several that one replaces, it has its clauses from the first.
            if (c.Replaces is [var first, ..] && c.Replaces.Any(_commitments.ContainsKey))
                grew |= Pin(first);
            // What inherits clauses would take new ones, and miss those that were left out.
            if (c.VariantOf is not null || c.Replaces.Any(_commitments.ContainsKey))
                grew |= Pin(c.Name);
            // What counts for one does not count again for another.
            foreach (var claimant in _run.Ties.Claimants(c))
                grew |= Pin(claimant.Name);
            if (!reduced.HasFollowed)
                foreach (var cause in Causes(c.Name))
                    grew |= KeepCause(cause);
            grew |= KeepPowersUsedOn(c);
            grew |= AmendTogether(reduced);
        }
        foreach (var name in Whole.Powers.Keys)
            if (_endings.Of(name) is null && IsOverSomething(Whole.Powers[name]))
                grew |= _powers.Add(name);
        foreach (var name in _powers.ToList())
        {
            grew |= AddInstrument(Whole.Powers[name].Instrument);
            // One that ended may be over what is left out, and be asked for all the same.
            grew |=
                _commitments.ContainsKey(Whole.Powers[name].Object) ? false
                : Whole.Commitments.ContainsKey(Whole.Powers[name].Object) ? Pin(Whole.Powers[name].Object)
                : AddInstrument(Whole.Powers[name].Object);
            foreach (var cause in Causes(name))
                grew |= KeepCause(cause);
        }
        foreach (var name in _instruments.ToList())
        foreach (var replacing in Whole.Instruments.Values)
            if (replacing.Replaces.Contains(name) && IsAskedFor(name))
                grew |= AddInstrument(replacing.Name);
        return Require(MentionsOfClauses()) || grew;
    }

    bool IsAskedFor(string instrument) => _run.Of(instrument) is not null;

    bool AddInstrument(string? name) =>
        name is not null && Whole.Instruments.ContainsKey(name) && _instruments.Add(name);

    bool Require(Mentions mentions)
    {
        var grew = false;
        foreach (var name in mentions.Statuses)
            grew |=
                Whole.Powers.ContainsKey(name) ? _powers.Add(name)
                : _commitments.ContainsKey(name) ? _askedFor.Add(name)
                : Pin(name);
        foreach (var name in mentions.Instruments)
            grew |= AddInstrument(name);
        return grew;
    }

    /// <summary>Keeps a commitment with all of its past; whether that is new.</summary>
    bool Pin(string name)
    {
        if (!Whole.Commitments.ContainsKey(name) || (_commitments.ContainsKey(name) && _pinned.Contains(name)))
            return false;
        _pinned.Add(name);
        Keep(name);
        return true;
    }

    IEnumerable<Commitment> Causes(string consequence) =>
        Whole.Commitments.Values.Where(c => c.Otherwise == consequence && c is { VariantOf: null, Duty: not null });

    /// <summary>A cause whose breach may have come, or may yet.</summary>
    bool KeepCause(Commitment cause)
    {
        var breach = _run.SignalOf(new StatusIs(cause.Name, Status.Breached), isProviso: false);
        if (breach.First(Truth.Possible) <= _at)
            return Pin(cause.Name);
        if (_endings.Of(cause.Name) is not null || _commitments.ContainsKey(cause.Name))
            return false;
        Keep(cause.Name);
        return true;
    }

    bool KeepPowersUsedOn(Commitment commitment)
    {
        var grew = false;
        if (_run.Of(commitment.Name) is null)
            return false;
        // By whom it foresees to be joined, it binds nobody who has not.
        foreach (var power in Whole.Powers.Values)
            if (power.Verb == Verb.Joins && power.Object == commitment.Instrument)
                grew |= _powers.Add(power.Name);
        foreach (var power in _run.Ties.PowersOver(commitment))
            if (Powers.UsesOf(_run, power).Any())
                grew |= _powers.Add(power.Name);
        return grew;
    }

    /// <summary>What is written into one commitment is written into all that it reaches, and used no power that remains.</summary>
    bool AmendTogether(ReducedCommitment reduced)
    {
        if (reduced.WrittenIn.IsEmpty)
            return false;
        var isWhole = reduced.WrittenIn.All(act =>
            !_powers.Any(p => Powers.UsesOf(_run, Whole.Powers[p]).Contains(act))
            && _commitments.Values.All(other =>
                other.WrittenIn.Contains(act)
                || _run.Of(other.Commitment.Name) is not { } outcome
                || !outcome.Declared.Acts.Any(a => a.Entry == act && a.TakesEffect)
            )
        );
        if (isWhole)
            return false;
        _unamended.Add(reduced.Commitment.Name);
        Keep(reduced.Commitment.Name);
        return true;
    }

    bool IsOverSomething(Power power) => _commitments.ContainsKey(power.Object) || _instruments.Contains(power.Object);

    Mentions MentionsOfClauses()
    {
        var mentions = new Mentions(Whole);
        foreach (var reduced in _commitments.Values)
            mentions.Add(reduced.Commitment, Remaining(reduced.Commitment));
        foreach (var power in _powers)
            mentions.Add(Whole.Powers[power]);
        foreach (var instrument in _instruments)
            mentions.Add(Whole.Instruments[instrument].Upon);
        return mentions;
    }

    /// <summary>Those of a <c>for each</c> who have not ended, where nothing asks for the whole; null where all remain.</summary>
    Roster? Remaining(Commitment commitment)
    {
        var name = commitment.Name;
        if (
            commitment is not { ForEach: { } each, Recurrence: null, Otherwise: null, VariantOf: null, Replaces: [] }
            || _endings.Of(name) is not null
            || _pinned.Contains(name)
            || _askedFor.Contains(name)
            || !Whole.Rosters.TryGetValue(each.Roster, out var roster)
            || roster.IsInBrackets
            || BindsMembers(commitment)
        )
            return null;
        var members = roster.Members.Where(m => _endings.Of(name, m.Id) is null).ToImmutableArray();
        var less = $"{name}-remaining";
        return members.Length == roster.Members.Length || Whole.Rosters.ContainsKey(less)
            ? null
            : new Roster
            {
                Name = less,
                Title = $"{roster.Title ?? roster.Name}: those who remain",
                Members = members,
            };
    }

    /// <summary>Whether the members themselves owe, perform or are owed.</summary>
    static bool BindsMembers(Commitment commitment) =>
        commitment
            .Obligors.Concat(commitment.Performers)
            .Concat(commitment.Obligees)
            .Contains(commitment.ForEach?.Variable, StringComparer.Ordinal);

    List<(Commitment Commitment, Roster? Roster)> WithMembers() =>
        [
            .. _commitments.Values.Select(r =>
                Remaining(r.Commitment) is { } roster
                    ? (r.Commitment with { ForEach = r.Commitment.ForEach! with { Roster = roster.Name } }, roster)
                    : (r.Commitment, (Roster?)null)
            ),
        ];

    /// <summary>Without ties to what is left out, or has come already.</summary>
    List<(Commitment Commitment, Roster? Roster)> WithTies(List<(Commitment Commitment, Roster? Roster)> commitments)
    {
        bool IsStillToCome(string consequence) =>
            _commitments.TryGetValue(consequence, out var reduced)
                ? !reduced.HasFollowed
                : _powers.Contains(consequence);
        return
        [
            .. commitments.Select(c =>
                (
                    c.Commitment with
                    {
                        Otherwise = c.Commitment.Otherwise is { } next && IsStillToCome(next) ? next : null,
                        Replaces = [.. c.Commitment.Replaces.Where(_commitments.ContainsKey)],
                    },
                    c.Roster
                )
            ),
        ];
    }

    ImmutableArray<LeftOut> LeftOutOf(List<(Commitment Commitment, Roster? Roster)> commitments)
    {
        var left = ImmutableArray.CreateBuilder<LeftOut>();
        foreach (var name in Whole.Commitments.Keys.Concat(Whole.Powers.Keys).Order(StringComparer.Ordinal))
        {
            var isPower = Whole.Powers.ContainsKey(name);
            if (isPower ? _powers.Contains(name) : _commitments.ContainsKey(name))
            {
                if (commitments.FirstOrDefault(c => c.Commitment.Name == name).Roster is not { } roster)
                    continue;
                foreach (var instance in _run.Of(name)!.Instances)
                    if (instance.Member is { } member && roster.Members.All(m => m.Id != member))
                        left.Add(
                            new LeftOut(name, member, _endings.Of(name, member)!.Reason, Since(instance.Standing))
                        );
                continue;
            }
            var reason =
                _endings.Of(name)?.Reason ?? (isPower ? LeftOutReason.WithoutObject : LeftOutReason.NotFormalised);
            left.Add(new LeftOut(name, null, reason, _run.Of(name) is { } outcome ? Since(outcome.Standing) : null));
        }
        return left.ToImmutable();

        NodaTime.LocalDate? Since(Standing standing) => _run.Index.Days.NameOf(standing.Since(_at));
    }
}
