using Servanda.Assessment;
using Servanda.Model;
using Servanda.Tests.Edtf;
using Servanda.Tests.Model;

namespace Servanda.Tests.Assessment;

public class WaitingTests
{
    private const string Truce = """
        instrument truce "The truce"
          made by North, South on 2020-01-01
        party North
        party South
        party Guard
        person Envoy for South
        event talks-open
        event road-open
        tally freed in persons
        state shooting

        commitment open-talks "Talks are opened"
          North must achieve talks-open
          by 2020-02-01
        commitment free-captives "Captives go free"
          South must achieve freed at least 500
          performed by Guard
          by 2020-02-01

        """;

    [Fact]
    public void A_promise_in_force_waits_for_those_who_perform_it_or_else_owe_it()
    {
        var answers = new Assessor(Sound(Truce)).Assess(On(Truce, "2020-01-10")).Answers;

        Assert.Equal(
            [
                ["Guard"],
                ["North"],
            ],
            answers.Select(a => a.WaitsFor.ToArray())
        );
    }

    [Fact]
    public void A_promise_waits_for_what_its_trigger_and_its_proviso_lack()
    {
        const string text =
            Truce
            + """
                commitment open-road
                  North must achieve road-open
                  upon talks-open and (freed at least 10)
                commitment patrol
                  North must achieve road-open
                  provided not shooting and free-captives is fulfilled

                2020-01-05 Envoy reports talks-open
                2020-01-05 North, South confirms shooting since 2020-01-05
                """;
        var assessment = new Assessor(Sound(text)).Assess(On(text, "2020-01-10"));

        Assert.Equal(["freed"], assessment.Answers.Single(a => a.Commitment.Name == "open-road").WaitsFor);
        Assert.Equal(
            ["free-captives", "not shooting"],
            assessment.Answers.Single(a => a.Commitment.Name == "patrol").WaitsFor
        );
    }

    [Fact]
    public void Two_promises_held_back_for_each_other_are_a_deadlock_that_names_everything_on_it()
    {
        var deadlock = Assert.Single(Waits(Deadlocked, "2020-01-10").Deadlocks);

        Assert.Equal(
            ["free-captives", "p-2", "talks-open", "open-talks", "p-1", "freed"],
            Assert.Single(deadlock.Circles).Edges.Select(e => e.From.Id)
        );
        Assert.Equal(
            "A circle of waiting: free-captives (\"Captives go free\") waits for Guard's demand p-2 of 2020-01-04, "
                + "talks-open before (freed at least 500); the position p-2 waits for talks-open; talks-open waits for "
                + "open-talks (\"Talks are opened\"); open-talks waits for North's demand p-1 of 2020-01-03, "
                + "freed at least 500 before talks-open; the position p-1 waits for freed; freed waits for "
                + "free-captives again.",
            deadlock.Sentence
        );
    }

    [Theory]
    [InlineData("2020-01-06 North withdraws p-1")]
    [InlineData("2020-01-06 North, South confirms talks-open")]
    [InlineData("2020-01-06 North demands road-open before talks-open")]
    public void A_deadlock_ends_when_a_position_is_given_up_replaced_or_overtaken(string entry)
    {
        Assert.Empty(Waits(Deadlocked + entry + "\n", "2020-01-10").Deadlocks);
        Assert.Single(Waits(Deadlocked + entry + "\n", "2020-01-05").Deadlocks);
    }

    [Fact]
    public void One_thing_before_another_and_the_other_before_the_one_is_a_stand_off()
    {
        var standOff = Assert.Single(Waits(Deadlocked, "2020-01-10").StandOffs);

        Assert.Equal(["p-1", "p-2"], standOff.Entries.Select(e => e.Id));
        Assert.Equal(
            "Each puts first what the other puts second: North demands freed at least 500 before talks-open (p-1, "
                + "2020-01-03), and Guard demands talks-open before (freed at least 500) (p-2, 2020-01-04).",
            standOff.Sentence
        );
    }

