using NodaTime;
using Servanda.Assessment;
using Servanda.Edtf;
using Servanda.Model;
using Servanda.Text;
using Comparison = Servanda.Model.Comparison;
using DutyKind = Servanda.Model.DutyKind;

namespace Servanda.Tests.Model;

public class BindingTests
{
    private const string Agreement = """
        instrument doha "Agreement for Bringing Peace to Afghanistan"
          made by US, Taliban on 2020-02-29 at "Doha"
          timezone Asia/Kabul
        party US "United States of America" also "Washington"
        party Taliban "the Taliban"
        party Government "Islamic Republic of Afghanistan" also "Kabul"
        body Monitoring-Team rated B
        person Shaheen "Suhail Shaheen" for Taliban from 2019 until 2021
        source Reuters rated B
        event talks-open
        level us-troops in troops
        tally taliban-freed in persons
        state al-qaeda-ties
        roster group from "rosters/group.csv"
        event pledged for group
        event freed for group

        """;

    [Fact]
    public void An_agreement_is_bound_whole()
    {
        var dossier = Bound.Of(
            Agreement
                + """
                commitment first-drawdown "US forces come down to 8,600" cites "Part One, A.1"
                  US must achieve us-troops at most 8,600 troops
                  owed to Taliban
                  by 135 days after doha is made
                commitment full-withdrawal
                  US must achieve us-troops exactly 0
                  upon first-drawdown is due
                  provided no-haven is kept
                  by 14 months after doha is made
                commitment no-haven
                  Taliban must avoid al-qaeda-ties
                  from doha is made
                  verified by Monitoring-Team

                """
        );

        Assert.Empty(dossier.Diagnostics);
        Assert.Equal("Asia/Kabul", dossier.Zone.Id);
        Assert.Equal(["US", "Taliban"], dossier.Instruments["doha"].Makers);
        Assert.Equal("2020-02-29", dossier.Instruments["doha"].MadeOn!.ToString());
        var shaheen = Assert.Single(dossier.Actors["Shaheen"].For);
        Assert.Equal(("Taliban", "2019", "2021"), (shaheen.Side, $"{shaheen.From}", $"{shaheen.Until}"));
        Assert.Equal(["fg-0001", "fg-0002"], dossier.Rosters["group"].Members.Select(m => m.Id));
        var drawdown = dossier.Commitments["first-drawdown"];
        Assert.Equal("doha", drawdown.Instrument);
        Assert.Equal(new Compare(new FactRef("us-troops"), Comparison.AtMost, 8600), drawdown.Goal);
        Assert.Equal(
            new Servanda.Model.Offset(Period.FromDays(135), After: true, new WhenHolds(new IsMade("doha"))),
            drawdown.By
        );
        var withdrawal = dossier.Commitments["full-withdrawal"];
        Assert.Equal(new HasCome(new DueOf("first-drawdown")), withdrawal.Upon);
        Assert.Equal(new StatusIs("no-haven", Status.Kept), withdrawal.Provided);
        Assert.Equal(DutyKind.Avoid, dossier.Commitments["no-haven"].Duty);
    }

    [Theory]
    [InlineData("talks-open", "talks-open")]
    [InlineData("us-troops at most 8,600 troops", "us-troops at most 8,600")]
    [InlineData("8,600 at least us-troops", "us-troops at most 8,600")]
    [InlineData("not (talks-open and al-qaeda-ties)", "not (talks-open and al-qaeda-ties)")]
    [InlineData("pledged of fg-0001", "fg-0001 is pledged")]
    [InlineData("fg-0001 is not pledged", "not fg-0001 is pledged")]
    [InlineData("all of group is pledged", "all of group is pledged")]
    [InlineData("any of group is not pledged", "any of group is not pledged")]
    [InlineData("all of (earlier, doha) is made", "earlier is made and doha is made")]
    [InlineData("2020", "2020")]
    [InlineData("day 22 of talks-open", "day 22 of talks-open")]
    [InlineData("0 hours after talks-open", "talks-open")]
    [InlineData("2 days 3 days after talks-open", "5 days after talks-open")]
    [InlineData(
        "the later of (day 42 of talks-open, doha is made)",
        "the later of (day 42 of talks-open, doha is made)"
    )]
    [InlineData("\"violence falls\"@en", "\"violence falls\"@en")]
    public void A_condition_is_read_in_one_way(string written, string bound)
    {
        var dossier = Bound.Of(
            Agreement
                + "instrument earlier made by US on 2019-01-01\n"
                + $"commitment c under doha\n  US must achieve talks-open\n  upon {written}\n  by 2021\n"
        );

        Assert.Empty(dossier.Diagnostics);
        Assert.Equal(bound, ModelText.Of(dossier.Commitments["c"].Upon!));
    }

