using System.Collections.Immutable;
using NodaTime;
using Servanda.Assessment.Agenda;
using Servanda.Model;
using Servanda.Record;

namespace Servanda.Assessment;

/// <summary>Answers questions about one dossier. Safe to share between threads; the same question gives the same bytes.</summary>
public sealed class Assessor
{
    readonly RecordIndex _index;
    readonly Ties _ties;
    readonly Commitment[][] _circles;
    readonly Commitment[][] _notPlain;
    readonly (Commitment Commitment, PlainDuty? Plain)[] _formal;

    /// <summary>Prepares a dossier for questions.</summary>
    public Assessor(Dossier dossier)
        : this(dossier, allowsShortcuts: true) { }

    /// <summary>Prepares a dossier; without shortcuts the answers are the same, and slower.</summary>
    internal Assessor(Dossier dossier, bool allowsShortcuts)
    {
        Dossier = dossier;
        _index = new RecordIndex(dossier, allowsShortcuts);
        _ties = new Ties(_index);
        _circles = _ties.Order;
        _formal = Array.ConvertAll(
            Formal(dossier),
            c => (c, allowsShortcuts && _ties.StandsAlone(c) ? PlainDuty.Of(_index, c) : null)
        );
        var plain = _formal.Where(f => f.Plain is not null).Select(f => f.Commitment.Name).ToHashSet();
        _notPlain = [.. _circles.Where(c => c.Length > 1 || !plain.Contains(c[0].Name))];
    }

    /// <summary>The dossier.</summary>
    public Dossier Dossier { get; }

    /// <summary>Where every commitment stands.</summary>
    public Assessment Assess(Question question)
    {
        var run = new Evaluation(ViewFor(question), question.Standard, _ties, _notPlain);
        var at = question.AsOf.ToUnixTimeSeconds();
        var answers = ImmutableArray.CreateBuilder<Answer>(_formal.Length);
        foreach (var (commitment, plain) in _formal)
            answers.Add(
                plain?.Answer(run.View, question.Standard, at)
                    ?? new AnswerReader(run, at).WithList(
                        AnswerOf(run, run.Of(commitment.Name) ?? run.Reckon(commitment), at)
                    )
            );
        return new Assessment
        {
            Question = question,
            Answers = answers.MoveToImmutable(),
            Powers = [.. Dossier.Powers.Keys.Select(run.Of).OfType<Outcome>().Select(o => AnswerOf(run, o, at))],
            IsPartial = Dossier.IsPartial,
        };
    }

    /// <summary>The answers of a <c>for each</c>, one a member; empty for any other commitment.</summary>
    public ImmutableArray<Answer> Instances(Question question, string commitment)
    {
        var run = Evaluate(question);
        var at = question.AsOf.ToUnixTimeSeconds();
        return run.Of(commitment) is { Commitment.HasInstances: true } outcome
            ? [.. new AnswerReader(run, at).Instances(outcome)]
            : [];
    }

    /// <summary>Why a commitment stands where it stands.</summary>
    /// <exception cref="ArgumentException">There is no such commitment with a formal reading, or no such member.</exception>
    public Explanation Explain(Question question, string commitment, string? member = null)
    {
        var run = Evaluate(question);
        if (member is null)
            return Explain(run, question, commitment);
        var outcome = Find(run, commitment);
        var at = question.AsOf.ToUnixTimeSeconds();
        var instance = FindInstance(run, outcome, member);
        return new Explainer(run, at).Explain(outcome, instance, AnswerOf(run, outcome, instance, at));
    }

    /// <summary>Why each of some commitments stands where it stands: what <see cref="Explain(Question, string, string?)"/> says of each, reckoned once for all.</summary>
    /// <param name="question">The question.</param>
    /// <param name="commitments">Their names.</param>
    /// <returns>The explanations in the order of the names, one when it is asked for.</returns>
    /// <exception cref="ArgumentException">There is no commitment of such a name with a formal reading.</exception>
    public IEnumerable<Explanation> Explain(Question question, IEnumerable<string> commitments)
    {
        ArgumentNullException.ThrowIfNull(commitments);
        return Each();

        IEnumerable<Explanation> Each()
        {
            var run = Evaluate(question);
            foreach (var commitment in commitments)
                yield return Explain(run, question, commitment);
        }
    }

