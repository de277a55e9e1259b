using System.Globalization;
using System.Text;
using Servanda.Model;

namespace Servanda.Tests.Model;

/// <summary>What a quantity may be made of, and what is said of one that cannot be.</summary>
public class QuantityBindingTests
{
    private const string Facts = """
        party US
        instrument pact made by US on 2020-01-01
        tally submitted in arms
        tally accepted in arms
        level base in arms
        state calm
        event met
        event shot repeatable
        state defined as met
        roster pair of (a, b)

        """;

    [Theory]
    [InlineData("submitted at least 298 plus 1,424 arms", 1722)]
    [InlineData("25% of 842 at most submitted", 210.5)]
    [InlineData("submitted at least number of pair times 3", 6)]
    [InlineData("submitted at least number of (a, b, b)", 2)]
    [InlineData("submitted at least 10 minus (2 times 4) arms", 2)]
    [InlineData("shot at most 100% of 3", 3)]
    public void What_does_not_change_is_a_number(string condition, double amount)
    {
        var goal = Assert.IsType<Compare>(Goal(condition, out var dossier));
        Assert.Empty(dossier.Diagnostics);
        Assert.Equal((decimal)amount, goal.Amount);
        Assert.NotNull(goal.Written);
    }

    [Theory]
    [InlineData("submitted minus accepted at most base")]
    [InlineData("accepted at least 25% of base arms")]
    [InlineData("total of submitted over calm above 3")]
    [InlineData("number of shot over 7 days at most 10")]
    [InlineData("shot over 1 day below number of pair")]
    [InlineData("(base plus submitted) times 2 exactly 3 times accepted")]
    public void What_changes_is_written_and_read_as_the_same(string condition)
    {
        var goal = Assert.IsType<CompareQuantities>(Goal(condition, out var dossier));
        Assert.Empty(dossier.Diagnostics);
        var again = Bound.Of(DossierWriter.Write(dossier));
        Assert.Equal(goal, again.Commitments["c"].Goal);
    }

    [Theory]
    [InlineData("base over 7 days at most 3", "wrong-kind")]
    [InlineData("met over 7 days at most 3", "wrong-kind")]
    [InlineData("number of base at most 3", "wrong-kind")]
    [InlineData("2 plus 3 at least 4", "wrong-kind")]
    [InlineData("submitted over met at least 4", "wrong-kind")]
    [InlineData("submitted at least 25% of base tons", "unit-mismatch")]
    [InlineData("submitted at least 79228162514264337593543950335 times 10", "number-too-large")]
    [InlineData("submitted at least 25% of unknown", "unknown-name")]
    public void What_cannot_be_reckoned_is_said(string condition, string code)
    {
        Goal(condition, out var dossier);
        Assert.Contains(code, dossier.Codes());
        Assert.NotNull(dossier.Commitments["c"].NotFormalised);
    }

    [Theory]
    [InlineData("level x as y plus 1\nlevel y as x minus 1\n", "self-reference")]
    [InlineData("level x as x\n", "self-reference")]
    [InlineData("level x as calm and met\n", "wrong-kind")]
    [InlineData("tally x as total of submitted over defined\n", "wrong-kind")]
    [InlineData("tally y as submitted\ntally x as y over 7 days\n", "wrong-kind")]
    [InlineData("tally x for pair as submitted\n", "not-yet-assessed")]
    public void A_definition_that_cannot_stand_leaves_what_rests_on_it_without_status(string facts, string code)
    {
        var dossier = Bound.Of(
            Facts + facts + "commitment c under pact\n  US must achieve submitted minus x at least 3\n"
        );
        Assert.Contains(code, dossier.Codes());
        Assert.NotNull(dossier.Commitments["c"].NotFormalised);
    }

    [Fact]
    public void A_chain_of_definitions_that_doubles_is_cut_short()
    {
        var facts = new StringBuilder("level x-0 as submitted plus accepted\n");
        for (var i = 1; i <= 40; i++)
            facts.Append(CultureInfo.InvariantCulture, $"level x-{i} as x-{i - 1} plus x-{i - 1}\n");
        var dossier = Bound.Of(Facts + facts + "commitment c under pact\n  US must achieve x-40 at least 3\n");
        Assert.Contains("too-deep", dossier.Codes());
        Assert.NotNull(dossier.Commitments["c"].NotFormalised);
    }

    [Fact]
    public void What_is_reckoned_is_written_and_read_as_the_same()
    {
        var dossier = Bound.Of(Facts + "level left \"what is left\" in arms as submitted minus (2 times accepted)\n");
        Assert.Empty(dossier.Diagnostics.Where(d => d.Code != "no-agreement"));
        Assert.NotNull(dossier.Facts["left"].Reckoned);
        Assert.Null(ModelDifference.Between(dossier, Bound.Of(DossierWriter.Write(dossier))));
    }

    [Theory]
    [InlineData("US reports left exactly 4", "defined-fact")]
    [InlineData("US reports submitted at least 25% of base", "statement-without-effect")]
    [InlineData("US denies shot", "statement-without-effect")]
    public void What_an_entry_says_in_vain_is_said(string entry, string code)
    {
        var dossier = Bound.Of(Facts + "level left as submitted minus accepted\n2020-02-01 " + entry + "\n");
        Assert.Contains(code, dossier.Codes());
    }

    private static Condition? Goal(string condition, out Dossier dossier)
    {
        dossier = Bound.Of(Facts + "commitment c under pact\n  US must achieve " + condition + "\n");
        return dossier.Commitments["c"].Goal;
    }
}
