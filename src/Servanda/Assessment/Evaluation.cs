using System.Collections.Immutable;
using NodaTime;
using Servanda.Assessment.Facts;
using Servanda.Model;
using Servanda.Record;

namespace Servanda.Assessment;

/// <summary>
/// All standings of a dossier for one state of the record and one standard of proof (semantics 3.10): computed once, in
/// the order of their references, and then looked up.
/// </summary>
internal sealed class Evaluation
{
    const int MostWorlds = 20_000;
    const int MostRounds = 10_000;
    readonly Dictionary<string, Outcome> _outcomes = new(StringComparer.Ordinal);
    readonly Dictionary<string, Standing> _guesses = new(StringComparer.Ordinal);
    readonly Dictionary<string, long> _made = new(StringComparer.Ordinal);
    readonly Dictionary<string, long> _existing = new(StringComparer.Ordinal);
    readonly Dictionary<(string, InstanceKey), Instance>? _onDemand;
    Evaluation? _laxer;

    /// <summary>Reckons the standings of some commitments and powers, given circles of reference in order.</summary>
    public Evaluation(RecordView view, Standard standard, Ties ties, IEnumerable<Commitment[]> circles)
    {
        (View, Standard, Ties) = (view, standard, ties);
        foreach (var circle in circles)
            Reckon(circle);
    }

    /// <summary>
    /// Forgets what was reckoned of some circles and reckons them, or some of them, again, now that the record says more of
    /// them. What was reckoned of the others stays.
    /// </summary>
    /// <param name="forgotten">All on which the new entries bear: also what refers to others of them.</param>
    /// <param name="again">Those of them that are wanted, in the order of their references.</param>
    public void Renew(IEnumerable<Commitment[]> forgotten, IEnumerable<Commitment[]> again)
    {
        _laxer = null;
        _made.Clear();
        _existing.Clear();
        foreach (var commitment in forgotten.SelectMany(c => c))
            _outcomes.Remove(commitment.Name);
        foreach (var circle in again)
            Reckon(circle);
    }

    /// <summary>Reckons what is asked for, when it is asked for.</summary>
    Evaluation(RecordView view, Standard standard, Ties ties)
    {
        (View, Standard, Ties) = (view, standard, ties);
        _onDemand = [];
    }

    /// <summary>The record as it counts.</summary>
    public RecordView View { get; }

    /// <summary>The record.</summary>
    public RecordIndex Index => View.Index;

    /// <summary>The standard of proof.</summary>
    public Standard Standard { get; }

    /// <summary>What ties commitments to one another.</summary>
    public Ties Ties { get; }

    /// <summary>The same under the next laxer standard, which leaves nothing open that this one settles (3.7); null for the laxest.</summary>
    public Evaluation? Laxer =>
        Standard == Standard.Claimed ? null : _laxer ??= new Evaluation(View, Standard - 1, Ties);

    /// <summary>What was reckoned of a commitment, or null.</summary>
    public Outcome? Of(string commitment)
    {
        if (_onDemand is not null && !_guesses.ContainsKey(commitment))
            ReckonAllBehind(commitment);
        return _outcomes.GetValueOrDefault(commitment);
    }

    /// <summary>Reckons a commitment after all on which it rests, however long the chain.</summary>
    void ReckonAllBehind(string commitment)
    {
        var work = new Stack<string>([commitment]);
        while (work.TryPeek(out var name))
        {
            var circle = _outcomes.ContainsKey(name) ? null : Ties.CircleOf(name);
            var before =
                circle
                    ?.SelectMany(c => References.Of(c, Ties))
                    .Where(n => !_outcomes.ContainsKey(n) && Ties.CircleOf(n) is { } other && other != circle)
                    .ToList()
                ?? [];
            foreach (var one in before)
                work.Push(one);
            if (before.Count > 0)
                continue;
            work.Pop();
            if (circle is not null)
                Reckon(circle);
        }
    }

    /// <summary>One instance of a commitment, the others left alone where they can be.</summary>
    Instance InstanceOf(Commitment commitment, InstanceKey key)
    {
        if (_onDemand!.TryGetValue((commitment.Name, key), out var known))
            return known;
        var whole =
            Ties.IsInCircle(commitment) || Ties.Claimants(commitment).Any() ? Of(commitment.Name)!.Instances : [];
        return _onDemand[(commitment.Name, key)] =
            Array.Find(whole, i => i.Key == key) ?? ReckonOne(commitment, key, ClaimsOn(commitment));
    }

    /// <summary>The moment from which an instrument is made (3.12).</summary>
    public long Made(string name)
    {
        if (_made.TryGetValue(name, out var made))
            return made;
        made =
            !Index.Dossier.Instruments.TryGetValue(name, out var instrument) ? long.MinValue
            : instrument.MadeOn is { } date ? Index.Seconds(date).A
            : Declarations.SignedByAll(View, instrument);
        return _made[name] = made;
    }

    /// <summary>
    /// The second from which an actor exists (3.6), in the established world; <see cref="long.MaxValue"/> if it never comes
    /// to.
    /// </summary>
    public long ExistsFrom(string actor)
    {
        if (Index.Dossier.Actors.GetValueOrDefault(actor)?.From is not { } from)
            return long.MinValue;
        if (!_existing.TryGetValue(actor, out var second))
            _existing[actor] = second = ReadBeginning(from).Established?.Start ?? long.MaxValue;
        return second;
    }

