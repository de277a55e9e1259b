using System.Collections.Immutable;
using NodaTime;
using Servanda.Assessment;
using Servanda.Model;

namespace Servanda.Reference;

/// <summary>
/// The slow and plain evaluator, written from the numbered rules of docs/semantics.md and sharing nothing with the
/// engine. Everything is a function of a moment on a finite grid up to the moment asked for: nothing later counts (3.1).
/// </summary>
public sealed class ReferenceEvaluator
{
    readonly Dossier dossier;
    readonly Question question;
    readonly Calendar calendar;
    readonly Record record;
    readonly Declarations declarations;
    readonly Scene scene;
    readonly Dictionary<string, ImmutableArray<Instance>> instances = new(StringComparer.Ordinal);
    readonly Dictionary<string, StatusSet[]> final = new(StringComparer.Ordinal);
    readonly Dictionary<string, StatusSet> current = new(StringComparer.Ordinal);
    readonly HashSet<string> readAtThisInstant = new(StringComparer.Ordinal);
    readonly ReferenceEvaluator? laxer;
    readonly Dictionary<string, long?> existing = new(StringComparer.Ordinal);
    bool isComputing;

    /// <summary>Evaluates a dossier as a question asks.</summary>
    public ReferenceEvaluator(Dossier dossier, Question question)
    {
        this.dossier = dossier;
        this.question = question;
        calendar = new Calendar(dossier.Zone, dossier.Calendars);
        // What success requires of an issue is no clause: its dates divide no day.
        var clauses = dossier with
        {
            Entries = [],
            Actors = dossier.Actors.Clear(),
            Issues = dossier.Issues.Clear(),
        };
        foreach (var date in References.AllMoments(clauses).OfType<OnDate>())
        {
            var bounds = date.Bounds(dossier.Zone);
            if (!bounds.IsOpenBefore)
                calendar.Hours.Add(bounds.Earliest.ToUnixTimeSeconds() - 1);
            if (!bounds.IsOpenAfter)
                calendar.Hours.Add(bounds.Latest.ToUnixTimeSeconds());
        }
        record = new Record(dossier, question, calendar);
        declarations = new Declarations(dossier, record, calendar, question.AsOf.ToUnixTimeSeconds());
        scene = new Scene(Moments.GridOf(dossier, question, calendar), calendar);
        foreach (var name in References.Of(dossier))
            if (Powers.Find(dossier, name) is not null)
                final[name] = new StatusSet[scene.Grid.Count];
        // 3.7: what a laxer standard leaves open, a stricter one leaves open.
        if (question.Standard > Standard.Claimed)
            laxer = new ReferenceEvaluator(this);
    }

    /// <summary>The same under the next laxer standard.</summary>
    ReferenceEvaluator(ReferenceEvaluator stricter)
    {
        (dossier, calendar, record) = (stricter.dossier, stricter.calendar, stricter.record);
        declarations = stricter.declarations;
        question = stricter.question with { Standard = stricter.question.Standard - 1 };
        scene = new Scene(stricter.scene.Grid, calendar);
        foreach (var name in stricter.final.Keys)
            final[name] = new StatusSet[scene.Grid.Count];
        if (question.Standard > Standard.Claimed)
            laxer = new ReferenceEvaluator(this);
    }

    /// <summary>The answer for a commitment as a whole, or for the instance of one member.</summary>
    public ReferenceAnswer Answer(string commitment, string? member = null)
    {
        var now = scene.Grid.Count - 1;
        MakeFinal(now);
        var all = InstancesOf(commitment);
        if (member is not null)
            return AnswerOf(all.Single(i => i.Name == member), now);
        if (dossier.Commitments[commitment] is { ForEach: null, Recurrence: null })
            return AnswerOf(all.Single(), now);
        // 3.12 `for each`. Reading: its flags are those of its instances, its deadline is theirs where it is the same.
        // Periods and occurrences: those that may have begun; before, the first.
        var begun = all.Where(x => x.Each is null || x.Each.Alternatives(now).Any(s => s?.Start <= scene.Grid[now]))
            .ToList();
        if (begun.Count == 0)
            begun = [.. all.Where(x => x.Ordinal <= 1)];
        var answers = begun.Select(i => AnswerOf(i, now)).ToList();
        return new ReferenceAnswer(
            OwnHeadline(all, now),
            [.. OwnPossible(all, now).Each()],
            OwnEvidence(answers.Select(a => a.Evidence)),
            Since(i => OwnHeadline(all, i), now),
            Same(answers.Select(a => a.Due)),
            Same(answers.Select(a => a.OriginalDue)),
            null,
            [.. answers.SelectMany(a => a.Flags), .. OwnFlags(dossier.Commitments[commitment])]
        )
        {
            List = ListOf(dossier.Commitments[commitment], now),
        };
    }

    // 3.12 Of the list.
    string ListOf(Commitment commitment, int now)
    {
        if (
            commitment.ForEach is not { } each
            || dossier.Rosters[each.Roster].Members is not { IsEmpty: false } members
        )
            return "";
        var asked = new List<(string Fact, int Profits)>();
        foreach (var (fact, profits) in AskedOfMembers(commitment.Goal!, commitment.Duty == DutyKind.Avoid ? -1 : 1))
            if (!asked.Any(a => a.Fact == fact))
                asked.Add((fact, profits));
        var counts = asked.Select(a => Count(a.Fact, a.Profits).Text).ToList();
        foreach (var fact in dossier.Facts.Values)
            if (
                fact is { Kind: FactKind.Event or FactKind.State, Roster: { } roster, Definition: null }
                && !asked.Any(a => a.Fact == fact.Name)
                && members.All(m => dossier.Rosters[roster].Members.Any(other => other.Id == m.Id))
                && Count(fact.Name, 0) is { IsPossible: true } count
            )
                counts.Add(count.Text);
        return string.Join("; ", [$"{members.Length} members", .. counts]);

        (string Text, bool IsPossible) Count(string fact, int profits)
        {
            var unlisted = dossier
                .Entries.SelectMany(e => References.AllIn(e.Content))
                .OfType<Holds>()
                .Select(h => h.Fact)
                .Where(f => f.IsUnlisted && f.Fact == fact)
                .Distinct();
            var on = members.Select(m => (m.Id, new FactRef(fact, m.Id))).Select(m => Read(m.Item1, m.Item2)).ToList();
            var off = unlisted.Select(f => Read(null, f)).ToList();
            var text = string.Create(
                System.Globalization.CultureInfo.InvariantCulture,
                $"{fact} {on.Count(r => r.Established)} {on.Count(r => r.Possible)} {off.Count(r => r.Established)} {off.Count(r => r.Possible)}"
            );
            return (text, on.Concat(off).Any(r => r.Possible));

            (bool Established, bool Possible) Read(string? member, FactRef of)
            {
                var own = commitment.Of(member);
                var place = new Instance
                {
                    Commitment = own,
                    Member = member,
                    Place = PlaceOf(own),
                };
                var node = Compile(place, new Holds(of), profits, false);
                return (node.Is(Value.Established, now), node.Is(Value.Possible, now));
            }
        }
    }

    static IEnumerable<(string Fact, int Profits)> AskedOfMembers(Condition condition, int profits) =>
        condition switch
        {
            Holds({ IsVariable: true } fact) => [(fact.Fact, profits)],
            Not(var part) => AskedOfMembers(part, -profits),
            AllOf(var parts) => parts.SelectMany(p => AskedOfMembers(p, profits)),
            AnyOf(var parts) => parts.SelectMany(p => AskedOfMembers(p, profits)),
            Lasting(var part, _) => AskedOfMembers(part, profits),
            Before(var first, var then) => AskedOfMembers(first, profits).Concat(AskedOfMembers(then, -profits)),
            _ => [],
        };

    /// <summary>Where a power stands: its status, all that are possible, and since when.</summary>
    public (Status Status, ImmutableSortedSet<Status> Possible, LocalDate? Since) Power(string name)
    {
        var now = scene.Grid.Count - 1;
        MakeFinal(now);
        Status At(int i) => UseOf(name, i).Headline ? Status.Exercised : Headline(InstancesOf(name).Single(), i);
        return (At(now), [.. Used(name, final[name][now], now).Each()], Since(At, now));
    }

    /// <summary>Where an issue of the agenda stands, and since when.</summary>
    public (IssueStatus Status, LocalDate? Since) Issue(string name)
    {
        MakeFinal(scene.Grid.Count - 1);
        return new Agenda(
            dossier,
            record,
            scene,
            (of, i) => OwnHeadline(InstancesOf(of), i),
            SurelyJoined,
            condition => Compile(Nobody(), condition, 0, false)
        ).Of(dossier.Issues[name]);
    }

    // 3.12 Powers.

    /// <summary>Whether a power had been used by a moment: in the established world, surely, possibly.</summary>
    (bool Headline, bool Surely, bool Possibly) UseOf(string power, int i)
    {
        var (headline, surely, possibly) = (false, false, false);
        foreach (var effect in declarations.UsesOf(dossier.Powers[power]).Where(u => u <= scene.Grid[i]))
        {
            var at = scene.Grid.IndexAt(effect);
            var statuses = PossibleAt(power, at);
            surely |= statuses.Any && statuses.All(s => s == Status.Available);
            possibly |= statuses.Has(s => s == Status.Available);
            if (!isComputing)
                headline |= Headline(InstancesOf(power).Single(), at) == Status.Available;
        }
        return (headline, surely, possibly);
    }

    /// <summary>The possible statuses of a power with its use laid over them.</summary>
    StatusSet Used(string power, StatusSet statuses, int i)
    {
        var (_, surely, possibly) = UseOf(power, i);
        return surely ? StatusSet.Of(Status.Exercised)
            : possibly && statuses.Any ? statuses.With(Status.Exercised)
            : statuses;
    }

    /// <summary>What a reference to a status finds (3.11).</summary>
    internal StatusSet ReferredAt(string name, int i) =>
        dossier.Powers.ContainsKey(name) ? Used(name, PossibleAt(name, i), i) : PossibleAt(name, i);

    /// <summary>The declarations that have taken effect by a moment, if powers count where available in this way (3.14).</summary>
    IEnumerable<Act> ActsBy(Instance instance, long t, Value way) =>
        instance.Acts.IsEmpty
            ? []
            : instance
                .Acts.Where(a => a.Effect <= t)
                .Select(a => a with { IsEntitled = IsEntitled(instance, a, way) })
                .Where(a => a.IsEntitled || a.Verb == Verb.Resumes);

    bool IsEntitled(Instance instance, Act act, Value way) =>
        act.IsGivenUp
        || (act.Verb == Verb.Joins ? Joining(instance, act, way).Any() : IsTogether(instance, act, way))
        || act.Powers.Any(p => IsAvailable(p, act.Effect, way));

