using System.Collections.Immutable;
using NodaTime;
using Servanda.Assessment;
using Servanda.Edtf;
using Servanda.Model;
using Servanda.Residuals;
using Servanda.Tests.Model;
using Servanda.Text;

namespace Servanda.Tests.Residuals;

/// <summary>What is left out of a residual agreement, what is written into it and what is brought forward.</summary>
public class ResidualTests
{
    const string Agreement = """
        instrument truce made by North, South on 2026-01-15
        party North
        party South
        body Observers rated B
        event talks
        event map
        tally freed in persons
        level troops
        state shelling

        commitment open-talks under truce
          North, South must achieve talks
          by 2026-02-15
        commitment release under truce
          North must achieve freed at least 200
          by 30 days after truce is made
        commitment hand-over-map under truce
          South must achieve map
          upon talks
          within 2 weeks
        commitment no-shelling under truce
          South must avoid shelling
          until 2026-12-31

        """;

    [Fact]
    public void Before_anything_happened_it_is_the_agreement()
    {
        var whole = Bound.Of(Agreement);
        var residual = Of(Agreement, "2026-01-16");

        Assert.Empty(residual.LeftOut);
        Assert.Empty(residual.Agreement.Entries);
        Assert.Null(
            ModelDifference.Between(
                whole with
                {
                    Facts = whole.Facts.Remove("troops"),
                    Actors = whole.Actors.Remove("Observers"),
                    Commitments = whole.Commitments.SetItem(
                        "release",
                        whole.Commitments["release"] with
                        {
                            By = new OnDate(Day("2026-02-14")),
                        }
                    ),
                },
                residual.Agreement
            )
        );
        Assert.Equal(["by 30 days after truce is made"], residual.AsAgreed["release"]);
    }

    [Fact]
    public void After_everything_ended_nothing_remains()
    {
        var residual = Of(
            Agreement
                + """
                2026-02-01 South reports freed at least 200
                2026-02-03 North, South report talks
                2026-02-20 North reports map
                2026-12-01 North waives no-shelling

                """,
            "2027-01-15"
        );

        Assert.Empty(residual.Agreement.Commitments);
        Assert.Empty(residual.Agreement.Entries);
        Assert.Equal(
            [
                ("hand-over-map", LeftOutReason.Fulfilled),
                ("no-shelling", LeftOutReason.Excused),
                ("open-talks", LeftOutReason.Fulfilled),
                ("release", LeftOutReason.Fulfilled),
            ],
            residual.LeftOut.Select(l => (l.Name, l.Reason))
        );
        Assert.EndsWith("# Nothing remains owed.\n", ResidualText.Of(residual, []).TrimEnd() + "\n");
    }

    [Fact]
    public void A_trigger_that_has_come_is_a_date_and_what_is_counted_from_it_too()
    {
        var residual = Of(Agreement + "2026-02-03 North, South report talks\n", "2026-02-05");

        Assert.Equal(
            """
            # As agreed: upon talks; within 2 weeks.
            commitment hand-over-map under truce
              South must achieve map
              from 2026-02-03
              by 2026-02-17
            """,
            Commitment(residual, "hand-over-map")
        );
        Assert.Empty(residual.Agreement.Entries);
        Assert.DoesNotContain("talks", residual.Agreement.Facts.Keys);
        Same(Agreement + "2026-02-03 North, South report talks\n", "2026-02-05", "2026-02-20 North reports map\n");
    }

    [Fact]
    public void A_trigger_in_doubt_stays_with_what_was_said_of_it()
    {
        const string disputed = Agreement + "2026-02-03 North reports talks\n2026-02-04 South denies talks\n";
        var residual = Of(disputed, "2026-02-05");

        Assert.NotNull(residual.Agreement.Commitments["hand-over-map"].Upon);
        Assert.Equal(2, residual.Agreement.Entries.Length);
        Same(disputed, "2026-02-05", "2026-02-10 South reports talks on 2026-02-09\n");
    }