    /// <summary>A moment from which an actor exists: it rests on no commitment, and on the same standard always (3.6).</summary>
    public MomentOptions ReadBeginning(Moment moment)
    {
        var run =
            Standard == Standard.Uncontested ? this : new Evaluation(View, Standard.Uncontested, Ties, circles: []);
        var reader = new ConditionReader(run, Place.OfNobody, null);
        return new MomentReader(run, reader, Interest.Nobody).Read(moment);
    }

    /// <summary>The parties and verifiers of a commitment.</summary>
    public Place PlaceOf(Commitment commitment)
    {
        var place = Index.Places.Of(commitment);
        return commitment.Verifiers.All(v => ExistsFrom(v) == long.MinValue)
            ? place
            : place with
            {
                Verifiers = [.. commitment.Verifiers.Select(Index.NameOf)],
                VerifiersFrom = [.. commitment.Verifiers.Select(ExistsFrom)],
            };
    }

    /// <summary>
    /// The last second of a commitment's due day as last amended, in the established world and in others; of a <c>for
    /// each</c>, where it is that of all instances (3.2).
    /// </summary>
    public (long? Established, IReadOnlyList<long?> Others) DueOf(string commitment, long asOf)
    {
        if (Of(commitment) is not { } outcome || outcome.Kinds[0].DeadlinesAsOf is null)
            return (null, []);
        // Each period and each occurrence has its own.
        if (outcome.Commitment.Recurrence is not null)
            return (null, []);
        var established = outcome.Kinds.Select(i => EndOfDue(i.DeadlinesAsOf!(asOf))).Distinct().ToList();
        var possible = outcome
            .Kinds.Select(i => i.PossibleDeadlines!().Select(EndOfDue))
            .Aggregate((one, other) => one.Intersect(other));
        var due = established is [var same] && same != long.MaxValue ? same : (long?)null;
        return (due, [.. possible.Select(d => d == long.MaxValue ? (long?)null : d).Distinct().Where(d => d != due)]);
    }

    long EndOfDue(IReadOnlyList<(long From, long Due)> deadlines) =>
        deadlines[^1].Due is var due && due == long.MaxValue ? due : Index.Days.EndOfDay(due);

    /// <summary>When a power is available, whether or not it has been used (3.14).</summary>
    public Truth Available(string power, long second) =>
        (_guesses.GetValueOrDefault(power) ?? Of(power)?.Standing) is { } standing
            ? Read(standing[second].Possible, StatusSet.Of(Status.Available))
            : Truth.No;

    /// <summary>A standing with the use of a power laid over it, where it is one.</summary>
    public Standing Used(string name, Standing standing) =>
        Index.Dossier.Powers.TryGetValue(name, out var power) ? Powers.Used(this, power, standing) : standing;

    /// <summary>That a commitment or a power has a status, over time (3.11).</summary>
    public Signal SignalOf(StatusIs reference, bool isProviso)
    {
        var standing = _guesses.GetValueOrDefault(reference.Commitment) ?? Of(reference.Commitment)?.Standing;
        if (standing is null)
            return Signal.Constant(Truth.Possible | Truth.MaybeSaid | Truth.MaybeSaidNot);
        standing = Used(reference.Commitment, standing);
        var asked = StatusSet.InReference(reference.Status);
        var builder = new Signal.Builder(standing.Pieces.Length + 3);
        if (!isProviso)
        {
            foreach (var piece in standing.Pieces)
                builder.Add(piece.From, Read(piece.Possible, asked));
            return builder.Build();
        }
        var changes = new List<long>(standing.Pieces.Length + 3) { long.MinValue };
        foreach (var piece in standing.Pieces)
            changes.Add(piece.From + 1);
        changes.Add(standing.MayBeInForceFrom);
        changes.Add(standing.InForceFrom);
        changes.Sort();
        foreach (var t in changes)
            if (t != long.MaxValue)
                builder.Add(t, ReadBefore(standing, t, asked, reference.Status));
        return builder.Build();
    }

    /// <summary>That an instrument stands so, over time.</summary>
    public Signal SignalOf(InstrumentIs reference)
    {
        var standing = _guesses.GetValueOrDefault(reference.Instrument) ?? Of(reference.Instrument)?.Standing;
        if (standing is null)
            return Signal.Never;
        var asked = Instruments.StatusesOf(reference.Status);
        var builder = new Signal.Builder(standing.Pieces.Length);
        foreach (var piece in standing.Pieces)
            builder.Add(piece.From, Read(piece.Possible, asked));
        return builder.Build();
    }

    static Truth Read(StatusSet possible, StatusSet asked) =>
        Signal.Settle(
            possible.IsEmpty ? Truth.No
            : possible.IsWithin(asked) ? Truth.Established | Truth.Possible
            : possible.Meets(asked) ? Truth.Possible
            : Truth.No
        );

