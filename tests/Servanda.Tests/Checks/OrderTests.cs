using Servanda.Checks;
using Servanda.Checks.Order;
using Servanda.Model;
using Servanda.Tests.Model;
using Servanda.Text;

namespace Servanda.Tests.Checks;

/// <summary>What the order of things in real agreements comes to, by the text alone and with the positions of the record.</summary>
public class OrderTests
{
    static Dossier Read(string example) => DossierFolder.Read(Path.Combine(Repository.Root, "examples", example));

    static string[] Circles(string example, bool withPositions) =>
        [
            .. WaitingCircle
                .In(new CheckedAgreement(Read(example), withPositions))
                .Select(c => string.Join(" ", c.Names.Order(StringComparer.Ordinal)))
                .Order(StringComparer.Ordinal),
        ];

    [Theory]
    [InlineData("doha-2020")]
    [InlineData("minsk-2015")]
    [InlineData("aceh-2005")]
    public void No_circle_is_claimed_that_the_text_does_not_contain(string example) =>
        Assert.Empty(Circles(example, withPositions: false));

    [Fact]
    public void With_the_positions_of_the_record_talks_and_releases_of_Doha_wait_for_each_other() =>
        Assert.Equal(
            ["decree-the-rest open-talks", "free-taliban-prisoners open-talks"],
            Circles("doha-2020", withPositions: true)
        );

    [Fact]
    public void With_the_positions_of_the_record_border_elections_and_reform_of_Minsk_wait_for_each_other() =>
        Assert.Equal(
            ["hold-elections restore-border-control", "reform-constitution restore-border-control"],
            Circles("minsk-2015", withPositions: true)
        );

    [Theory]
    [InlineData("upon b is fulfilled", "upon a is fulfilled", "a b")]
    [InlineData("upon b is breached", "otherwise a", null)]
    [InlineData("upon b is breached", "upon a is overdue", "a b")]
    [InlineData("otherwise b", "otherwise a", "a b")]
    [InlineData("upon b is fulfilled or rain", "upon a is fulfilled", null)]
    [InlineData("upon b is excused", "upon a-done", "a b")]
    [InlineData("upon settled", "upon a is fulfilled", "a b")]
    [InlineData("together with b-done", "together with a-done", null)]
    [InlineData("together with b is fulfilled", "together with a is fulfilled", "a b")]
    [InlineData("together with b-done", "upon a is fulfilled", "a b")]
    [InlineData("for each d in days of settled", "upon a-done", "a b")]
    [InlineData("provided b is kept", "provided a is kept", null)]
    [InlineData("", "upon a-done", "a b")]
    public void Promises_that_wait_for_each_other_make_a_circle(string ofA, string ofB, string? circle)
    {
        var dossier = Bound.Of(
            $"""
            party North
            party South
            instrument accord made by North, South on 2026-01-01
            instrument pact made by North, South on 2026-01-01
              upon b is fulfilled
            event a-done
            event b-done
            event rain
            state settled as b is fulfilled
            commitment a
              North must achieve a-done
              {ofA}
              under {(ofA == "" ? "pact" : "accord")}
            commitment b
              South must achieve b-done
              {ofB}
              under accord

            """
        );

        Assert.Empty(dossier.Diagnostics);
        Assert.Equal(
            circle is null ? [] : [circle],
            WaitingCircle
                .In(new CheckedAgreement(dossier))
                .Select(c => string.Join(" ", c.Names.Order(StringComparer.Ordinal)))
        );
    }

    [Fact]
    public void Of_promises_that_hang_together_each_shortest_circle_is_told_with_its_clauses_and_who_could_move()
    {
        var dossier = Bound.Of(
            """
            party North
            party South
            party East
            event a-done
            event b-done
            event c-done
            commitment a
              North must achieve a-done
              upon b-done and c-done
            commitment b
              South must achieve b-done
              upon a-done
            commitment c
              East must achieve c-done
              upon b is fulfilled

            """
        );

        var found = Assert.Single(CheckReport.Of(dossier).Findings, f => f.Code == "nobody-moves-first");
        Assert.Equal(
            "Nobody has to move first: `a` waits, upon b-done and c-done, for `b`; `b` waits, upon a-done, for `a`. "
                + "Somebody would have to do so unbound: North by `a`, or South by `b`.",
            found.Message
        );
    }