    [Fact]
    public void Totals_that_differ_are_brought_forward()
    {
        const string disputed =
            Agreement
            + "2026-01-30 North reports freed exactly 150 on 2026-01-29\n"
            + "2026-01-31 South reports freed exactly 120 on 2026-01-29\n"
            + "2026-01-31 Observers reports troops exactly 9\n";
        var residual = Of(disputed, "2026-02-05");

        Assert.Equal(2, residual.Agreement.Entries.Length);
        Same(
            disputed,
            "2026-02-05",
            "2026-02-09 North reports 60 more freed\n2026-02-11 South reports 90 more freed\n"
        );
    }

    [Fact]
    public void What_was_withdrawn_is_not_brought_forward()
    {
        var residual = Of(
            Agreement + "2026-01-30 North reports freed exactly 150 id n1\n2026-02-01 North withdraws n1\n",
            "2026-02-05"
        );

        Assert.Empty(residual.Agreement.Entries);
        Assert.Equal(0, residual.EntriesKnown);
    }

    const string Roster = """
        instrument order made by North on 2026-01-15
        party North
        roster group of (p-1, p-2, p-3)
        event pledged for group
        event freed for group
        commitment free under order
          for each p in group
          North must achieve p is freed
          upon p is pledged
          by 2026-02-15
        2026-01-20 North reports p-1 is pledged and p-2 is pledged
        2026-01-22 North reports p-1 is freed

        """;

    [Fact]
    public void Of_a_list_those_remain_who_are_not_done()
    {
        var residual = Of(Roster, "2026-02-05");

        Assert.Equal(
            """
            # Left out, fulfilled: p-1.
            commitment free under order
              for each p in free-remaining
              North must achieve p is freed
              upon p is pledged
              by 2026-02-15
            """,
            Commitment(residual, "free")
        );
        Assert.Equal(["p-2", "p-3"], residual.Agreement.Rosters["free-remaining"].Members.Select(m => m.Id));
        Assert.Equal("p-2 is pledged", DossierWriter.Write(Assert.Single(residual.Agreement.Entries).Content!));
        Same(Roster, "2026-02-05", "2026-02-07 North reports p-3 is pledged\n2026-02-20 North reports p-2 is freed\n");
    }

    [Fact]
    public void Where_the_whole_list_is_asked_for_all_of_it_stays()
    {
        const string text =
            Roster
            + "commitment next under order\n  North must achieve all of group is freed\n  upon free is fulfilled\n";

        Assert.Equal(3, Of(text, "2026-02-05").Agreement.Rosters["group"].Members.Length);
        Assert.Equal("group", Of(text, "2026-02-05").Agreement.Commitments["free"].ForEach!.Roster);
        Same(text, "2026-02-05", "2026-02-07 North reports p-2 is freed and p-3 is freed\n");
    }

    const string Chain = """
        instrument truce made by North, South on 2026-01-15
        party North
        party South
        event returned
        event paid
        event handed
        commitment return under truce
          North must achieve returned
          by 2026-02-01
          otherwise pay
        commitment pay under truce
          North must achieve paid
          within 30 days
          otherwise hand-over
        commitment hand-over under truce
          North must achieve handed
          within 1 week

        """;

    [Fact]
    public void A_consequence_that_has_followed_begins_on_its_day()
    {
        var residual = Of(Chain, "2026-02-10");

        Assert.Equal(
            """
            # As agreed: upon return is breached; within 30 days.
            commitment pay under truce
              North must achieve paid
              from 2026-02-02
              by 2026-03-04
              otherwise hand-over
            """,
            Commitment(residual, "pay")
        );
        Assert.Null(residual.Agreement.Commitments["return"].Otherwise);
        Same(Chain, "2026-02-10", "2026-02-20 South reports returned\n");
        Same(Chain, "2026-02-10", "2026-03-20 South reports paid\n");
    }

    [Fact]
    public void A_consequence_of_what_was_kept_never_comes()
    {
        var residual = Of(Chain + "2026-01-30 South reports returned\n", "2026-02-10");

        Assert.Equal(
            [LeftOutReason.NeverInForce, LeftOutReason.NeverInForce, LeftOutReason.Fulfilled],
            residual.LeftOut.Select(l => l.Reason)
        );
        Assert.Empty(residual.Agreement.Commitments);
    }