    [Fact]
    public void A_variable_stands_for_each_member()
    {
        var dossier = Bound.Of(
            Agreement
                + "commitment c\n  for each p in group\n  US must achieve p is freed\n  upon p is pledged\n  by 2020-03-28\n"
        );

        Assert.Empty(dossier.Diagnostics);
        Assert.Equal(new ForEach("p", "group"), dossier.Commitments["c"].ForEach);
        Assert.Equal(new Holds(new FactRef("freed", "p", IsVariable: true)), dossier.Commitments["c"].Goal);
    }

    [Theory]
    [InlineData("Shaheen reports taliban-freed exactly 4,050 on 2020-07-16", "taliban-freed exactly 4,050", null)]
    [InlineData("Shaheen reports 80 more taliban-freed", "80 more taliban-freed", null)]
    [InlineData("Shaheen reports fg-0001 is freed", "fg-0001 is freed", null)]
    [InlineData("\"observers\" cannot confirm not al-qaeda-ties", "not al-qaeda-ties", null)]
    [InlineData("Shaheen rejects doha", null, "doha")]
    [InlineData("Shaheen demands talks-open before 2020-05", "talks-open before 2020-05", null)]
    [InlineData(
        "Shaheen demands taliban-freed at least 5,000 before talks-open",
        "taliban-freed at least 5,000 before talks-open",
        null
    )]
    [InlineData("Monitoring-Team finds c is breached", "c is breached", null)]
    [InlineData("Monitoring-Team finds \"effort was made\"", "\"effort was made\"", null)]
    [InlineData("Monitoring-Team finds not \"effort was made\"", "not \"effort was made\"", null)]
    [InlineData("US postpones c", null, "c")]
    [InlineData("US withdraws dc-1", null, "dc-1")]
    public void An_entry_says_something_or_names_something(string entry, string? content, string? named)
    {
        var dossier = Bound.Of(
            Agreement
                + "commitment c\n  US must achieve talks-open\n  by 2020-03-28\n"
                + "2020-02-01 US announces talks-open id dc-1\n"
                + $"2020-07-21 {entry}\n"
        );

        Assert.Empty(dossier.Diagnostics);
        var bound = dossier.Entries[1];
        Assert.Equal(content, bound.Content is null ? null : ModelText.Of(bound.Content));
        Assert.Equal(named, bound.Object);
    }

    [Fact]
    public void An_entry_keeps_all_it_says()
    {
        var dossier = Bound.Of(
            Agreement
                + "commitment c\n  US must achieve talks-open\n  by 2020-03-28\n"
                + "2020-05-27 Shaheen, US extend c by 1 month 3 days \"a remark\"\n"
                + "  via Reuters source Reuters \"27 May 2020\", \"https://example.org/1\"\n"
                + "  rated B2 known 2020-06-01 id dc-014\n"
                + "2020-05-28 US postpones c until 2020-09\n"
                + "2020-05-29 US reports al-qaeda-ties since 2019/2020-03\n"
        );

        Assert.Empty(dossier.Diagnostics);
        var extension = dossier.Entries[0];
        Assert.Equal("dc-014", extension.Id);
        Assert.Equal([new Speaker("Shaheen", true), new Speaker("US", true)], extension.Speakers);
        Assert.Equal(new PeriodBuilder { Months = 1, Days = 3 }.Build(), extension.Extension);
        Assert.Equal(["a remark"], extension.Notes);
        Assert.Equal(["Reuters"], extension.Via);
        Assert.Equal(["27 May 2020", "https://example.org/1"], Assert.Single(extension.Sources).Texts);
        Assert.Equal(('B', 2), (extension.Reliability, extension.Credibility));
        Assert.Equal("2020-06-01", extension.Known!.ToString());
        Assert.Equal("2020-09", Assert.IsType<OnDate>(dossier.Entries[1].NewDate).Date.ToString());
        Assert.True(dossier.Entries[2].IsSince);
        Assert.StartsWith("e-", dossier.Entries[2].Id, StringComparison.Ordinal);
    }

