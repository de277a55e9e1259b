using Servanda.Diagnostics.Rules;
using Servanda.Model;
using Servanda.Text;

namespace Servanda.Tests.Model;

/// <summary>Rosters that are parts of others, by the columns of a list.</summary>
public class RosterPartTests
{
    const string List =
        "id,name,Sex,age,Date of arrest\np-1,First,female,61,2001-05-01\np-2,Second,male,72,1999\np-3,Third,male,30,2020\n";

    [Theory]
    [InlineData("sex is female", "p-1")]
    [InlineData("sex is not female", "p-2,p-3")]
    [InlineData("age above 50", "p-1,p-2")]
    [InlineData("age at most 30", "p-3")]
    [InlineData("age exactly 61", "p-1")]
    [InlineData("date-of-arrest before 2000", "p-2")]
    [InlineData("not (sex is male and age below 50)", "p-1,p-2")]
    [InlineData("sex is female or age below 50", "p-1,p-3")]
    [InlineData("name is second", "p-2")]
    public void Those_are_taken_of_whom_it_holds(string where, string members)
    {
        var dossier = Of(
            $"roster all from \"l.csv\"\nroster part of all where {where}\nroster own from \"l.csv\" where {where}\n"
        );

        Assert.Empty(dossier.Diagnostics.Where(d => d.Code != NoAgreement.Rule.Code));
        Assert.Equal(members, string.Join(',', dossier.Rosters["part"].Members.Select(m => m.Id)));
        Assert.Equal(dossier.Rosters["part"].Members, dossier.Rosters["own"].Members);
        Assert.Null(ModelDifference.Between(dossier, Of(DossierWriter.Write(dossier))));
    }

    [Fact]
    public void What_is_of_all_can_be_asked_of_those_in_a_part_of_a_part()
    {
        var dossier = Of(
            "roster old of men where age above 50\nroster men of all where sex is male\nroster all from \"l.csv\"\n"
                + "event freed for all\nparty North\n"
                + "commitment c\n  for each p in old\n  North must achieve p is freed\n"
        );

        Assert.NotNull(dossier.Commitments["c"].Goal);
        Assert.Equal("p-2", Assert.Single(dossier.Rosters["old"].Members).Id);
    }

    [Theory]
    [InlineData("roster part of all where height above 50", "unknown-name")]
    [InlineData("roster part of all where age above name", "wrong-kind")]
    [InlineData("roster part of all where sex", "wrong-kind")]
    [InlineData("roster part of all where 2020-01-01", "wrong-kind")]
    [InlineData("roster part of all where age of p-1 above 50", "wrong-kind")]
    [InlineData("roster part of all where name above 50", "roster-malformed")]
    [InlineData("roster part of all where sex before 2000", "roster-malformed")]
    [InlineData(
        "roster part of all where date-of-arrest before 2001-03-01 and date-of-arrest before 1999-06-01",
        "roster-malformed"
    )]
    [InlineData("roster part of nobody where age above 50", "unknown-name")]
    [InlineData("roster part of freed where age above 50", "wrong-kind")]
    [InlineData("roster part of part where age above 50", "self-reference")]
    [InlineData("roster part of (p-1, p-2) where age above 50", "wrong-kind")]
    [InlineData("roster part of all from \"l.csv\"", "repeated-clause")]
    public void What_cannot_be_told_from_the_list_leaves_no_wrong_status(string part, string code)
    {
        var dossier = Of(
            $"{part}\nroster all from \"l.csv\"\nevent freed for all\nparty North\n"
                + "commitment c\n  for each p in part\n  North must achieve p is freed\n"
        );

        Assert.Contains(code, dossier.Codes());
        Assert.NotNull(dossier.Commitments["c"].NotFormalised);
    }

    [Fact]
    public void A_line_of_which_it_cannot_be_told_is_pointed_at()
    {
        var dossier = DossierReader.Bind(
            [new SourceText("a.accord", "roster part from \"l.csv\" where age above 50\n")],
            readRoster: _ => "id,age\np-1,61\np-2,unknown\np-3,\n"
        );

        var found = dossier.Diagnostics.Where(d => d.Code == RosterMalformed.Rule.Code).ToList();
        Assert.Equal([("l.csv", 18), ("l.csv", 26)], found.Select(d => (d.Source!.Path, d.Span.Start)));
    }

    static Dossier Of(string text) =>
        DossierReader.Bind([new SourceText("a.accord", text)], readRoster: path => path == "l.csv" ? List : null);
}
