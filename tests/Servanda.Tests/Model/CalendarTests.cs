using NodaTime;
using Servanda.Diagnostics.Rules;
using Servanda.Model;
using Servanda.Text;

namespace Servanda.Tests.Model;

public class CalendarTests
{
    const string Promise = "party US\nevent truce\ncommitment hold-fire\n  US must achieve truce\n";

    [Fact]
    public void A_calendar_is_read_and_written_and_read_again()
    {
        var dossier = Bound.Of(
            "calendar offices \"both offices\" weekend saturday, friday\n  on 2026-05-04\n  on 2026-05-01\n"
                + Promise
                + "  calendar offices\n  within 1 month 5 working days\n"
                + "2020-03-10 US extends hold-fire by 2 working days of offices\n"
        );

        Assert.DoesNotContain(dossier.Diagnostics, d => d.Code == NoCalendar.Rule.Code);
        var offices = dossier.Calendars["offices"];
        Assert.Equal([IsoDayOfWeek.Friday, IsoDayOfWeek.Saturday], offices.Weekend);
        Assert.Equal([new LocalDate(2026, 5, 1), new LocalDate(2026, 5, 4)], offices.Holidays.Select(h => h.Day));
        var promise = dossier.Commitments["hold-fire"];
        Assert.Equal(
            (Period.FromMonths(1), new WorkingDays(5, "offices")),
            (promise.Within, promise.WithinWorkingDays)
        );
        Assert.Null(ModelDifference.Between(dossier, Bound.Of(DossierWriter.Write(dossier))));
    }

    [Fact]
    public void Holidays_come_from_a_file_with_their_names()
    {
        var calendar = Bound.Of("calendar c holidays from \"holidays.csv\"\n").Calendars["c"];

        Assert.Equal("holidays.csv", calendar.File);
        Assert.Equal(
            [new Holiday(new LocalDate(2026, 1, 1)), new Holiday(new LocalDate(2026, 5, 1), "May Day")],
            calendar.Holidays
        );
    }

    [Theory]
    [InlineData("no heading", "day\n2026-05-01\n", 0, 0)]
    [InlineData("no date", "date,name\n,May Day\n", 10, 0)]
    [InlineData("a month", "date\n2026-05-01\n2026-05\n", 16, 7)]
    [InlineData("no such day", "date\n2026-02-30\n", 5, 10)]
    [InlineData("an open quotation mark", "date\n2026-05-01\n\"2026\n", 16, 1)]
    public void A_bad_line_is_pointed_at_and_leaves_no_wrong_deadline(string _, string file, int start, int length)
    {
        var dossier = DossierReader.Bind(
            [
                new SourceText(
                    "a.accord",
                    $"calendar c holidays from \"h.csv\"\n{Promise}  calendar c\n  within 5 working days\n"
                ),
            ],
            readRoster: path => path == "h.csv" ? file : null
        );

        var found = Assert.Single(dossier.Diagnostics, d => d.Code == HolidaysMalformed.Rule.Code);
        Assert.Equal(("h.csv", start, length), (found.Source?.Path, found.Span.Start, found.Span.Length));
        Assert.NotNull(dossier.Commitments["hold-fire"].NotFormalised);
    }

    [Theory]
    [InlineData("calendar c holidays from \"nowhere.csv\"", "roster-missing")]
    [InlineData("calendar c holidays from \"../h.csv\"", "roster-missing")]
    [InlineData("calendar c weekend someday", "unknown-name")]
    [InlineData("calendar c weekend monday, tuesday, wednesday, thursday, friday, saturday, sunday", "wrong-kind")]
    [InlineData("calendar c on 2026-05", "holidays-malformed")]
    [InlineData("calendar c on truce", "date-needed")]
    [InlineData("calendar c holidays from \"holidays.csv\" on 2026-05-01", "repeated-clause")]
    [InlineData("calendar c by 2026-05-01", "misplaced-clause")]
    public void A_calendar_in_error_leaves_no_wrong_deadline(string calendar, string code)
    {
        var dossier = Bound.Of($"{calendar}\n{Promise}  by 5 working days of c after 2026-05-01\n");

        Assert.Contains(code, dossier.Codes());
        Assert.NotNull(dossier.Commitments["hold-fire"].NotFormalised);
    }

    [Theory]
    [InlineData("within 5 working hours", "impossible-duration")]
    [InlineData("within 5 working days 2 hours", "impossible-duration")]
    [InlineData("within 2 hours 5 working days", "impossible-duration")]
    [InlineData("within 5 working days 1 month", "impossible-duration")]
    [InlineData("within 5 working days 5 working days", "impossible-duration")]
    [InlineData("within 400,000 working days", "impossible-duration")]
    [InlineData("within 1.5 working days", "impossible-duration")]
    [InlineData("within 5 working days of truce", "wrong-kind")]
    [InlineData("within 5 working days of nobody", "unknown-name")]
    [InlineData("calendar truce within 5 days", "wrong-kind")]
    public void Working_days_that_cannot_be_counted_are_told(string clause, string code)
    {
        var dossier = Bound.Of($"{Promise}  {clause}\n");

        Assert.Contains(code, dossier.Codes());
        Assert.NotNull(dossier.Commitments["hold-fire"].NotFormalised);
    }

    [Fact]
    public void Working_days_without_a_calendar_are_noted_once_and_counted()
    {
        var dossier = Bound.Of($"{Promise}  by 5 working days after 2026-05-01\n");

        Assert.Single(dossier.Diagnostics, d => d.Code == NoCalendar.Rule.Code);
        Assert.NotNull(dossier.Commitments["hold-fire"].Goal);
    }
}
