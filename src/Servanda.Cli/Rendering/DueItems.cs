using System.Collections.Immutable;
using NodaTime;
using Servanda.Assessment;
using Servanda.Cli.Rendering.Json;
using Servanda.Model;

namespace Servanda.Cli.Rendering;

/// <summary>Why something stands in the list of what is due.</summary>
internal enum DueKind
{
    Overdue,
    Due,
    Aim,
}

/// <summary>Something overdue, falling due or aimed at.</summary>
/// <param name="Kind">Which of these.</param>
/// <param name="Date">The deadline or the target date.</param>
/// <param name="Days">How many days from the date asked about; below zero where it is past.</param>
/// <param name="Answer">Where it stands.</param>
internal sealed record DueItem(DueKind Kind, LocalDate Date, int Days, Answer Answer)
{
    public DueItemJson ToJson() =>
        new(
            Kind.ToString().ToLowerInvariant(),
            QuestionWords.Iso(Date),
            Days,
            Answer.Commitment.Name,
            Answer.Member,
            Answer.Commitment.Obligors,
            Answer.Commitment.Performers,
            Words.Of(Answer.Status),
            ProgressJson.Of(Answer.Progress)
        );
}

/// <summary>What is overdue, then what falls due or is aimed at, by date.</summary>
internal static class DueItems
{
    public static ImmutableArray<DueItem> Of(Assessor assessor, Question question, LocalDate today, LocalDate until) =>
        [
            .. assessor
                .Assess(question)
                .Answers.Where(a => a.Commitment.VariantOf is null)
                .SelectMany(a => a.Commitment.ForEach is null ? [a] : assessor.Instances(question, a.Commitment.Name))
                .SelectMany(a => Of(a, today, until))
                .OrderBy(i => i.Kind == DueKind.Overdue ? 0 : 1)
                .ThenBy(i => i.Date)
                .ThenBy(i => i.Answer.Commitment.Name, StringComparer.Ordinal)
                .ThenBy(i => i.Answer.Member, StringComparer.Ordinal)
                .ThenBy(i => i.Kind),
        ];

    public static Grid Grid(IEnumerable<DueItem> items) =>
        new Grid(
            ["date", "when", "commitment", "who owes", "status", "progress"],
            [
                .. items.Select(i =>
                    ImmutableArray.Create(
                        Cell.Of(QuestionWords.Iso(i.Date)),
                        Cell.Of(When(i), i.Kind == DueKind.Overdue ? Tone.Bad : Tone.Coming),
                        Cell.Of(AnswerWords.Name(i.Answer), Tone.Strong),
                        Cell.Of(AnswerWords.Owes(i.Answer.Commitment)),
                        Cell.Of(Words.Of(i.Answer.Status), Tones.Of(i.Answer.Status)),
                        Cell.Of(AnswerWords.Progress(i.Answer.Progress))
                    )
                ),
            ]
        ).WithoutEmptyColumns();

    static IEnumerable<DueItem> Of(Answer answer, LocalDate today, LocalDate until)
    {
        if (answer.Status == Status.Overdue && answer.Due is { } past)
            yield return new DueItem(DueKind.Overdue, past, Days(today, past), answer);
        if (
            answer.Status
            is not (Status.Pending or Status.Waiting or Status.Suspended or Status.NotInForce or Status.Overdue)
        )
            yield break;
        if (answer.Status != Status.Overdue && answer.Due is { } due && due >= today && due <= until)
            yield return new DueItem(DueKind.Due, due, Days(today, due), answer);
        if (answer.Aim is { } aim && aim >= today && aim <= until)
            yield return new DueItem(DueKind.Aim, aim, Days(today, aim), answer);
    }

    static string When(DueItem item) =>
        item.Kind switch
        {
            DueKind.Overdue => $"{QuestionWords.Count(-item.Days, "day")} late",
            DueKind.Due => item.Days == 0 ? "due that day" : $"due in {QuestionWords.Count(item.Days, "day")}",
            _ => item.Days == 0 ? "aim, that day" : $"aim, in {QuestionWords.Count(item.Days, "day")}",
        };

    static int Days(LocalDate from, LocalDate to) => Period.DaysBetween(from, to);
}