    /// <summary>Every status it has had, as known at the question's <see cref="Question.KnownAt"/>, up to its as of.</summary>
    public ImmutableArray<HistoryStep> History(Question question, string commitment, string? member = null)
    {
        var run = Evaluate(question);
        var outcome = Find(run, commitment);
        var instance = member is null ? null : FindInstance(run, outcome, member);
        var last = question.AsOf.ToUnixTimeSeconds();
        // A day is asked at its end, so what lasts less than a day is no step.
        var days = new SortedSet<long>();
        foreach (var turn in Turns(outcome, instance, last))
            if (DayMath.IsOnCalendar(turn) && turn <= last)
                days.Add(Math.Min(_index.Days.EndOfDay(turn), last));
        var bearing = Bearing(run, outcome, instance);
        Answer At(long t) => instance is null ? AnswerOf(run, outcome, t) : AnswerOf(run, outcome, instance, t);
        var before = days.Count == 0 ? last : days.Min - 86_400;
        var steps = ImmutableArray.CreateBuilder<HistoryStep>();
        var previous = At(before);
        steps.Add(new HistoryStep(null, previous, [], "at first"));
        foreach (var t in days)
        {
            var answer = At(t);
            if (SaysTheSame(answer, previous))
                continue;
            var day = _index.Days.NameOf(t);
            var causes = bearing
                .Where(e =>
                    _index.Happened[e].A <= t
                    && _index.Days.NameOf(
                        Math.Max(_index.Happened[e].A, Math.Min(_index.Happened[e].B, _index.Happened[e].Said))
                    ) == day
                )
                .Select(e => _index.Entries[e])
                .ToImmutableArray();
            steps.Add(new HistoryStep(day, answer, causes, ReasonFor(run, answer, causes, t)));
            previous = answer;
        }
        return steps.ToImmutable();
    }

    /// <summary>Every answer that would have been given at the end of each day, knowing what was known then.</summary>
    public ImmutableArray<HistoryStep> HistoryAsKnownThen(Question question, string commitment, string? member = null)
    {
        var (asOf, knownAt) = (question.AsOf.ToUnixTimeSeconds(), question.KnownAt.ToUnixTimeSeconds());
        // The answer as of t and known at t changes only where knowledge grows or time passes a change of standing.
        var latest = Evaluate(question);
        var whole = Find(latest, commitment);
        var moments = new SortedSet<long>();
        foreach (var entry in Bearing(latest, whole, null))
            moments.Add(_index.Known[entry]);
        var states = moments.Where(k => k <= knownAt).ToList();
        var steps = ImmutableArray.CreateBuilder<HistoryStep>();
        Answer? previous = null;
        for (var i = -1; i < states.Count; i++)
        {
            var known = i < 0 ? long.MinValue : states[i];
            var until = Math.Min(i + 1 < states.Count ? states[i + 1] - 1 : long.MaxValue, asOf);
            var run = new Evaluation(
                new RecordView(_index, known, question.EnteredAt?.ToUnixTimeSeconds()) { AsOf = asOf },
                question.Standard,
                _ties,
                _circles
            );
            var outcome = Find(run, commitment);
            var instance = member is null ? null : FindInstance(run, outcome, member);
            var ends = new SortedSet<long>();
            if (i >= 0 && _index.Days.EndOfDay(known) <= until)
                ends.Add(_index.Days.EndOfDay(known));
            foreach (var turn in Turns(outcome, instance, until))
                if (DayMath.IsOnCalendar(turn) && turn >= known && _index.Days.EndOfDay(turn) <= until)
                    ends.Add(_index.Days.EndOfDay(turn));
            if (previous is null && ends.Count == 0)
                ends.Add(Math.Min(until, asOf));
            foreach (var t in ends)
            {
                var answer = instance is null ? AnswerOf(run, outcome, t) : AnswerOf(run, outcome, instance, t);
                if (previous is not null && SaysTheSame(answer, previous))
                    continue;
                var causes = previous is null
                    ? []
                    : Bearing(run, outcome, instance)
                        .Where(e => _index.Days.EndOfDay(_index.Known[e]) == t)
                        .Select(e => _index.Entries[e])
                        .ToImmutableArray();
                steps.Add(
                    new HistoryStep(
                        previous is null ? null : _index.Days.NameOf(t),
                        answer,
                        causes,
                        previous is null ? "at first" : ReasonFor(run, answer, causes, t)
                    )
                );
                previous = answer;
            }
        }
        return steps.ToImmutable();
    }