    /// <summary>
    /// Read one second earlier, before all time not in force; where it was not in force then and is now, it was in order.
    /// </summary>
    static Truth ReadBefore(Standing standing, long t, StatusSet asked, Status status)
    {
        var before = t == long.MinValue ? StatusSet.Of(Status.NotInForce) : standing[t - 1].Possible;
        if (status != Status.Kept || before.IsEmpty)
            return Read(before, asked);
        var withNew = asked.Union(StatusSet.Of(Status.NotInForce));
        return Signal.Settle(
            (before.IsWithin(t >= standing.InForceFrom ? withNew : asked) ? Truth.Established : Truth.No)
                | (before.Meets(t >= standing.MayBeInForceFrom ? withNew : asked) ? Truth.Possible : Truth.No)
        );
    }

    void Reckon(Commitment[] circle)
    {
        if (Ties.IsInCircle(circle[0]))
            ReckonTogether(circle);
        else
            _outcomes[circle[0].Name] = Reckon(circle[0]);
    }

    /// <summary>
    /// Commitments that refer to one another, instant by instant in the order of time (3.11): what is reckoned up to an
    /// instant stays; at it all begin from "no" and are reckoned until nothing changes; and what then holds is taken to
    /// last until the first instant at which the reckoning says otherwise.
    /// </summary>
    void ReckonTogether(Commitment[] circle)
    {
        foreach (var commitment in circle)
            _guesses[commitment.Name] = Standing.Unknown;
        var (instant, rounds) = (long.MinValue, 0);
        for (var step = 0; step < MostRounds; step++)
        {
            // Reckoned whole: what is looked up later must be of this round.
            var reckoned = circle.Select(c => Reckon(c, takesAlikeTogether: false)).ToArray();
            var first = long.MaxValue;
            var from = rounds > 2 * circle.Length + 5 ? instant + 1 : instant;
            for (var i = 0; i < circle.Length; i++)
            {
                _outcomes[circle[i].Name] = reckoned[i];
                first = Math.Min(first, reckoned[i].Standing.FirstDifference(_guesses[circle[i].Name], from));
            }
            if (first == long.MaxValue)
                break;
            for (var i = 0; i < circle.Length; i++)
                _guesses[circle[i].Name] =
                    first == instant ? reckoned[i].Standing.HeldFrom(first) : reckoned[i].Standing.UpTo(first);
            (instant, rounds) = (first, first == instant ? rounds + 1 : 0);
        }
        foreach (var commitment in circle)
            _guesses.Remove(commitment.Name);
    }

    /// <summary>Reckons one commitment now.</summary>
    public Outcome Reckon(Commitment commitment) => Reckon(commitment, Index.AllowsShortcuts);

    /// <summary>The instance of a name, also where its period or occurrence has not begun; null where none can have the name.</summary>
    public Instance? InstanceOf(Outcome outcome, string name)
    {
        var commitment = outcome.Commitment;
        if (Array.Find(outcome.Instances, i => i.Name == name) is { } known)
            return known;
        var members = commitment.ForEach is { } each ? Index.MembersOf(each.Roster).Select(m => m.Id).ToList() : null;
        if (commitment.Recurrence is not { } recurrence || recurrence.Find(name, members) is not var (member, number))
            return null;
        return ReckonOne(
            commitment,
            new InstanceKey(int.MaxValue, member, number, recurrence.MomentOf(number), name),
            ClaimsOn(commitment)
        );
    }

    /// <summary>Reckons the instance of a member now, of a commitment that asks for no more of a tally.</summary>
    public Instance ReckonOne(Commitment commitment, string member, int order) =>
        ReckonOne(commitment, InstanceKey.OfMember(member, order), claims: null);

    /// <summary>Reckons one instance, its parties those whom it binds.</summary>
    Instance ReckonOne(Commitment commitment, InstanceKey key, Claims? claims)
    {
        var own = commitment.Of(key.Member);
        var place = PlaceOf(own);
        return Reckon(own, key, place, DeclaredOn(own, place), claims);
    }

    Outcome Reckon(Commitment commitment, bool takesAlikeTogether)
    {
        var place = PlaceOf(commitment);
        var declared = DeclaredOn(commitment, place);
        var claims = ClaimsOn(commitment);
        Instance For(InstanceKey key) =>
            commitment.Of(key.Member) == (object)commitment
                ? Reckon(commitment, key, place, declared, claims)
                : ReckonOne(commitment, key, claims);
        // What takes its place may do so for one member and not for another.
        if (
            takesAlikeTogether
            && commitment.ForEach is { } each
            && Index.MembersOf(each.Roster) is { IsEmpty: false } members
            && !Ties.NewVersions(commitment).Any()
            && AlikeMembers.Of(View, commitment) is { } alike
        )
            return new Outcome(commitment, place, declared[0], alike, i => For(InstanceKey.OfMember(members[i].Id, i)));
        var keys = KeysOf(commitment, place);
        return new Outcome(commitment, place, declared[0], keys.Length == 0 ? [Instance.Empty] : [.. keys.Select(For)]);
    }

    /// <summary>The instances of a commitment: for each member, and each period or occurrence that may have begun.</summary>
    InstanceKey[] KeysOf(Commitment commitment, Place place)
    {
        int? ofAll = null;
        int MomentsFor(string? member) =>
            commitment.Of(member) is var own && own != (object)commitment
                ? MomentsOf(own, PlaceOf(own))
                : ofAll ??= MomentsOf(commitment, place);
        IReadOnlyList<string?> members = commitment.ForEach is { } each
            ? [.. Index.MembersOf(each.Roster).Select(m => m.Id)]
            : [null];
        return [.. InstanceKey.All(commitment, members, MomentsFor)];
    }