    // 3.14: those who made the instrument and those who had joined it before; surely, where all who may have are there.
    bool IsTogether(Instance instance, Act act, Value way)
    {
        if (!act.IsByMakers)
            return false;
        var other = way == Value.Established ? Value.Possible : Value.Established;
        return instance
            .Acts.Where(a => a.Verb == Verb.Joins && a.Effect < act.Effect)
            .SelectMany(a => Joining(instance, a, other))
            .All(side => act.Sides.Contains(side));
    }

    // 3.14: with the consent of all; by a power, its holder alone.
    IEnumerable<string> Joining(Instance instance, Act act, Value way)
    {
        var makers = declarations.MakersOf(instance.Commitment);
        var hasConsent = IsTogether(instance, act, way);
        return act.Sides.Where(s =>
            !makers.Contains(s)
            && (
                hasConsent
                || act.Powers.Any(p => dossier.Powers[p].Holders.Contains(s) && IsAvailable(p, act.Effect, way))
            )
        );
    }

    /// <summary>3.14: when somebody bound by a commitment had joined, where nobody is before.</summary>
    long? Joined(Instance instance, long t, Value way) =>
        !declarations.AwaitsJoining(instance.Commitment)
            ? long.MinValue
            : instance
                .Acts.Where(a =>
                    a.Verb == Verb.Joins
                    && a.Effect <= t
                    && Joining(instance, a, way).Any(s => instance.Commitment.Obligors.Contains(s))
                )
                .Min(a => (long?)a.Effect);

    long? SurelyJoined(string instrument, string side)
    {
        var text = InstancesOf(instrument).Single();
        return text
            .Acts.Where(a =>
                a.Verb == Verb.Joins
                && a.Effect <= scene.Grid[scene.Grid.Count - 1]
                && Joining(text, a, Value.Established).Contains(side)
            )
            .Min(a => (long?)a.Effect);
    }

    static long? Later(long? one, long? other) =>
        one is null || other is null ? null
        : one > other ? one
        : other;

    bool IsAvailable(string power, long second, Value way)
    {
        // Reading: before the first moment of the grid, as at it.
        var statuses = PossibleAt(power, Math.Max(0, scene.Grid.IndexAt(second)));
        return way == Value.Established
            ? statuses.Any && statuses.All(s => s == Status.Available)
            : statuses.Has(s => s == Status.Available);
    }

    /// <summary>Whether a condition is established, and possible, belief in it profiting nobody (3.5).</summary>
    public (bool Established, bool Possible) Holds(Condition condition)
    {
        var now = scene.Grid.Count - 1;
        MakeFinal(now);
        var node = Compile(Nobody(), condition, 0, false);
        return (node.Is(Value.Established, now), node.Is(Value.Possible, now));
    }

    static Instance Nobody() =>
        new()
        {
            Commitment = new Commitment { Name = "" },
            Member = null,
            Place = new Place([], [], ImmutableDictionary<string, long?>.Empty),
        };

    static LocalDate? Same(IEnumerable<LocalDate?> dates) => dates.Distinct().ToList() is [var only] ? only : null;

    ReferenceAnswer AnswerOf(Instance instance, int now)
    {
        var t = scene.Grid[now];
        var status = Headline(instance, now);
        var world = HeadlineWorld(instance, now);
        var original = instance.IsDue ? world.By : null;
        var deadline = instance.IsDue
            ? Amended(instance, original, t, now, Value.Established, NewDates(instance, now)[0])
            : null;
        var flags = OwnFlags(instance.Commitment).ToHashSet(StringComparer.Ordinal);
        // 3.12 Flags
        if (
            AimOf(instance, now)?.Alternatives(now)[0] is { } aim
            && aim.End < t
            && status
                is not (
                    Status.Fulfilled
                    or Status.FulfilledLate
                    or Status.Superseded
                    or Status.Excused
                    or Status.Lapsed
                )
        )
            flags.Add("aim passed");
        if (
            deadline is { } d
            && d.End < t
            && status is Status.NotInForce or Status.Waiting or Status.Suspended or Status.Pending
        )
            flags.Add("target passed");
        return new ReferenceAnswer(
            status,
            [.. Possible(instance, now).Each()],
            EvidenceOf(instance, now, []),
            Since(i => Headline(instance, i), now),
            deadline is { } due ? calendar.DayOf(due.End) : null,
            original is { } first ? calendar.DayOf(first.End) : null,
            ProgressOf(instance, t, now),
            [.. flags]
        );
    }

    // 3.14: of several amendments at one moment, that of the last entry.
    MomentNode? AimOf(Instance instance, int now) =>
        ActsBy(instance, scene.Grid[now], Value.Established)
            .Where(a => a.Verb == Verb.Amends && instance.NewAims.ContainsKey(a.Entry.Id))
            .OrderBy(a => a.Effect)
            .ThenBy(a => a.Entry.Id, StringComparer.Ordinal)
            .Select(a => instance.NewAims[a.Entry.Id])
            .LastOrDefault(instance.Aim!);

    // 3.6: `no verifier` wherever none is named. Reading: `empty roster` where that of the `for each`, or of an
    // `all of` or `any of` in a clause of the commitment or in its instrument's condition, has no members.
    IEnumerable<string> OwnFlags(Commitment commitment)
    {
        if (commitment.Verifiers.IsEmpty)
            yield return "no verifier";
        else if (commitment.Verifiers.All(v => !(ExistsFrom(v) <= question.AsOf.ToUnixTimeSeconds())))
            yield return "no verifier yet";
        var instrument = commitment.Instrument is { } i ? dossier.Instruments.GetValueOrDefault(i) : null;
        if (
            References
                .ConditionsOf(commitment)
                .Append(instrument?.Upon)
                .Append(commitment.Recurrence is PeriodsOf(_, _, var state) ? new Holds(new FactRef(state)) : null)
                .SelectMany(c => References.AllMeant(dossier, c))
                .OfType<OfRoster>()
                .Select(o => o.Roster)
                .Append(commitment.ForEach?.Roster)
                .Any(r => r is not null && dossier.Rosters[r].Members.IsEmpty)
        )
            yield return "empty roster";
    }

    // 3.12: the first day of the status that it has without a break; null where it never had another.
    LocalDate? Since(Func<int, Status> status, int now)
    {
        var first = now;
        while (first > 0 && status(first - 1) == status(now))
            first--;
        return first == 0 ? null : calendar.DayOf(scene.Grid[first]);
    }

    // 3.9. Reading: a goal asks for a count where it is a comparison as a whole; for an `avoid` what is unfavourable to
    // the comparison is favourable; of two figures equally far, the lesser.
    (decimal? Established, decimal? Possible)? ProgressOf(Instance instance, long t, int now)
    {
        if (instance.Commitment is { Goal: CompareQuantities compared, Duty: not DutyKind.Seek })
            return ProgressOf(compared.Comparison, instance, t);
        if (instance.Commitment.Goal is More)
        {
            // 3.9: since o; where it is not owed (yet), nothing.
            if (OwedFrom(instance, HeadlineWorld(instance, now), now) is not { } o)
                return (0, 0);
            var grown = GoalOf(instance, o, now).All().OfType<CompareNode>().First().Sides.Left(t)!.Claimed;
            return (grown.Least, grown.Greatest);
        }
        if (instance.Commitment is { Goal: Compare asked, Duty: not DutyKind.Seek } && Reckoned(asked.Fact) is not null)
            return ProgressOf(asked.Comparison, instance, t);
        if (
            instance.Commitment.Goal is not Compare(var reference, var comparison, var target)
            || instance.Commitment.Duty == DutyKind.Seek
        )
            return null;
        var fact = instance.Member is { } member ? reference.For(member) : reference;
        var table = TableOf(instance, fact);
        var isAvoided = instance.Commitment.Duty == DutyKind.Avoid;
        if (table.Kind is FactKind.Tally or FactKind.Event)
            return Proposition.CountAt(table, t, u => NewProposition(instance, table, isAvoided ? -1 : 1, u, null));
        var values = NewProposition(instance, table, 1, default, (comparison, target))
            .FiguresAt(t)
            .SelectMany(f => f.Standing.Concat(f.Coming))
            .Where(f => f.Lower is { Strict: false } l && f.Excludes is { Strict: true } u && l.Number == u.Number)
            .Select(f => f.Lower!.Value.Number)
            .Order()
            .ToList();
        if (values.Count == 0)
            return (null, null);
        Func<decimal, decimal> distance = comparison switch
        {
            Comparison.AtLeast or Comparison.Above => v => -v,
            Comparison.AtMost or Comparison.Below => v => v,
            _ => v => Math.Abs(v - target),
        };
        var (nearest, farthest) = (values.MinBy(distance), values.MaxBy(distance));
        return isAvoided ? (nearest, farthest) : (farthest, nearest);
    }

    // 3.9 of quantities.
    static (decimal?, decimal?)? ProgressOf(Comparison comparison, Instance instance, long t)
    {
        var (left, right) = instance.Goal.All().OfType<CompareNode>().First().Sides;
        if (left(t) is not { Claimed: var (least, greatest) })
            return null;
        var result = (least, greatest);
        if (comparison is Comparison.AtMost or Comparison.Below)
            result = (greatest, least);
        if (
            comparison == Comparison.Exactly
            && least is { } low
            && greatest is { } high
            && right(t) is { Claimed: ({ } target, var other) }
            && other == target
        )
            result = (
                Math.Abs(target - high) > Math.Abs(target - low) ? high : low,
                target < low ? low
                : target > high ? high
                : target
            );
        return instance.Commitment.Duty == DutyKind.Avoid ? (result.Item2, result.Item1) : result;
    }

    // 3.11 Statuses that are asked for in conditions: in order of time, at each instant the least fixpoint from "no".

    internal StatusSet PossibleAt(string commitment, int i)
    {
        if (!final.TryGetValue(commitment, out var statuses))
            return default; // not formalised: it has no status
        if (i < scene.Final)
            return statuses[i];
        if (i > scene.Final)
            throw new InvalidOperationException("a status depends on a later one");
        readAtThisInstant.Add(commitment);
        return current.GetValueOrDefault(commitment);
    }

    void MakeFinal(int last)
    {
        laxer?.MakeFinal(last);
        for (; scene.Final <= last; scene.Final++)
            ComputeInstant(scene.Final);
    }

    void ComputeInstant(int i)
    {
        isComputing = true;
        current.Clear();
        for (var round = 0; ; round++)
        {
            readAtThisInstant.Clear();
            var again = false;
            foreach (var name in final.Keys)
            {
                var before = current.GetValueOrDefault(name);
                var after = OwnPossible(InstancesOf(name), i);
                current[name] = after;
                again |= before != after && readAtThisInstant.Contains(name);
            }
            if (!again || round > 2 * final.Count + 5)
                break;
        }
        foreach (var (name, statuses) in final)
            statuses[i] = current[name];
        isComputing = false;
    }

