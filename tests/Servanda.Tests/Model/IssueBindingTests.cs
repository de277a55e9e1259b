using Servanda.Model;

namespace Servanda.Tests.Model;

public class IssueBindingTests
{
    private const string Sides = "party North\nparty South\nevent open\ninstrument truce made by North, South\n";

    [Fact]
    public void An_issue_says_between_whom_it_is_open_and_what_success_requires()
    {
        var dossier = Bound.Of(
            Sides
                + "issue border \"where the border runs\" between North, South as open cites \"Article 9\" topic land\n"
                + "  means \"the line\" means \"and who guards it\"\n"
        );

        Assert.Empty(dossier.Codes());
        var issue = dossier.Issues["border"];
        Assert.Equal("where the border runs", issue.Title);
        Assert.Equal(["North", "South"], issue.Parties);
        Assert.Equal(new Holds(new FactRef("open")), issue.Requires);
        Assert.Equal(["Article 9"], issue.Cites);
        Assert.Equal("land", issue.Topic);
        Assert.Equal(["the line", "and who guards it"], issue.Means);
    }

    [Theory]
    [InlineData("issue border", "issue-without-parties")]
    [InlineData("issue border between North, North", "issue-without-parties")]
    [InlineData("issue border between North, Nowhere", "unknown-name")]
    [InlineData("issue border between North, South between South, North", "repeated-clause")]
    [InlineData("issue border between North, South by 2020-01-01", "misplaced-clause")]
    [InlineData("issue border between North, South as opened", "unknown-name")]
    [InlineData("issue open between North, South", "duplicate-name")]
    [InlineData("issue border between North, South as preamble is kept", "without-status")]
    public void What_is_wrong_with_an_issue_is_told(string issue, string codes)
    {
        var dossier = Bound.Of($"{Sides}commitment preamble not formalised \"a recital\"\n{issue}\n");

        Assert.Equal(codes, string.Join(',', dossier.Codes()));
    }

    [Fact]
    public void What_success_requires_and_cannot_be_understood_is_never_reached()
    {
        var issue = Bound.Of($"{Sides}issue border between North, South as opened\n").Issues["border"];

        Assert.Equal("not understood: opened", Assert.IsType<Prose>(issue.Requires).Text);
    }

    [Fact]
    public void A_position_names_the_issues_on_which_it_speaks()
    {
        var dossier = Bound.Of(
            Sides
                + "issue border between North, South\nissue river between North, South\n"
                + "2020-01-02 North demands \"the ridge\" topic river, border, river topic land\n"
        );

        Assert.Equal(["topic-without-issue"], dossier.Codes());
        var entry = Assert.Single(dossier.Entries);
        Assert.Equal(["river", "border"], entry.Issues);
        Assert.Equal(["topic land"], entry.Notes);
        Assert.Equal(new Prose("the ridge"), entry.Content);
    }

    [Fact]
    public void Where_there_is_no_agenda_a_topic_sorts()
    {
        var dossier = Bound.Of($"{Sides}2020-01-02 North demands open topic land\n");

        Assert.Empty(dossier.Codes());
        Assert.Equal(["topic land"], Assert.Single(dossier.Entries).Notes);
    }

    [Fact]
    public void One_demands_something_on_an_issue_and_not_the_issue()
    {
        var dossier = Bound.Of(
            $"{Sides}issue border between North, South\n2020-01-02 North demands border \"the ridge\"\n"
        );

        var told = Assert.Single(dossier.Diagnostics);
        Assert.Equal("wrong-kind", told.Code);
        Assert.Contains("`topic`", told.Message, StringComparison.Ordinal);
        Assert.Equal("ridge", dossier.Entries[0].Notes[0][^5..]);
    }

    [Theory]
    [InlineData("border is open since 2020-01", "")]
    [InlineData("border is not settled", "")]
    [InlineData("border is kept", "unknown-status-word")]
    [InlineData("border is possibly open", "wrong-kind")]
    [InlineData("border is open due 2020-01-01", "wrong-kind")]
    [InlineData("border has progress 1", "wrong-kind")]
    public void An_expectation_can_ask_where_an_issue_stands(string line, string codes)
    {
        var dossier = Bound.Of(
            $"{Sides}issue border between North, South\nexpect as of 2020-01-01 known 2020-01-01\n  {line}\n"
        );

        Assert.Equal(codes, string.Join(',', dossier.Codes()));
        Assert.Equal(codes.Length == 0 ? 1 : 0, dossier.Expectations[0].Checks.Length);
    }

    [Fact]
    public void The_agenda_written_and_read_again_is_the_same()
    {
        var dossier = Bound.Of(
            Sides
                + "issue border \"where\" between North, South as open and \"the line is drawn\" means \"all\" cites \"9\"\n"
                + "commitment draw topic border, land\n  North must achieve open\n"
                + "2020-01-02 North demands \"the ridge\" topic border\n"
                + "expect as of 2020-01-02\n  border is not agreed since 2020-01-01\n  border is open\n"
        );

        Assert.Empty(dossier.Codes());
        Assert.Null(ModelDifference.Between(dossier, Bound.Of(DossierWriter.Write(dossier))));
    }
}