    /// <summary>
    /// How many periods or occurrences may have begun by the moment asked for; at least one, at most so many as are reckoned.
    /// </summary>
    int MomentsOf(Commitment commitment, Place place)
    {
        if (commitment.Recurrence is not { } recurrence)
            return 0;
        var reader = new MomentReader(this, ReaderOf(commitment, place, InstanceKey.Only), Interest.Creditors);
        bool MayBegin(MomentOptions options) => options.All().Any(m => m?.Start <= View.AsOf);
        var last = 1;
        for (var number = 1; number <= Recurrence.Most; number++)
        {
            var moment = recurrence.MomentOf(number);
            if (moment is NthPeriod period && !MayBegin(reader.Spans(period)))
                break;
            if (MayBegin(reader.Read(moment)))
                last = number;
            else if (moment is not NthPeriod)
                break;
        }
        return last;
    }

    /// <summary>What was declared: by powers that were available, and, where that is another thing, that may have been.</summary>
    Declarations[] DeclaredOn(Commitment commitment, Place place)
    {
        var declared = Declarations.Of(this, commitment, place, Truth.Established);
        return declared.RestsOnPower
            ? [declared, Declarations.Of(this, commitment, place, Truth.Possible)]
            : [declared];
    }

    /// <summary>What is asked for, by whom, of the tallies of which a commitment asks for more; null where of none.</summary>
    Claims? ClaimsOn(Commitment commitment)
    {
        var claimants = Ties.Claimants(commitment).ToList();
        return claimants.Count == 0 ? null : new Claims(this, claimants.SelectMany(Claimants));

        IEnumerable<(Claims.Claimant, ConditionReader)> Claimants(Commitment one) =>
            KeysOf(one, PlaceOf(one))
                .Select(key =>
                {
                    var asking = For(one, key);
                    return (
                        new Claims.Claimant(asking.Commitment, key.Order, asking.Headline!),
                        ReaderOf(asking.Commitment, asking.Place, key)
                    );
                });

        Instance For(Commitment one, InstanceKey key)
        {
            var own = one.Of(key.Member);
            var place = PlaceOf(own);
            return Reckon(own, key, place, [Declarations.Of(this, own, place, Truth.Established)], null);
        }
    }