    /// <summary>Whether a commitment may be out of force, and whether it may be in force, at a moment.</summary>
    // Reading: a `for each` is in force where some instance is.
    internal (bool Out, bool In) ForceAt(string commitment, int i)
    {
        if (Powers.Find(dossier, commitment) is null)
            return (true, false);
        var t = scene.Grid[i];
        var forces = InstancesOf(commitment).Select(instance => Forces(instance, i)).ToList();
        var (mayBeOut, mayBeIn) = laxer?.ForceAt(commitment, i) ?? (false, false);
        return (forces.All(f => f.Any(s => !(s <= t))) || mayBeOut, forces.Any(f => f.Any(s => s <= t)) || mayBeIn);
    }

    /// <summary>
    /// The ends of day that <c>C is due</c> may mean, that of the headline first. Of a <c>for each</c>, what may be the
    /// due day of all its instances.
    /// </summary>
    internal IEnumerable<long?> KnownDeadlines(string commitment, int i)
    {
        if (dossier.Commitments.GetValueOrDefault(commitment)?.Duty is null)
            return [null];
        var all = InstancesOf(commitment);
        if (all.IsEmpty || all[0].Commitment.Recurrence is not null)
            return [null];
        var headlines = all.Select(x => EndOfDue(x, HeadlineWorld(x, i).By, i, Value.Established, NewDates(x, i)[0]))
            .Distinct()
            .ToList();
        var possible = all.Select(x => PossibleDues(x, i)).Aggregate((one, other) => one.Intersect(other));
        return possible.Prepend(headlines is [var only] ? only : null).Distinct();
    }

    // With the amendments by powers that were available, or may have been.
    IEnumerable<long?> PossibleDues(Instance instance, int i)
    {
        var own =
            from force in Forces(instance, i)
            from due in Deadlines(instance, force, i)
            from acts in Ways(instance)
            from dates in NewDates(instance, i)
            select EndOfDue(instance, due, i, acts, dates);
        return own.Concat(laxer?.PossibleDues(laxer.SameAs(instance), i) ?? []);
    }

    long? EndOfDue(Instance instance, Span? by, int i, Value acts, Dictionary<string, Span?> dates) =>
        instance.IsDue && Amended(instance, by, long.MaxValue, i, acts, dates) is { } deadline
            ? calendar.EndOfDay(deadline.End)
            : null;

    /// <summary>The dates to which declarations move a deadline, each in every way, that of the headline first.</summary>
    static List<Dictionary<string, Span?>> NewDates(Instance instance, int i)
    {
        List<Dictionary<string, Span?>> ways =
        [
            [],
        ];
        foreach (var (id, date) in instance.NewDates)
            ways =
            [
                .. from way in ways
                from span in date.Alternatives(i)
                select new Dictionary<string, Span?>(way) { [id] = span },
            ];
        return ways;
    }

    static Value[] Ways(Instance instance) =>
        instance.Acts.All(a => a.Powers.IsEmpty) ? [Value.Established] : [Value.Established, Value.Possible];

    /// <summary>The instance of another evaluator's commitment and member.</summary>
    Instance SameAs(Instance other) => InstancesOf(other.Commitment.Name).Single(i => i.Number == other.Number);

    // 3.12 `for each`

    static readonly ImmutableArray<Status> worstFirst =
    [
        Status.Breached,
        Status.Overdue,
        Status.Waiting,
        Status.Suspended,
        Status.Pending,
        Status.NotInForce,
        Status.Cured,
        Status.Kept,
        Status.FulfilledLate,
        Status.Fulfilled,
        Status.Excused,
        Status.Lapsed,
        Status.Superseded,
    ];

    // Of periods and occurrences what is not in force comes last.
    static Status Worse(Instance of, Status one, Status other)
    {
        if (of.Commitment.Recurrence is not null && (one == Status.NotInForce || other == Status.NotInForce))
            return one == Status.NotInForce ? other : one;
        return worstFirst.IndexOf(one) <= worstFirst.IndexOf(other) ? one : other;
    }

    Status OwnHeadline(ImmutableArray<Instance> all, int i) =>
        all.IsEmpty
            ? Status.Fulfilled
            : all.Select(x => Headline(x, i)).Aggregate((one, other) => Worse(all[0], one, other));

    // 3.11: the worst that choosing one for each instance can give.
    StatusSet OwnPossible(ImmutableArray<Instance> all, int i)
    {
        if (all.IsEmpty)
            return StatusSet.Of(Status.Fulfilled);
        StatusSet? result = null;
        foreach (var instance in all)
        {
            var own = Possible(instance, i);
            if (result is not { } others)
            {
                result = own;
                continue;
            }
            var worst = new StatusSet();
            foreach (var one in others.Each())
            foreach (var other in own.Each())
                worst = worst.With(Worse(instance, one, other));
            result = worst;
        }
        return result!.Value;
    }

    static readonly ImmutableArray<Evidence> evidenceOrder =
    [
        Evidence.Contested,
        Evidence.Unconfirmed,
        Evidence.Claimed,
        Evidence.Imprecise,
        Evidence.Unreported,
        Evidence.Established,
    ];

    // Reading: without instances, established.
    static Evidence OwnEvidence(IEnumerable<Evidence> all) =>
        all.Append(Evidence.Established).MinBy(e => evidenceOrder.IndexOf(e));

    // 3.12 Evidence

    Evidence EvidenceOf(Instance instance, int now, ImmutableHashSet<string> asking)
    {
        if (
            (
                instance.Commitment.Duty == DutyKind.May
                    ? ReferredAt(instance.Commitment.Name, now)
                    : Possible(instance, now)
            )
                .Each()
                .Count() == 1
        )
        {
            var reported =
                instance.GoalFacts.Any(f => TableOf(instance, f).All.Count > 0)
                || (instance.Commitment.Duty == DutyKind.Seek && record.FindingsOn(instance.Commitment.Name).Count > 0);
            return reported ? Evidence.Established : Evidence.Unreported;
        }
        var reasons = new HashSet<Evidence>();
        // Of its goal: from o on. Reading: o of the headline; without one, none.
        var headline = HeadlineWorld(instance, now);
        if (OwedFrom(instance, headline, now) is { } o)
            foreach (var reasonAt in Reasons(instance.Goal))
                for (var i = scene.Grid.IndexAt(o); i <= now; i++)
                    if (reasonAt(Math.Max(scene.Grid[i], o)) is { } reason)
                        reasons.Add(reason);
        // Reading: its own conditions are upon, provided, unless, those in from, until and by, and its instrument's.
        foreach (var condition in instance.OwnConditions)
        foreach (var reasonAt in Reasons(condition))
            for (var i = 0; i <= now; i++)
                if (reasonAt(scene.Grid[i]) is { } reason)
                    reasons.Add(reason);
        if (reasons.Count == 0)
        {
            // Reading: it refers to the commitments of `C is WORD`, of these only those that are in doubt themselves
            // count, and one that is being asked for already does not.
            var inside = asking.Add(instance.Commitment.Name);
            foreach (
                var name in instance
                    .OwnConditions.Append(instance.Goal)
                    .SelectMany(c => c.All())
                    .OfType<StatusNode>()
                    .Select(s => s.Commitment)
                    .Distinct(StringComparer.Ordinal)
                    .Where(n => !inside.Contains(n) && final.ContainsKey(n))
            )
                reasons.Add(OwnEvidence(InstancesOf(name).Select(x => EvidenceOf(x, now, inside))));
        }
        foreach (var reason in evidenceOrder.Take(4))
            if (reasons.Contains(reason))
                return reason;
        return Evidence.Imprecise;
    }

    static IEnumerable<Func<long, Evidence?>> Reasons(Node node) =>
        node.All()
            .Select(n =>
                n switch
                {
                    FactNode fact => fact.Proposition.ReasonAt,
                    AmountNode amount => amount.ReasonAt,
                    _ => (Func<long, Evidence?>?)null,
                }
            )
            .OfType<Func<long, Evidence?>>();

    // 3.12, 3.13

    /// <summary>One course of events: where each doubt falls one way.</summary>
    /// <param name="F">The moment at which it comes into force; null: never, or not yet.</param>
    /// <param name="E">The first second after its term; null: never, or not yet.</param>
    /// <param name="Terminated">Whether the term ended by termination.</param>
    /// <param name="By">Its deadline before amendments.</param>
    /// <param name="Provided">How <c>provided</c> holds: when established or when possible.</param>
    /// <param name="Unless">How <c>unless</c> holds.</param>
    /// <param name="Together">When what is to be done at the same time first holds; null: never, or not yet.</param>
    /// <param name="Acts">How a power must be available for what is declared by it to count.</param>
    /// <param name="Dates">The dates to which declarations move its deadline.</param>
    readonly record struct World(
        long? F,
        long? E,
        bool Terminated,
        Span? By,
        Value Provided,
        Value Unless,
        Value Acts,
        long? Together,
        Dictionary<string, Span?>? Dates
    );

    /// <summary>
    /// The moments at which all but its <c>from</c> may have come, each with those at which that may, those of the headline
    /// first.
    /// </summary>
    // 3.12: the latest of its instrument's making, the first moment of its instrument's condition, the first of its
    // trigger, the start of `from`, and, of a consequence, the first breach.
    IEnumerable<(long? Others, long? From)> Beginnings(Instance instance, int i)
    {
        List<long?> froms = instance.From is { } from
            ? [.. from.Alternatives(i).Select(s => s?.Start)]
            : [long.MinValue];
        return Latest(instance.Commitment.Instrument, instance.Beginnings, i)
            .SelectMany(_ => froms, (others, start) => (others, start));
    }

    /// <summary>When it comes into force, if it begins so: with what was declared up to a moment (3.14).</summary>
    long? Force(Instance instance, (long? Others, long? From) begins, int i, Value way)
    {
        var t = scene.Grid[i];
        var (others, from) = (Later(begins.Others, Joined(instance, t, way)), begins.From);
        foreach (var together in Amendments(instance, instance.NewFroms, t, way))
            if (!(Later(others, from) <= together.Key))
                from = Latest(together.Select(d => d.Alternatives(i)[0]?.Start).Append(together.Key));
        // 3.14: what is objected to before it is in force waits for the end of the objection.
        var force = Later(others, from);
        var acts = ActsBy(instance, t, way).ToList();
        foreach (var objection in acts.Where(a => a.Verb == Verb.Objects && a.IsEntitled))
            if (!(force <= objection.Effect))
                force = Later(force, acts.Where(a => Declarations.Ends(objection, a)).Min(a => (long?)a.Effect));
        return force;
    }

    static long? Latest(IEnumerable<long?> moments) => moments.Aggregate((long?)long.MinValue, Later);

