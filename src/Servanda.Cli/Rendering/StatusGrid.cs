using System.Collections.Immutable;
using Servanda.Assessment;
using Servanda.Cli.Asking;
using Servanda.Model;

namespace Servanda.Cli.Rendering;

/// <summary>Answers as a table.</summary>
internal static class StatusGrid
{
    /// <summary>One row an answer; columns that nothing fills are left out.</summary>
    public static Grid Of(IEnumerable<Answer> answers) =>
        new Grid(
            ["commitment", "who owes", "status", "since", "due", "evidence", "progress, flags"],
            [.. answers.Select(Row)]
        ).WithoutEmptyColumns();

    static ImmutableArray<Cell> Row(Answer answer) =>
        [
            Cell.Of(AnswerWords.Name(answer), Tone.Strong),
            Cell.Of(AnswerWords.Owes(answer.Commitment)),
            AnswerWords.StatusCell(answer),
            Cell.Of(answer.Since is { } since ? QuestionWords.Iso(since) : ""),
            AnswerWords.DueCell(answer),
            AnswerWords.EvidenceCell(answer),
            Cell.Of([
                .. AnswerWords.Reading(answer.Commitment),
                .. AnswerWords.Progress(answer.Progress),
                // Nearly every clause lacks a verifier; the other formats and `explain` say so each time.
                .. answer.Flags.Where(f => f != "no verifier").Select(f => new CellLine(f, Tone.Warning)),
            ]),
        ];

    /// <summary>Such as: 34 commitments: 1 breached, 3 overdue, 12 pending. A variant binds nobody and is not counted.</summary>
    public static string Summary(IReadOnlyCollection<Answer> all)
    {
        var answers = all.Where(a => a.Commitment.VariantOf is null).ToList();
        var counts = answers
            .CountBy(a => a.Status)
            .OrderBy(c => c.Key)
            .Select(c => $"{QuestionWords.Number(c.Value)} {Words.Of(c.Key)}");
        return $"{QuestionWords.Count(answers.Count, "commitment")}: {string.Join(", ", counts)}";
    }
}