    /// <summary>Reckons one instance.</summary>
    /// <param name="commitment">The commitment.</param>
    /// <param name="key">Which instance.</param>
    /// <param name="place">Its parties and verifiers.</param>
    /// <param name="declared">What was declared on it, in each way in which powers may have been available.</param>
    /// <param name="claims">
    /// What is asked for of the tallies of which it asks for more. Without them, as where it asks for none, <c>n more</c> is
    /// never reached.
    /// </param>
    Instance Reckon(Commitment commitment, InstanceKey key, Place place, Declarations[] declared, Claims? claims)
    {
        var reader = ReaderOf(commitment, place, key);
        var proviso = new ConditionReader(this, place, key.Member)
        {
            IsProviso = true,
            Findings = reader.Findings,
            Each = key.Moment,
        };
        var readings = new List<Reading>();
        Reading? Take(ConditionReader with, Condition? condition, Interest interest)
        {
            if (condition is null)
                return null;
            var reading = with.Read(condition, interest);
            readings.Add(reading);
            return reading;
        }
        MomentOptions? Moment(Moment? moment, Interest interest)
        {
            if (moment is null)
                return null;
            var options = new MomentReader(this, reader, interest).Read(moment);
            readings.AddRange(options.Readings);
            return options;
        }

        var instrument = Ties.InstrumentOf(commitment);
        var entry = EntryOf(instrument);
        if (entry is not null)
            readings.Add(entry);
        var takeovers = TakeoversOf(commitment, key.Member).ToList();
        readings.AddRange(takeovers.SelectMany(t => t.Readings));
        var breach = Take(reader, Ties.BreachBefore(commitment.Name), Interest.Nobody);
        var upon = Take(reader, commitment.Upon, Interest.Creditors);
        var provided = Take(proviso, commitment.Provided, Interest.Creditors);
        var unless = Take(reader, commitment.Unless, Interest.Debtors);
        var together = Take(reader, commitment.Together, Interest.Creditors);
        var each = Moment(key.Moment, Interest.Creditors);
        var from = Moment(commitment.From, Interest.Creditors);
        var until = Moment(commitment.Until, Interest.Debtors);
        var by = Moment(commitment.By, Interest.Creditors);
        var unowed = GoalOf(commitment, reader);
        var goals = new Dictionary<long, Reading>();
        // "n more" counts from when it is owed, which may be at different moments in different worlds.
        Reading GoalIn(World world)
        {
            if (claims is null || world.OwedFrom is var owed && owed == long.MaxValue)
                return unowed;
            if (goals.TryGetValue(owed, out var known))
                return known;
            var by = new Claims.Claimant(commitment, key.Order, world);
            return goals[owed] = GoalOf(
                commitment,
                new ConditionReader(this, place, key.Member)
                {
                    Findings = reader.Findings,
                    Each = key.Moment,
                    Increments = (fact, tally) => claims.Start(by, owed, Index.FactOf(fact), tally),
                }
            );
        }
        var dates = NewDates(declared, date => Moment(date, Interest.Creditors)!);
        var made = instrument is null ? long.MinValue : Made(instrument.Name);

        World WorldOf(
            long entryAt,
            long uponAt,
            long breachAt,
            long supersededFrom,
            long togetherFrom,
            Reckoned? begun,
            Reckoned? start,
            Reckoned? end,
            Reckoned? due,
            bool providedPossible,
            bool excusePossible,
            Declarations acts,
            ImmutableDictionary<string, Reckoned?> moved
        )
        {
            var inForce = Math.Max(Math.Max(made, entryAt), Math.Max(uponAt, breachAt));
            inForce = Math.Max(inForce, acts.JoinedFrom);
            if (each is not null)
                inForce = Math.Max(inForce, begun?.Start ?? long.MaxValue);
            var startsAt = commitment.From is null ? long.MinValue : start?.Start ?? long.MaxValue;
            inForce = Math.Max(inForce, BegunFrom(startsAt, inForce, acts, reader));
            // What is in force already, an objection does not touch.
            foreach (var (objected, until) in acts.Objections)
                if (objected < inForce && inForce < until)
                    inForce = until;
            if (commitment.Within is not null)
                due = DueWithin(commitment, inForce);
            var term = TermEnd(end?.TermEnd ?? long.MaxValue, acts, reader);
            if (commitment.Duty == DutyKind.May && due is { } limit)
                term = Math.Min(term, limit.TermEnd);
            var world = new World
            {
                Duty = commitment.Duty ?? DutyKind.Seek,
                InForce = inForce,
                TermEnd = Math.Min(term, acts.TerminatedFrom),
                IsTerminated = acts.TerminatedFrom < term,
                SupersededFrom = supersededFrom,
                TogetherFrom = togetherFrom,
                Provided = provided is null
                    ? null
                    : new Side(provided.Signal, providedPossible ? Truth.Possible : Truth.Established),
                Unless = unless is null
                    ? null
                    : new Side(unless.Signal, excusePossible ? Truth.Possible : Truth.Established),
                Declared = acts,
                Deadlines = Deadlines(due, acts, moved),
                EndOfDay = Index.Days.EndOfDay,
                Goal = new Side(
                    unowed.Signal,
                    commitment.Duty is DutyKind.Keep or DutyKind.Avoid ? Truth.Said : Truth.Established
                ),
                Against = new Side(unowed.Signal, Truth.SaidNot),
            };
            return claims is null ? world : world.With(signal: GoalIn(world).Signal);
        }

        var entryFirst = First(entry);
        var uponFirst = First(upon);
        var breachFirst = First(breach);
        var superseded = Takeover.Earliest(takeovers, Index.Days);
        var headline = WorldOf(
            entryFirst,
            uponFirst,
            breachFirst,
            superseded[0],
            First(together),
            each?.Established,
            from?.Established,
            until?.Established,
            by?.Established,
            false,
            false,
            declared[0],
            Ways(dates).First()
        );
        var others = new List<List<(long, Status)>>();
        var (firstInForce, lastInForce) = (headline.InForce, headline.InForce);
        var dues = new HashSet<Reckoned?>();
        var isCut = dates.Values.Append(each).Append(from).Append(until).Append(by).Any(m => m?.IsCut == true);
        var goal = GoalIn(headline);
        // Of one who only asks for more before another, no more than the headline counts.
        var isAsked = claims is not null || !Parts.Increments(commitment.Goal).Any();
        var isUnsettled =
            goal.Signal.IsUnsettled()
            || entry?.Signal.IsUnsettled() == true
            || upon?.Signal.IsUnsettled() == true
            || breach?.Signal.IsUnsettled() == true
            || takeovers.Exists(t => t.IsUnsettled)
            || together?.Signal.IsUnsettled() == true
            || declared.Length > 1
            || provided?.Signal.IsUnsettled() == true
            || unless?.Signal.IsUnsettled() == true
            || each?.IsUnsettled == true
            || from?.IsUnsettled == true
            || until?.IsUnsettled == true
            || by?.IsUnsettled == true
            || dates.Values.Any(d => d.IsUnsettled);
        if (isUnsettled && isAsked)
        {
            var candidates = new Dictionary<Reading, List<long>>();
            List<long> CandidatesOf(Reading goal)
            {
                if (!candidates.TryGetValue(goal, out var moments))
                    candidates[goal] = moments = goal.Candidates(Index.Days, long.MaxValue);
                return moments;
            }
            foreach (var entryAt in Firsts(entry, entryFirst))
            foreach (var uponAt in Firsts(upon, uponFirst))
            foreach (var breachAt in Firsts(breach, breachFirst))
            foreach (var supersededFrom in superseded)
            foreach (var togetherFrom in Firsts(together, First(together)))
            foreach (var begun in each?.All() ?? [null])
            foreach (var start in from?.All() ?? [null])
            foreach (var end in until?.All() ?? [null])
            foreach (var due in by?.All() ?? [null])
            foreach (var providedPossible in Ways(provided))
            foreach (var excusePossible in Ways(unless))
            foreach (var acts in declared)
            foreach (var moved in Ways(dates))
            {
                if (others.Count >= MostWorlds)
                {
                    isCut = true;
                    break;
                }
                var world = WorldOf(
                    entryAt,
                    uponAt,
                    breachAt,
                    supersededFrom,
                    togetherFrom,
                    begun,
                    start,
                    end,
                    due,
                    providedPossible,
                    excusePossible,
                    acts,
                    moved
                );
                others.Add(world.Statuses());
                firstInForce = Math.Min(firstInForce, world.InForce);
                lastInForce = Math.Max(lastInForce, world.InForce);
                dues.Add(commitment.Within is null ? due : DueWithin(commitment, world.InForce));
                var asked = GoalIn(world);
                if (!asked.Signal.IsUnsettled())
                    continue;
                if (commitment.Duty == DutyKind.Achieve)
                    AddGoals(world, asked.Signal, CandidatesOf(asked), others);
                else
                    AddSides(world, others, commitment.Duty, asked);
            }
        }
        var standing = Standing.Of(headline.Statuses(), others, firstInForce, lastInForce);
        // What others ask for before it, and what an amendment names, may come at another moment under a laxer standard.
        var mayDiffer = isUnsettled || claims is not null || Array.Exists(declared, acts => acts.Amendments.Count > 0);
        var laxer = mayDiffer && isAsked ? Laxer?.InstanceOf(commitment, key) : null;
        if (laxer is not null)
        {
            standing = standing.LeavingOpen(laxer.Available ?? laxer.Standing);
            isCut |= laxer.IsCut;
        }
        return new Instance
        {
            Key = key,
            Commitment = commitment,
            Place = place,
            Each = each,
            Headline = headline,
            Standing = Used(commitment.Name, standing),
            Available = commitment.Duty == DutyKind.May ? standing : null,
            Entry = entry,
            Upon = upon,
            Breach = breach,
            Together = together,
            Takeovers = takeovers,
            Provided = provided,
            Unless = unless,
            From = from,
            Until = until,
            By = by,
            Goal = goal,
            AimOf = t => AimOf(commitment, declared[0], t),
            AimAsOf = t =>
                AimOf(commitment, declared[0], t) is { } aim
                    ? new MomentReader(this, reader, Interest.Creditors, t).Read(aim)
                    : null,
            DeadlinesAsOf = t =>
            {
                var due =
                    commitment.By is { } date
                        ? new MomentReader(this, reader, Interest.Creditors, t).Read(date).Established
                    : headline.InForce <= t ? DueWithin(commitment, headline.InForce)
                    : null;
                var datesThen = NewDates(
                    declared[..1],
                    date => new MomentReader(this, reader, Interest.Creditors, t).Read(date)
                );
                return Deadlines(due, declared[0], Ways(datesThen).First());
            },
            PossibleDeadlines = () =>
                dues.SelectMany(_ => declared, (due, acts) => (due, acts))
                    .SelectMany(_ => Ways(dates), (way, moved) => Deadlines(way.due, way.acts, moved))
                    .Concat(laxer?.PossibleDeadlines?.Invoke() ?? []),
            Conditions = readings,
            IsCut = isCut,
        };
    }