    /// <summary>What amendments set anew up to a moment, by the moments at which they take effect.</summary>
    IEnumerable<IGrouping<long, MomentNode>> Amendments(
        Instance instance,
        Dictionary<string, MomentNode> terms,
        long t,
        Value way
    ) =>
        ActsBy(instance, t, way)
            .Where(a => a.Verb == Verb.Amends && terms.ContainsKey(a.Entry.Id))
            .GroupBy(a => a.Effect, a => terms[a.Entry.Id]);

    /// <summary>The moments at which it may come into force as of a moment, that of the headline first.</summary>
    List<long?> Forces(Instance instance, int i) =>
        [
            .. Beginnings(instance, i)
                .SelectMany(_ => new[] { Value.Established, Value.Possible }, (b, way) => Force(instance, b, i, way))
                .Distinct(),
        ];

    /// <summary>3.12: the moments at which a new version may take its place; null: none does, or not yet.</summary>
    static List<long?> Supersessions(Instance instance, int i)
    {
        List<long?> result = [null];
        foreach (var takeover in instance.Takeovers)
            result =
            [
                .. result
                    .SelectMany(_ => takeover(i), (one, other) => one is null || other < one ? other : one)
                    .Distinct(),
            ];
        return result;
    }

    List<long?> Latest(string? under, IEnumerable<MomentNode> beginnings, int i)
    {
        List<long?> result = [long.MinValue];
        void Combine(IEnumerable<long?> others) =>
            result = [
                .. result
                    .SelectMany(
                        _ => others,
                        (one, other) =>
                            one > other ? one
                            : one is null ? null
                            : other
                    )
                    .Distinct(),
            ];
        if (under is { } instrument)
            Combine([declarations.MadeAt(instrument)]);
        foreach (var moment in beginnings)
            Combine(moment.Alternatives(i).Select(s => s?.Start));
        return result;
    }

    List<(long? E, bool Terminated)> Terms(Instance instance, int i, Value acts, long? force)
    {
        var spans = instance.Until?.Alternatives(i) ?? [null];
        var t = scene.Grid[i];
        // 3.12: the term of a power is its `within`, counted from when it comes into force.
        long? limit =
            instance.Commitment is { Duty: DutyKind.May, Within: { } within }
            && force is { } f
            && f <= t
            && f != long.MinValue
            && MomentNode.Shift(calendar, new Span(f, f, false), StepOf(instance.Commitment, within)) is { } end0
                ? (end0.Dated ? end0.End + 1 : end0.End)
                : null;
        // Reading: a term that ends at a moment (a condition, hours, a termination) is over at that moment.
        long? terminated = Ended(instance, ActsBy(instance, t, acts).Where(a => a.IsEntitled).ToList());
        return
        [
            .. spans
                .Select(TermEnd)
                .Select(until => AmendedTerm(instance, until, i, acts))
                .Select(until => limit is { } end && !(until <= end) ? limit : until)
                .Select(until =>
                    terminated is { } end && !(until <= end)
                        ? (E: terminated, Terminated: true)
                        : (E: until, Terminated: false)
                )
                .Distinct(),
        ];
    }

    static long? TermEnd(Span? until) => until is { } span ? (span.Dated ? span.End + 1 : span.End) : null;

    // 3.14: what has ended is not revived, and nothing ends before the amendment.
    long? AmendedTerm(Instance instance, long? end, int i, Value acts)
    {
        foreach (var together in Amendments(instance, instance.NewUntils, scene.Grid[i], acts))
            if (!(end <= together.Key))
                end = Latest(together.Select(d => TermEnd(d.Alternatives(i)[0])).Append(together.Key));
        return end;
    }

    // 3.14: by termination, or once all its obligors, or all its creditors, have left its instrument.
    static long? Ended(Instance instance, List<Act> acts)
    {
        long? Gone(IEnumerable<string> who)
        {
            var departures = who.Select(w =>
                    acts.Where(a => a.Verb == Verb.Leaves && a.Sides.Contains(w)).Min(a => (long?)a.Effect)
                )
                .ToList();
            return departures.Count == 0 || departures.Contains(null) ? null : departures.Max();
        }
        var returned = acts.Where(a => a.Verb == Verb.SnapsBack).Max(a => (long?)a.Effect);
        return acts.Where(a => a.Verb == Verb.Terminates)
            .Select(a => (long?)a.Effect)
            .Append(Gone(instance.Commitment.Obligors))
            .Append(Gone(instance.Place.Creditors))
            // What snaps back takes back what was ended up to then.
            .Where(e => !(e <= returned))
            .Min();
    }

    /// <summary>Its deadline before amendments, in the worlds in which it comes into force at a moment.</summary>
    IReadOnlyList<Span?> Deadlines(Instance instance, long? force, int i)
    {
        if (instance.By is { } by)
            return by.Alternatives(i);
        // 3.2: `within P` is P after the second at which the commitment came into force.
        if (instance.Commitment.Within is { } within)
            return
            [
                force is { } f && f <= scene.Grid[i] && f != long.MinValue
                    ? MomentNode.Shift(calendar, new Span(f, f, false), StepOf(instance.Commitment, within))
                    : null,
            ];
        return [null];
    }

    static Step StepOf(Commitment commitment, Period within) => new(within, commitment.WithinWorkingDays, true);

    static List<long?> Togethers(Instance instance, int i) =>
        instance.Together is { } moment ? [.. moment.Alternatives(i).Select(s => s?.Start)] : [long.MinValue];

    World HeadlineWorld(Instance instance, int i)
    {
        var force = Forces(instance, i)[0];
        var (e, terminated) = Terms(instance, i, Value.Established, force)[0];
        return new World(
            force,
            e,
            terminated,
            Deadlines(instance, force, i)[0],
            Value.Established,
            Value.Established,
            Value.Established,
            Togethers(instance, i)[0],
            NewDates(instance, i)[0]
        );
    }

    Status Headline(Instance instance, int i)
    {
        if (instance.Headlines.TryGetValue(i, out var known))
            return known;
        var world = HeadlineWorld(instance, i);
        var status =
            Supersessions(instance, i)[0] <= scene.Grid[i] ? Status.Superseded
            : !(world.F <= scene.Grid[i]) ? Status.NotInForce
            : instance.Commitment.Duty switch
            {
                DutyKind.Achieve => Achieve(
                    instance,
                    world,
                    i,
                    FirstGoal(instance, world, i),
                    LateFrom(instance, world, scene.Grid[i], i)
                ),
                DutyKind.Seek => Seek(instance, world, i, Value.Established, Value.SaidNotSo),
                DutyKind.May => May(instance, world, i),
                _ => Keep(instance, world, i, Value.SaidNotSo, Value.SaidSo),
            };
        return instance.Headlines[i] = status;
    }

    StatusSet Possible(Instance instance, int i)
    {
        if (instance.Possible.TryGetValue(i, out var known))
            return known;
        var result = new StatusSet();
        var t = scene.Grid[i];
        Value[] ways = [Value.Established, Value.Possible];
        var supersessions = Supersessions(instance, i);
        if (supersessions.Any(s => s <= t))
            result = result.With(Status.Superseded);
        foreach (var begins in supersessions.All(s => s <= t) ? [] : Beginnings(instance, i))
        foreach (var acts in Ways(instance))
        {
            var force = Force(instance, begins, i, acts);
            if (!(force <= t))
            {
                result = result.With(Status.NotInForce);
                continue;
            }
            foreach (var (e, terminated) in Terms(instance, i, acts, force))
            foreach (var together in Togethers(instance, i))
            foreach (var by in Deadlines(instance, force, i))
            foreach (var provided in instance.Provided is null ? ways[..1] : ways)
            foreach (var unless in instance.Unless is null ? ways[..1] : ways)
            foreach (var dates in NewDates(instance, i))
                result = result.With(
                    Statuses(instance, new World(force, e, terminated, by, provided, unless, acts, together, dates), i)
                );
        }
        if (laxer is not null)
            result = result.With(laxer.Possible(laxer.SameAs(instance), i));
        if (!isComputing)
            instance.Possible[i] = result;
        return result;
    }

    /// <summary>3.13: the statuses in a world, the goal (or what is said, or was found) either way.</summary>
    StatusSet Statuses(Instance instance, World world, int i)
    {
        var result = new StatusSet();
        switch (instance.Commitment.Duty)
        {
            case DutyKind.Achieve:
                var late = LateFrom(instance, world, scene.Grid[i], i);
                foreach (var g in Goals(instance, world, i))
                    result = result.With(Achieve(instance, world, i, g, late));
                break;
            case DutyKind.Seek:
                foreach (var fulfilled in new[] { Value.Established, Value.Possible })
                foreach (var breached in new[] { Value.SaidNotSo, Value.PossiblySaidNotSo })
                    result = result.With(Seek(instance, world, i, fulfilled, breached));
                break;
            case DutyKind.May:
                result = result.With(May(instance, world, i));
                break;
            default:
                result = result.With(KeepPossibly(instance, world, i));
                break;
        }
        return result;
    }

    // The words of 3.12, each as of a moment of a world.

    static bool IsProvided(Instance instance, World world, int i) =>
        instance.Provided is not { } provided || provided.Is(world.Provided, i);

    bool IsExcused(Instance instance, World world, long t) =>
        instance.Unless?.Is(world.Unless, scene.Grid.IndexAt(t)) == true
        || ActsBy(instance, t, world.Acts).Any(a => a.Verb == Verb.Waives);

    // 3.14: suspended until resumed; who resumes at the moment of a suspension ends it.
    bool IsSuspended(Instance instance, World world, long t)
    {
        var acts = ActsBy(instance, t, world.Acts).ToList();
        return acts.Any(s => s.IsEntitled && Declarations.IsSuspension(s) && !acts.Any(r => Declarations.Ends(s, r)));
    }

    static bool IsInTerm(World world, long t) => world.F <= t && !(world.E <= t);

    bool IsOwed(Instance instance, World world, long t) =>
        IsInTerm(world, t)
        && !(Ended(instance, ActsBy(instance, t, world.Acts).Where(a => a.IsEntitled).ToList()) <= t)
        && IsProvided(instance, world, scene.Grid.IndexAt(t))
        && !IsExcused(instance, world, t)
        && !IsSuspended(instance, world, t);

    /// <summary>A second and the moments of the grid after it, up to a moment.</summary>
    IEnumerable<long> From(long second, long last)
    {
        if (second < scene.Grid[0])
            second = scene.Grid[0];
        if (second <= last)
            yield return second;
        for (var i = scene.Grid.IndexFrom(second + 1); i < scene.Grid.Count && scene.Grid[i] <= last; i++)
            yield return scene.Grid[i];
    }