    /// <summary>What differs between two questions, and because of which entries.</summary>
    public ImmutableArray<AnswerChange> Changes(Question before, Question after)
    {
        var (old, now) = (Evaluate(before), Evaluate(after));
        var (oldAt, newAt) = (before.AsOf.ToUnixTimeSeconds(), after.AsOf.ToUnixTimeSeconds());
        var (oldKnown, newKnown) = (before.KnownAt.ToUnixTimeSeconds(), after.KnownAt.ToUnixTimeSeconds());
        var changes = ImmutableArray.CreateBuilder<AnswerChange>();
        foreach (var commitment in Dossier.Commitments.Values)
        {
            if (old.Of(commitment.Name) is not { } was || now.Of(commitment.Name) is not { } isNow)
                continue;
            var (x, y) = (AnswerOf(old, was, oldAt), AnswerOf(now, isNow, newAt));
            if (SaysTheSame(x, y))
                continue;
            var causes = Bearing(old, was, null)
                .Union(Bearing(now, isNow, null))
                .Order()
                .Where(e =>
                    IsBetween(_index.Known[e], oldKnown, newKnown) || IsBetween(_index.Happened[e].B, oldAt, newAt)
                )
                .Select(e => _index.Entries[e])
                .ToImmutableArray();
            changes.Add(
                new AnswerChange(commitment.Name, null, x, y, causes, ReasonFor(now, y, causes, newAt, old, oldAt))
            );
        }
        return changes.ToImmutable();
    }

    /// <summary>Whether a condition holds, belief in it profiting nobody (semantics 3.5).</summary>
    public ConditionAnswer Read(Question question, Condition condition) => ReaderOfConditions(question)(condition);

    /// <summary>Reads conditions for one question, which is evaluated once.</summary>
    internal Func<Condition, ConditionAnswer> ReaderOfConditions(Question question)
    {
        var run = Evaluate(question);
        var at = question.AsOf.ToUnixTimeSeconds();
        return condition =>
        {
            var truth = new ConditionReader(run, Place.OfNobody, null).Read(condition, Interest.Nobody).Signal[at];
            return new ConditionAnswer((truth & Truth.Established) != 0, (truth & Truth.Possible) != 0);
        };
    }

    /// <summary>Where every issue of the agenda stands, in the order of their names.</summary>
    public ImmutableArray<IssueAnswer> Issues(Question question)
    {
        if (Dossier.Issues.IsEmpty)
            return [];
        var answers = new IssueAnswers(Evaluate(question), question.AsOf.ToUnixTimeSeconds());
        return [.. Dossier.Issues.Values.Select(answers.Of)];
    }

    /// <summary>Why an issue stands where it stands.</summary>
    /// <exception cref="ArgumentException">There is no such issue.</exception>
    public Explanation ExplainIssue(Question question, string issue)
    {
        if (!Dossier.Issues.TryGetValue(issue, out var found))
            throw new ArgumentException($"There is no issue {issue}.", nameof(issue));
        return new IssueExplainer(Evaluate(question), question.AsOf.ToUnixTimeSeconds()).Explain(found);
    }

