using Servanda.Assessment;
using Servanda.Model;

namespace Servanda.Tests.Model;

/// <summary>Which of two instruments is to be followed where both cannot be.</summary>
public class PrecedenceTests
{
    private const string Parties = """
        party North
        party South
        level troops
        event talks

        """;

    [Fact]
    public void What_prevails_over_one_that_prevails_over_a_third_prevails_over_that()
    {
        var dossier = Bound.Of(
            Parties
                + """
                instrument charter made by North, South on 2020-01-01
                  prevails over accord
                instrument accord made by North, South on 2020-01-01
                  prevails over annex, protocol
                instrument annex made by North, South on 2020-01-01
                instrument protocol made by North, South on 2020-01-01

                """
        );
        Assert.Empty(dossier.Diagnostics);
        Assert.True(dossier.Prevails("charter", "accord"));
        Assert.True(dossier.Prevails("charter", "protocol"));
        Assert.False(dossier.Prevails("annex", "charter"));
        Assert.False(dossier.Prevails("annex", "protocol"));

        var again = Bound.Of(DossierWriter.Write(dossier));
        Assert.Equal(["annex", "protocol"], again.Instruments["accord"].PrevailsOver);
    }

    [Theory]
    [InlineData("accord", "circular-precedence")]
    [InlineData("annex", "self-reference")]
    [InlineData("anex", "unknown-name")]
    public void A_circle_and_an_unknown_text_are_reported(string over, string code)
    {
        var dossier = Bound.Of(
            Parties
                + $"""
                instrument accord made by North, South on 2020-01-01
                  prevails over protocol
                instrument protocol made by North, South on 2020-01-01
                  prevails over annex
                instrument annex made by North, South on 2020-01-01
                  prevails over {over}

                """
        );
        Assert.Equal([code], dossier.Codes());
    }

    [Theory]
    [InlineData("must achieve troops at most 500", "must keep troops at least 1,000", true)]
    [InlineData("must achieve troops at most 500", "must keep troops at least 400", false)]
    [InlineData("must achieve talks", "must avoid talks", true)]
    [InlineData("must avoid talks", "must avoid talks", false)]
    public void The_explanation_names_what_prevails_and_contradicts(string lesser, string greater, bool isNamed)
    {
        var dossier = Bound.Of(
            Parties
                + $"""
                instrument accord made by North, South on 2020-01-01
                  prevails over annex
                instrument annex made by North, South on 2020-01-01
                commitment withdraw under annex
                  North {lesser}
                commitment stay under accord
                  North {greater}
                commitment stay-too under accord
                  South {greater}

                """
        );
        Assert.Empty(dossier.Diagnostics.Where(d => d.Severity == Servanda.Diagnostics.Severity.Error));
        var assessor = new Assessor(dossier);
        var question = ExpectationRunner.AtEndOfRecord(dossier);
        bool Says(string commitment, string words) =>
            Texts(assessor.Explain(question, commitment)).Any(t => t.Contains(words, StringComparison.Ordinal));

        Assert.Equal(isNamed, Says("withdraw", "accord prevails over annex, and stay asks under it"));
        Assert.False(Says("withdraw", "stay-too"));
        Assert.False(Says("stay", "prevails"));
    }

    private static IEnumerable<string> Texts(Explanation node) => node.Children.SelectMany(Texts).Prepend(node.Text);
}