    /// <summary>o: the first t with f ≤ t &lt; e at which <c>provided</c> holds.</summary>
    long? OwedFrom(Instance instance, World world, int i)
    {
        if (world.F is not { } f)
            return null;
        int? first = scene.Grid.IndexAt(f);
        if (instance.Provided is { } provided)
            first = provided.Next(world.Provided, first.Value, i);
        return first is { } index && Math.Max(f, scene.Grid[index]) is var o && o <= scene.Grid[i] && IsInTerm(world, o)
            ? o
            : null;
    }

    /// <summary>g of the headline: the first t ≥ o at which the goal is established.</summary>
    long? FirstGoal(Instance instance, World world, int i)
    {
        if (OwedFrom(instance, world, i) is not { } o)
            return null;
        return GoalOf(instance, o, i).Next(Value.Established, scene.Grid.IndexAt(o), i) is { } first
            ? Math.Max(o, scene.Grid[first])
            : null;
    }

    /// <summary>
    /// 3.13: the moments at which the goal may have been reached, null for not (yet). Reading: a candidate before o is
    /// one at o, where the goal is possible at o.
    /// </summary>
    HashSet<long?> Goals(Instance instance, World world, int i)
    {
        var established = FirstGoal(instance, world, i);
        HashSet<long?> result = [established];
        if (OwedFrom(instance, world, i) is not { } o)
            return result;
        var goal = GoalOf(instance, o, i);
        foreach (var candidate in goal.CandidatesUpTo(i))
        {
            if (candidate < o && !goal.Is(Value.Possible, scene.Grid.IndexAt(o)))
                continue;
            var g = Math.Max(candidate, o);
            if (established is null || g < established)
                result.Add(g);
        }
        return result;
    }

    // 3.9 `n more`: what the tally grew by since o.

    /// <summary>The goal, where it is owed from a second on.</summary>
    Node GoalOf(Instance instance, long o, int i)
    {
        var asked = MoresIn(instance.Commitment.Goal).Distinct().ToList();
        if (asked.Count == 0 || instance.Commitment.Duty != DutyKind.Achieve)
            return instance.Goal;
        var bases = asked.Select(m => BaseOf(instance, m, o, i)).ToList();
        var key = string.Join(' ', bases);
        if (!instance.GoalsFrom.TryGetValue(key, out var goal))
        {
            instance.Bases = asked.Zip(bases).ToDictionary(x => x.First, x => x.Second);
            instance.GoalsFrom[key] = goal = Compile(instance, instance.Commitment.Goal!, 1, false);
            instance.Bases = [];
        }
        return goal;
    }

    static IEnumerable<More> MoresIn(Condition? goal) =>
        goal switch
        {
            More more => [more],
            AllOf(var parts) => parts.SelectMany(MoresIn),
            _ => [],
        };

    /// <summary>
    /// The count just before o, established and possible, or what those that were owed before ask for, if that is more.
    /// </summary>
    (decimal, decimal) BaseOf(Instance instance, More more, long o, int i)
    {
        var fact = Bound(instance, more.Fact);
        var (established, possible) = o == long.MinValue ? (0, 0) : AmountOf(instance, fact, 1).CountAt(o - 1);
        foreach (var other in Claimants(fact.Fact, i))
        {
            var (own, at) = (other.Instance, other.Owed);
            // In the order of becoming owed, then by name, then by member.
            var isBefore =
                at != o ? at < o
                : own.Commitment.Name != instance.Commitment.Name
                    ? string.CompareOrdinal(own.Commitment.Name, instance.Commitment.Name) < 0
                : own.Number < instance.Number;
            var isSelf = own.Commitment.Name == instance.Commitment.Name && own.Number == instance.Number;
            if (isSelf || !isBefore || !IsHeldAgainst(own, instance) || !StillStands(own, o, i))
                continue;
            foreach (var asked in MoresIn(own.Commitment.Goal).Where(m => Bound(own, m.Fact) == fact))
            {
                var (one, two) = BaseOf(own, asked, at, i);
                established = Math.Max(established, one + asked.Amount);
                possible = Math.Max(possible, two + asked.Amount);
            }
        }
        return (established, possible);
    }

    static FactRef Bound(Instance instance, FactRef fact) => instance.Member is { } member ? fact.For(member) : fact;

    /// <summary>The instances that ask for more of a tally, and from when they are owed in the headline.</summary>
    IEnumerable<(Instance Instance, long Owed)> Claimants(string tally, int i) =>
        dossier
            .Commitments.Values.Where(c => c.Duty == DutyKind.Achieve && MoresIn(c.Goal).Any(m => m.Fact.Fact == tally))
            .SelectMany(c => InstancesOf(c.Name))
            .Select(x => (x, OwedFrom(x, HeadlineWorld(x, i), i)))
            .Where(x => x.Item2 is not null)
            .Select(x => (x.x, x.Item2!.Value));

    /// <summary>Of a debtor in common, and not one a reading of the other.</summary>
    bool IsHeldAgainst(Instance one, Instance other) =>
        one.Commitment.Name == other.Commitment.Name
        || (
            one.Commitment.VariantOf is null
            && one.Commitment.Obligors.Any(other.Commitment.Obligors.Contains)
            && !Declarations.ReadFrom(dossier, other.Commitment).Contains(one.Commitment.Name)
        );

    bool StillStands(Instance instance, long second, int i)
    {
        var world = HeadlineWorld(instance, i);
        return !(world.E <= second)
            && !(Supersessions(instance, i)[0] <= second)
            && !ActsBy(instance, second, Value.Established).Any(a => a.Verb == Verb.Waives && a.IsEntitled);
    }

    /// <summary>Its deadline with the amendments that took effect up to a moment (3.14).</summary>
    Span? Amended(Instance instance, Span? deadline, long upTo, int i, Value acts, Dictionary<string, Span?> dates)
    {
        // Reading: an act that is still to come counts where it needs no power that may not be available then.
        var coming = instance.Acts.Where(a =>
            a.Effect > scene.Grid[i] && a.Effect <= upTo && (a.IsGivenUp || a.IsByMakers)
        );
        foreach (
            var together in ActsBy(instance, Math.Min(upTo, scene.Grid[i]), acts)
                .Concat(coming)
                .Where(a => a.Verb is Verb.Postpones or Verb.Extends or Verb.Amends)
                .GroupBy(a => a.Effect)
        )
        {
            // Of two that take effect at one moment and set different deadlines the later deadline counts, and none is
            // the latest.
            var set = new List<Span?>();
            foreach (var act in together)
                if (dates.TryGetValue(act.Entry.Id, out var date))
                    set.Add(date);
                else if (act.Entry.Extension is { } p && deadline is { } inForce)
                    set.Add(MomentNode.Shift(calendar, inForce, new Step(p, act.Entry.ExtensionWorkingDays, true)));
            if (set.Count > 0)
                deadline = set.Contains(null) ? null : set.MaxBy(s => s!.Value.End);
        }
        return deadline;
    }

    /// <summary>L: the second from which it is overdue, with the terms in force at t; null where it is after t.</summary>
    long? LateFrom(Instance instance, World world, long t, int i)
    {
        if (Amended(instance, world.By, t, i, world.Acts, world.Dates!) is not { } deadline)
            return null;
        // If it is not owed at d, d becomes the last second of the day of the next moment at which it is owed. How far that
        // was looked for is kept.
        var key = (world with { By = null, Dates = null }, deadline.End);
        var (d, from) = instance.NotLate.GetValueOrDefault(key, (deadline.End, deadline.End));
        while (d < t)
        {
            if (from == d && IsOwed(instance, world, d))
                return d + 1;
            long? next = null;
            foreach (var moment in From(Math.Max(Math.Max(from, d + 1), world.F ?? t), t))
            {
                if (IsOwed(instance, world, moment))
                {
                    next = moment;
                    break;
                }
                if (scene.Grid.IndexAt(moment) < scene.Final)
                    instance.NotLate[key] = (d, moment + 1);
            }
            if (next is null)
                return null;
            from = d = calendar.EndOfDay(next.Value);
        }
        return null;
    }

    /// <param name="instance">The instance.</param>
    /// <param name="world">The course of events.</param>
    /// <param name="i">The moment.</param>
    /// <param name="goal">When the goal was reached; null: not.</param>
    /// <param name="late">From when it is overdue with the terms in force at the moment; null: it is not.</param>
    Status Achieve(Instance instance, World world, int i, long? goal, long? late)
    {
        var t = scene.Grid[i];
        var isOwnDone = false;
        if (goal is { } g && g <= t)
        {
            // With the terms in force at g.
            var isLate = instance.Acts.IsEmpty ? late <= g : LateFrom(instance, world, g, i) is not null;
            isOwnDone = isLate || !(world.E <= g);
            if (isOwnDone && world.Together <= t)
                return isLate ? Status.FulfilledLate : Status.Fulfilled;
        }
        var isExcused = IsExcused(instance, world, t);
        return late is not null && !isExcused && !isOwnDone ? Status.Overdue
            : isExcused ? Status.Excused
            : world.E <= t ? Status.Lapsed
            : IsSuspended(instance, world, t) ? Status.Suspended
            : isOwnDone || !IsProvided(instance, world, i) ? Status.Waiting
            : Status.Pending;
    }

    Status Seek(Instance instance, World world, int i, Value fulfilled, Value breached)
    {
        var t = scene.Grid[i];
        return instance.Goal.Is(fulfilled, i) ? Status.Fulfilled
            : instance.Goal.Is(breached, i) ? Status.Breached
            : IsExcused(instance, world, t) ? Status.Excused
            : world.E <= t ? Status.Lapsed
            : IsSuspended(instance, world, t) ? Status.Suspended
            : !IsProvided(instance, world, i) ? Status.Waiting
            : Status.Pending;
    }

    Status May(Instance instance, World world, int i) =>
        world.E <= scene.Grid[i] ? Status.Lapsed
        : IsProvided(instance, world, i) && !IsExcused(instance, world, scene.Grid[i]) ? Status.Available
        : Status.Waiting;

    /// <summary>3.13: what a standing duty may have come to, step by step from coming into force.</summary>
    [Flags]
    enum Course
    {
        None = 0,
        Unbroken = 1,
        Broken = 2,
        Returned = 4,
    }

