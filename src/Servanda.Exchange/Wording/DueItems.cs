using System.Collections.Immutable;
using NodaTime;
using Servanda.Assessment;
using Servanda.Model;

namespace Servanda.Exchange.Wording;

/// <summary>Why something stands in the list of what is due.</summary>
public enum DueKind
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
public sealed record DueItem(DueKind Kind, LocalDate Date, int Days, Answer Answer)
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

/// <summary>What is overdue, and what falls due or is aimed at until a day.</summary>
/// <param name="Until">The last day that counts.</param>
/// <param name="Items">What is overdue, then the rest by date.</param>
public sealed record DueList(LocalDate Until, ImmutableArray<DueItem> Items)
{
    /// <summary>Makes the list.</summary>
    /// <param name="asked">The question; the list begins with the day as of which is asked.</param>
    /// <param name="span">How far it looks ahead.</param>
    public static DueList Of(Asked asked, Period span)
    {
        var today = Days.Of(asked.Question.AsOf, asked.Dossier.Zone);
        var until = today + span;
        return new DueList(until, DueItems.Of(asked.Assessor, asked.Question, today, until));
    }
}

/// <summary>What is overdue, then what falls due or is aimed at, by date.</summary>
public static class DueItems
{
    public static ImmutableArray<DueItem> Of(Assessor assessor, Question question, LocalDate today, LocalDate until) =>
        [
            .. assessor
                .Assess(question)
                .Answers.Where(a => a.Commitment.VariantOf is null)
                .SelectMany(a => assessor.EachMember(question, a))
                .SelectMany(a => Of(a, today, until))
                .OrderBy(i => i.Kind == DueKind.Overdue ? 0 : 1)
                .ThenBy(i => i.Date)
                .ThenBy(i => i.Answer.Commitment.Name, StringComparer.Ordinal)
                .ThenBy(i => i.Answer.Member, StringComparer.Ordinal)
                .ThenBy(i => i.Kind),
        ];

    /// <summary>One row an item.</summary>
    public static Grid GridOf(IEnumerable<DueItem> items) =>
        Grid.Of(
                items,
                ("date", Date),
                ("when", When),
                ("commitment", Name),
                ("who owes", Owes),
                ("status", StatusOf),
                ("progress", Progress)
            )
            .WithoutEmptyColumns();

    /// <summary>The same for a terminal of some width: where it is narrow, what belongs together stands one below the other.</summary>
    public static Grid GridFor(IReadOnlyCollection<DueItem> items, int width) =>
        GridLayout.Best(
            width,
            GridOf(items),
            Grid.Of(
                items,
                ("date", i => Date(i).Above(When(i))),
                ("commitment, progress", i => Name(i).Above(Progress(i))),
                ("who owes", Owes),
                ("status", StatusOf)
            )
        );

    static Cell Date(DueItem item) => Cell.Of(QuestionWords.Iso(item.Date));

    static Cell When(DueItem item) => Cell.Of(Distance(item), item.Kind == DueKind.Overdue ? Tone.Bad : Tone.Coming);

    static Cell Name(DueItem item) => Cell.Of(AnswerWords.Name(item.Answer), Tone.Strong);

    static Cell Owes(DueItem item) => Cell.Of(AnswerWords.Owes(item.Answer.Commitment));

    static Cell StatusOf(DueItem item) => AnswerWords.StatusCell(item.Answer);

    static Cell Progress(DueItem item) => Cell.Of(AnswerWords.Progress(item.Answer.Progress));

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

    /// <summary>How far off it is, in words: <c>due in 9 days</c>.</summary>
    public static string Distance(DueItem item) =>
        item.Kind switch
        {
            DueKind.Overdue => $"{QuestionWords.Count(-item.Days, "day")} late",
            DueKind.Due => item.Days == 0 ? "due that day" : $"due in {QuestionWords.Count(item.Days, "day")}",
            _ => item.Days == 0 ? "aim, that day" : $"aim, in {QuestionWords.Count(item.Days, "day")}",
        };

    static int Days(LocalDate from, LocalDate to) => Period.DaysBetween(from, to);
}
