using Servanda.Diagnostics;
using Servanda.Foresight.Drawing;
using Servanda.Model;
using Servanda.Tests;

namespace Servanda.Foresight.Tests;

public class TimetableTests
{
    const string Parties = """
        instrument accord made by North, South on 2020-01-01
        party North
        party South

        """;

    const string Transition = """
        event elections
        event transition-over
        commitment hold-elections cites "art. 7"
          North must achieve elections
          from 2020-03-01
          by 2020-12-31
        commitment end-transition cites "art. 4", "art. 9"
          South must achieve transition-over
          from 180 days after elections
          by 2020-06-01

        """;

    [Fact]
    public void Slack_is_how_much_later_it_could_be_with_all_else_still_kept()
    {
        var result = Draft.Check(
            Parties
                + """
                event census
                event elections
                commitment count
                  North must achieve census
                  from 2020-01-01
                  by 2020-03-01
                commitment hold-elections
                  South must achieve elections
                  upon census
                  by 2020-02-20

                """
        );
        var rows = result.Schedule!.Commitments.ToDictionary(c => c.Commitment.Name);
        // The census is due on 1 March, but the elections that wait for it on 20 February.
        Assert.Equal((60, 50), (rows["count"].DaysToDeadline, rows["count"].Slack));
        Assert.Equal((50, 50), (rows["hold-elections"].DaysToDeadline, rows["hold-elections"].Slack));
    }

    [Fact]
    public void Dates_that_clash_are_told_side_by_side_and_only_they()
    {
        var result = Draft.Check(
            Parties
                + """
                event elections
                event transition-over
                event census
                commitment count cites "art. 1"
                  North must achieve census
                  by 2020-04-01
                commitment no-early-elections cites "art. 7"
                  North must avoid elections
                  until 2020-02-29
                commitment hold-elections cites "art. 8"
                  North must achieve elections
                  by 2020-12-31
                commitment end-transition cites "art. 4", "art. 9"
                  South must achieve transition-over
                  from 180 days after elections
                  by 2020-06-01

                """
        );
        Assert.Equal(TimetableVerdict.Impossible, result.Verdict);
        var clash = Assert.Single(result.Clashes);
        Assert.True(clash.IsSmallest);
        var finding = Assert.Single(result.Findings);
        Assert.Equal("impossible-timetable", finding.Code);
        Assert.Equal(Severity.Error, finding.Severity);
        Assert.Equal(
            "No course of events keeps all 5 of these clauses: end-transition (art. 4, art. 9) “by 2020-06-01” and “from 180 days after "
                + "elections”; hold-elections (art. 8) “North must achieve elections” and “by 2020-12-31”; no-early-elections (art. 7) "
                + "“North must avoid elections”.",
            finding.Message
        );
        Assert.Null(result.Schedule);
    }

    [Fact]
    public void What_early_acts_can_mend_is_no_error()
    {
        var result = Draft.Check(Parties + Transition);
        Assert.Equal(TimetableVerdict.OnlyByActingEarly, result.Verdict);
        Assert.Equal(["only-by-acting-early"], result.Findings.Select(f => f.Code));
        Assert.Equal(
            ["end-transition", "end-transition", "hold-elections"],
            result.Clashes.Single().Clauses.Select(c => c.Name).Take(3)
        );
        Assert.True(result.Schedule!.ActsEarly);
    }

    [Fact]
    public void A_date_that_leaves_room_is_possible() =>
        Assert.Equal(
            TimetableVerdict.Possible,
            Draft
                .Check(Parties + Transition.Replace("by 2020-06-01", "by 2020-09-01", StringComparison.Ordinal))
                .Verdict
        );