    StatusSet KeepPossibly(Instance instance, World world, int i)
    {
        var key = world with { By = null, Dates = null };
        if (!instance.PossibleCourses.TryGetValue(key, out var steps))
            instance.PossibleCourses[key] = steps = [];
        var begin = scene.Grid.IndexAt(world.F!.Value);
        var (now, wasOwed) = steps.Count == 0 ? (Course.Unbroken, false) : steps[Math.Min(steps.Count - 1, i - begin)];
        var isFinal = IsFinal(instance);
        for (var at = begin + steps.Count; at <= i; at++)
        {
            var isOwed = IsOwed(instance, world, Math.Max(world.F.Value, scene.Grid[at]));
            wasOwed |= isOwed;
            var next = Course.None;
            foreach (var course in new[] { Course.Unbroken, Course.Broken, Course.Returned })
                if (now.HasFlag(course))
                    next |= Steps(instance.Goal, at, course, isOwed);
            // What may be broken at a moment may at that moment be in order again.
            if (next.HasFlag(Course.Broken))
                next |= Steps(instance.Goal, at, Course.Broken, isOwed);
            if (
                next.HasFlag(Course.Broken)
                && instance.Goal.CanComeTrueAgain(false)
                && MustReturn(instance.Goal.At(at))
            )
                next &= ~Course.Broken;
            now = next;
            if (isFinal || at < scene.Final)
                steps.Add((now, wasOwed));
        }
        var result = new StatusSet();
        foreach (var course in new[] { Course.Unbroken, Course.Broken, Course.Returned })
            if (now.HasFlag(course))
                result = result.With(
                    KeepStatus(instance, world, i, course == Course.Broken, course != Course.Unbroken, wasOwed)
                );
        return result;
    }

    /// <summary>Whether no step rests on statuses that are still being computed.</summary>
    static bool IsFinal(Instance instance) =>
        new[] { instance.Goal, instance.Provided, instance.Unless }.All(n => n is not { Refers: true })
        && instance.Acts.All(a => a.Powers.IsEmpty);

    static bool MustReturn(Value goal) =>
        goal.HasFlag(Value.SaidSo) && !goal.HasFlag(Value.SaidNotSo) && !goal.HasFlag(Value.PossiblySaidNotSo);

    static Course Steps(Node condition, int at, Course course, bool isOwed)
    {
        var goal = condition.At(at);
        // 3.12: a meeting that took place cannot be undone.
        if (course == Course.Broken && !condition.CanComeTrueAgain(false))
            return Course.Broken;
        if (course == Course.Broken)
            return goal.HasFlag(Value.SaidNotSo) ? Course.Broken
                : MustReturn(goal) ? Course.Returned
                : goal.HasFlag(Value.PossiblySaidSo) ? Course.Broken | Course.Returned
                : Course.Broken;
        return !isOwed ? course
            : goal.HasFlag(Value.SaidNotSo) ? Course.Broken
            : goal.HasFlag(Value.PossiblySaidNotSo) ? course | Course.Broken
            : course;
    }

    Status Keep(Instance instance, World world, int i, Value into, Value outOf)
    {
        var t = scene.Grid[i];
        // Step by step from the moment at which it comes into force; the steps up to each moment are kept.
        var key = (world with { By = null, Dates = null }, into, outOf);
        if (!instance.Courses.TryGetValue(key, out var course))
            instance.Courses[key] = course = [];
        var isFinal = IsFinal(instance);
        var begin = scene.Grid.IndexAt(world.F!.Value);
        var (inBreach, wasInBreach, wasOwed) =
            course.Count == 0 ? default : course[Math.Min(course.Count - 1, i - begin)];
        for (var at = begin + course.Count; at <= i; at++)
        {
            var moment = Math.Max(world.F.Value, scene.Grid[at]);
            var isOwed = IsOwed(instance, world, moment);
            wasOwed |= isOwed;
            if (inBreach)
                // Reading: in a world in which it is out of breach where possibly said so, still not where it is, as
                // that world reads it, said not so.
                inBreach = !(instance.Goal.Is(outOf, at) && !instance.Goal.Is(into, at));
            else if (isOwed && instance.Goal.Is(into, at))
                inBreach = wasInBreach = true;
            if (isFinal || at < scene.Final)
                course.Add((inBreach, wasInBreach, wasOwed));
        }
        return KeepStatus(instance, world, i, inBreach, wasInBreach, wasOwed);
    }

    Status KeepStatus(Instance instance, World world, int i, bool inBreach, bool wasInBreach, bool wasOwed)
    {
        var t = scene.Grid[i];
        if (world.E <= t && !wasInBreach)
            return world.Terminated || !wasOwed ? Status.Lapsed : Status.Fulfilled;
        var isExcused = IsExcused(instance, world, t);
        return inBreach && !isExcused ? Status.Breached
            : wasInBreach && !inBreach ? Status.Cured
            : isExcused ? Status.Excused
            : IsSuspended(instance, world, t) ? Status.Suspended
            : !IsProvided(instance, world, i) ? Status.Waiting
            : Status.Kept;
    }

    // Commitments in their places.

    /// <summary>A commitment, or its instance for a member, with its conditions in their places (3.5).</summary>
    sealed record Instance
    {
        public required Commitment Commitment { get; init; }
        public required string? Member { get; init; }
        public required Place Place { get; init; }
        public ImmutableArray<Act> Acts { get; set; } = [];
        public Dictionary<string, MomentNode> NewDates { get; } = new(StringComparer.Ordinal);
        public Dictionary<string, MomentNode> NewFroms { get; } = new(StringComparer.Ordinal);
        public Dictionary<string, MomentNode> NewUntils { get; } = new(StringComparer.Ordinal);
        public Dictionary<string, MomentNode> NewAims { get; } = new(StringComparer.Ordinal);
        public MomentNode? From { get; set; }

        /// <summary>What is to hold; of an <c>avoid</c> negated, of a <c>seek</c> what was found.</summary>
        public Node Goal { get; set; } = null!;

        /// <summary>The goal as it is where it asks for more, by the counts from which that is counted.</summary>
        public Dictionary<string, Node> GoalsFrom { get; } = [];

        /// <summary>From which counts the goal that is being compiled counts; none: from nowhere.</summary>
        public Dictionary<More, (decimal, decimal)> Bases { get; set; } = [];

        /// <summary>What the variable for a period or an occurrence stands for.</summary>
        public Moment? Stands { get; init; }

        /// <summary>The same, in its place.</summary>
        public MomentNode? Each { get; set; }

        /// <summary>The number of the period or occurrence.</summary>
        public int Ordinal { get; init; }

        /// <summary>What the instance is called.</summary>
        public string? Name { get; init; }

        /// <summary>Its place among the instances of its commitment.</summary>
        public int Number { get; init; }
        public ImmutableArray<FactRef> GoalFacts { get; set; } = [];
        public Node? Provided { get; set; }
        public Node? Unless { get; set; }
        public MomentNode? Together { get; set; }

        /// <summary>The moments at which each of what may take its place may do so, as of a moment.</summary>
        public List<Func<int, List<long?>>> Takeovers { get; } = [];
        public List<MomentNode> TakeoverMoments { get; } = [];

        /// <summary>Its instrument's condition, its trigger, and the breach before it, as moments.</summary>
        public List<MomentNode> Beginnings { get; } = [];
        public MomentNode? Until { get; set; }
        public MomentNode? By { get; set; }
        public MomentNode? Aim { get; set; }
        public Dictionary<FactRef, FactTable> Tables { get; } = [];
        public Dictionary<(World, Value, Value), List<(bool In, bool Was, bool Owed)>> Courses { get; } = [];
        public Dictionary<World, List<(Course Now, bool Owed)>> PossibleCourses { get; } = [];
        public Dictionary<(World, long), (long Due, long From)> NotLate { get; } = [];
        public Dictionary<int, Status> Headlines { get; } = [];
        public Dictionary<int, StatusSet> Possible { get; } = [];

        // Reading: only an `achieve` and a `seek` have a deadline.
        public bool IsDue => Commitment.Duty is DutyKind.Achieve or DutyKind.Seek;

        public IEnumerable<Node> OwnConditions =>
            Beginnings
                .Append(From)
                .Append(Until)
                .Append(By)
                .Append(Together)
                .Concat(TakeoverMoments)
                .Concat(NewDates.Values)
                .OfType<MomentNode>()
                .SelectMany(m => m.Conditions())
                .Concat(new[] { Provided, Unless }.OfType<Node>());
    }

    ImmutableArray<Instance> InstancesOf(string name)
    {
        if (instances.TryGetValue(name, out var known))
            return known;
        var commitment =
            Powers.Find(dossier, name)
            ?? throw new ArgumentException("A commitment that is not formalised has no status.", nameof(name));
        IReadOnlyList<string?> members = commitment.ForEach is { } each
            ? [.. dossier.Rosters[each.Roster].Members.Select(m => m.Id)]
            : [null];
        var all = new List<Instance>();
        foreach (var member in members)
            if (commitment.Recurrence is not { } recurrence)
                all.Add(NewInstance(commitment, member, all.Count));
            else
                // More than can have begun: what has not begun counts for nothing.
                for (var number = 1; number <= Most(recurrence); number++)
                    all.Add(
                        NewInstance(commitment, member, all.Count, number, recurrence.MomentOf(number)) with
                        {
                            Name = recurrence.NameOf(member, number),
                        }
                    );
        return instances[name] = [.. all];
    }

    int Most(Recurrence recurrence)
    {
        var days = Period
            .Between(calendar.DayOf(scene.Grid[0]), calendar.DayOf(scene.Grid[scene.Grid.Count - 1]), PeriodUnits.Days)
            .Days;
        return recurrence switch
        {
            PeriodsOf { Length: var p } => days / (p.Years * 365 + p.Months * 28 + p.Weeks * 7 + p.Days) + 2,
            // Each entry that names it names so many, at most.
            OccurrencesOf { Event: var e } => (int)
                dossier
                    .Entries.SelectMany(x => References.AllIn(x.Content))
                    .Sum(c =>
                        c switch
                        {
                            Holds(var fact) when fact.Fact == e => 1,
                            Compare(var fact, _, var n) when fact.Fact == e => n + 1,
                            More(var n, var fact) when fact.Fact == e => n,
                            _ => 0,
                        }
                    ) + 1,
            _ => 1,
        };
    }

    static Commitment Own(Commitment commitment, string? member)
    {
        if (member is null)
            return commitment;
        ImmutableArray<string> Named(ImmutableArray<string> actors) =>
            [.. actors.Select(a => a == commitment.ForEach!.Variable ? member : a).Distinct()];
        return commitment with
        {
            Obligors = Named(commitment.Obligors),
            Performers = Named(commitment.Performers),
            Obligees = Named(commitment.Obligees),
        };
    }

