using Servanda.Assessment;
using Servanda.Model;

namespace Servanda.Residuals;

/// <summary>Whether what remains stands as it stood in the whole.</summary>
internal static class SameStanding
{
    /// <summary>The commitments and powers of a residual that stand otherwise than in the dossier, at the cut or later.</summary>
    public static List<string> Differing(Assessor whole, Residual residual)
    {
        var rest = new Assessor(residual.Agreement);
        var (before, after) = (whole.Evaluate(residual.Question), rest.Evaluate(residual.Question));
        var at = residual.Question.AsOf.ToUnixTimeSeconds();
        var differing = new List<string>();
        foreach (var name in residual.Agreement.Commitments.Keys.Concat(residual.Agreement.Powers.Keys))
            if (before.Of(name) is { } was && (after.Of(name) is not { } outcome || !IsSame(was, outcome, before, at)))
                differing.Add(name);
        // What asks for a status rests on the past of it too.
        foreach (var asked in Mentioned(residual.Agreement).Asked)
            if (!IsSamePast(asked, isProviso: false) || !IsSamePast(asked, isProviso: true))
                differing.Add(asked.Commitment);
        if (differing.Count > 0)
            return differing;
        var (all, remaining) = (whole.Assess(residual.Question), rest.Assess(residual.Question));
        foreach (var answer in remaining.Answers)
            if (!Says(residual, all.For(answer.Commitment.Name)!, whole).SequenceEqual(Says(residual, answer, rest)))
                differing.Add(answer.Commitment.Name);
        return differing;

        bool IsSamePast(StatusIs asked, bool isProviso)
        {
            var (x, y) = (before.SignalOf(asked, isProviso), after.SignalOf(asked, isProviso));
            foreach (var t in (long[])[.. x.From, .. y.From])
                if (t <= at && x[t] != y[t])
                    return false;
            return true;
        }
    }

    static Mentions Mentioned(Dossier dossier)
    {
        var mentions = new Mentions(dossier);
        foreach (var commitment in dossier.Commitments.Values)
            mentions.Add(commitment);
        foreach (var power in dossier.Powers.Values)
            mentions.Add(power);
        foreach (var instrument in dossier.Instruments.Values)
            mentions.Add(instrument.Upon);
        return mentions;
    }

    /// <summary>What an answer says beside its status; of a <c>for each</c>, that of the members who remain.</summary>
    static IEnumerable<object?> Says(Residual residual, Answer answer, Assessor assessor)
    {
        if (residual.Agreement.Commitments[answer.Commitment.Name] is not { ForEach: { } each, Recurrence: null })
            return [answer.Due, answer.Progress, answer.Aim];
        var members = residual
            .Agreement.Rosters[each.Roster]
            .Members.Select(m => m.Id)
            .ToHashSet(StringComparer.Ordinal);
        return assessor
            .Instances(residual.Question, answer.Commitment.Name)
            .Where(a => members.Contains(a.Member!))
            .SelectMany(a => (object?[])[a.Member, a.Due, a.Progress, a.Aim]);
    }

    static bool IsSame(Outcome was, Outcome outcome, Evaluation run, long at)
    {
        var instances = was.Instances.ToDictionary(i => i.Name ?? "", StringComparer.Ordinal);
        foreach (var instance in outcome.Instances)
            if (
                !instances.TryGetValue(instance.Name ?? "", out var old)
                || !IsSame(old.Standing, instance.Standing, run, at)
            )
                return false;
        return outcome.Instances.Length < was.Instances.Length || IsSame(was.Standing, outcome.Standing, run, at);
    }

    static bool IsSame(Standing x, Standing y, Evaluation run, long at)
    {
        if (run.Index.Days.NameOf(x.Since(at)) != run.Index.Days.NameOf(y.Since(at)))
            return false;
        foreach (var t in (long[])[at, .. Changes(x), .. Changes(y)])
            if (t >= at && (x[t].Headline != y[t].Headline || x[t].Possible != y[t].Possible))
                return false;
        return true;

        static IEnumerable<long> Changes(Standing standing) => standing.Pieces.ToArray().Select(p => p.From);
    }
}
