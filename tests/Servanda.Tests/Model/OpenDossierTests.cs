using Servanda.Diagnostics;
using Servanda.Model;
using Servanda.Reference;
using Servanda.Tests.Assessment;
using Servanda.Text;

namespace Servanda.Tests.Model;

/// <summary>Entries are read against a dossier that was read before.</summary>
public class OpenDossierTests
{
    const string Agreement = """
        instrument accord made by North, South on 2020-03-01
        party North
        party South
        event talks
        commitment open-talks
          North must achieve talks
          by 2020-03-10
        2020-03-02 South demands talks id demand-1
        """;

    /// <summary>One by one they are what they would be in the dossier's own text.</summary>
    [Fact]
    public void An_entry_read_alone_is_the_entry_read_with_the_dossier() =>
        DossierGenerator.GenCase.Hold(
            c =>
            {
                var whole = Bound.Of(DossierWriter.Write(c.Dossier));
                var opened = DossierReader.Open([
                    new SourceText("a.accord", DossierWriter.Write(c.Dossier with { Entries = [], Expectations = [] })),
                ]);
                Assert.Empty(opened.Dossier.Entries);
                foreach (var entry in whole.Entries)
                {
                    var read = opened.ReadEntries(new SourceText("entry.accord", DossierWriter.Write(entry)));
                    var one = Assert.Single(read.Entries);
                    Assert.Null(ModelDifference.Find(entry, one, "entry"));
                    Assert.Empty(read.Others);
                }
            },
            count: Servanda.Tests.Assessment.Agreement.Cases(share: 10)
        );

    [Fact]
    public void An_entry_may_withdraw_one_that_was_read_before()
    {
        var opened = Open();
        Assert.Single(Read(opened, "2020-03-04 North reports talks id r-1").Entries);
        var read = Read(opened, "2020-03-05 North withdraws r-1\n2020-03-05 South withdraws demand-1");
        Assert.Empty(read.Diagnostics);
        Assert.Equal(["r-1", "demand-1"], read.Entries.Select(e => e.Object));
    }

    [Fact]
    public void What_is_wrong_is_told_with_its_place_and_once()
    {
        var opened = Open();
        var read = Read(opened, "2020-03-05 North withdraws demand-2");
        var fault = Assert.Single(read.Diagnostics);
        Assert.Equal(Severity.Error, fault.Severity);
        Assert.Equal(("entry.accord", 0), (fault.Source!.Path, fault.Span.Start));
        Assert.Contains("demand-2", fault.Message, StringComparison.Ordinal);
        Assert.Empty(Read(opened, "2020-03-06 North reports talks").Diagnostics);
    }

    [Fact]
    public void What_is_no_entry_is_not_read()
    {
        var read = Read(Open(), "event more-talks\n2020-03-06 North reports talks");
        Assert.Single(read.Entries);
        Assert.Equal(0, Assert.Single(read.Others).Span.Start);
    }

    static OpenDossier Open() => DossierReader.Open([new SourceText("a.accord", Agreement)]);

    static EntriesRead Read(OpenDossier opened, string text) =>
        opened.ReadEntries(new SourceText("entry.accord", text + "\n"));
}
