using System.Text.Json.Nodes;
using NJsonSchema;
using Servanda.Cli.Tests.Support;
using Servanda.Tests;

namespace Servanda.Cli.Tests;

public sealed class CheckTests : IDisposable
{
    const string Doha = "examples/doha-2020";
    const string Mended = "examples/doha-2020-mended";

    const string SetAside = """
        party North
        party South
        instrument accord made by North, South on 2026-01-01
        event talks-open
        commitment open-talks
          North, South must achieve talks-open
          by 2026-01-20
          tolerates no-verifier "they sit at one table"
        commitment lift-sanctions
          North must seek "the lifting of the sanctions"
          upon talks-open
          aim 2026-05-29
        check no-consequence as warning "we want one"
        check nothing-to-observe off "it is diplomacy"

        """;

    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("servanda-check-");

    public void Dispose() => _folder.Delete(recursive: true);

    async Task<string> Written(string text)
    {
        var file = Path.Combine(_folder.FullName, "a draft.accord");
        await File.WriteAllTextAsync(file, text, TestContext.Current.CancellationToken);
        return file;
    }

    [Fact]
    public async Task The_findings_on_Doha_stand_on_one_screen_errors_first()
    {
        var check = await Command.Run("check", Doha);

        Assert.Equal(ExitCode.Findings, check.Code);
        var lines = check.Output.TrimEnd('\n').Split('\n');
        Assert.InRange(lines.Length, 20, 68);
        Assert.All(lines, l => Assert.InRange(l.Length, 0, 100));
        var severities = lines.Select(l => l.Split(' ')[0]).Where(w => w is "error" or "warning").ToList();
        Assert.Equal(severities.Order(StringComparer.Ordinal), severities);
        Assert.Contains("Part One, C: `free-taliban-prisoners` is owed by `US`", check.Output);
    }

    [Fact]
    public async Task The_errors_are_gone_from_the_mended_draft() =>
        Assert.Equal(ExitCode.Fine, (await Command.Run("check", Mended, "--strict")).Code);

    [Fact]
    public async Task All_shows_every_finding_with_its_place()
    {
        var check = await Command.Run(200, ["check", Doha, "--all"]);

        Assert.Contains("no-consequence", check.Output);
        Assert.Contains("doha-agreement.md:", check.Output);
        Assert.DoesNotContain("--all shows them", check.Output);
    }

    [Fact]
    public async Task The_rules_are_listed_without_a_dossier()
    {
        var rules = await Command.Run("check", "--rules");

        Assert.Equal(ExitCode.Fine, rules.Code);
        Assert.Contains("performer-did-not-sign", rules.Output);
        Assert.Equal(ExitCode.Usage, (await Command.Run("check")).Code);
    }

    [Fact]
    public async Task What_is_set_aside_is_printed_with_its_reason()
    {
        var check = await Command.Run("check", await Written(SetAside));

        Assert.Contains("set aside: no-verifier (open-talks): \"they sit at one table\"", check.Output);
        Assert.Contains("set aside: nothing-to-observe (lift-sanctions): \"it is diplomacy\"", check.Output);
        Assert.Contains("counted as warning: no-consequence: \"we want one\"", check.Output);
    }

    [Fact]
    public async Task A_draft_with_errors_is_checked_where_it_can_be_read()
    {
        var check = await Command.Run(
            "check",
            await Written(SetAside + "commitment broken\n  Nobody must achieve it\n")
        );

        Assert.Contains("error[unknown-name]", check.Output);
        Assert.Contains("target-before-trigger", check.Output);
    }

    const string Fixable = """
        party North
        party South
        instrument accord made by North, South on 2026-01-31
        event talks-open
        event road-open

        # as soon as can be
        commitment open-talks
          North must achieve   talks-open
          by 1 month after accord is made
        2026-02-20 North reports talks-open

        """;