    /// <summary>Reads the conditions of one instance.</summary>
    public ConditionReader ReaderOf(Commitment commitment, Place place, InstanceKey key) =>
        new(this, place, key.Member) { Findings = Findings.On(Index, commitment, key.Member), Each = key.Moment };

    Reading? EntryOf(Instrument? instrument) =>
        instrument?.Upon is { } upon
            ? new ConditionReader(this, Index.Places.OfConditionOf(instrument), null).Read(upon, Interest.Nobody)
            : null;

    /// <summary>
    /// What takes the place of a commitment: new instruments and new versions; of a member's instance only a version for
    /// that member, or for no roster.
    /// </summary>
    IEnumerable<Takeover> TakeoversOf(Commitment commitment, string? member)
    {
        foreach (var instrument in Ties.NewInstruments(commitment))
            yield return new Takeover(instrument.Name, instrument, Made(instrument.Name), EntryOf(instrument), null);
        foreach (var version in Ties.NewVersions(commitment))
        {
            var instrument = Ties.InstrumentOf(version);
            var members = version.ForEach is { } each
                ? Index.MembersOf(each.Roster).Select(m => (string?)m.Id)
                : [null];
            foreach (var one in members.Where(m => m is null || member is null || m == member))
            {
                var reader = ReaderOf(version, PlaceOf(version.Of(one)), InstanceKey.First(version, one));
                yield return new Takeover(
                    version.Name,
                    instrument,
                    instrument is null ? long.MinValue : Made(instrument.Name),
                    EntryOf(instrument),
                    version.From is { } from ? new MomentReader(this, reader, Interest.Creditors).Read(from) : null
                );
            }
        }
    }

    /// <summary>The worlds in which an achieve's goal is first reached at a candidate (3.13).</summary>
    static void AddGoals(World world, Signal goal, List<long> candidates, List<List<(long, Status)>> others)
    {
        var owed = world.OwedFrom;
        if (owed == long.MaxValue)
            return;
        var established = world.Reached;
        if (owed < established && candidates.Exists(c => c <= owed) && (goal[owed] & Truth.Possible) != 0)
            others.Add(world.With(goalAt: owed).Statuses());
        // Candidates under one deadline give the same statuses but for when they begin, so each counts.
        foreach (var candidate in candidates)
            if (candidate > owed && candidate < established)
                others.Add(world.With(goalAt: candidate).Statuses());
    }

