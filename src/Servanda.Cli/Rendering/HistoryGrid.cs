using System.Collections.Immutable;
using Servanda.Assessment;
using Servanda.Model;

namespace Servanda.Cli.Rendering;

/// <summary>Histories and changes as tables.</summary>
internal static class HistoryGrid
{
    /// <summary>One row a step.</summary>
    public static Grid Of(IEnumerable<HistoryStep> steps) =>
        new Grid(
            ["from", "status", "due", "evidence", "progress", "because"],
            [
                .. steps.Select(s =>
                    ImmutableArray.Create(
                        Cell.Of(s.On is { } on ? QuestionWords.Iso(on) : "the beginning"),
                        AnswerWords.StatusCell(s.Answer),
                        AnswerWords.DueCell(s.Answer),
                        AnswerWords.EvidenceCell(s.Answer),
                        Cell.Of(AnswerWords.Progress(s.Answer.Progress)),
                        Because(s.Reason, s.Causes)
                    )
                ),
            ]
        ).WithoutEmptyColumns();

    /// <summary>One row a change.</summary>
    public static Grid Of(IEnumerable<AnswerChange> changes) =>
        new(
            ["commitment", "before", "after", "because"],
            [
                .. changes.Select(c =>
                    ImmutableArray.Create(
                        Cell.Of(AnswerWords.Name(c.Commitment, c.Member), Tone.Strong),
                        Side(c.Before, c.After),
                        Side(c.After, c.Before),
                        Because(c.Reason, c.Causes)
                    )
                ),
            ]
        );

    /// <summary>The status, and of the rest what differs.</summary>
    static Cell Side(Answer answer, Answer other)
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
            lines.AddRange(
                answer.Instances.Select(i => new CellLine(
                    $"{QuestionWords.Number(i.Value)} {Words.Of(i.Key)}",
                    Tone.Quiet
                ))
            );
        return Cell.Of(lines);
    }

    static Cell Because(string reason, IEnumerable<Entry> causes) =>
        Cell.Of([new CellLine(reason), .. causes.Select(e => new CellLine(EntryWords.Short(e), Tone.Quiet))]);
}
