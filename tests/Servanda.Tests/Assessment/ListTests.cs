using Servanda.Assessment;
using Servanda.Model;

namespace Servanda.Tests.Assessment;

/// <summary>What was reported of those on a list, in words.</summary>
public class ListTests
{
    [Theory]
    [InlineData("2020-03-15", "0 of 4 freed, 1 withheld")]
    [InlineData("2020-03-17", "1 of 4 freed, 1 withheld")]
    [InlineData("2020-03-29", "1 to 2 of 4 freed, 1 withheld; 1 to 2 freed though not on the list")]
    public void The_line_counts_those_on_the_list_and_those_on_none(string asOf, string line)
    {
        var dossier = DossierFolder.Read(
            Path.Combine(Repository.Root, "tests/Servanda.Tests/Assessment/cases/of-those-on-the-list.accord")
        );
        var question = Question.AtEndOf(dossier, Servanda.Edtf.EdtfDate.OfDay(Day(asOf))) with
        {
            KnownAt = Question.AtEndOf(dossier, Servanda.Edtf.EdtfDate.OfDay(Day("2020-03-22"))).KnownAt,
        };
        Assert.Equal(line, new Assessor(dossier).Assess(question).For("free-first-group")!.List!.ToString());
    }

    static NodaTime.LocalDate Day(string text) => NodaTime.Text.LocalDatePattern.Iso.Parse(text).Value;
}