    [Fact]
    public void Doha_leaves_the_order_of_talks_and_releases_open()
    {
        var found = Assert.Single(CheckReport.Of(Read("doha-2020")).Findings, f => f.Code == "order-left-open");
        Assert.Equal(["free-government-prisoners", "free-taliban-prisoners", "open-talks"], found.About.Order());
        Assert.Contains("10 March 2020", found.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void If_GAM_hands_nothing_over_the_army_need_not_leave()
    {
        var cascades = Cascade.All(new CheckedAgreement(Read("aceh-2005")));
        Assert.Equal(
            [
                "ceiling-of-forces",
                "relocate-first-quarter",
                "relocate-last-quarter",
                "relocate-second-quarter",
                "relocate-third-quarter",
            ],
            cascades.Single(c => c.Actor == "GAM").Falls
        );
        Assert.Empty(cascades.Single(c => c.Actor == "Indonesia").Falls);
    }

    [Fact]
    public void Border_control_in_Minsk_hangs_on_three_promises_each_of_which_can_defeat_it()
    {
        var agreement = new CheckedAgreement(Read("minsk-2015"));
        Assert.Equal(
            [
                ["agree-reform"],
                ["hold-elections"],
                ["reform-constitution"],
            ],
            Cascade.FailuresThatDefeat(agreement, agreement.Find("restore-border-control")!).Select(s => s.ToArray())
        );
    }

    [Fact]
    public void Two_ways_to_a_goal_must_both_fail_to_defeat_it()
    {
        var agreement = new CheckedAgreement(
            Bound.Of(
                """
                party North
                party South
                instrument accord made by North, South on 2026-01-01
                event by-road
                event by-sea
                event aid-arrived
                commitment open-road
                  North must achieve by-road
                commitment open-port
                  South must achieve by-sea
                commitment deliver
                  North must achieve aid-arrived
                  upon by-road or by-sea
                """
            )
        );
        Assert.Equal(
            [
                ["open-port", "open-road"],
            ],
            Cascade.FailuresThatDefeat(agreement, agreement.Find("deliver")!).Select(s => s.ToArray())
        );
    }

    [Theory]
    [InlineData("free-enough", "free-most")]
    [InlineData("free at least 1,000", "free-most", "free-some")]
    [InlineData("free at least 5,000", "free-most")]
    [InlineData("free at least 9,000", "free-most", "free-some")]
    [InlineData("talks and free at least 5,000", "free-most")]
    public void Of_those_who_promise_a_count_the_ones_that_promise_enough_can_defeat_it(
        string goal,
        params string[] failing
    )
    {
        const string text = """
            party North
            party South
            instrument accord made by North, South on 2026-01-01
            event talks
            tally free in persons
            event free-enough as free at least 5,000
            commitment free-some
              North must achieve free at least 1,500
            commitment free-most
              South must achieve free at least 5,000

            """;
        var open = DossierReader.Open([new SourceText("a.accord", text)]);
        var read = open.ReadCondition(goal);

        Assert.Empty(read.Diagnostics);
        Assert.Equal(
            [string.Join(" ", failing)],
            Cascade
                .FailuresThatPrevent(new CheckedAgreement(open.Dossier), read.Condition!)!
                .Value.Select(s => string.Join(" ", s))
        );
    }

    [Theory]
    [InlineData("")]
    [InlineData("nothing-known")]
    [InlineData("talks\n  by 2026-01-01")]
    [InlineData("talks\nparty East")]
    [InlineData("talks and")]
    public void What_is_no_condition_is_said_to_be_none(string text)
    {
        var read = DossierReader.Open([new SourceText("a.accord", "event talks\n")]).ReadCondition(text);

        Assert.Null(read.Condition);
        Assert.NotEmpty(read.Diagnostics);
    }

    [Fact]
    public void What_hangs_on_no_promise_is_defeated_by_no_failure()
    {
        var open = DossierReader.Open([new SourceText("a.accord", "event rain\n")]);

        Assert.Null(
            Cascade.FailuresThatPrevent(new CheckedAgreement(open.Dossier), open.ReadCondition("rain").Condition!)
        );
    }
}
