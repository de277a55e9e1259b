using Servanda.Checks;
using Servanda.Checks.Rules;
using Servanda.Diagnostics;
using Servanda.Tests.Model;

namespace Servanda.Tests.Checks;

public class CheckRuleTests
{
    public static TheoryData<string> Codes => [.. CheckCatalogue.All.Select(r => r.Code)];

    static CheckRule Rule(string code) => CheckCatalogue.All.Single(r => r.Code == code);

    [Theory]
    [MemberData(nameof(Codes))]
    public void The_example_of_a_check_is_found_fault_with_by_that_check(string code)
    {
        var dossier = Bound.Of(Rule(code).Example);

        Assert.False(dossier.IsPartial, string.Join('\n', dossier.Diagnostics));
        Assert.Contains(code, CheckReport.Of(dossier).Findings.Select(f => f.Code));
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void The_sound_twin_of_an_example_is_not(string code)
    {
        var dossier = Bound.Of(Rule(code).Sound);

        Assert.False(dossier.IsPartial, string.Join('\n', dossier.Diagnostics));
        var report = CheckReport.Of(dossier);
        Assert.DoesNotContain(code, report.Findings.Select(f => f.Code));
        Assert.DoesNotContain(Severity.Error, report.Findings.Select(f => f.Severity));
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void What_a_check_finds_has_a_place_in_the_text_and_names_what_it_is_about(string code)
    {
        var found = CheckReport.Of(Bound.Of(Rule(code).Example)).Findings.Where(f => f.Code == code);

        Assert.All(
            found,
            f =>
            {
                Assert.NotNull(f.Source);
                Assert.True(f.Span.Length > 0);
                Assert.EndsWith(".", f.Message, StringComparison.Ordinal);
                if (f.Rule is not SettingWithoutEffect)
                    Assert.NotEmpty(f.About);
            }
        );
    }

    [Fact]
    public void Every_check_there_is_stands_in_the_catalogue() =>
        Assert.Equal(
            typeof(CheckRule)
                .Assembly.GetTypes()
                .Where(t => t.IsSubclassOf(typeof(CheckRule)))
                .Select(t => t.Name)
                .Order(),
            CheckCatalogue.All.Select(r => r.GetType().Name).Order()
        );

    [Fact]
    public void No_check_has_the_code_of_another_rule() =>
        Assert.Distinct(DiagnosticCatalogue.All.Concat(CheckCatalogue.All).Select(r => r.Code));

    [Theory]
    [MemberData(nameof(Codes))]
    public void Each_check_has_a_page_made_from_its_rule(string code) =>
        Golden.Matches($"../../../docs/checks/{code}.md", CheckPages.Of(Rule(code)));
}
