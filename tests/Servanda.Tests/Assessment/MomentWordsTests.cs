using NodaTime;
using Servanda.Assessment;
using Servanda.Model;

namespace Servanda.Tests.Assessment;

/// <summary>How a date was computed is said in one line with both ends.</summary>
public class MomentWordsTests
{
    [Theory]
    [InlineData("135 days after deal is made", "135 days after 29 February 2020 (that day is day 0): 13 July 2020.")]
    [InlineData("day 2 of begin", "Day 2 of 15 March 2020 (that day is day 1): 16 March 2020.")]
    [InlineData("1 month before begin", "1 month before 15 March 2020 (that day is day 0): 15 February 2020.")]
    [InlineData("48 hours after begin", "48 hours after 15 March 2020 06:00:00: 17 March 2020 06:00:00.")]
    [InlineData(
        "60 days before done",
        "60 days before 1 May 2020 (that day is day 0): 2 March 2020; nobody could know before 1 May 2020, so it is then."
    )]
    [InlineData(
        "1 month 2 working days of offices after begin",
        "1 month 2 working days of offices after 15 March 2020 (that day is day 0): 20 April 2020."
    )]
    [InlineData(
        "1 month 2 working days of offices after begin",
        "By offices, Saturdays and Sundays are not counted, nor is this holiday: 17 April 2020."
    )]
    [InlineData(
        "2 working days of offices before begin",
        "By offices, Saturdays and Sundays are not counted; no holiday was skipped."
    )]
    [InlineData("either of (2020-06-01, 3 days after begin)", "It can be read as 3 days after begin: 18 March 2020.")]
    public void A_deadline_says_how_it_was_computed(string deadline, string sentence)
    {
        var texts = Explained($"by {deadline}", "goal");

        Assert.Contains(sentence, texts);
    }

    [Fact]
    public void A_defined_event_says_how_it_is_defined_and_why_it_came()
    {
        var texts = Explained("upon both", "goal");

        Assert.Contains("both is defined as (done and other): this is established, first on 2 May 2020.", texts);
    }

    [Fact]
    public void What_lasts_says_since_when()
    {
        var texts = Explained("provided quiet lasting 10 days", "goal");

        Assert.Contains("quiet has held without a break since 3 May 2020.", texts);
    }

    static List<string> Explained(string clause, string commitment)
    {
        var dossier = DossierReader.Bind([
            new Servanda.Text.SourceText(
                "a.accord",
                $"""
                instrument deal made by North, South on 2020-02-29
                party North
                calendar offices on 2020-03-20 on 2020-04-17 on 2020-04-18
                party South
                event begin as 2020-03-15T06:00:00
                event done
                event other
                event reached
                state quiet
                event both as done and other
                commitment goal
                  North must achieve reached
                  {clause}
                2020-05-01 South reports done
                2020-05-02 South reports other
                2020-05-03 South reports quiet since 2020-05-03
                2020-06-01 South reports quiet since 2020-05-03
                """
            ),
        ]);
        Assert.Empty(dossier.Diagnostics);
        var question = new Question
        {
            AsOf = Instant.FromUtc(2020, 6, 1, 23, 59, 59),
            KnownAt = Instant.FromUtc(2020, 12, 31, 0, 0),
        };
        return [.. new Assessor(dossier).Explain(question, commitment).All().Select(e => e.Text)];
    }
}