    Instance NewInstance(Commitment commitment, string? member, int number, int ordinal = 0, Moment? each = null)
    {
        // 3.12: each member for itself.
        commitment = Own(commitment, member);
        var instrument = commitment.Instrument is { } i ? dossier.Instruments.GetValueOrDefault(i) : null;
        var instance = new Instance
        {
            Commitment = commitment,
            Member = member,
            Number = number,
            Ordinal = ordinal,
            Name = member,
            Stands = each,
            Place = PlaceOf(commitment),
        };
        // 3.12: in force not before its period, or its occurrence, begins.
        if (each is not null)
            instance.Beginnings.Add(instance.Each = Compile(instance, each, -1, false));
        instance.Acts = declarations.On(commitment, instance.Place);
        instance.Beginnings.AddRange(EntryOf(instrument));
        AddTakeovers(instance);
        // 3.12: the consequence of an `otherwise`. Reading: of several that name it, the first breach counts.
        var breaches = dossier
            .Commitments.Values.Where(c => c.Otherwise == commitment.Name && c.VariantOf is null && c.Duty is not null)
            .Select(c => (Condition)new StatusIs(c.Name, Status.Breached))
            .ToImmutableArray();
        if (!breaches.IsEmpty)
            instance.Beginnings.Add(new WhenNode(scene, Compile(instance, new AnyOf(breaches), 0, false)));
        // 3.5: belief in a trigger, a proviso, or a condition inside from, by and aim profits the creditors' side; in a
        // goal, an excuse or an until the debtors'.
        if (commitment.Upon is { } upon)
            instance.Beginnings.Add(new WhenNode(scene, Compile(instance, upon, -1, false)));
        if (commitment.From is { } from)
            instance.From = Compile(instance, from, -1, false);
        if (commitment.Provided is { } provided)
            instance.Provided = Compile(instance, provided, -1, true);
        if (commitment.Unless is { } unless)
            instance.Unless = Compile(instance, unless, 1, false);
        // Reading: like a proviso, what the other side does profits the creditors.
        if (commitment.Together is { } together)
            instance.Together = new WhenNode(scene, Compile(instance, together, -1, false));
        instance.Until = commitment.Until is { } until ? Compile(instance, until, 1, false) : null;
        instance.By = commitment.By is { } by ? Compile(instance, by, -1, false) : null;
        instance.Aim = commitment.Aim is { } aim ? Compile(instance, aim, -1, false) : null;
        foreach (var act in instance.Acts)
        {
            void Add(Dictionary<string, MomentNode> nodes, Moment? moment, int profits)
            {
                if (moment is not null)
                    nodes[act.Entry.Id] = Compile(instance, moment, profits, false);
            }
            Add(instance.NewDates, act.Entry.NewDate, -1);
            Add(instance.NewFroms, act.Entry.NewFrom, -1);
            Add(instance.NewUntils, act.Entry.NewUntil, 1);
            Add(instance.NewAims, act.Entry.NewAim, -1);
        }
        var goal = commitment.Goal ?? throw new ArgumentException("A commitment without a goal.", nameof(commitment));
        instance.GoalFacts = [.. FactsUnder(instance, goal).Concat(FactsOfQuantities(instance, goal)).Distinct()];
        instance.Goal = commitment.Duty switch
        {
            // 3.12: what may repeat is avoided each time anew.
            DutyKind.Avoid
                when goal is Holds(var occurring)
                    && dossier.Facts[occurring.Fact] is { Repeatable: true, Meaning: null } => None(
                instance,
                occurring
            ),
            // 3.12: `avoid C` is `keep not C`.
            DutyKind.Avoid => Compile(instance, new Not(goal), 1, false),
            // 3.4: for a `seek` the goal is what was found: prose with the findings on that commitment.
            DutyKind.Seek => new FactNode(
                scene,
                NewProposition(
                    instance,
                    new FactTable(
                        FactKind.Level,
                        [
                            .. record
                                .FindingsOn(commitment.Name)
                                .Select(s =>
                                    (s with { Kind = StatementKind.Figure }).AsFigure(
                                        Comparison.Exactly,
                                        s.Affirms ? 1 : 0,
                                        true
                                    )!
                                ),
                        ]
                    ),
                    1,
                    default,
                    (Comparison.AtLeast, 1)
                )
            ),
            _ => Compile(instance, goal, 1, false),
        };
        return instance;
    }

    NoneNode None(Instance instance, FactRef occurring) =>
        new(scene, AmountOf(instance, occurring, -1)) { Laxer = laxer?.None(instance, occurring) };

    // 3.6: from when an actor exists, whatever the moment asked about: a word said later than that is told by its own
    // date. It rests on no commitment, so it is found without them.
    long? ExistsFrom(string actor)
    {
        if (dossier.Actors.GetValueOrDefault(actor)?.From is not { } from)
            return long.MinValue;
        if (existing.TryGetValue(actor, out var known))
            return known;
        var said = record.Entries.Select(e => calendar.Bounds(e.Said).B).Append(question.AsOf.ToUnixTimeSeconds());
        var others = dossier with
        {
            Commitments = dossier.Commitments.Clear(),
            Powers = dossier.Powers.Clear(),
            Instruments = dossier.Instruments.ToImmutableSortedDictionary(
                i => i.Key,
                i => i.Value with { Upon = null },
                StringComparer.Ordinal
            ),
        };
        var later = new ReferenceEvaluator(
            others,
            question with
            {
                AsOf = Instant.FromUnixTimeSeconds(said.Max()),
                Standard = Standard.Uncontested,
            }
        );
        return existing[actor] = later.FirstEstablished(from);
    }

    long? FirstEstablished(Moment moment)
    {
        var now = scene.Grid.Count - 1;
        MakeFinal(now);
        return Compile(Nobody(), moment, 0, false).Alternatives(now)[0]?.Start;
    }

    // 3.5 The debtors' and the creditors' side.
    Place PlaceOf(Commitment commitment)
    {
        var makers = commitment.Instrument is { } i ? dossier.Instruments.GetValueOrDefault(i)?.Makers : null;
        return new Place(
            [.. commitment.Obligors, .. commitment.Performers],
            commitment.Obligees.IsEmpty ? [.. (makers ?? []).Except(commitment.Obligors)] : [.. commitment.Obligees],
            commitment.Verifiers.Distinct().ToImmutableDictionary(v => v, ExistsFrom)
        );
    }

    /// <summary>The moment of an instrument's own condition, where it has one.</summary>
    // 3.5: it profits nobody; its parties are the instrument's makers and it has no verifier. As no side of it profits,
    // it does not matter on which side the makers stand.
    IEnumerable<MomentNode> EntryOf(Instrument? instrument)
    {
        if (instrument?.Upon is not { } condition)
            yield break;
        var makers = new Instance
        {
            Commitment = new Commitment { Name = "" },
            Member = null,
            Place = new Place([.. instrument.Makers], [], ImmutableDictionary<string, long?>.Empty),
        };
        yield return new WhenNode(scene, Compile(makers, condition, 0, false));
    }

    // 3.12 Superseded.
    void AddTakeovers(Instance instance)
    {
        void Add(string? under, List<MomentNode> moments)
        {
            instance.Takeovers.Add(i => Latest(under, moments, i));
            instance.TakeoverMoments.AddRange(moments);
        }
        Instrument? Under(Commitment c) =>
            c.Instrument is { } name ? dossier.Instruments.GetValueOrDefault(name) : null;
        if (instance.Commitment is { Instrument: { } own, Survives: false })
            foreach (var instrument in dossier.Instruments.Values.Where(i => i.Replaces.Contains(own)))
                Add(instrument.Name, [.. EntryOf(instrument)]);
        var read = Declarations.ReadFrom(dossier, instance.Commitment);
        foreach (var version in dossier.Commitments.Values.Where(c => c.Replaces.Any(read.Contains)))
        {
            IEnumerable<string?> members = version.ForEach is { } each
                ? dossier.Rosters[each.Roster].Members.Select(m => (string?)m.Id)
                : [null];
            foreach (var member in members)
            {
                // Of one member's instance, only the version for that member.
                if (member is not null && instance.Member is not null && member != instance.Member)
                    continue;
                var place = new Instance
                {
                    Commitment = version,
                    Member = member,
                    Stands = version.Recurrence?.MomentOf(1),
                    Place = PlaceOf(Own(version, member)),
                };
                var moments = EntryOf(Under(version)).ToList();
                if (version.From is { } from)
                    moments.Add(Compile(place, from, -1, false));
                Add(version.Instrument, moments);
            }
        }
    }

    /// <summary>The facts, and the prose, that a condition speaks of; whether it asks for them or for their opposite.</summary>
    IEnumerable<(FactRef Fact, (Comparison, decimal)? Compared, bool So)> FactsIn(
        Instance instance,
        Condition condition,
        bool so
    )
    {
        FactRef Of(FactRef fact) => instance.Member is { } member ? fact.For(member) : fact;
        return condition switch
        {
            Not(var part) => FactsIn(instance, part, !so),
            AllOf(var parts) => parts.SelectMany(p => FactsIn(instance, p, so)),
            AnyOf(var parts) => parts.SelectMany(p => FactsIn(instance, p, so)),
            // What is defined is decided by its definition.
            Holds(var fact) when IsDefined(fact.Fact) => [],
            OfRoster(_, _, var fact, _) when IsDefined(fact) => [],
            Holds(var fact) => [(Of(fact), null, so)],
            Compare(var fact, _, _) when Reckoned(fact) is not null => [],
            Compare(var fact, var comparison, var amount) => [(Of(fact), (comparison, amount), so)],
            OfRoster(_, var roster, var fact, var negated) => dossier
                .Rosters[roster]
                .Members.Select(m => (new FactRef(fact, m.Id), ((Comparison, decimal)?)null, so != negated)),
            // Reading: findings on the prose are statements about the goal; a finding on the commitment says nothing of
            // prose in it (but for a `seek`).
            Prose prose => [(Record.KeyOf(prose), null, so)],
            _ => [],
        };
    }

    Quantity? Reckoned(FactRef fact) => dossier.Facts[fact.Fact].Reckoned;

    /// <summary>A quantity and all within it, also where that is reckoned from others.</summary>
    IEnumerable<Quantity> Expanded(Quantity quantity) =>
        References
            .QuantitiesIn(quantity)
            .SelectMany(q => q is ValueOf(var fact) && Reckoned(fact) is { } from ? Expanded(from) : [q]);

    /// <summary>The facts in comparisons of quantities. A finding on the goal gives none of them a figure (3.9).</summary>
    IEnumerable<FactRef> FactsOfQuantities(Instance instance, Condition goal)
    {
        FactRef Bound(FactRef fact) => instance.Member is { } member ? fact.For(member) : fact;
        foreach (
            var condition in References.AllMeant(dossier, instance.Member is { } own ? Definitions.In(goal, own) : goal)
        )
        {
            Quantity[] sides = condition switch
            {
                CompareQuantities(var left, _, var right) => [left, right],
                Compare(var fact, _, _) => [new ValueOf(fact)],
                More(_, var fact) => [new ValueOf(fact)],
                _ => [],
            };
            foreach (var quantity in sides.SelectMany(Expanded))
            {
                if (quantity is ValueOf(var value))
                    yield return Bound(value);
                if (quantity is not GrowthOf(var growing, _, var state))
                    continue;
                yield return Bound(growing);
                if (state is Holds(var during) && !IsDefined(during.Fact))
                    yield return Bound(during);
            }
        }
    }