    [Fact]
    public async Task A_dry_run_shows_what_would_be_fixed_and_writes_nothing()
    {
        var file = await Written(Fixable);
        var check = await Command.Run("check", file, "--fix", "--dry-run");

        Assert.Equal(ExitCode.Fine, check.Code);
        Assert.Equal(
            $"""
            --- {file}
            +++ {file}
            @@ -2,10 +2,9 @@
             party South
             instrument accord made by North, South on 2026-01-31
             event talks-open
            -event road-open
             
             # as soon as can be
             commitment open-talks
               North must achieve   talks-open
            -  by 1 month after accord is made
            +  by 28 days after accord is made
             2026-02-20 North reports talks-open
            2 findings in 1 file would be fixed; nothing was written

            """,
            check.Output
        );
        Assert.Equal(Fixable, await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task What_is_fixed_is_written_in_its_place_and_the_rest_is_checked_again()
    {
        var file = await Written(Fixable);
        var check = await Command.Run("check", file, "--fix");

        Assert.Contains("a draft.accord:5 unused-declaration: Take `road-open` out", check.Output);
        Assert.DoesNotContain("month-end:", check.Output.Split("1 commitment of")[1]);
        Assert.Equal(
            Fixable.Replace("event road-open\n", "").Replace("1 month after", "28 days after"),
            await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken)
        );
        Assert.StartsWith("nothing to fix\n", (await Command.Run("check", file, "--fix")).Output);
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_as_a_whole_is_not_fixed_and_it_is_said()
    {
        const string broken = Fixable + "commitment broken\n  Nobody must achieve it\n";
        var file = await Written(broken);
        var check = await Command.Run("check", file, "--fix");

        Assert.Contains(
            "cannot be read as a whole: nothing is fixed in it before its 2 errors are mended",
            check.Error
        );
        Assert.Equal(broken, await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
        Assert.Equal(ExitCode.Usage, (await Command.Run("check", file, "--fix", "--format", "json")).Code);
        Assert.Equal(ExitCode.Usage, (await Command.Run("check", file, "--dry-run")).Code);
    }

    [Fact]
    public async Task What_could_not_be_checked_is_named_and_the_rest_is_checked()
    {
        var file = await Written(
            SetAside
                + "commitment broken\n  Nobody must achieve talks-open\n"
                + "commitment hanging\n  North must achieve talks-open\n  upon broken is fulfilled\n  by 2026-03-01\n"
        );

        foreach (var format in (string[])["table", "text", "md"])
            Assert.Contains(
                "`broken`, `hanging`. All the rest was checked.",
                (await Command.Run(200, ["check", file, "--format", format])).Output.Replace(
                    "\\`",
                    "`",
                    StringComparison.Ordinal
                )
            );
        var json = JsonNode.Parse((await Command.Run("check", file, "--format", "json")).Output)!;
        Assert.Equal(["broken", "hanging"], json["unchecked"]!.AsArray().Select(n => (string?)n));
        var sarif = (await Command.Run("check", file, "--format", "sarif")).Output;
        Assert.Empty((await Sarif()).Validate(sarif));
        Assert.Contains("`hanging` was not checked as a whole", sarif);
        Assert.DoesNotContain("All the rest", (await Command.Run("check", await Written(SetAside))).Output);
    }

    [Fact]
    public async Task A_goal_of_a_cascade_is_a_commitment_or_a_condition()
    {
        var condition = await Command.Run("cascade", Doha, "--goal", "talks-open and us-troops at most 8,600");
        Assert.Equal(ExitCode.Fine, condition.Code);
        Assert.Contains("open-talks", condition.Output);

        var unknown = await Command.Run("cascade", Doha, "--goal", "talks-opened at once");
        Assert.Equal(ExitCode.Usage, unknown.Code);
        Assert.Contains("'talks-opened at once' is no commitment here, and no condition.", unknown.Error);
    }

    [Theory]
    [InlineData(Doha)]
    [InlineData(Mended)]
    [InlineData("examples/minsk-2015")]
    [InlineData("docs/language.md")]
    public async Task Sarif_is_as_its_schema_says(string dossier) =>
        Assert.Empty((await Sarif()).Validate((await Command.Run("check", dossier, "--format", "sarif")).Output));

    [Fact]
    public async Task Sarif_tells_quick_fixes_and_what_is_set_aside()
    {
        var file = await Written(SetAside);
        var output = (await Command.Run("check", file, "--format", "sarif")).Output;

        Assert.Empty((await Sarif()).Validate(output));
        var results = JsonNode.Parse(output)!["runs"]![0]!["results"]!.AsArray();
        var target = results.Single(r => (string?)r!["ruleId"] == "target-before-trigger")!;
        var replacement = target["fixes"]![0]!["artifactChanges"]![0]!["replacements"]![0]!;
        Assert.Equal("aim 129 days after talks-open", (string?)replacement["insertedContent"]!["text"]);
        Assert.Equal(12, (int?)replacement["deletedRegion"]!["startLine"]);
        Assert.Equal(3, (int?)replacement["deletedRegion"]!["startColumn"]);
        Assert.EndsWith(
            "a%20draft.accord",
            (string?)target["locations"]![0]!["physicalLocation"]!["artifactLocation"]!["uri"]
        );
        var aside = results.Where(r => r!["suppressions"] is not null).Select(r => (string?)r!["ruleId"]);
        Assert.Equal(["no-verifier", "nothing-to-observe"], aside.Order());
    }

    [Fact]
    public async Task The_schema_of_sarif_rejects_what_is_none()
    {
        var output = (await Command.Run("check", Doha, "--format", "sarif")).Output;

        Assert.NotEmpty((await Sarif()).Validate(output.Replace("\"ruleId\"", "\"ruleName\"")));
        Assert.NotEmpty((await Sarif()).Validate(output.Replace("\"startLine\": ", "\"startLine\": -")));
    }

    [Fact]
    public async Task A_comparison_shows_what_was_changed_and_what_that_mends()
    {
        var compare = await Command.Run("compare", Doha, Mended);

        Assert.Equal(ExitCode.Fine, compare.Code);
        Assert.Contains("made by: US, Taliban → US, Taliban, Government", compare.Output);
        Assert.Contains("mended  performer-promised-less", compare.Output);
        Assert.DoesNotContain("\nnew ", compare.Output);
        Assert.Contains("Nothing is otherwise.", (await Command.Run("compare", Doha, Doha)).Output);
        Assert.StartsWith("# Comparison\n", (await Command.Run("compare", Doha, Mended, "--format", "md")).Output);
    }

    static async Task<JsonSchema> Sarif() =>
        await JsonSchema.FromJsonAsync(
            Repository.Read("tests/Servanda.Cli.Tests/Schemas/sarif-2.1.0.json"),
            TestContext.Current.CancellationToken
        );
}
