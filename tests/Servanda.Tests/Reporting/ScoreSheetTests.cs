using Servanda.Assessment;
using Servanda.Model;
using Servanda.Reporting;
using Servanda.Tests.Edtf;
using Servanda.Text;

namespace Servanda.Tests.Reporting;

public class ScoreSheetTests
{
    const string Truce = """
        instrument truce made by North, South on 2020-01-01
        party North
        party South
        event talks
        event road-open
        state shelling
        tally freed in persons
        commitment a1
          North must achieve talks
          by 2020-02-01
        commitment a2
          South must achieve freed at least 300
          by 2020-02-01
        commitment a3
          North must avoid shelling
        commitment a4
          South must achieve road-open
          upon talks
        commitment a5 cites "Preamble" not formalised "recital"

        2020-01-10 North, South report freed exactly 100
        """;

    [Theory]
    [InlineData("2020-01-05", "none none full none", 3, 12)]
    [InlineData("2020-01-10", "none minimal full none", 4, 12)]
    public void The_score_is_the_share_of_the_points_not_rounded(string day, string steps, int points, int most)
    {
        var sheet = Score(Truce, day, ReportingScale.Pam);

        Assert.Equal(steps, string.Join(' ', sheet.Rows.Select(r => r.Step!.Label)));
        Assert.Equal(points, sheet.Points);
        Assert.Equal(most, sheet.MostPoints);
        Assert.Equal(100m * points / most, sheet.Score);
    }

    [Theory]
    [InlineData(149, "minimal")]
    [InlineData(150, "intermediate")]
    [InlineData(299, "intermediate")]
    [InlineData(300, "full")]
    public void Half_of_the_target_is_intermediate_and_all_of_it_full(int freed, string step)
    {
        var sheet = Score(Truce.Replace("exactly 100", $"exactly {freed}"), "2020-01-11", ReportingScale.Pam);

        Assert.Equal(step, sheet.Rows.Single(r => r.Answer.Commitment.Name == "a2").Step!.Label);
    }

    [Fact]
    public void Percentages_that_do_not_add_up_to_a_hundred_are_told()
    {
        // Three of three steps: 33.3 each.
        var sheet = Score(
            Truce + "\n2020-01-08 North reports talks\n2020-01-09 South waives a3\n",
            "2020-01-09",
            ScaleFile.Read("own", "label,points,statuses\nopen,,pending\ndone,,fulfilled\nheld,,kept")
        );

        Assert.Equal([2, 1, 0], sheet.Counts.Select(c => c.Count));
        Assert.Equal([66.7m, 33.3m, 0m], sheet.Counts.Select(c => c.Percent));
        Assert.Equal(100m, sheet.PercentTotal);
        var thirds = Score(
            Truce,
            "2020-01-05",
            ScaleFile.Read("own", "label,points,statuses\na,,kept\nb,,pending\nc,,not-in-force")
        );
        Assert.Equal(100m, thirds.PercentTotal);
        Assert.Null(thirds.Score);
    }

    [Fact]
    public void A_status_without_a_rule_is_left_out_of_the_count()
    {
        var sheet = Score(Truce + "\n2020-01-08 South waives a1\n", "2020-01-09", ReportingScale.Pam);

        Assert.Null(sheet.Rows.Single(r => r.Answer.Commitment.Name == "a1").Step);
        Assert.Equal(3, sheet.Counted);
        Assert.Equal(9, sheet.MostPoints);
    }

    [Theory]
    [InlineData("", "has no rows")]
    [InlineData("label,statuses\na,kept", "no column `points`")]
    [InlineData("label,points,statuses\na,1,kept done", "`done` in row 1")]
    [InlineData("label,points,statuses\na,one,kept", "`one` in row 1")]
    [InlineData("label,points,statuses\na,1,kept\nb,,pending", "Either every label")]
    [InlineData("label,points,statuses\n\"a,1,kept", "cannot be read")]
    public void A_scale_that_is_wrong_is_refused_with_a_sentence(string text, string says) =>
        Assert.Contains(says, Assert.Throws<FormatException>(() => ScaleFile.Read("own", text)).Message);

    [Fact]
    public void Coverage_names_what_has_no_reading_and_why()
    {
        var coverage = Coverage.Of(Bound(Truce));

        Assert.Equal(4, coverage.Formalised);
        Assert.Equal("recital", Assert.Single(coverage.Clauses, c => c.WhyNot is not null).WhyNot);
    }

    static ScoreSheet Score(string text, string day, ReportingScale scale)
    {
        var dossier = Bound(text);
        var date = EdtfText.Parse(day);
        return ScoreSheet.Of(scale, new Assessor(dossier).Assess(Question.AtEndOf(dossier, date, date)).Answers);
    }

    static Dossier Bound(string text) => DossierReader.Bind([new SourceText("a.accord", text)]);
}