    static void AddSides(World world, List<List<(long, Status)>> others, DutyKind? duty, Reading goal)
    {
        if (duty != DutyKind.Seek)
        {
            others.AddRange(world.Courses(goal.CanComeTrueAgain()));
            return;
        }
        others.Add(world.With(goal: Truth.Possible).Statuses());
        others.Add(world.With(against: Truth.MaybeSaidNot).Statuses());
        others.Add(world.With(goal: Truth.Possible, against: Truth.MaybeSaidNot).Statuses());
    }

    /// <summary>The deadline that is a span after coming into force; null where there is no such moment.</summary>
    Reckoned? DueWithin(Commitment commitment, long inForce) =>
        commitment.Within is not { } within || inForce is long.MaxValue or long.MinValue
            ? null
            : MomentReader.Shift(
                Index.Days,
                new Reckoned(inForce, inForce, false),
                within,
                commitment.WithinWorkingDays,
                after: true
            );

    static long First(Reading? reading) => reading?.Signal.First(Truth.Established) ?? long.MinValue;

    IEnumerable<long> Firsts(Reading? reading, long established) =>
        reading is null ? [long.MinValue] : reading.Candidates(Index.Days).Prepend(established);

    static IEnumerable<bool> Ways(Reading? reading) => reading?.Signal.IsUnsettled() == true ? [false, true] : [false];

    /// <summary>What is sought, kept (avoided: kept not so) or to be achieved.</summary>
    Reading GoalOf(Commitment commitment, ConditionReader reader)
    {
        if (commitment.Goal is not { } goal)
            return new Reading(new Prose(""), Signal.Never, []);
        switch (commitment.Duty)
        {
            case DutyKind.Seek:
                var found = new LevelReading(
                    View,
                    Standard,
                    Index.FoundGoal(commitment.Name),
                    PlaceOf(commitment),
                    Interest.Debtors,
                    Comparison.AtLeast,
                    1
                );
                return new Reading(goal, found.Signal, [], found);
            case DutyKind.Avoid when goal is Holds { Fact: var occurring } && MayRepeat(occurring):
                return reader.ReadNone(occurring, Interest.Debtors);
            case DutyKind.Avoid:
                return reader.Read(new Not(goal), Interest.Debtors);
            default:
                return reader.Read(goal, Interest.Debtors);
        }
    }

    /// <summary>
    /// The start of a <c>from</c> as amended (3.14): what is in force already is not touched, and nothing comes into force
    /// before the amendment.
    /// </summary>
    long BegunFrom(long begun, long others, Declarations declared, ConditionReader reader)
    {
        foreach (var together in declared.Amendments.Where(a => a.Act.NewFrom is not null).GroupBy(a => a.At))
            if (together.Key < Math.Max(begun, others))
                begun = Math.Max(
                    together.Key,
                    together.Max(a =>
                        new MomentReader(this, reader, Interest.Creditors).Read(a.Act.NewFrom!).Established?.Start
                        ?? long.MaxValue
                    )
                );
        return begun;
    }

    /// <summary>The end of a term as amended: what has ended is not revived, and nothing ends before the amendment.</summary>
    long TermEnd(long end, Declarations declared, ConditionReader reader)
    {
        foreach (var together in declared.Amendments.Where(a => a.Act.NewUntil is not null).GroupBy(a => a.At))
            if (together.Key < end)
                end = Math.Max(
                    together.Key,
                    together.Max(a =>
                        new MomentReader(this, reader, Interest.Debtors).Read(a.Act.NewUntil!).Established?.TermEnd
                        ?? long.MaxValue
                    )
                );
        return end;
    }

    /// <summary>The target date as amended up to a moment.</summary>
    static Moment? AimOf(Commitment commitment, Declarations declared, long at) =>
        declared.Amendments.LastOrDefault(a => a.At <= at && a.Act.NewAim is not null).Act?.NewAim ?? commitment.Aim;

    bool MayRepeat(FactRef fact) =>
        Index.Dossier.Facts.TryGetValue(fact.Fact, out var declared)
        && declared is { Repeatable: true, Definition: null };

    /// <summary>The moments to which declarations move a deadline, by the entries.</summary>
    static ImmutableDictionary<string, MomentOptions> NewDates(
        Declarations[] declared,
        Func<Moment, MomentOptions> read
    )
    {
        var dates = ImmutableDictionary<string, MomentOptions>.Empty;
        foreach (var acts in declared)
        foreach (var (_, act) in acts.Deadlines)
            if (act.NewDate is { } date && !dates.ContainsKey(act.Id))
                dates = dates.Add(act.Id, read(date));
        return dates;
    }

    /// <summary>Every choice of one moment for each of several, as established first.</summary>
    static IEnumerable<ImmutableDictionary<string, Reckoned?>> Ways(ImmutableDictionary<string, MomentOptions> dates)
    {
        IEnumerable<ImmutableDictionary<string, Reckoned?>> ways = [ImmutableDictionary<string, Reckoned?>.Empty];
        foreach (var (id, date) in dates)
            ways = ways.SelectMany(way => date.All().Select(d => way.Add(id, d)));
        return ways;
    }