    bool IsDefined(string fact) => dossier.Facts[fact].Meaning is not null;

    /// <summary>The facts on which a goal rests, those by which others are defined among them.</summary>
    IEnumerable<FactRef> FactsUnder(Instance instance, Condition goal) =>
        References
            .AllMeant(dossier, instance.Member is { } member ? Definitions.In(goal, member) : goal)
            .SelectMany(c =>
                c switch
                {
                    Holds(var fact) when IsDefined(fact.Fact) => [],
                    OfRoster(_, _, var fact, _) when IsDefined(fact) => [],
                    Not or AllOf or AnyOf => [],
                    _ => FactsIn(instance, c, true).Select(f => f.Fact),
                }
            );

    /// <summary>
    /// What is said of a fact, for a commitment: with the findings on its goal, which affirm or deny what the goal speaks
    /// of (3.4). Reading: in every clause of the commitment, not in its goal alone; and like any statement, they silence.
    /// </summary>
    FactTable TableOf(Instance instance, FactRef fact)
    {
        if (instance.Tables.TryGetValue(fact, out var known))
            return known;
        var isProse = fact.Fact.StartsWith('"');
        var statements = record.On(fact).ToList();
        if (instance.Commitment.Goal is { } goal && !isProse && instance.Commitment.Duty != DutyKind.Seek)
            foreach (var (about, compared, so) in FactsIn(instance, goal, instance.Commitment.Duty != DutyKind.Avoid))
                if (about == fact)
                    foreach (var finding in record.FindingsOn(instance.Commitment.Name))
                        if (record.Of(finding, fact, compared, finding.Affirms == so) is { } statement)
                            statements.Add(statement);
        return instance.Tables[fact] = new FactTable(
            isProse ? FactKind.Level : dossier.Facts[fact.Fact].Kind,
            statements
        );
    }

    Proposition NewProposition(
        Instance instance,
        FactTable table,
        int profits,
        Threshold threshold,
        (Comparison, decimal)? compared
    ) =>
        new(
            table,
            instance.Place,
            profits,
            (int)question.Standard,
            side => dossier.Actors.GetValueOrDefault(side)?.Kind == ActorKind.Body,
            threshold,
            compared
        );

    /// <param name="instance">The commitment in which it stands.</param>
    /// <param name="condition">The condition.</param>
    /// <param name="profits">Whom belief in it profits: 1 the debtors' side, -1 the creditors', 0 nobody (3.5).</param>
    /// <param name="inProvided">Whether it stands inside a <c>provided</c> (3.11).</param>
    Node Compile(Instance instance, Condition condition, int profits, bool inProvided)
    {
        var node = CompileAlone(instance, condition, profits, inProvided);
        // 3.7: what is reckoned, and moments.
        if (node is CompareNode or ComeNode && condition is not More && laxer is not null)
            node.Laxer = laxer.Compile(instance, condition, profits, inProvided);
        return node;
    }

    Node CompileAlone(Instance instance, Condition condition, int profits, bool inProvided)
    {
        Node Part(Condition part) => Compile(instance, part, profits, inProvided);
        FactNode Fact(FactRef fact, int interest, Threshold threshold, (Comparison, decimal)? compared) =>
            new(
                scene,
                NewProposition(
                    instance,
                    TableOf(instance, instance.Member is { } member ? fact.For(member) : fact),
                    interest,
                    threshold,
                    compared
                )
            );
        // 3.5: `not` turns the interest round.
        Node NotFact(FactRef fact, Threshold threshold) => new NotNode(scene, Fact(fact, -profits, threshold, null));
        switch (condition)
        {
            case Not(var part):
                return new NotNode(scene, Compile(instance, part, -profits, inProvided));
            case AllOf(var parts):
                return new ManyNode(scene, true, [.. parts.Select(Part)]);
            case AnyOf(var parts):
                return new ManyNode(scene, false, [.. parts.Select(Part)]);
            case OfRoster(var all, var roster, var fact, var negated):
                return new ManyNode(
                    scene,
                    all,
                    [
                        .. dossier
                            .Rosters[roster]
                            .Members.Select(m => new Holds(new FactRef(fact, m.Id)))
                            .Select(h => Part(negated ? new Not(h) : h)),
                    ]
                );
            case Holds(var fact) when Meaning(instance, fact) is { } meaning:
                return Part(meaning);
            case Holds(var fact):
                return Fact(fact, profits, Threshold.Event, null);
            case Compare(var fact, var comparison, var n) when Reckoned(fact) is not null:
                return Part(new CompareQuantities(new ValueOf(fact), comparison, new Number(n)));
            case Compare(var fact, var comparison, var n)
                when dossier.Facts[fact.Fact].Kind is FactKind.Tally or FactKind.Event:
            {
                // 3.4: `at most n` is "not above n", `below n` is "not at least n", `exactly n` is both.
                Threshold atLeast = new(n, false);
                Threshold above = new(n, true);
                return comparison switch
                {
                    Comparison.AtLeast => Fact(fact, profits, atLeast, null),
                    Comparison.Above => Fact(fact, profits, above, null),
                    Comparison.AtMost => NotFact(fact, above),
                    Comparison.Below => NotFact(fact, atLeast),
                    _ => new ManyNode(scene, true, [Fact(fact, profits, atLeast, null), NotFact(fact, above)]),
                };
            }
            case Compare(var fact, var comparison, var n):
                return Fact(fact, profits, default, (comparison, n));
            case CompareQuantities compare:
                return new QuantityCompiler(
                    scene,
                    (fact, high) => AmountOf(instance, fact, high),
                    (part, whose) => Compile(instance, part, whose, inProvided),
                    Reckoned
                ).Compile(compare, profits);
            case Prose prose:
                return Fact(Record.KeyOf(prose), profits, default, (Comparison.AtLeast, 1));
            case StatusIs(var commitment, var status):
                return new StatusNode(scene, this, commitment, status, inProvided);
            case InstrumentIs(var instrument, var stands):
                return new InstrumentNode(scene, this, instrument, stands);
            case IsMade(var made):
                return new MadeNode(scene, declarations.MadeAt(made));
            case Lasting lasting:
                return new LastingNode(scene, Part(lasting.Part), lasting);
            case Before(var first, var then):
                return new BeforeNode(scene, Part(first), Compile(instance, then, -profits, inProvided));
            case HasCome(var moment):
                return new ComeNode(scene, Compile(instance, moment, profits, inProvided), false);
            case HasPassed(var moment):
                return new ComeNode(scene, Compile(instance, moment, profits, inProvided), true);
            case More more:
                return new QuantityCompiler(
                    scene,
                    (fact, high) => AmountOf(instance, fact, high),
                    (part, whose) => Compile(instance, part, whose, inProvided),
                    Reckoned
                ).Compile(more, instance.Bases.TryGetValue(more, out var start) ? start : null, profits);
            default:
                return new NeverNode(scene);
        }
    }

    // 3.2: from `the earlier of`, `the later of`, `either of` and what is defined as one of them, one looks back from each.
    MomentNode CompileOffset(Instance instance, Servanda.Model.Offset offset, Func<Moment, MomentNode> compile)
    {
        static Step StepOf(Servanda.Model.Offset offset) => new(offset.Length, offset.WorkingDays, offset.After);
        List<Step> steps = [];
        Moment anchor = offset;
        while (anchor is Servanda.Model.Offset inner)
        {
            steps.Insert(0, StepOf(inner));
            anchor = inner.Anchor;
        }
        if (anchor is EachMoment)
            anchor = instance.Stands!;
        while (anchor is WhenHolds(Holds(var fact)) && Meaning(instance, fact) is HasCome(var defined))
        {
            anchor = defined;
            for (; anchor is Servanda.Model.Offset inner; anchor = inner.Anchor)
                steps.Insert(0, StepOf(inner));
        }
        if (steps.Any(s => !s.After))
        {
            Moment On(Moment other) =>
                steps.Aggregate(
                    other,
                    (from, step) =>
                        new Servanda.Model.Offset(step.Length, step.After, from) { WorkingDays = step.Working }
                );
            switch (anchor)
            {
                case EarlierOf(var moments):
                    return new EarlierNode(scene, [.. moments.Select(On).Select(compile)]);
                case LaterOf(var moments):
                    return new LaterNode(scene, [.. moments.Select(On).Select(compile)]);
                case EitherOf(var moments):
                    return new EitherNode(scene, [.. moments.Select(On).Select(compile)]);
            }
        }
        return new OffsetNode(scene, steps, compile(anchor));
    }

    Condition? Meaning(Instance instance, FactRef fact) =>
        Definitions.Of(dossier, instance.Member is { } member ? fact.For(member) : fact);

    /// <summary>A level or a tally in a quantity; belief in "at most" profits the others.</summary>
    AmountNode AmountOf(Instance instance, FactRef fact, int high)
    {
        var table = TableOf(instance, instance.Member is { } member ? fact.For(member) : fact);
        return new AmountNode(
            scene,
            table,
            (comparison, n) =>
                NewProposition(
                    instance,
                    table,
                    comparison == Comparison.AtMost ? -high : high,
                    new Threshold(n, false),
                    (comparison, n)
                )
        );
    }

    MomentNode Compile(Instance instance, Moment moment, int profits, bool inProvided)
    {
        MomentNode Part(Moment part) => Compile(instance, part, profits, inProvided);
        switch (moment)
        {
            case EachMoment:
                return Part(instance.Stands!);
            case NthPeriod period:
                return new PeriodNode(
                    scene,
                    Part(dossier.Facts[period.State].Definition?.From ?? new WhenHolds(period.Obtains)),
                    Compile(instance, period.Obtains, profits, inProvided),
                    period
                );
            case OnDate date:
                var (a, b) = calendar.Bounds(date);
                return new DateNode(scene, new Span(a, b, true));
            case Servanda.Model.Offset offset:
                return CompileOffset(instance, offset, Part);
            case WhenHolds(Holds(var fact)) when Meaning(instance, fact) is HasCome(var defined):
                return Part(defined);
            case UnlessHeld(var when, var condition):
                return new UnlessNode(scene, Part(when), Compile(instance, condition, profits, inProvided));
            case WhenHolds(var condition):
                return new WhenNode(scene, Compile(instance, condition, profits, inProvided));
            case DueOf(var commitment):
                return new DueNode(scene, this, commitment);
            case EarlierOf(var moments):
                return new EarlierNode(scene, [.. moments.Select(Part)]);
            case LaterOf(var moments):
                return new LaterNode(scene, [.. moments.Select(Part)]);
            case EitherOf(var readings):
                return new EitherNode(scene, [.. readings.Select(Part)]);
            default:
                throw new ArgumentOutOfRangeException(nameof(moment), moment, null);
        }
    }
}
