using Servanda.Diagnostics;
using Servanda.Diagnostics.Rules;
using Servanda.Model;
using Servanda.Text;

namespace Servanda.Tests.Model;

/// <summary>The examples of docs/language.md are one dossier, and it is understood.</summary>
public class LanguageReferenceTests
{
    private const string FirstGroup = "id,name\nfg-0001,First\nfg-0002,Second\n";

    [Fact]
    public void Every_example_in_the_page_is_understood()
    {
        var dossier = Page();
        Assert.Empty(dossier.Diagnostics.Where(d => d.Severity == Severity.Error));
        Assert.NotEmpty(dossier.Entries);
        Assert.NotEmpty(dossier.Expectations.SelectMany(e => e.Checks));
    }

    [Fact]
    public void Nothing_in_the_page_is_shown_as_assessed_that_is_not()
    {
        var dossier = Page();
        Assert.DoesNotContain(NotYetAssessed.Rule.Code, dossier.Codes());
        Assert.All(
            dossier.Commitments.Values,
            c => Assert.True(c.Duty is not null || c.Name == "preamble", $"{c.Name}: {c.NotFormalised}")
        );
    }

    private static Dossier Page()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Servanda.slnx")))
            folder = Path.GetDirectoryName(folder)!;
        var text = File.ReadAllText(Path.Combine(folder, "docs", "language.md"));
        return DossierReader.Bind(
            [new SourceText("language.md", text)],
            "language",
            path => path == "rosters/first-group.csv" ? FirstGroup : null
        );
    }
}
