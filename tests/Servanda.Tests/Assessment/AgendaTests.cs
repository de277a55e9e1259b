using Servanda.Assessment;
using Servanda.Model;
using Servanda.Tests.Edtf;
using Servanda.Tests.Model;

namespace Servanda.Tests.Assessment;

/// <summary>What the answer about an issue tells beside its standing.</summary>
public class AgendaTests
{
    private const string Talks = """
        instrument truce made by North, South on 2020-01-01
        party North
        party South
        body UN
        event line-drawn
        event guards-posted
        tally freed in persons
        issue border "where the border runs" between North, South
          as line-drawn and not shelling and "both are content"
        issue prisoners "who goes free" between North, South
        state shelling
        commitment draw-line
          North, South must achieve line-drawn
          by 2020-06-01

        """;

    [Fact]
    public void What_two_sides_ask_for_on_an_issue_and_cannot_both_be_is_a_stand_off()
    {
        const string text =
            Talks
            + """
                2020-01-10 North demands freed at least 500 topic prisoners id five-hundred
                2020-01-11 South offers freed at most 200 topic prisoners id two-hundred
                """;

        var standOff = Assert.Single(Waits(text, "2020-01-11").StandOffs);
        Assert.Equal(["five-hundred", "two-hundred"], standOff.Entries.Select(e => e.Id));
        Assert.StartsWith(
            "On prisoners the two cannot both be met: North demands",
            standOff.Sentence,
            StringComparison.Ordinal
        );
        Assert.Equal(standOff.Sentence, Assert.Single(On(text, "2020-01-11", "prisoners").StandOffs).Sentence);
        Assert.Empty(On(text, "2020-01-11", "border").StandOffs);
        // On two issues, or without one, nothing says that they are about the same.
        Assert.Empty(Waits(text.Replace("200 topic prisoners", "200 topic border"), "2020-01-11").StandOffs);
        Assert.Empty(Waits(text.Replace("at most 200", "at least 200"), "2020-01-11").StandOffs);
    }

    [Theory]
    [InlineData("South demands not line-drawn topic border", 1)]
    [InlineData("South rejects line-drawn topic border", 1)]
    [InlineData("South rejects n-1", 1)]
    [InlineData("South rejects n-2", 0)]
    [InlineData("North rejects n-1", 0)]
    [InlineData("South accepts n-1", 0)]
    public void A_thing_and_its_contrary_or_a_demand_and_its_rejection_stand_off(string answer, int standOffs)
    {
        var text =
            Talks
            + "2020-01-10 North demands line-drawn topic border id n-1\n"
            + "2020-01-10 UN offers guards-posted topic border id n-2\n"
            + $"2020-01-12 {answer}\n";

        Assert.Equal(standOffs, Waits(text, "2020-01-12").StandOffs.Length);
    }

    [Fact]
    public void A_word_that_was_replaced_stands_against_nobody()
    {
        const string text =
            Talks
            + """
                2020-01-10 North demands line-drawn before guards-posted topic border
                2020-01-11 South demands guards-posted before line-drawn topic border
                2020-01-12 South rejects line-drawn topic border
                2020-01-13 South accepts guards-posted topic border
                """;

        Assert.Single(Waits(text, "2020-01-11").StandOffs);
        Assert.Empty(Waits(text, "2020-01-13").StandOffs);
    }

    [Fact]
    public void What_is_missing_for_success_is_told_with_who_has_promised_it()
    {
        var missing = On(
            Talks + "2020-01-10 North, South report shelling since 2020-01-05",
            "2020-01-10",
            "border"
        ).Missing;

        Assert.Equal(["line-drawn", "not shelling", "\"both are content\""], missing.Select(m => m.What));
        Assert.Equal(["draw-line"], missing[0].PromisedBy);
        Assert.Empty(missing[1].PromisedBy);
    }

    [Fact]
    public void Each_word_is_told_with_what_it_is_about_and_whether_it_stands()
    {
        const string text =
            Talks
            + """
                2020-01-10 UN offers "the river" topic border id un-1
                2020-01-11 North, South accept un-1 id both
                2020-01-12 South demands "the ridge" topic border
                2020-01-13 North rejects "the ridge" topic border id hasty
                2020-01-14 North withdraws hasty
                """;

        var answer = On(text, "2020-01-14", "border");
        Assert.Equal(
            [
                ("UN", "\"the river\"", PositionState.Stands),
                ("North", "\"the river\"", PositionState.Stands),
                ("South", "\"the river\"", PositionState.Replaced),
                ("South", "\"the ridge\"", PositionState.Stands),
                ("North", "\"the ridge\"", PositionState.Withdrawn),
            ],
            answer.Positions.Select(p => (p.Side, p.About, p.State))
        );
        Assert.Equal(
            [
                (null, IssueStatus.Open),
                ("2020-01-10", IssueStatus.Offered),
                ("2020-01-11", IssueStatus.Agreed),
                ("2020-01-12", IssueStatus.Open),
            ],
            answer.Steps.Select(s => (s.On?.ToString("uuuu-MM-dd", null), s.Status))
        );
        Assert.Equal("both", answer.Steps[2].Reason);
    }

    [Fact]
    public void The_explanation_goes_from_the_standing_to_the_words_and_their_sources()
    {
        const string text =
            Talks
            + """
                2020-01-10 UN offers "the river" topic border id un-1 source "The Gazette"
                2020-01-11 South accepts un-1
                """;

        var tree = new Assessor(Bound.Of(text)).ExplainIssue(Question(text, "2020-01-11"), "border");

        Assert.Equal("border is offered since 10 January 2020.", tree.Text);
        var told = tree.All().Select(n => n.Text).ToList();
        Assert.Contains("North has said nothing on it.", told);
        Assert.Contains("UN, who is not a party to it, said last:", told);
        Assert.Contains(tree.All(), n => n.Entry is { Sources: [{ Texts: ["The Gazette"] }] });
        Assert.Contains("Nobody has reported that line-drawn.", told);
    }

    private static Question Question(string text, string day) =>
        Servanda.Assessment.Question.AtEndOf(Bound.Of(text), EdtfText.Parse(day));

    private static WaitGraph Waits(string text, string day) => new Assessor(Sound(text)).Waits(Question(text, day));

    private static IssueAnswer On(string text, string day, string issue) =>
        new Assessor(Sound(text)).Issues(Question(text, day)).Single(a => a.Issue.Name == issue);

    private static Dossier Sound(string text)
    {
        var dossier = Bound.Of(text);
        Assert.Empty(dossier.Codes());
        return dossier;
    }
}