    [Fact]
    public void Amounts_that_exclude_each_other_are_a_stand_off_and_others_are_not()
    {
        const string demand = Truce + "2020-01-03 North demands freed at least 500 before talks-open id p-1\n";

        var graph = Waits(
            demand + "2020-01-04 Envoy offers freed exactly 150 before talks-open id p-2\n",
            "2020-01-10"
        );
        Assert.Equal(["p-1", "p-2"], Assert.Single(graph.StandOffs).Entries.Select(e => e.Id));
        Assert.Empty(
            Waits(demand + "2020-01-04 Envoy offers freed exactly 600 before talks-open\n", "2020-01-10").StandOffs
        );
    }

    [Theory]
    [InlineData("free-captives", true)]
    [InlineData("freed at least 500 before talks-open", true)]
    [InlineData("freed at least 100", true)]
    [InlineData("freed at least 900", false)]
    [InlineData("road-open", false)]
    public void What_one_side_demands_and_another_rejects_is_a_stand_off(string rejected, bool isStandOff)
    {
        var graph = Waits(
            Truce
                + "2020-01-03 North demands freed at least 500 before talks-open id p-1\n"
                + $"2020-01-04 Envoy rejects {rejected} id p-2\n",
            "2020-01-10"
        );

        Assert.Equal(isStandOff, graph.StandOffs.Any(s => s.Entries.Select(e => e.Id).SequenceEqual(["p-1", "p-2"])));
    }

    [Fact]
    public void A_promise_upon_what_another_puts_second_is_both_deadlock_and_stand_off()
    {
        const string text =
            Truce
            + """
                commitment free-more "More go free"
                  South must achieve freed at least 900
                  upon talks-open

                2020-01-03 North demands freed at least 500 before talks-open id p-1

                """;
        var graph = Waits(text, "2020-01-10");

        Assert.Contains("free-more", Assert.Single(graph.Deadlocks).Members.Select(m => m.Id));
        Assert.Equal(["free-more"], Assert.Single(graph.StandOffs).Commitments);
    }

    [Fact]
    public void A_long_chain_of_promises_with_one_circle_is_reckoned_at_once()
    {
        var events = string.Concat(Enumerable.Range(0, 5000).Select(i => $"event e{i}\n"));
        var promises = string.Concat(
            Enumerable
                .Range(0, 5000)
                .Select(i => $"commitment c{i}\n  North must achieve e{i}\n  upon e{(i + 1) % 5000}\n")
        );

        var deadlock = Assert.Single(Waits("party North\n" + events + promises, "2020-01-10").Deadlocks);
        Assert.Equal(10000, Assert.Single(deadlock.Circles).Edges.Length);
    }

    [Fact]
    public void In_the_spring_of_2020_the_talks_waited_for_the_prisoners_and_the_prisoners_for_the_talks()
    {
        var doha = new Assessor(DossierFolder.Read(Path.Combine(Repository.Root, "examples", "doha-2020")));

        var june = doha.Waits(On(doha.Dossier, "2020-06-02"));
        var ids = june.Deadlocks.Select(d => d.Members.Select(m => m.Id).ToHashSet());
        Assert.Contains(
            ids,
            c =>
                c.IsSupersetOf([
                    "open-talks",
                    "free-taliban-prisoners",
                    "dc-009c",
                    "dc-011b",
                    "talks-open",
                    "taliban-freed",
                ])
        );
        Assert.Contains(june.StandOffs, s => s.Entries.Select(e => e.Id).SequenceEqual(["dc-009c", "dc-011b"]));
        Assert.Contains(june.StandOffs, s => s.Entries.Select(e => e.Id).SequenceEqual(["dc-003", "dc-011b"]));

        var september = doha.Waits(On(doha.Dossier, "2020-09-13"));
        Assert.Empty(september.Deadlocks);
    }

    private const string Deadlocked =
        Truce
        + """
            2020-01-02 North demands road-open before talks-open id p-0
            2020-01-03 North demands freed at least 500 before talks-open id p-1
            2020-01-04 Guard demands talks-open before (freed at least 500) id p-2

            """;

    private static Dossier Sound(string text)
    {
        var dossier = Bound.Of(text);
        Assert.DoesNotContain(dossier.Diagnostics, d => d.Severity == Servanda.Diagnostics.Severity.Error);
        return dossier;
    }

    private static Question On(string text, string day) => On(Sound(text), day);

    private static Question On(Dossier dossier, string day) => Question.AtEndOf(dossier, EdtfText.Parse(day));

    private static WaitGraph Waits(string text, string day) => new Assessor(Sound(text)).Waits(On(text, day));
}
