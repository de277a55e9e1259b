using System.Collections.Immutable;
using Servanda.Assessment;
using Servanda.Model;

namespace Servanda.Exchange.Tables;

/// <summary>Answers as a table.</summary>
public static class StatusGrid
{
    /// <summary>One row an answer; columns that nothing fills are left out.</summary>
    public static Grid Of(IEnumerable<Answer> answers) =>
        Of(
            answers,
            ("commitment", Name),
            ("who owes", Owes),
            ("status", a => Status(a).Above(Instances(a))),
            ("since", Since),
            ("due", AnswerWords.DueCell),
            ("evidence", AnswerWords.EvidenceCell),
            ("progress, flags", a => Progress(a).Above(Flags(a)))
        );

    /// <summary>
    /// The same for a terminal of some width: where it is narrow, progress stands below the name, and dates below the
    /// status.
    /// </summary>
    public static Grid For(IReadOnlyCollection<Answer> answers, int width) =>
        GridLayout.Best(
            width,
            Of(answers),
            Of(
                answers,
                ("commitment, progress", a => Name(a).Above(Progress(a))),
                ("who owes", Owes),
                ("status", a => Status(a).Above(Instances(a))),
                ("since", Since),
                ("due, flags", a => AnswerWords.DueCell(a).Above(Flags(a))),
                ("evidence", AnswerWords.EvidenceCell)
            ),
            Of(
                answers,
                ("commitment, progress", a => Name(a).Above(Progress(a))),
                ("who owes", Owes),
                ("status, since", a => Status(a).Above(Since(a)).Above(Instances(a))),
                ("due, flags", a => AnswerWords.DueCell(a).Above(Flags(a))),
                ("evidence", AnswerWords.EvidenceCell)
            ),
            Of(
                answers,
                ("commitment, progress", a => Name(a).Above(Progress(a))),
                ("who owes", Owes),
                (
                    "status, evidence",
                    a => Status(a).Above(Since(a)).Above(Instances(a)).Above(AnswerWords.EvidenceCell(a))
                ),
                ("due, flags", a => AnswerWords.DueCell(a).Above(Flags(a)))
            )
        );

    static Grid Of(IEnumerable<Answer> answers, params (string Title, Func<Answer, Cell> Cell)[] columns) =>
        Grid.Of(answers, columns).WithoutEmptyColumns();

    static Cell Name(Answer answer) => Cell.Of(AnswerWords.Name(answer), Tone.Strong);

    static Cell Owes(Answer answer) => Cell.Of(AnswerWords.Owes(answer.Commitment));

    static Cell Status(Answer answer) => AnswerWords.StatusCell(answer);

    static Cell Instances(Answer answer) => AnswerWords.InstancesCell(answer);

    static Cell Since(Answer answer) => Cell.Of(answer.Since is { } since ? QuestionWords.Iso(since) : "");

    static Cell Progress(Answer answer) =>
        Cell.Of(AnswerWords.Progress(answer.Progress).Concat(AnswerWords.Listed(answer.List)));

    /// <summary>Nearly every clause lacks a verifier; the other formats and `explain` say so each time.</summary>
    static Cell Flags(Answer answer) =>
        Cell.Of([
            .. AnswerWords.Reading(answer.Commitment),
            .. answer.Flags.Where(f => f != "no verifier").Select(f => new CellLine(f, Tone.Warning)),
        ]);

    /// <summary>Such as: 34 commitments: 1 breached, 3 overdue, 12 pending. A variant binds nobody and is not counted.</summary>
    public static string Summary(IReadOnlyCollection<Answer> all)
    {
        var answers = all.Where(a => a.Commitment.VariantOf is null).ToList();
        var counts = new List<string>();
        foreach (var status in Enum.GetValues<Status>())
            if (answers.Count(a => a.Status == status) is > 0 and var count)
                counts.Add($"{QuestionWords.Number(count)} {Words.Of(status)}");
        var what = answers.Any(a => a.Member is not null) ? "answer" : "commitment";
        return $"{QuestionWords.Count(answers.Count, what)}: {string.Join(", ", counts)}";
    }
}
