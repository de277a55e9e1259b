using Servanda.Model;
using Servanda.Text;

namespace Servanda.Tests.Model;

/// <summary>Somebody who is on no list, named in quotation marks.</summary>
public class UnlistedTests
{
    private const string Lists = """
        instrument decree made by Government on 2020-03-10
        party Government
        roster group of (p-1, p-2)
        event freed for group

        """;

    [Fact]
    public void An_entry_speaks_of_who_is_on_no_list_and_is_written_as_it_is_read()
    {
        var dossier = Bound.Of(Lists + "2020-03-16 Government reports freed of “Mullah \"Aziz\"”\n");
        Assert.Empty(dossier.Diagnostics);
        var entry = Assert.Single(dossier.Entries);
        Assert.Equal(new Holds(new FactRef("freed", "Mullah \"Aziz\"") { IsUnlisted = true }), entry.Content);

        var again = Bound.Of(DossierWriter.Write(dossier));
        Assert.Empty(again.Diagnostics);
        Assert.Equal(entry.Content, Assert.Single(again.Entries).Content);
    }

    [Theory]
    [InlineData("2020-03-16 Government reports freed of \"p-1\"", "Write `freed of p-1`")]
    [InlineData("commitment c\n  Government must achieve freed of \"Aziz\"", "Put the name on the list `group`")]
    public void Who_is_on_the_list_or_is_promised_is_named_by_the_list(string statement, string mend)
    {
        var dossier = Bound.Of($"{Lists}{statement}\n");
        var found = Assert.Single(dossier.Diagnostics, d => d.Code == "wrong-kind");
        Assert.Contains(mend, found.Mend);
        Assert.Equal('"', found.Source!.Text[found.Span.Start]);
    }
}