    [Fact]
    public void A_time_in_another_zone_is_that_moment()
    {
        var dossier = Bound.Of(Agreement + "2020-03-10T14:00 Europe/Berlin US reports talks-open\n");

        Assert.Empty(dossier.Diagnostics);
        Assert.Equal(Instant.FromUtc(2020, 3, 10, 13, 0), dossier.Entries[0].Said.Bounds(dossier.Zone).Earliest);
    }

    [Fact]
    public void Expectations_ask_one_thing_a_line()
    {
        var dossier = Bound.Of(
            Agreement
                + """
                commitment c
                  US must achieve talks-open
                  by 2020-03-28
                expect as of 2020-03-15 known 2020-03-16 standard verified
                  c is overdue since 2020-03-11
                  c is pending due 2020-07-13
                  c is not possibly breached
                  c is not overdue
                  c has evidence contested
                  c has progress between 4,050 and 4,199
                  c is not flagged "aim passed"

                """
        );

        Assert.Empty(dossier.Diagnostics);
        var expectation = Assert.Single(dossier.Expectations);
        Assert.Equal(Standard.Verified, expectation.Standard);
        Assert.Equal(("2020-03-15", "2020-03-16"), ($"{expectation.AsOf}", $"{expectation.Known}"));
        Assert.Collection(
            expectation.Checks,
            c => Assert.Equal((Status.Overdue, "2020-03-11"), (c.Status, $"{c.Since}")),
            c => Assert.Equal((Status.Pending, "2020-07-13"), (c.Status, $"{c.Due}")),
            c => Assert.Equal((Status.Breached, true), (c.Possibly, c.PossiblyNegated)),
            c => Assert.Equal((Status.Overdue, true), (c.Status, c.StatusNegated)),
            c => Assert.Equal(Evidence.Contested, c.Evidence),
            c => Assert.Equal((4050m, 4199m), (c.ProgressEstablished, c.ProgressPossible)),
            c => Assert.Equal(("aim passed", true), (c.Flag, c.FlagNegated))
        );
    }

    [Fact]
    public void A_power_says_who_may_do_what()
    {
        var dossier = Bound.Of(
            Agreement
                + "power leave-doha under doha\n  US may terminate doha\n"
                + "power walk-out under doha\n  US may leave\n"
                + "power inspect under doha\n  US may inspect doha\n"
                + "power late under doha\n  US may suspend doha\n  upon talks-open\n  within 3 days\n"
                + "power later under doha\n  US may suspend doha\n  upon late is overdue\n"
        );

        Assert.Equal(["not-yet-assessed", "unknown-status-word"], dossier.Codes());
        Assert.Equal(["late", "leave-doha", "walk-out"], dossier.Powers.Keys);
        Assert.Equal(
            (new Holds(new FactRef("talks-open")), Period.FromDays(3)),
            ((Holds)dossier.Powers["late"].Upon!, dossier.Powers["late"].Within)
        );
        Assert.Equal(
            dossier.Powers["late"] with
            {
                Location = null,
            },
            Bound.Of(DossierWriter.Write(dossier)).Powers["late"] with
            {
                Location = null,
                Holders = dossier.Powers["late"].Holders,
                Cites = dossier.Powers["late"].Cites,
            }
        );
        Assert.Equal(
            (Verb.Terminates, "doha"),
            (dossier.Powers["leave-doha"].Verb, dossier.Powers["leave-doha"].Object)
        );
        Assert.Equal("doha", dossier.Powers["walk-out"].Object);
    }

