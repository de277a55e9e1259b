using System.Globalization;
using System.Text;
using Servanda.Assessment;
using Servanda.Model;

namespace Servanda.Tests.Assessment;

/// <summary>Everything that a dossier answers to a question, as text: equal texts are equal answers.</summary>
public static class AnswerText
{
    /// <summary>The answers for all commitments and their instances, a line each.</summary>
    public static string Answers(Dossier dossier, Question question)
    {
        var assessor = new Assessor(dossier);
        var text = new StringBuilder();
        foreach (var answer in Each(assessor, question))
            text.Append(Of(answer)).Append('\n');
        return text.ToString();
    }

    /// <summary>Answers, explanations, histories and the graph of waiting.</summary>
    public static string Everything(Dossier dossier, Question question)
    {
        var assessor = new Assessor(dossier);
        var text = new StringBuilder();
        foreach (var answer in Each(assessor, question))
        {
            var name = answer.Commitment.Name;
            text.Append(Of(answer)).Append('\n');
            foreach (var node in assessor.Explain(question, name, answer.Member).All())
                text.Append(CultureInfo.InvariantCulture, $"  {node.Kind} {node.Rule} {node.Text} {node.Entry?.Id}\n");
            foreach (
                var step in assessor
                    .History(question, name, answer.Member)
                    .Concat(assessor.HistoryAsKnownThen(question, name, answer.Member))
            )
                text.Append(
                    CultureInfo.InvariantCulture,
                    $"  {Day(step.On)} {Of(step.Answer)} {step.Reason}: {Ids(step.Causes)}\n"
                );
        }
        var waits = assessor.Waits(question);
        foreach (var edge in waits.Edges)
            text.Append(CultureInfo.InvariantCulture, $"{edge.From.Label} -> {edge.To.Label}: {edge.Because}\n");
        foreach (var deadlock in waits.Deadlocks)
            text.Append(deadlock.Sentence).Append('\n');
        foreach (var standOff in waits.StandOffs)
            text.Append(CultureInfo.InvariantCulture, $"{standOff.Sentence} {Ids(standOff.Entries)}\n");
        return text.ToString();
    }

    /// <summary>The answers for all commitments, and after each those for its instances.</summary>
    public static IEnumerable<Answer> Each(Assessor assessor, Question question)
    {
        foreach (var answer in assessor.Assess(question).Answers)
        {
            yield return answer;
            foreach (var instance in assessor.Instances(question, answer.Commitment.Name))
                yield return instance;
        }
    }

    /// <summary>One answer, on a line.</summary>
    public static string Of(Answer a) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Verdict(a)} since {Day(a.Since)} due {Day(a.Due)}, at first {Day(a.OriginalDue)}, aim {Day(a.Aim)}; "
                + $"{string.Join(", ", a.Flags)}; waits for {string.Join(", ", a.WaitsFor)}; "
                + $"{string.Join(", ", a.Instances.Select(i => $"{i.Value} {i.Key}"))}"
        );

    /// <summary>What of an answer an explanation must bear out: headline, possible statuses, evidence and progress.</summary>
    public static string Verdict(Answer a) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Name(a)} is {a.Status} of {string.Join(", ", a.Possible)}; {a.Evidence}; {a.Progress?.Established}/{a.Progress?.Possible}"
        );

    /// <summary>The commitment, with its member.</summary>
    public static string Name(Answer a) => a.Member is null ? a.Commitment.Name : $"{a.Commitment.Name} of {a.Member}";

    /// <summary>The first line in which two texts differ, or null.</summary>
    public static string? Difference(string expected, string got)
    {
        if (expected == got)
            return null;
        var (x, y) = (expected.Split('\n'), got.Split('\n'));
        var i = 0;
        while (i < x.Length && i < y.Length && x[i] == y[i])
            i++;
        return $"  {x.ElementAtOrDefault(i)}\n  {y.ElementAtOrDefault(i)}";
    }

    static string Ids(IEnumerable<Entry> entries) => string.Join(", ", entries.Select(e => e.Id));

    static string Day(NodaTime.LocalDate? day) => day is { } d ? NodaTime.Text.LocalDatePattern.Iso.Format(d) : "-";
}