    [Fact]
    public void A_deadline_that_was_moved_is_written_in()
    {
        const string moved =
            Chain + "2026-01-20 South extends return by 10 days\n2026-01-25 South extends return by 5 days\n";
        var residual = Of(moved, "2026-01-28");

        Assert.Equal(
            """
            # As agreed: by 2026-02-01; 2026-01-20 South extends it by 10 days; 2026-01-25 South extends it by 5
            # days.
            commitment return under truce
              North must achieve returned
              by 2026-02-16
              otherwise pay
            """,
            Commitment(residual, "return")
        );
        Assert.Empty(residual.Agreement.Entries);
        Same(moved, "2026-01-28", "2026-02-05 South extends return by 2 days\n");
    }

    [Fact]
    public void What_a_power_did_stays_with_the_power()
    {
        const string used =
            Chain
            + "power may-extend under truce\n  North may extend return\n2026-01-20 North extends return by 10 days\n";
        var residual = Of(used, "2026-01-28");

        Assert.Single(residual.Agreement.Entries);
        Assert.Contains("may-extend", residual.Agreement.Powers.Keys);
        Same(used, "2026-01-28", "2026-02-05 North extends return by 2 days\n");
    }

    [Fact]
    public void A_power_over_what_is_left_out_is_left_out()
    {
        var residual = Of(
            Agreement
                + "power may-waive under truce\n  North may waive hand-over-map\n2026-02-01 North, South report talks and map\n",
            "2026-02-10"
        );

        Assert.Contains(residual.LeftOut, l => l is { Name: "may-waive", Reason: LeftOutReason.WithoutObject });
    }

    [Fact]
    public void A_suspension_is_brought_forward()
    {
        const string suspended = Agreement + "2026-01-20 North suspends no-shelling\n";
        var residual = Of(suspended, "2026-02-05");

        Assert.Equal(Verb.Suspends, Assert.Single(residual.Agreement.Entries).Verb);
        Same(suspended, "2026-02-05", "2026-02-07 North resumes no-shelling\n2026-02-09 North reports shelling\n");
    }

    const string Versions = """
        instrument truce made by North, South on 2026-01-15
        party North
        party South
        event bridge
        event road
        commitment old under truce
          South must achieve bridge
          by 2026-03-01
        commitment new under truce
          replaces old
          from 2026-02-01
          by 2026-09-01
        commitment reading under truce
          variant of new
          South must achieve road

        """;

    [Fact]
    public void The_old_version_is_left_out_once_the_new_one_takes_effect()
    {
        Assert.Empty(Of(Versions, "2026-01-20").LeftOut);
        var residual = Of(Versions, "2026-02-10");

        Assert.Equal(LeftOutReason.Superseded, Assert.Single(residual.LeftOut).Reason);
        Assert.Empty(residual.Agreement.Commitments["new"].Replaces);
        Same(Versions, "2026-01-20", "2026-02-20 North reports bridge\n");
        Same(Versions, "2026-02-10", "2026-02-20 North reports bridge\n");
    }

    [Fact]
    public void What_a_reading_stands_on_remains_though_it_is_done()
    {
        const string done = Versions + "2026-02-05 North reports bridge\n";
        var residual = Of(done, "2026-02-10");

        Assert.Equal(["new", "reading"], residual.Agreement.Commitments.Keys);
        Assert.Equal(LeftOutReason.Fulfilled, residual.Ended["new"]);
        Assert.StartsWith(
            "# It is fulfilled, and stands here since what remains refers to it.",
            Commitment(residual, "new"),
            StringComparison.Ordinal
        );
        Same(done, "2026-02-10", "2026-02-20 North reports road\n");
    }

