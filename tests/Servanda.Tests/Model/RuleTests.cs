using Servanda.Checks;
using Servanda.Diagnostics;
using Servanda.Diagnostics.Rules;
using Servanda.Text;

namespace Servanda.Tests.Model;

public class RuleTests
{
    // What these find fault with is no text: DossierFolderTests makes such files.
    private static readonly DiagnosticRule[] OfFiles = [FileUnreadable.Rule, LinkNotFollowed.Rule, NotUtf8.Rule];

    public static TheoryData<string> Codes => [.. DiagnosticCatalogue.All.Except(OfFiles).Select(r => r.Code)];

    [Theory]
    [MemberData(nameof(Codes))]
    public void The_example_of_a_rule_is_found_fault_with_by_that_rule(string code)
    {
        var rule = DiagnosticCatalogue.Find(code)!;

        // Rules of fences are about Markdown; their examples are whole files.
        var path = rule is UnclosedFence or MarkdownTooDeep ? "dossier.md" : "dossier.accord";
        var dossier = Bound.Of([new SourceText(path, rule.Example)]);

        Assert.True(dossier.Codes().Contains(code), string.Join('\n', dossier.Diagnostics.Take(10)));
    }

    [Fact]
    public void Every_rule_has_a_code_of_its_own() =>
        Assert.Equal(DiagnosticCatalogue.All.Length, DiagnosticCatalogue.All.Select(r => r.Code).Distinct().Count());

    [Fact]
    public void Every_rule_there_is_stands_in_the_catalogue() =>
        Assert.Equal(
            typeof(DiagnosticRule)
                .Assembly.GetTypes()
                .Where(t => t.IsSubclassOf(typeof(DiagnosticRule)) && !t.IsAssignableTo(typeof(AgreementRule)))
                .Select(t => t.Name)
                .Order(),
            DiagnosticCatalogue.All.Select(r => r.GetType().Name).Order()
        );

    [Fact]
    public void The_page_of_diagnostics_is_made_from_the_rules() =>
        Golden.Matches("../../../docs/diagnostics.md", CataloguePage.ToMarkdown());
}
