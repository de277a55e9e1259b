using Servanda.Assessment.Facts;
using Servanda.Model;
using Servanda.Record;

namespace Servanda.Assessment;

/// <summary>The evidential state of an answer at a moment (semantics 3.12).</summary>
internal sealed class EvidenceReader(Evaluation run, long at)
{
    readonly HashSet<string> _asked = new(StringComparer.Ordinal);

    /// <summary>The evidence of one instance.</summary>
    public Evidence Of(Outcome outcome, Instance instance)
    {
        if (instance.Standing[at].Possible.IsSingle)
            return IsReported(outcome, instance) ? Evidence.Established
                : instance.Headline is null || outcome.Commitment.Duty == DutyKind.May ? Evidence.Established
                : Evidence.Unreported;
        _asked.Add(outcome.Commitment.Name);
        var reasons = Reasons.None;
        foreach (var reading in instance.Conditions.SelectMany(c => c.All()))
            if (reading.Fact is { } fact)
                reasons |= fact.ReasonsWithin(long.MinValue, at);
        if (instance.Headline is { OwedFrom: var owed } && owed <= at)
            foreach (var reading in instance.Goal.All())
                if (reading.Fact is { } fact)
                    reasons |= fact.ReasonsWithin(owed, at);
        if (reasons == Reasons.None)
            foreach (var reading in instance.Conditions.Append(instance.Goal).SelectMany(c => c.All()))
                if (
                    reading.Condition is StatusIs status
                    && _asked.Add(status.Commitment)
                    && run.Of(status.Commitment) is { } other
                )
                    foreach (var each in other.Kinds)
                        reasons |= Of(other, each) switch
                        {
                            Evidence.Contested => Reasons.Contested,
                            Evidence.Unconfirmed => Reasons.Unconfirmed,
                            Evidence.Claimed => Reasons.Claimed,
                            Evidence.Imprecise => Reasons.Imprecise,
                            _ => Reasons.None,
                        };
        return (reasons & Reasons.Contested) != 0 ? Evidence.Contested
            : (reasons & Reasons.Unconfirmed) != 0 ? Evidence.Unconfirmed
            : (reasons & Reasons.Claimed) != 0 ? Evidence.Claimed
            : Evidence.Imprecise;
    }

    bool IsReported(Outcome outcome, Instance instance)
    {
        foreach (var reading in AimedAt(run, outcome, instance).Prepend(instance.Goal).SelectMany(r => r.AllAskedFor()))
            if (reading.Fact is { } fact)
            {
                if (fact.HasRows())
                    return true;
                foreach (var doubt in run.Index.DoubtsAbout(fact.Fact) ?? [])
                    if (run.View.Counts(doubt.Entry))
                        return true;
            }
        return false;
    }

    /// <summary>What a <c>seek</c> is directed at, beside what was found of it; nothing for another duty.</summary>
    public static IEnumerable<Reading> AimedAt(Evaluation run, Outcome outcome, Instance instance) =>
        outcome.Commitment is { Duty: DutyKind.Seek, Goal: { } goal }
            ?
            [
                new ConditionReader(run, instance.Place, instance.Member) { Each = instance.Key.Moment }.Read(
                    goal,
                    Interest.Debtors
                ),
            ]
            : [];
}
