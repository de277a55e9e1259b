using System.Collections.Immutable;
using NodaTime;
using NodaTime.Text;

namespace Servanda.Workspace.Views;

/// <summary>What is overdue, and a month of what falls due or is aimed at.</summary>
public sealed record DueView(
    Look Look,
    LocalDate Month,
    LocalDate? Day,
    Paged<DueItem> Overdue,
    ILookup<LocalDate, DueItem> ByDay,
    Paged<DueItem> Coming
)
{
    /// <summary>How many are listed at a time.</summary>
    public const int PageSize = 100;

    /// <summary>How many stand in a day of the calendar.</summary>
    public const int MostOfDay = 5;

    /// <summary>How far ahead the list looks.</summary>
    public const int DaysAhead = 365;

    static readonly YearMonthPattern MonthPattern = YearMonthPattern.CreateWithInvariantCulture("uuuu-MM");

    /// <summary>Makes it.</summary>
    /// <param name="reading">The dossier.</param>
    /// <param name="look">How one looks.</param>
    /// <param name="month">The month to show, such as <c>2020-07</c>; null or unreadable: that of the day asked about.</param>
    /// <param name="day">One day of which all is listed, as ISO; null or unreadable: none.</param>
    /// <param name="page">Which page of what comes in a year, from 1.</param>
    public static DueView Of(Reading reading, Look look, string? month, string? day, int page)
    {
        var shown =
            month is not null && MonthPattern.Parse(month) is { Success: true, Value: { Year: > 1 and < 9998 } read }
                ? read.OnDayOfMonth(1)
                : new LocalDate(look.AsOfDay.Year, look.AsOfDay.Month, 1);
        var until = LocalDate.Max(look.AsOfDay.PlusDays(DaysAhead), shown.PlusMonths(1));
        var items = reading.Due(look.Question, look.AsOfDay, until);
        var coming = items.Where(i => i.Kind != DueKind.Overdue && i.Date <= look.AsOfDay.PlusDays(DaysAhead)).ToList();
        return new DueView(
            look,
            shown,
            day is not null && LocalDatePattern.Iso.Parse(day) is { Success: true, Value: var one } ? one : null,
            Paged.Of([.. items.Where(i => i.Kind == DueKind.Overdue)], 1, PageSize),
            items.ToLookup(i => i.Date),
            Paged.Of(coming, page, PageSize)
        );
    }

    /// <summary>The weeks of the month, from Monday on; days of other months are null.</summary>
    public IEnumerable<ImmutableArray<LocalDate?>> Weeks
    {
        get
        {
            var day = Month.PlusDays(1 - (int)Month.DayOfWeek);
            for (; day < Month.PlusMonths(1); day = day.PlusDays(7))
                yield return
                [
                    .. Enumerable
                        .Range(0, 7)
                        .Select(i => day.PlusDays(i))
                        .Select(d => d.Month == Month.Month ? d : (LocalDate?)null),
                ];
        }
    }

    /// <summary>The address of another month.</summary>
    public string AddressOf(LocalDate month) => Look.To("due", ("month", TextOf(month)));

    /// <summary>The address of one day with all that falls on it.</summary>
    public string AddressOfDay(LocalDate day) =>
        Look.To("due", ("month", TextOf(day)), ("day", QuestionWords.Iso(day))) + "#day";

    static string TextOf(LocalDate month) => MonthPattern.Format(month.ToYearMonth());
}