    [Fact]
    public void Amounts_that_exclude_each_other_clash()
    {
        var result = Draft.Check(
            Parties
                + """
                level troops in soldiers
                commitment ceiling
                  North must keep troops at most 5,000
                  from 2020-02-01
                  until 2020-12-31
                commitment garrison
                  North must achieve troops at least 6,000
                  from 2020-03-01
                  by 2020-06-30

                """
        );
        Assert.Equal(TimetableVerdict.Impossible, result.Verdict);
        Assert.Contains("troops at most 5,000", result.Findings.Single().Message, StringComparison.Ordinal);
        Assert.Contains("troops at least 6,000", result.Findings.Single().Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2020-02-29", true)]
    [InlineData("2020-02-28", false)]
    public void Months_end_where_the_calendar_ends_them(string day, bool isPossible)
    {
        // The thirty-first of January and a month is the last day of February.
        var result = Draft.Check(
            Parties
                + $"""
                event opened
                event closed
                commitment wait
                  North must avoid opened
                  until 2020-01-30
                commitment open
                  North must achieve opened
                  by 2020-01-31
                commitment close
                  South must achieve closed
                  from 1 month after opened
                  by {day}

                """
        );
        Assert.Equal(isPossible, result.Verdict == TimetableVerdict.Possible);
    }

    [Fact]
    public void Who_waits_for_each_other_never_begins()
    {
        var result = Draft.Check(
            Parties
                + """
                event first-step
                event second-step
                commitment first
                  North must achieve first-step
                  upon second is fulfilled
                  by 2020-05-01
                commitment second
                  South must achieve second-step
                  upon first is fulfilled
                  by 2020-05-01

                """
        );
        Assert.Equal(TimetableVerdict.Possible, result.Verdict);
        Assert.Equal(["first", "second"], result.NeverPerformable);
    }

    [Fact]
    public void What_begins_on_the_day_of_an_act_does_not_begin_before_it()
    {
        var result = Draft.Check(
            Parties
                + """
                event bridge-open
                event road-open
                commitment open-road
                  North must achieve road-open
                  from 0 days after bridge-open
                  until bridge-open

                """
        );
        Assert.Equal(["open-road"], result.NeverPerformable);
    }

    [Fact]
    public void What_follows_from_a_breach_is_not_called_impossible()
    {
        var result = Draft.Check(
            Parties
                + """
                event paid
                event fine-paid
                commitment pay
                  North must achieve paid
                  by 2020-05-01
                  otherwise fine
                commitment fine
                  North must achieve fine-paid
                  within 30 days

                """
        );
        Assert.Equal(TimetableVerdict.Possible, result.Verdict);
        Assert.Empty(result.Findings);
    }

    [Fact]
    public void No_time_decides_nothing()
    {
        var result = Timetable.Check(
            Draft.Of(Parties + Transition),
            new TimetableLimits { Time = TimeSpan.Zero },
            TestContext.Current.CancellationToken
        );
        Assert.Equal(TimetableVerdict.Undecided, result.Verdict);
        Assert.Equal(["timetable-undecided"], result.Findings.Select(f => f.Code));
    }

    [Fact]
    public void Who_stops_it_gets_what_is_known()
    {
        using var stopped = new CancellationTokenSource();
        stopped.Cancel();
        var result = Timetable.Check(Draft.Of(Parties + Transition), TimetableLimits.Usual, stopped.Token);
        Assert.Equal(TimetableVerdict.Undecided, result.Verdict);
    }

    /// <summary>An excuse that comes and goes may also stay: then nothing was owed, and what follows from its being kept does not come.</summary>
    [Fact]
    public void What_may_have_been_excused_all_along_need_not_have_been_fulfilled()
    {
        var result = Draft.Check(
            Parties
                + """
                level guns
                event road-open
                commitment hold
                  North must avoid guns at least 1
                  unless guns above 1
                  until 2020-02-10
                commitment open-road
                  South must achieve road-open
                  upon hold is fulfilled
                  within 1 day
                commitment close-road
                  South must avoid road-open
                """
        );
        Assert.Equal(TimetableVerdict.Possible, result.Verdict);
        Assert.Contains(result.NotConsidered, n => n.StartsWith("hold", StringComparison.Ordinal));
    }

    [Fact]
    public void Nothing_promised_is_kept() =>
        Assert.Equal(TimetableVerdict.Possible, Draft.Check("party North\n").Verdict);

    [Fact]
    public void Aceh_can_be_kept_and_its_lock_step_is_the_critical_path()
    {
        var result = Timetable.Check(
            DossierFolder.Read(Path.Combine(Repository.Root, "examples/aceh-2005")),
            TimetableLimits.Usual,
            TestContext.Current.CancellationToken
        );
        Assert.Equal(TimetableVerdict.Possible, result.Verdict);
        Assert.Empty(result.Findings);
        Assert.True(result.Schedule!.IsEarliest);
        Assert.Equal(
            [
                "hand-over-arms",
                "relocate-first-quarter",
                "relocate-second-quarter",
                "relocate-third-quarter",
                "relocate-last-quarter",
                "ceiling-of-forces",
            ],
            result.Schedule.CriticalPath
        );
    }

    [Theory]
    [InlineData("doha-2020")]
    [InlineData("minsk-2015")]
    public void The_other_examples_can_be_kept(string example)
    {
        var result = Timetable.Check(
            DossierFolder.Read(Path.Combine(Repository.Root, "examples", example)),
            TimetableLimits.Usual,
            TestContext.Current.CancellationToken
        );
        Assert.Equal(TimetableVerdict.Possible, result.Verdict);
        Assert.Empty(result.Findings);
    }

    [Fact]
    public void The_picture_is_well_formed_and_says_what_it_shows()
    {
        var result = Draft.Check(Parties + Transition.Replace("2020-06-01", "2020-12-01", StringComparison.Ordinal));
        var picture = System.Xml.Linq.XDocument.Parse(GanttSvg.Of(result.Schedule!, "A <draft> & more"));
        System.Xml.Linq.XNamespace svg = "http://www.w3.org/2000/svg";
        Assert.Equal("A <draft> & more", picture.Root!.Element(svg + "title")!.Value);
        Assert.Contains(
            "hold-elections, then end-transition",
            picture.Root.Element(svg + "desc")!.Value,
            StringComparison.Ordinal
        );
    }
}