    /// <summary>Who waits for whom.</summary>
    public WaitGraph Waits(Question question)
    {
        var run = Evaluate(question);
        return new Waiting(run, question.AsOf.ToUnixTimeSeconds()).Graph();
    }

    static Explanation Explain(Evaluation run, Question question, string commitment)
    {
        var outcome = Find(run, commitment);
        var at = question.AsOf.ToUnixTimeSeconds();
        return new Explainer(run, at).Explain(outcome, new AnswerReader(run, at).WithList(AnswerOf(run, outcome, at)));
    }

    internal Evaluation Evaluate(Question question) => new(ViewFor(question), question.Standard, _ties, _circles);

    RecordView ViewFor(Question question) =>
        new(_index, question.KnownAt.ToUnixTimeSeconds(), question.EnteredAt?.ToUnixTimeSeconds())
        {
            AsOf = question.AsOf.ToUnixTimeSeconds(),
        };

    /// <summary>The commitments that have answers.</summary>
    internal static Commitment[] Formal(Dossier dossier) =>
        [.. dossier.Commitments.Values.Where(c => c is { Duty: not null, Goal: not null })];

    static Outcome Find(Evaluation run, string commitment) =>
        run.Of(commitment)
        ?? throw new ArgumentException(
            $"There is no commitment {commitment} with a formal reading.",
            nameof(commitment)
        );

    static Instance? Single(Outcome outcome) => outcome.Commitment.HasInstances ? null : outcome.Instances[0];

    static Instance FindInstance(Evaluation run, Outcome outcome, string name) =>
        run.InstanceOf(outcome, name)
        ?? throw new ArgumentException($"{outcome.Commitment.Name} has no instance {name}.", nameof(name));

    static bool IsBetween(long t, long x, long y) => t > Math.Min(x, y) && t <= Math.Max(x, y);

    static bool SaysTheSame(Answer x, Answer y) =>
        x.Status == y.Status
        && x.Possible.SequenceEqual(y.Possible)
        && x.Evidence == y.Evidence
        && x.Due == y.Due
        && x.Progress == y.Progress
        && x.Flags.SequenceEqual(y.Flags)
        && x.Instances.SequenceEqual(y.Instances);

    /// <summary>What brought an answer about, in words: the entries, or what time alone brought, or what became of another.</summary>
    string ReasonFor(
        Evaluation run,
        Answer answer,
        ImmutableArray<Entry> causes,
        long at,
        Evaluation? before = null,
        long? then = null
    )
    {
        if (!causes.IsEmpty)
            return string.Join(", ", causes.Select(c => c.Id));
        if (answer.Status == Status.Overdue)
            return "its deadline passed";
        if (answer.Status == Status.Lapsed)
            return "its term ended";
        var others = run.Of(answer.Commitment.Name)!
            .Kinds.SelectMany(i => i.Conditions.Append(i.Goal))
            .SelectMany(r => r.All())
            .Select(r =>
                r.Condition switch
                {
                    StatusIs status => status.Commitment,
                    InstrumentIs instrument => instrument.Instrument,
                    _ => null,
                }
            )
            .OfType<string>()
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .Where(name => run.Of(name) is { } now && now.Standing[at].Headline != HeadlineBefore(name))
            .Select(name => $"{name} became {WordFor(name, run.Of(name)!.Standing[at].Headline)}")
            .ToList();
        return others.Count == 0 ? "time passed" : string.Join(", ", others);

        string WordFor(string name, Status status) =>
            Dossier.Instruments.ContainsKey(name) ? Instruments.WordFor(status) : Words.Of(status);

        Status? HeadlineBefore(string name) =>
            (before ?? run).Of(name)?.Standing[then ?? _index.Days.StartOf(_index.Days.DayOf(at)) - 1].Headline;
    }