    [Theory]
    [InlineData("upon talks-opne")]
    [InlineData("upon talks-open at most 3")]
    [InlineData("upon us-troops at most 3 battalions")]
    [InlineData("upon pledged")]
    [InlineData("upon fg-9999 is pledged")]
    [InlineData("upon other is late")]
    [InlineData("provided no-such is kept")]
    [InlineData("unless all of group is talks-open")]
    [InlineData("until 2020-02-30")]
    [InlineData("within 1.5 days")]
    [InlineData("verified by Monitoring-Taem")]
    [InlineData("performed by group")]
    [InlineData("owed to Nobody")]
    [InlineData("under no-such")]
    [InlineData("on 2020-05-01")]
    [InlineData("upon talks-open\n  upon al-qaeda-ties")]
    [InlineData("upon (talks-open")]
    [InlineData("for each p in no-such")]
    public void A_commitment_with_a_clause_in_error_has_no_status(string clause)
    {
        var dossier = Bound.Of(
            Agreement
                + "commitment other\n  US must achieve talks-open\n  by 2020-03-28\n"
                + $"commitment c \"title\"\n  US must achieve talks-open\n  {clause}\n"
                + "commitment dependent\n  US must achieve talks-open\n  upon c is fulfilled\n  by 2020-03-28\n"
        );

        Assert.True(dossier.IsPartial);
        var commitment = dossier.Commitments["c"];
        Assert.Equal("not assessed: see the diagnostics", commitment.NotFormalised);
        Assert.Equal("title", commitment.Title);
        Assert.Null(commitment.Goal);
        Assert.Equal(
            "not assessed: it depends on `c`, which has no status",
            dossier.Commitments["dependent"].NotFormalised
        );
        Assert.Null(dossier.Commitments["other"].NotFormalised);
        Assert.All(dossier.Diagnostics.Where(d => d.Severity > 0), d => Assert.NotNull(d.Source));
    }

