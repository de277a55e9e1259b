using System.Text.RegularExpressions;
using Servanda.Diagnostics;
using static Servanda.Tests.Text.Reading;

namespace Servanda.Tests.Text;

public partial class RuleTests
{
    public static TheoryData<string> FormRules() => [.. DiagnosticCatalogue.OfForm.Select(rule => rule.Code)];

    [Theory]
    [MemberData(nameof(FormRules))]
    public void The_example_of_a_rule_shows_it_and_nothing_else(string code)
    {
        var example = DiagnosticCatalogue.Find(code)!.Example;
        var path = example[0] is '`' or '>' ? "example.md" : "example.accord";
        Assert.Equal([code], Codes(example, path));
    }

    [Fact]
    public void No_two_rules_have_one_code()
    {
        Assert.Equal(
            DiagnosticCatalogue.All.Length,
            DiagnosticCatalogue.All.Select(rule => rule.Code).Distinct().Count()
        );
    }

    [Fact]
    public void Every_rule_says_what_is_wrong_why_and_how_to_mend_it()
    {
        Assert.All(
            DiagnosticCatalogue.All,
            rule =>
            {
                Assert.Matches(KebabCase(), rule.Code);
                Assert.False(rule.Title.EndsWith('.'));
                Assert.EndsWith(".", rule.Explanation, StringComparison.Ordinal);
                Assert.EndsWith(".", rule.Mend, StringComparison.Ordinal);
            }
        );
    }

    [Fact]
    public void A_diagnostic_prints_place_severity_code_message_and_mend()
    {
        Assert.Equal(
            "test.accord:2:10: error must-not: `must not` is not one of the four duties. "
                + "Write `must avoid` and what must not be.",
            Mistake("commitment a\n  A must not b\n").ToString()
        );
    }

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$")]
    private static partial Regex KebabCase();
}