    /// <summary>The seconds at which an answer may change: its status, its count, or a date that passes.</summary>
    static IEnumerable<long> Turns(Outcome outcome, Instance? only, long asOf)
    {
        var instance = only ?? Single(outcome);
        foreach (var each in instance is null ? outcome.Kinds : [instance])
        {
            foreach (var piece in each.Standing.Pieces.ToArray())
                yield return piece.From;
            if (each.AimAsOf?.Invoke(asOf)?.Established is { } aim)
                yield return aim.End + 1;
            foreach (var (from, due) in each.DeadlinesAsOf?.Invoke(asOf) ?? [])
            {
                yield return from;
                if (due != long.MaxValue)
                    yield return due + 1;
            }
        }
        // The count of a `for each` is that of its instances.
        foreach (var reading in instance?.Goal.All() ?? [])
        {
            foreach (var row in reading.Fact?.Rows() ?? [])
            {
                yield return row.A;
                yield return row.B;
            }
            if (reading.Amounts is var (left, right))
                foreach (var from in left.From.Concat(right.From))
                    yield return from;
        }
    }

    /// <summary>The entries that bear on a commitment: on its facts, findings and declarations, and on what it refers to.</summary>
    internal static SortedSet<int> Bearing(Evaluation run, Outcome outcome, Instance? only)
    {
        var entries = new SortedSet<int>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var work = new Stack<(Outcome, Instance?)>();
        work.Push((outcome, only));
        while (work.TryPop(out var item))
        {
            var (found, instance) = item;
            if (!seen.Add(found.Commitment.Name))
                continue;
            foreach (var act in found.Declared.Acts)
                entries.Add(act.Entry);
            if (run.Index.Dossier.Powers.TryGetValue(found.Commitment.Name, out var power))
                entries.UnionWith(Powers.UsesOf(run, power));
            foreach (
                var name in found
                    .Instances.SelectMany(i => i.Takeovers)
                    .Select(t => t.Instrument?.Name)
                    .Append(found.Commitment.Instrument)
                    .OfType<string>()
                    .Distinct(StringComparer.Ordinal)
            )
            foreach (var act in run.Index.ActsOn(name))
                if (run.View.IsKnown(act))
                    entries.Add(act);
            foreach (var row in run.Index.About(run.Index.FoundGoal(found.Commitment.Name)))
                if (run.View.IsKnown(row.Entry))
                    entries.Add(row.Entry);
            var claimants = run.Ties.Claimants(found.Commitment).Select(c => c.Name).ToList();
            foreach (var each in instance is null || claimants.Count > 0 ? found.Instances : [instance])
            foreach (var reading in each.Conditions.Append(each.Goal).SelectMany(r => r.All()))
            {
                if (reading.Fact is { } fact)
                {
                    foreach (var row in run.Index.About(fact.Fact))
                        if (run.View.IsKnown(row.Entry))
                            entries.Add(row.Entry);
                    foreach (var doubt in run.Index.DoubtsAbout(fact.Fact) ?? [])
                        if (run.View.IsKnown(doubt.Entry))
                            entries.Add(doubt.Entry);
                }
            }
            // What is declared and not known yet makes nothing bear on it.
            var declared = found.Declared.Acts.Select(a => run.Index.Entries[a.Entry]).ToList();
            foreach (var reference in References.Of(found.Commitment, run.Ties, declared).Concat(claimants))
                if (run.Of(reference) is { } other)
                    work.Push((other, null));
        }
        // Withdrawals, and withdrawals of withdrawals, of any of these.
        for (var grew = true; grew; )
        {
            grew = false;
            var ids = entries.Select(e => run.Index.Entries[e].Id).ToHashSet(StringComparer.Ordinal);
            foreach (var act in run.Index.Withdrawals)
                if (run.View.IsKnown(act) && ids.Contains(run.Index.Entries[act].Object!))
                    grew |= entries.Add(act);
        }
        return entries;
    }

    static Answer AnswerOf(Evaluation run, Outcome outcome, long at) => new AnswerReader(run, at).Of(outcome);

    static Answer AnswerOf(Evaluation run, Outcome outcome, Instance instance, long at) =>
        new AnswerReader(run, at).Of(outcome, instance);
}
