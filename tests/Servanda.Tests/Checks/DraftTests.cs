using Servanda.Checks;
using Servanda.Diagnostics;
using Servanda.Model;
using Servanda.Text;

namespace Servanda.Tests.Checks;

/// <summary>Short drafts with one planted defect each, and sound twins: <c>Drafts/CODE.defect.md</c>, <c>Drafts/CODE.sound.md</c>.</summary>
public class DraftTests
{
    static readonly string Folder = Path.Combine(Repository.Root, "tests", "Servanda.Tests", "Checks", "Drafts");

    public static TheoryData<string> Codes =>
        [
            .. Directory
                .GetFiles(Folder, "*.defect.md")
                .Select(f => Path.GetFileName(f)!.Split('.')[0])
                .Order(StringComparer.Ordinal),
        ];

    [Theory]
    [MemberData(nameof(Codes))]
    public void The_planted_defect_is_found_and_nothing_else_that_matters(string code) =>
        Assert.Equal([code], Weaknesses($"{code}.defect.md"));

    [Theory]
    [MemberData(nameof(Codes))]
    public void Nothing_that_matters_is_found_in_the_sound_twin(string code) =>
        Assert.Empty(Weaknesses($"{code}.sound.md"));

    [Fact]
    public void There_are_ten_of_each()
    {
        Assert.Equal(10, Directory.GetFiles(Folder, "*.defect.md").Length);
        Assert.Equal(10, Directory.GetFiles(Folder, "*.sound.md").Length);
    }

    static List<string> Weaknesses(string name)
    {
        var text = File.ReadAllText(Path.Combine(Folder, name));
        var dossier = DossierReader.Bind([new SourceText(name, text)]);
        Assert.NotEmpty(dossier.Commitments);
        return
        [
            .. CheckReport.Of(dossier).Findings.Where(f => f.Severity > Severity.Note).Select(f => f.Code).Distinct(),
        ];
    }
}
