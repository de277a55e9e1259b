using Servanda.Checks;
using Servanda.Diagnostics;
using Servanda.Foresight.Rules;
using Servanda.Tests;

namespace Servanda.Foresight.Tests;

public class RuleTests
{
    static readonly AgreementRule[] All = [.. TimetableCatalogue.All, .. CheckCatalogue.All];

    public static TheoryData<string> Codes => [.. TimetableCatalogue.All.Select(r => r.Code)];

    static AgreementRule Rule(string code) => TimetableCatalogue.All.Single(r => r.Code == code);

    [Theory]
    [MemberData(nameof(Codes))]
    public void A_rule_finds_fault_with_its_example(string code) =>
        Assert.Contains(code, Found(Rule(code), Rule(code).Example).Select(f => f.Code));

    [Theory]
    [MemberData(nameof(Codes))]
    public void A_rule_finds_nothing_in_its_sound_twin(string code) =>
        Assert.Empty(Draft.Check(Rule(code).Sound).Findings);

    [Theory]
    [MemberData(nameof(Codes))]
    public void Each_rule_has_a_page_made_from_it(string code) =>
        Golden.Matches($"../../docs/checks/{code}.md", CheckPages.Of(Rule(code)));

    [Fact]
    public void The_first_page_of_the_catalogue_is_made_from_all_rules() =>
        Golden.Matches("../../docs/checks/README.md", CheckPages.Index(All));

    [Fact]
    public void There_is_no_page_without_a_rule() =>
        Assert.Equal(
            [.. All.Select(r => r.Code + ".md").Append("README.md").Order(StringComparer.Ordinal)],
            Directory
                .GetFiles(Path.Combine(Repository.Root, "docs", "checks"))
                .Select(f => Path.GetFileName(f)!)
                .Order(StringComparer.Ordinal)
        );

    static IEnumerable<Diagnostic> Found(DiagnosticRule rule, string text) =>
        Timetable
            .Check(
                Draft.Of(text),
                rule is TimetableUndecided
                    ? TimetableLimits.Usual with
                    {
                        Time = TimeSpan.Zero,
                    }
                    : TimetableLimits.Usual,
                TestContext.Current.CancellationToken
            )
            .Findings;
}