    /// <summary>The deadlines in force, each from a second on.</summary>
    /// <param name="due">The first of them.</param>
    /// <param name="declared">What moves it.</param>
    /// <param name="moved">The date to which each of these moves it, where it names one; null: one that does not come.</param>
    List<(long From, long Due)> Deadlines(
        Reckoned? due,
        Declarations declared,
        ImmutableDictionary<string, Reckoned?> moved
    )
    {
        var deadlines = new List<(long From, long Due)> { (long.MinValue, due?.End ?? long.MaxValue) };
        var current = due;
        for (var i = 0; i < declared.Deadlines.Count; )
        {
            var at = declared.Deadlines[i].At;
            var set = new List<Reckoned?>();
            for (; i < declared.Deadlines.Count && declared.Deadlines[i].At == at; i++)
                if (moved.TryGetValue(declared.Deadlines[i].Act.Id, out var date))
                    set.Add(date);
                else if (declared.Deadlines[i].Act is { Extension: { } by } act && current is { } before)
                    set.Add(MomentReader.Shift(Index.Days, before, by, act.ExtensionWorkingDays, after: true));
            if (set.Count == 0)
                continue;
            // What has not come is later than all that has.
            current = set.Contains(null) ? null : set.MaxBy(s => s!.Value.End);
            deadlines.Add((at, current?.End ?? long.MaxValue));
        }
        return deadlines;
    }
}

/// <summary>What was reckoned of a commitment, for one member where it has members.</summary>
internal sealed class Instance
{
    /// <summary>The <c>for each</c> of a roster without members: nothing was asked, so nothing is left undone (3.12).</summary>
    public static Instance Empty { get; } =
        new()
        {
            Standing = new Standing(
                [new StandingPiece(long.MinValue, Status.Fulfilled, StatusSet.Of(Status.Fulfilled))],
                long.MaxValue,
                long.MaxValue
            ),
            Goal = new Reading(new Prose(""), Signal.Always, []),
            Conditions = [],
        };

    /// <summary>Which instance it is.</summary>
    public InstanceKey Key { get; init; } = InstanceKey.Only;

    /// <summary>The commitment as it binds the member.</summary>
    public Commitment Commitment { get; init; } = new() { Name = "" };

    /// <summary>Its parties and verifiers.</summary>
    public Place Place { get; init; } = Place.OfNobody;

    /// <summary>The member, or null.</summary>
    public string? Member => Key.Member;

    /// <summary>What it is called: the member, the period or the occurrence; null where there is only one instance.</summary>
    public string? Name => Key.Name;

    /// <summary>Its period or occurrence, or null.</summary>
    public MomentOptions? Each { get; init; }

    /// <summary>The established world, null for <see cref="Empty"/>.</summary>
    public World? Headline { get; init; }

    /// <summary>Where it stands over time.</summary>
    public required Standing Standing { get; init; }

    /// <summary>Of a power, where it stands without its use; otherwise null.</summary>
    public Standing? Available { get; init; }

    /// <summary>The instrument's own condition.</summary>
    public Reading? Entry { get; init; }

    /// <summary>The trigger.</summary>
    public Reading? Upon { get; init; }

    /// <summary>The breach upon which it follows (3.12), or null.</summary>
    public Reading? Breach { get; init; }

    /// <summary>What is to be done at the same time, or null.</summary>
    public Reading? Together { get; init; }

    /// <summary>What takes its place, and when.</summary>
    public IReadOnlyList<Takeover> Takeovers { get; init; } = [];

    /// <summary>The proviso.</summary>
    public Reading? Provided { get; init; }

    /// <summary>The excuse.</summary>
    public Reading? Unless { get; init; }

    /// <summary>Its beginning.</summary>
    public MomentOptions? From { get; init; }

    /// <summary>The end of its term.</summary>
    public MomentOptions? Until { get; init; }

    /// <summary>Its deadline.</summary>
    public MomentOptions? By { get; init; }

    /// <summary>Its goal; of <c>avoid C</c>, <c>not C</c>; of a <c>seek</c>, what was found.</summary>
    public required Reading Goal { get; init; }

    /// <summary>Its target date as amended up to a moment; null where it has none.</summary>
    public Func<long, Moment?>? AimOf { get; init; }

    /// <summary>The same as it can be told at that moment.</summary>
    public Func<long, MomentOptions?>? AimAsOf { get; init; }

    /// <summary>The deadlines as they can be told at a moment: what has not come by then cannot date them (3.2).</summary>
    public Func<long, IReadOnlyList<(long From, long Due)>>? DeadlinesAsOf { get; init; }

    /// <summary>The deadlines in the worlds beside the headline.</summary>
    public Func<IEnumerable<IReadOnlyList<(long From, long Due)>>>? PossibleDeadlines { get; init; }

    /// <summary>Whether its doubts may fall in more ways than are reckoned.</summary>
    public bool IsCut { get; init; }

    /// <summary>All its conditions but the goal.</summary>
    public required List<Reading> Conditions { get; init; }
}
