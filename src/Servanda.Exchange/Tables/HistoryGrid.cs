using Servanda.Assessment;
using Servanda.Model;

namespace Servanda.Exchange.Tables;

/// <summary>Histories and changes as tables.</summary>
public static class HistoryGrid
{
    /// <summary>One row a step.</summary>
    public static Grid Of(IEnumerable<HistoryStep> steps) =>
        Grid.Of(
                steps,
                ("from", From),
                ("status", Status),
                ("due", Due),
                ("evidence", Evidence),
                ("progress", Progress),
                ("because", Because)
            )
            .WithoutEmptyColumns();

    /// <summary>The same for a terminal of some width: where it is narrow, what belongs together stands one below the other.</summary>
    public static Grid For(IReadOnlyCollection<HistoryStep> steps, int width) =>
        GridLayout.Best(
            width,
            Of(steps),
            Grid.Of(
                    steps,
                    ("from", From),
                    ("status, evidence", s => Status(s).Above(Evidence(s))),
                    ("due, progress", s => Due(s).Above(Progress(s))),
                    ("because", Because)
                )
                .WithoutEmptyColumns()
        );

    /// <summary>One row a change.</summary>
    public static Grid Of(IEnumerable<AnswerChange> changes) =>
        Grid.Of(
            changes,
            ("commitment", c => Cell.Of(AnswerWords.Name(c.Commitment, c.Member), Tone.Strong)),
            ("before", c => Side(c.Before, c.After)),
            ("after", c => Side(c.After, c.Before)),
            ("because", c => Because(c.Reason, c.Causes))
        );

    static Cell From(HistoryStep step) => Cell.Of(step.On is { } on ? QuestionWords.Iso(on) : "the beginning");

    static Cell Status(HistoryStep step) =>
        AnswerWords.StatusCell(step.Answer).Above(AnswerWords.InstancesCell(step.Answer)).Above(Passed(step.Answer));

    /// <summary>What passed while it stood so. The other flags are of the commitment, and every step has them.</summary>
    static Cell Passed(Answer answer) =>
        Cell.Of(
            answer
                .Flags.Where(f => f.EndsWith(" passed", StringComparison.Ordinal))
                .Select(f => new CellLine(f, Tone.Warning))
        );

    static Cell Due(HistoryStep step) => AnswerWords.DueCell(step.Answer);

    static Cell Evidence(HistoryStep step) => AnswerWords.EvidenceCell(step.Answer);

    static Cell Progress(HistoryStep step) => Cell.Of(AnswerWords.Progress(step.Answer.Progress));

    static Cell Because(HistoryStep step) => Because(step.Reason, step.Causes);

    /// <summary>The status, and of the rest what differs.</summary>
    public static Cell Side(Answer answer, Answer other)
    {
        var lines = new List<CellLine> { new(Words.Of(answer.Status), Tones.Of(answer.Status)) };
        if (answer.Due != other.Due)
            lines.Add(new(answer.Due is { } due ? $"due {QuestionWords.Iso(due)}" : "no due date"));
        var said = AnswerWords.EvidenceCell(answer);
        if (said.Flat(" ") != AnswerWords.EvidenceCell(other).Flat(" "))
            lines.AddRange(said.Lines);
        if (answer.Progress != other.Progress)
            lines.AddRange(AnswerWords.Progress(answer.Progress));
        if (!answer.Flags.SequenceEqual(other.Flags))
            lines.AddRange(answer.Flags.Select(f => new CellLine(f, Tone.Warning)));
        if (!answer.Instances.SequenceEqual(other.Instances))
            lines.AddRange(AnswerWords.InstancesCell(answer).Lines);
        return Cell.Of(lines);
    }

    /// <summary>The entries, each with its identifier; where there is none, or more to say than their identifiers, the reason.</summary>
    static Cell Because(string reason, IReadOnlyCollection<Entry> causes) =>
        Cell.Of([
            new CellLine(reason == string.Join(", ", causes.Select(e => e.Id)) ? "" : reason),
            .. causes.Select(e => new CellLine(EntryWords.Short(e), Tone.Quiet)),
        ]);
}
