using Servanda.Model;
using Servanda.Text;

namespace Servanda.Tests.Model;

public class DefinitionTests
{
    private const string Names = """
        instrument deal made by US on 2020-01-01
        party US
        event talks
        event vote
        state ties
        roster group of (p-1, p-2)
        event freed for group
        commitment c
          US must achieve talks
          by 2021

        """;

    [Theory]
    [InlineData("event e as talks or not ties")]
    [InlineData("event e as 2015-02-15T00:00:00 Europe/Kyiv")]
    [InlineData("event e as the earlier of (8 years after vote, c is due)")]
    [InlineData("event e as 30 days after talks unless vote or c is overdue")]
    [InlineData("event e for each p in group as p is freed and talks")]
    [InlineData("event e for group as talks")]
    [InlineData("state e as ties and 2020-03-01")]
    [InlineData("state e from talks until the later of (day 42 of talks, vote)")]
    [InlineData("state e as ties until 2020-03-01")]
    [InlineData("state e until 2020-03-01")]
    public void A_definition_is_bound_and_written_again(string declaration)
    {
        var dossier = Bound.Of(Names + declaration + "\n");

        Assert.Empty(dossier.Diagnostics);
        Assert.NotNull(dossier.Facts["e"].Meaning);
        var again = Bound.Of(DossierWriter.Write(dossier));
        Assert.Null(ModelDifference.Between(dossier, again with { Name = dossier.Name }));
    }

    [Fact]
    public void Definitions_in_a_circle_are_reported_once_and_leave_their_users_without_status()
    {
        var dossier = Bound.Of(
            Names
                + """
                event a as b or talks
                event b as a
                event after-b as b and vote
                commitment d
                  US must achieve vote
                  upon after-b
                commitment f
                  US must achieve vote
                  upon talks

                """
        );

        Assert.Equal(["self-reference"], dossier.Codes());
        Assert.Null(dossier.Commitments["d"].Duty);
        Assert.NotNull(dossier.Commitments["f"].Duty);
    }

    [Fact]
    public void A_commitment_defined_by_an_event_that_is_defined_by_it_is_a_circle()
    {
        var dossier = Bound.Of(
            Names
                + """
                event done as x is not fulfilled
                commitment x
                  US must achieve vote
                  upon done

                """
        );

        Assert.Equal(["self-reference"], dossier.Codes());
    }

    [Fact]
    public void Definitions_that_grow_without_bound_are_cut_off()
    {
        var text = Names + "event d0 as talks or vote\n";
        for (var i = 1; i < 40; i++)
            text += $"event d{i} as d{i - 1} and not d{i - 1}\n";
        var dossier = Bound.Of(text + "commitment d\n  US must achieve vote\n  upon d39\n");

        Assert.Equal(["too-deep"], dossier.Codes().Distinct());
        Assert.Null(dossier.Commitments["d"].Duty);
    }

    [Fact]
    public void A_long_chain_of_definitions_is_cut_off()
    {
        var text = Names + "event d0 as talks\n";
        for (var i = 1; i < 20_000; i++)
            text += $"event d{i} as d{i - 1}\n";

        Assert.Equal(["too-deep"], Bound.Of(text).Codes().Distinct());
    }

    [Fact]
    public void What_is_reported_of_a_defined_fact_is_kept_with_a_warning()
    {
        var dossier = Bound.Of(Names + "event e as talks and vote\n2020-03-01 US reports e and talks\n");

        Assert.Equal(["defined-fact"], dossier.Codes());
        Assert.Single(dossier.Entries);
    }

    [Fact]
    public void Unless_stands_with_as()
    {
        var dossier = Bound.Of(Names + "event e unless vote\ncommitment d\n  US must achieve e\n");

        Assert.Equal(["misplaced-clause"], dossier.Codes());
        Assert.Null(dossier.Commitments["d"].Duty);
    }
}