    [Theory]
    [InlineData("power p under doha\n  US may suspend doha\n  replaces q\n", "an `until`")]
    [InlineData("power p under doha\n  US may suspend doha\n  variant of q\n", "a power of its own")]
    [InlineData("power p under doha\n  for each g in group\n  US may suspend doha\n", "each of its instances")]
    [InlineData("power p under doha\n  US may inspect doha\n", "an event that others wait `upon`")]
    [InlineData("instrument annex\n  variant of doha\n", "in the commitments")]
    [InlineData("2020-03-05 US amends doha, annex by 2020-05-01\n", "a statement for each")]
    public void What_is_not_computed_says_what_to_write_instead(string statement, string mend)
    {
        var dossier = Bound.Of(Agreement + statement);
        Assert.Contains(dossier.Diagnostics, d => d.Mend.Contains(mend, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("where talks-open")]
    [InlineData("upon defined")]
    public void A_clause_that_is_not_computed_leaves_no_wrong_status(string clause)
    {
        var dossier = Bound.Of(
            Agreement
                + "event defined where talks-open\n"
                + "commitment other\n  US must achieve talks-open\n  by 2020-03-28\n"
                + $"commitment c\n  US must achieve talks-open\n  {clause}\n"
        );

        Assert.Contains("not-yet-assessed", dossier.Codes());
        Assert.False(dossier.IsPartial);
        Assert.StartsWith(
            "not assessed: this version",
            dossier.Commitments["c"].NotFormalised,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("US must avoid 3 more taliban-freed")]
    [InlineData("US must achieve talks-open or 3 more taliban-freed")]
    [InlineData("US must achieve not 3 more taliban-freed")]
    [InlineData("US must achieve 0 more taliban-freed")]
    [InlineData("US must achieve talks-open\n  upon 3 more taliban-freed")]
    public void More_is_counted_from_when_something_is_owed_so_only_the_goal_of_an_achieve_asks_for_it(string clauses)
    {
        var dossier = Bound.Of(Agreement + $"commitment c\n  {clauses}\n  by 2020-03-28\n");

        Assert.Contains("wrong-kind", dossier.Codes());
        Assert.NotNull(dossier.Commitments["c"].NotFormalised);
    }

    [Fact]
    public void The_consequence_of_a_breach_is_not_in_force_before_the_breach()
    {
        var dossier = Bound.Of(
            Agreement
                + "commitment c\n  US must achieve talks-open\n  by 2020-03-28\n  otherwise fine\n"
                + "commitment fine\n  US must achieve talks-open\n  within 3 days\n"
                + "expect as of 2020-03-28\n  fine is not-in-force\n"
                + "expect as of 2020-03-29\n  fine is pending due 2020-04-01\n"
        );

        Assert.Empty(dossier.Codes());
        Assert.All(
            ExpectationRunner.Run(new Assessor(dossier)).SelectMany(r => r.Checks),
            c => Assert.True(c.Passed, c.Got)
        );
    }

    [Fact]
    public void A_variant_and_a_new_version_take_what_they_do_not_say()
    {
        var dossier = Bound.Of(
            Agreement
                + "commitment c under doha cites \"1\"\n  US must achieve talks-open\n  owed to Taliban\n  within 3 days\n"
                + "commitment seen\n  variant of c\n  by 2020-03-20\n"
                + "commitment anew under doha\n  replaces seen\n  Taliban must achieve talks-open\n"
        );

        Assert.Empty(dossier.Codes());
        var (seen, anew) = (dossier.Commitments["seen"], dossier.Commitments["anew"]);
        Assert.Equal((DutyKind.Achieve, "doha"), (seen.Duty, seen.Instrument));
        Assert.Equal(["US", "Taliban", "1"], [.. seen.Obligors, .. seen.Obligees, .. seen.Cites]);
        Assert.Null(seen.Within);
        Assert.Equal(("Taliban", seen.By), (anew.Obligors.Single(), anew.By));
        Assert.Null(ModelDifference.Between(dossier, Bound.Of(DossierWriter.Write(dossier))));
    }

    [Theory]
    [InlineData("commitment a\n  variant of b\ncommitment b\n  replaces a\n", "self-reference")]
    [InlineData("commitment a\n  variant of a\n", "self-reference")]
    [InlineData("commitment a\n  variant of talks-open\n", "wrong-kind")]
    [InlineData("commitment a\n  replaces nobody\n", "unknown-name")]
    [InlineData(
        "commitment a\n  variant of b\n  replaces b\ncommitment b\n  not formalised \"x\"\n",
        "repeated-clause"
    )]
    [InlineData("commitment a\n  variant of b\ncommitment b\n  not formalised \"x\"\n", "missing-duty")]
    [InlineData("commitment a\n  US must achieve talks-open\n  otherwise nothing\n", "unknown-name")]
    [InlineData("instrument other made by US on 2020-03-01\n  replaces other\n", "self-reference")]
    [InlineData("party Other\n  survives\n", "misplaced-clause")]
    [InlineData("commitment a\n  US must avoid talks-open\n  together with talks-open\n", "misplaced-clause")]
    public void A_tie_that_cannot_be_made_is_told(string text, string code) =>
        Assert.Contains(code, Bound.Of(Agreement + text).Codes());

    [Fact]
    public void What_stands_under_an_instrument_in_error_has_no_status()
    {
        var dossier = Bound.Of(
            "party US\nevent talks-open\n"
                + "instrument decree made by US on 2020-03-10\n  upon no-such-event\n"
                + "commitment c\n  US must achieve talks-open\n  by 2020-03-28\n"
        );

        Assert.Equal("not assessed: see the diagnostics", dossier.Commitments["c"].NotFormalised);
    }

    [Fact]
    public void Of_a_roster_that_cannot_be_read_nothing_is_true()
    {
        var dossier = Bound.Of(
            "party US\nroster lost from \"rosters/missing.csv\"\nevent freed for lost\n"
                + "instrument decree made by US on 2020-03-10\n"
                + "commitment all\n  US must achieve all of lost is freed\n  by 2020-03-28\n"
                + "commitment each-of-them\n  for each p in lost\n  US must achieve p is freed\n  by 2020-03-28\n"
                + "2020-03-20 US reports p-1 is freed\n"
        );

        Assert.Contains("roster-missing", dossier.Codes());
        Assert.All(dossier.Commitments.Values, c => Assert.NotNull(c.NotFormalised));
        Assert.IsType<Prose>(Assert.Single(dossier.Entries).Content);
    }

    [Theory]
    [InlineData("rosters/../../secret.csv")]
    [InlineData("/etc/passwd")]
    [InlineData("C:\\secret.csv")]
    [InlineData("..")]
    public void A_roster_is_read_from_within_the_dossier_only(string path)
    {
        var dossier = DossierReader.Bind(
            [new SourceText("a.accord", $"roster r from \"{path}\"\n")],
            "dossier",
            asked => throw new InvalidOperationException(asked)
        );

        Assert.Contains("roster-missing", dossier.Codes());
    }

    [Fact]
    public void Promises_that_wait_for_each_other_have_a_reading()
    {
        var dossier = Bound.Of(
            Agreement
                + "commitment a\n  US must achieve talks-open\n  upon b is fulfilled\n  by 2021\n"
                + "commitment b\n  US must achieve talks-open\n  upon (c is fulfilled)\n  by 2021\n"
                + "commitment c\n  US must achieve talks-open\n  upon a is fulfilled and talks-open\n  by 2021\n"
        );

        Assert.Empty(dossier.Diagnostics);
        Assert.All(dossier.Commitments.Values, c => Assert.Null(c.NotFormalised));
    }

    [Theory]
    [InlineData("unless b is breached", "unless a is breached")]
    [InlineData("upon not b is fulfilled", "upon a is fulfilled")]
    [InlineData("upon b is not-in-force", "upon a is fulfilled")]
    public void What_depends_on_its_own_negation_has_no_status(string first, string second)
    {
        var dossier = Bound.Of(
            Agreement
                + $"commitment a\n  US must achieve talks-open\n  {first}\n  by 2021\n"
                + $"commitment b\n  US must achieve talks-open\n  {second}\n  by 2021\n"
        );

        Assert.Contains("self-reference", dossier.Codes());
        Assert.All(dossier.Commitments.Values, c => Assert.NotNull(c.NotFormalised));
    }

    [Fact]
    public void Mutual_compliance_may_run_in_a_circle()
    {
        var dossier = Bound.Of(
            Agreement
                + "commitment a\n  US must avoid al-qaeda-ties\n  provided b is kept\n"
                + "commitment b\n  Taliban must avoid al-qaeda-ties\n  provided a is kept\n"
        );

        Assert.Empty(dossier.Diagnostics);
    }

    [Fact]
    public void An_unknown_name_is_answered_with_the_nearest_by_name_title_or_spelling()
    {
        var dossier = Bound.Of(
            Agreement + "2020-03-11 Shahen reports talk-open\n2020-03-11 Washington reports talks-open\n"
        );

        Assert.Equal(["Shaheen", "talks-open", "US"], dossier.Diagnostics.Select(d => d.Suggestion));
    }

    [Fact]
    public void A_commitment_stands_under_the_only_instrument_of_its_file_or_of_the_dossier()
    {
        const string Promise = "commitment {0}\n  US must achieve talks-open\n  by 2021\n";
        var one = Bound.Of([
            new SourceText("a.accord", Agreement + string.Format(null, Promise, "here")),
            new SourceText("b.accord", string.Format(null, Promise, "elsewhere")),
        ]);
        var two = Bound.Of([
            new SourceText("a.accord", Agreement + string.Format(null, Promise, "here")),
            new SourceText("b.accord", string.Format(null, Promise, "elsewhere")),
            new SourceText("c.accord", "instrument other made by US on 2020-01-01\n"),
        ]);

        Assert.Equal(["doha", "doha"], one.Commitments.Values.Select(c => c.Instrument));
        Assert.Equal("doha", two.Commitments["here"].Instrument);
        Assert.Null(two.Commitments["elsewhere"].Instrument);
        Assert.Equal(["no-instrument"], two.Codes());
    }

    [Theory]
    [InlineData("c is fulfilled")]
    [InlineData("c is due")]
    [InlineData("deal is in-force")]
    [InlineData("rests-on-c")]
    [InlineData("nowhere")]
    public void A_verifier_whose_beginning_rests_on_a_promise_verifies_none(string from)
    {
        var dossier = Bound.Of(
            "instrument deal\nparty North\nevent done\nevent rests-on-c as c is fulfilled\n"
                + $"body Commission from {from}\n"
                + "commitment c\n  North must achieve done\n  verified by Commission\n  by 2020-05-01\n"
        );

        Assert.Contains(dossier.Diagnostics, d => d.Code is "wrong-kind" or "unknown-name");
        Assert.Equal("not assessed: see the diagnostics", dossier.Commitments["c"].NotFormalised);
    }

    [Fact]
    public void A_body_keeps_when_it_began_and_for_whom_it_speaks()
    {
        var dossier = Bound.Of(
            "party North\nevent begun\nbody Office from 3 days after begun for North from 2020-01-01\n"
        );

        Assert.IsType<Servanda.Model.Offset>(dossier.Actors["Office"].From);
        Assert.NotNull(Assert.Single(dossier.Actors["Office"].For).From);
        Assert.Null(ModelDifference.Between(dossier, Bound.Of(DossierWriter.Write(dossier))));
    }

    [Fact]
    public void An_amendment_keeps_the_terms_that_it_sets_anew()
    {
        var dossier = Bound.Of(
            Agreement
                + "commitment c\n  US must achieve talks-open\n  by 2020-03-28\n"
                + "2020-03-01 US, Taliban amend c \"new text\" by 2020-06-01 from 2020-04-01 until 2020-07-01 aim 2020-05-01\n"
                + "2020-03-02 US, Taliban amend c by 30 days\n"
        );

        var entry = dossier.Entries.First(e => e.NewDate is not null);
        Assert.Equal("new text", Assert.Single(entry.Notes));
        Assert.Equal(
            ["2020-06-01", "2020-04-01", "2020-07-01", "2020-05-01"],
            new[] { entry.NewDate, entry.NewFrom, entry.NewUntil, entry.NewAim }.Select(m =>
                ((OnDate)m!).Date.ToString()
            )
        );
        Assert.Equal(Period.FromDays(30), dossier.Entries.First(e => e.NewDate is null).Extension);
        Assert.Null(ModelDifference.Between(dossier, Bound.Of(DossierWriter.Write(dossier))));
    }

    [Theory]
    [InlineData("within 5 days")]
    [InlineData("upon talks-open")]
    [InlineData("unless talks-open")]
    [InlineData("owed to US")]
    public void What_an_amendment_cannot_set_anew_is_told_and_kept_as_a_remark(string clause)
    {
        var dossier = Bound.Of(
            Agreement
                + "commitment c\n  US must achieve talks-open\n  by 2020-03-28\n"
                + $"2020-03-01 US amends c {clause}\n"
        );

        Assert.Contains("replaces", Assert.Single(dossier.Diagnostics, d => d.Code == "misplaced-clause").Message);
        Assert.Contains(clause, dossier.Entries.Single(e => e.Verb == Verb.Amends).Notes);
    }

    [Theory]
    [InlineData("object to", "objects to", Verb.Objects)]
    [InlineData("snap back", "snaps back", Verb.SnapsBack)]
    public void A_power_of_two_words_is_written_as_it_was_read(string may, string does, Verb verb)
    {
        var dossier = Bound.Of(Agreement + $"power p\n  US may {may} doha\n2020-03-05 US {does} doha\n");

        Assert.Equal(verb, dossier.Powers["p"].Verb);
        Assert.Equal((verb, "doha"), (dossier.Entries[0].Verb, dossier.Entries[0].Object));
        Assert.Empty(dossier.Diagnostics.Where(d => d.Severity > 0));
        Assert.Null(ModelDifference.Between(dossier, Bound.Of(DossierWriter.Write(dossier))));
    }
}