    [Fact]
    public void A_hand_in_a_broken_promise_is_not_lost()
    {
        const string broken = Agreement + "2026-02-03 Observers report shelling on 2026-02-02\n";

        Assert.Single(Of(broken, "2027-01-15").Agreement.Entries);
        Same(broken, "2027-01-15", "2027-02-03 North reports not shelling since 2027-02-01\n");
    }

    [Fact]
    public void What_would_follow_from_a_breach_that_cannot_come_is_left_out_though_new_periods_begin()
    {
        const string kept =
            Agreement
            + """
                state season from 2026-01-01
                state poaching
                commitment no-poaching under truce
                  South must avoid poaching
                  until 2026-01-31
                  otherwise inquiries
                commitment inquiries under truce
                  for each w in weeks of season
                  South must seek "an inquiry"

                """;
        Assert.Contains(Of(kept, "2026-02-05").LeftOut, l => l.Name == "inquiries");
        Assert.DoesNotContain(Of(kept, "2026-01-20").LeftOut, l => l.Name == "inquiries");
    }

    [Fact]
    public void A_breach_that_was_cured_ends_with_its_term()
    {
        const string cured =
            Agreement
            + "2026-02-03 Observers report shelling since 2026-02-02\n2026-02-09 Observers report not shelling since 2026-02-08\n";

        Assert.DoesNotContain(Of(cured, "2026-12-30").LeftOut, l => l.Name == "no-shelling");
        Assert.Contains(
            Of(cured, "2027-01-01").LeftOut,
            l => l is { Name: "no-shelling", Reason: LeftOutReason.Lapsed }
        );
    }

    [Fact]
    public void Those_for_each_of_whom_it_is_owed_remain_declared()
    {
        const string each = """
            instrument decree made by South on 2026-01-15
            party North
            party South
            event talks
            commitment meet under decree
              for each q in (North, South)
              q must achieve talks

            """;
        var residual = Of(each, "2026-01-20");
        Assert.Equal(["North", "South"], residual.Agreement.Actors.Keys);
        Assert.Contains("  q must achieve talks", Commitment(residual, "meet"), StringComparison.Ordinal);
    }

    [Fact]
    public void Those_who_may_speak_for_a_party_remain()
    {
        const string spoken =
            Agreement + "person Nora for North\nperson Norman for North until 2026-01-20\nperson Sasha\n";

        Assert.Equal(["Nora", "North", "South"], Of(spoken, "2026-02-05").Agreement.Actors.Keys);
    }

    static EdtfDate Day(string text) =>
        EdtfDate.TryParse(text, out var date, out _) ? date : throw new ArgumentException(text);

    static Question At(Dossier dossier, string day) => Question.AtEndOf(dossier, Day(day));

    static Residual Of(string text, string day)
    {
        var dossier = Bound.Of(text);
        return Residual.Of(new Assessor(dossier), At(dossier, day));
    }

    /// <summary>The lines of a commitment, with the comments above it.</summary>
    static string Commitment(Residual residual, string name) =>
        ResidualText
            .Of(residual, [])
            .Split("\n\n")
            .Single(b => b.Split('\n').Any(l => l.StartsWith($"commitment {name} ", StringComparison.Ordinal)))
            .TrimEnd();

    /// <summary>Later entries have the same consequences on every day of the following two months.</summary>
    static void Same(string text, string day, string more)
    {
        var dossier = Bound.Of(text);
        var later = new Later(dossier, At(dossier, day));
        var residual = Residual.Of(new Assessor(later.Whole), At(dossier, day));
        var known = dossier.Entries.Select(e => e.Id).ToHashSet(StringComparer.Ordinal);
        ImmutableArray<Entry> entries = [.. Bound.Of(text + more).Entries.Where(e => !known.Contains(e.Id))];
        Assert.NotEmpty(entries);
        for (var i = 0; i < 60; i++)
        {
            var question = At(dossier, day);
            question = question with
            {
                AsOf = question.AsOf + Duration.FromDays(i),
                KnownAt = question.KnownAt + Duration.FromDays(i),
            };
            Assert.Null(ResidualInvariants.Difference(later, residual, entries, question));
        }
    }
}
