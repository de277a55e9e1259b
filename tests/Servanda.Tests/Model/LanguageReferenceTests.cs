using Servanda.Assessment;
using Servanda.Diagnostics;
using Servanda.Diagnostics.Rules;
using Servanda.Model;
using Servanda.Text;

namespace Servanda.Tests.Model;

/// <summary>
/// The accord blocks of the pages: those of docs/language.md are one dossier, and it is understood; so are those of
/// docs/semantics.md.
/// </summary>
public class LanguageReferenceTests
{
    private static readonly Dictionary<string, string> Lists = new()
    {
        ["rosters/first-group.csv"] = "id,name,age,sex\nfg-0001,First,62,male\nfg-0002,Second,31,female\n",
        ["holidays/banks.csv"] = "date,name\n2026-04-03,Good Friday\n2026-04-06,Easter Monday\n",
    };

    [Fact]
    public void Every_example_in_the_page_is_understood()
    {
        var dossier = Language(Repository.Read("docs/language.md"));
        Assert.Empty(Errors(dossier));
        Assert.NotEmpty(dossier.Entries);
        Assert.NotEmpty(dossier.Expectations.SelectMany(e => e.Checks));
    }

    [Fact]
    public void What_the_page_expects_is_answered()
    {
        var checks = ExpectationRunner
            .Run(new Assessor(Language(Repository.Read("docs/language.md"))))
            .SelectMany(r => r.Checks)
            .ToList();
        Assert.NotEmpty(checks);
        Assert.All(checks, c => Assert.True(c.Passed, $"expected {c.Expected}, got {c.Got}"));
    }

    [Fact]
    public void The_doubtful_points_are_answered_as_the_rules_say()
    {
        var dossier = DossierReader.Bind([new SourceText("semantics.md", Repository.Read("docs/semantics.md"))]);
        Assert.Empty(dossier.Diagnostics);
        var checks = ExpectationRunner.Run(new Assessor(dossier)).SelectMany(r => r.Checks).ToList();
        Assert.NotEmpty(checks);
        Assert.All(checks, c => Assert.True(c.Passed, $"expected {c.Expected}, got {c.Got}"));
    }

    [Fact]
    public void What_the_page_says_is_not_assessed_yet_is_not()
    {
        var page = Repository.Read("docs/language.md");
        Assert.Contains("```accord example", page);
        Assert.Contains(NotYetAssessed.Rule.Code, Language(page.Replace("```accord example", "```accord")).Codes());
    }

    [Theory]
    [InlineData("party South", "party")]
    [InlineData("2026-02-05 South denies shelling", "2026-02-05 South denies shellfire")]
    [InlineData("withdraw is not flagged", "withdraw is not flogged")]
    public void A_mistake_in_the_page_would_be_found(string right, string wrong)
    {
        var page = Repository.Read("docs/language.md");
        Assert.Contains(right, page);
        Assert.NotEmpty(Errors(Language(page.Replace(right, wrong))));
    }

    [Fact]
    public void The_block_on_the_first_page_is_understood()
    {
        var page = Repository.Read("README.md");
        Assert.Contains("```accord example", page);
        var dossier = DossierReader.Bind([new SourceText("README.md", page.Replace("```accord example", "```accord"))]);
        Assert.Empty(dossier.Diagnostics);
        Assert.Single(dossier.Commitments);
        Assert.Single(dossier.Entries);
    }

    [Fact]
    public void The_blocks_of_the_tutorial_stand_in_the_dossier_of_Doha()
    {
        var blocks = Repository
            .Read("docs/tutorial.md")
            .Split("```accord example\n")
            .Skip(1)
            .Select(b => b.Split("```")[0])
            .ToList();
        Assert.NotEmpty(blocks);
        var doha = Directory
            .GetFiles(Path.Combine(Repository.Root, "examples", "doha-2020"), "*.md")
            .Select(File.ReadAllText)
            .ToList();
        Assert.All(blocks, block => Assert.Contains(doha, page => page.Contains(block, StringComparison.Ordinal)));
    }

    [Fact]
    public void Nothing_in_the_page_is_shown_as_assessed_that_is_not()
    {
        var dossier = Language(Repository.Read("docs/language.md"));
        Assert.DoesNotContain(NotYetAssessed.Rule.Code, dossier.Codes());
        Assert.All(
            dossier.Commitments.Values,
            c => Assert.True(c.Duty is not null || c.Name == "preamble", $"{c.Name}: {c.NotFormalised}")
        );
    }

    private static Dossier Language(string page) =>
        DossierReader.Bind([new SourceText("language.md", page)], "language", path => Lists.GetValueOrDefault(path));

    private static IEnumerable<Diagnostic> Errors(Dossier dossier) =>
        dossier.Diagnostics.Where(d => d.Severity == Severity.Error);
}
