using System.Collections.Immutable;
using NodaTime;
using Servanda.Model;

namespace Servanda.Assessment;

/// <summary>Makes answers of what was reckoned, for one moment.</summary>
internal sealed class AnswerReader(Evaluation run, long at)
{
    // A list of many members asks the same of its one commitment.
    readonly Dictionary<string, bool> _restsOnEmptyRoster = new(StringComparer.Ordinal);

    /// <summary>One answer an instance of a commitment that has some; none of another.</summary>
    public IEnumerable<Answer> Instances(Outcome outcome) =>
        (outcome.Alike is null ? outcome.Begun(at) : outcome.Instances)
            .Where(i => i.Name is not null)
            .Select(i => Of(outcome, i));

    /// <summary>The answer of a <c>for each</c> with what was reported of those on its list; of any other, as it is.</summary>
    public Answer WithList(Answer answer) =>
        answer.Commitment.ForEach is null
            ? answer
            : answer with
            {
                List = new ListReader(run, answer.Commitment, at).Read(),
            };

    /// <summary>Where it stands; of a <c>for each</c>, as a whole.</summary>
    public Answer Of(Outcome outcome)
    {
        if (!outcome.Commitment.HasInstances)
            return Of(outcome, outcome.Kinds[0]);
        var commitment = outcome.Commitment;
        var piece = outcome.Standing[at];
        var isEmpty = outcome.Kinds is [{ Headline: null }];
        var answers = isEmpty ? [] : Array.ConvertAll(outcome.Begun(at), i => Of(outcome, i));
        var flags = new SortedSet<string>(answers.SelectMany(a => a.Flags), StringComparer.Ordinal);
        if (isEmpty)
            flags.Add("empty roster");
        if (outcome.IsCut)
            flags.Add("too many instances");
        if (WhoVerifies(commitment) is { } lack)
            flags.Add(lack);
        return new Answer
        {
            Commitment = commitment,
            Status = piece.Headline,
            Since = run.Index.Days.NameOf(outcome.Standing.Since(at)),
            Due = Agreed(answers.Select(a => a.Due)),
            OriginalDue = Agreed(answers.Select(a => a.OriginalDue)),
            Aim = Agreed(answers.Select(a => a.Aim)),
            Evidence = Foremost(answers.Select(a => a.Evidence)),
            Possible = [.. piece.Possible.All()],
            Flags = [.. flags],
            WaitsFor = new Waiting(run, at).Next(outcome),
            Instances = Counted(answers, outcome.Alike),
        };
    }

    static ImmutableSortedDictionary<Status, int> Counted(Answer[] kinds, AlikeMembers? alike)
    {
        var counts = new int[(int)Status.Kept + 1];
        if (alike is null)
            foreach (var answer in kinds)
                counts[(int)answer.Status]++;
        else
            foreach (var group in alike.GroupOf)
                counts[(int)kinds[group].Status]++;
        var some = ImmutableSortedDictionary.CreateBuilder<Status, int>();
        for (var i = 0; i < counts.Length; i++)
            if (counts[i] > 0)
                some.Add((Status)i, counts[i]);
        return some.ToImmutable();
    }

    /// <summary>Where one instance stands.</summary>
    public Answer Of(Outcome outcome, Instance instance)
    {
        var commitment = instance.Headline is null ? outcome.Commitment : instance.Commitment;
        var piece = instance.Standing[at];
        var hasDeadline = commitment.Duty is DutyKind.Achieve or DutyKind.Seek && instance.Headline is not null;
        var deadlines = hasDeadline ? instance.DeadlinesAsOf!(at) : [(long.MinValue, long.MaxValue)];
        var due = deadlines.Last(d => d.From <= at).Due;
        var original = deadlines[0].Due;
        var flags = new SortedSet<string>(StringComparer.Ordinal);
        var aim = instance.AimAsOf?.Invoke(at);
        if (
            aim?.Established is { } target
            && target.End < at
            && piece.Headline
                is not (
                    Status.Fulfilled
                    or Status.FulfilledLate
                    or Status.Superseded
                    or Status.Excused
                    or Status.Lapsed
                )
        )
            flags.Add("aim passed");
        if (due < at && piece.Headline is Status.NotInForce or Status.Waiting or Status.Suspended or Status.Pending)
            flags.Add("target passed");
        if (instance.IsCut)
            flags.Add("too many alternatives");
        if (WhoVerifies(commitment) is { } lack)
            flags.Add(lack);
        if (RestsOnEmptyRoster(commitment))
            flags.Add("empty roster");
        return new Answer
        {
            Commitment = commitment,
            Member = instance.Name,
            Status = piece.Headline,
            Since = run.Index.Days.NameOf(instance.Standing.Since(at)),
            Due = run.Index.Days.NameOf(due),
            OriginalDue = run.Index.Days.NameOf(original),
            Aim = aim?.Established is { } aimedAt ? run.Index.Days.NameOf(aimedAt.End) : null,
            Evidence = new EvidenceReader(run, at).Of(outcome, instance),
            Possible = [.. piece.Possible.All()],
            Progress = Counts.ProgressOf(run, outcome, instance, at),
            Flags = [.. flags],
            WaitsFor = new Waiting(run, at).Next(outcome, instance),
        };
    }

    /// <summary>The flag of what nobody can verify, or not yet; null where somebody can.</summary>
    string? WhoVerifies(Commitment commitment) =>
        commitment.Duty == DutyKind.May ? null
        : commitment.Verifiers.IsEmpty ? "no verifier"
        : commitment.Verifiers.All(v => run.ExistsFrom(v) > at) ? "no verifier yet"
        : null;

    /// <summary>Whether one of its clauses, or its instrument's condition, asks something of a roster without members.</summary>
    bool RestsOnEmptyRoster(Commitment commitment)
    {
        if (!_restsOnEmptyRoster.TryGetValue(commitment.Name, out var rests))
            _restsOnEmptyRoster[commitment.Name] = rests = References
                .ConditionsOf(commitment)
                .Append(run.Ties.InstrumentOf(commitment)?.Upon)
                .Any(c => c is not null && NamesEmptyRoster(c));
        return rests;
    }

    bool NamesEmptyRoster(Condition condition) =>
        condition switch
        {
            OfRoster of => run.Index.MembersOf(of.Roster).IsEmpty || MeansEmptyRoster(of.Fact),
            Holds holds => MeansEmptyRoster(holds.Fact.Fact),
            _ => Parts.Of(condition).Any(p => NamesEmptyRoster(p)),
        };

    bool MeansEmptyRoster(string fact) =>
        run.Index.Dossier.Facts.GetValueOrDefault(fact)?.Meaning is { } meaning && NamesEmptyRoster(meaning);

    /// <summary>The day that all agree on; null where they differ.</summary>
    public static LocalDate? Agreed(IEnumerable<LocalDate?> days)
    {
        var (agreed, isFirst) = ((LocalDate?)null, true);
        foreach (var day in days)
        {
            if (!isFirst && day != agreed)
                return null;
            (agreed, isFirst) = (day, false);
        }
        return agreed;
    }

    /// <summary>The evidence of a whole whose instances have these (3.12).</summary>
    public static Evidence Foremost(IEnumerable<Evidence> all)
    {
        var found = all.ToHashSet();
        foreach (
            var evidence in (ReadOnlySpan<Evidence>)
                [Evidence.Contested, Evidence.Unconfirmed, Evidence.Claimed, Evidence.Imprecise, Evidence.Unreported]
        )
            if (found.Contains(evidence))
                return evidence;
        return Evidence.Established;
    }
}
