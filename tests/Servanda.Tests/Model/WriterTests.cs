using Servanda.Model;
using Servanda.Text;

namespace Servanda.Tests.Model;

public class WriterTests
{
    private static readonly string Examples = Path.GetFullPath(
        Path.Combine(AppContext.BaseDirectory, "../../../../../examples")
    );

    public static TheoryData<string> Folders =>
        [.. Directory.EnumerateDirectories(Examples).Select(f => Path.GetFileName(f)!).Order()];

    [Theory]
    [MemberData(nameof(Folders))]
    public void An_example_written_and_read_again_is_the_same(string example)
    {
        var folder = Path.Combine(Examples, example);
        var dossier = DossierFolder.Read(folder);

        var text = DossierWriter.Write(dossier);
        var again = DossierReader.Bind(
            [new SourceText("written.accord", text)],
            dossier.Name,
            path => File.ReadAllText(Path.Combine(folder, path))
        );

        Assert.Null(ModelDifference.Between(dossier, again));
        Assert.Equal(text, DossierWriter.Write(again));
    }

    [Theory]
    [MemberData(nameof(Folders))]
    public void An_example_has_no_errors(string example) =>
        Assert.Empty(
            DossierFolder
                .Read(Path.Combine(Examples, example))
                .Diagnostics.Where(d => d.Severity == Servanda.Diagnostics.Severity.Error)
        );

    [Theory]
    [InlineData("plain")]
    [InlineData("he said \"no\"")]
    [InlineData("he said “no”")]
    public void Prose_keeps_its_quotation_marks(string prose)
    {
        var dossier = new Dossier
        {
            Name = "dossier",
            Actors = new Dossier { Name = "" }.Actors.Add(
                "US",
                new Actor
                {
                    Name = "US",
                    Kind = ActorKind.Party,
                    Title = prose,
                }
            ),
        };

        Assert.Equal(prose, Bound.Of(DossierWriter.Write(dossier)).Actors["US"].Title);
    }

    [Fact]
    public void Lists_of_a_roster_can_stand_in_the_text()
    {
        var dossier = Bound.Of("roster pair of (second, first)\nevent freed for pair\n");

        Assert.Equal(["first", "second"], dossier.Rosters["pair"].Members.Select(m => m.Id));
        Assert.Null(ModelDifference.Between(dossier, Bound.Of(DossierWriter.Write(dossier))));
    }
}
