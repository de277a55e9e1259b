using Servanda.Cli.Tests.Support;
using Servanda.Tests;

namespace Servanda.Cli.Tests;

/// <summary>The commands from end to end: on the dossier that <c>servanda new</c> writes, and on broken ones.</summary>
public sealed class DossierTests : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("servanda-cli-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    string Truce => Path.Combine(folder, "truce");

    async Task<Outcome> OnTruce(params string[] args)
    {
        await MakeTruce();
        return await Command.Run([args[0], Truce, .. args[1..]]);
    }

    async Task MakeTruce()
    {
        if (!Directory.Exists(Truce))
            await Command.Run("new", Truce);
    }

    static readonly string[] OnTheTenth = ["--as-of", "2026-02-10", "--known", "2026-02-10"];

    [Fact]
    public async Task A_new_dossier_passes_check_and_is_laid_out()
    {
        var check = await OnTruce("check", "--strict");
        Assert.True(check.Code == ExitCode.Fine, check.Seen);
        var format = await OnTruce("format", "--check");
        Assert.True(format.Code == ExitCode.Fine, format.Seen);
    }

    [Fact]
    public async Task A_new_dossier_passes_its_test()
    {
        var test = await OnTruce("test");
        Assert.True(test.Code == ExitCode.Fine, test.Seen);
        Assert.EndsWith("5 passed, 0 failed\n", test.Output);
    }

    [Fact]
    public async Task A_dossier_that_expects_nothing_says_so()
    {
        Directory.CreateDirectory(Truce);
        await Write("a.accord", "party US \"United States\"\n");
        var test = await OnTruce("test");
        Assert.StartsWith("truce expects nothing", test.Output);
    }

    [Theory]
    [InlineData("text", "txt")]
    [InlineData("json", "json")]
    [InlineData("md", "md")]
    public async Task Findings_in_each_form(string format, string extension)
    {
        await MakeTruce();
        await Write("broken.md", "```accord\ncommitment broken\n  Nobody must achieve nothing\n```\n");
        var check = await OnTruce("check", "--format", format);
        Assert.Equal(ExitCode.Findings, check.Code);
        Assert.Contains("broken.md", check.Output);
        Assert.Equal("", check.Error);
        Golden.Matches($"Golden/truce.check.{extension}", check.Output.Replace(Truce, "truce"));
    }

    [Theory]
    [InlineData("table", "txt")]
    [InlineData("json", "json")]
    [InlineData("csv", "csv")]
    [InlineData("md", "md")]
    public async Task Status_in_each_form(string format, string extension)
    {
        var outcome = await OnTruce(["status", .. OnTheTenth, "--format", format]);
        Assert.Equal(ExitCode.Fine, outcome.Code);
        Assert.Equal("", outcome.Error);
        Golden.Matches($"Golden/truce.status.{extension}", outcome.Output);
        if (format == "json")
            Assert.Empty(SchemaChecker.Check(Schemas.Find("status")!, outcome.Output));
    }

    [Fact]
    public async Task Without_dates_the_question_is_about_today()
    {
        Assert.StartsWith(
            "truce, as of 2 June 2020, as known on 2 June 2020, standard: uncontested\n",
            (await OnTruce("status")).Output
        );
        Assert.StartsWith(
            "truce, as of 31 May 2020, as known on 2 June 2020, standard: claimed\n",
            (await OnTruce("status", "--as-of", "2020-05", "--standard", "claimed")).Output
        );
    }

    [Theory]
    [InlineData("status", "free-prisonners", "Did you mean 'free-prisoners'?")]
    [InlineData("explain", "free-prisonners", "Did you mean 'free-prisoners'?")]
    [InlineData("history", "free-prisonners", "Did you mean 'free-prisoners'?")]
    [InlineData("issues", "free-prisoners", "There is no issue 'free-prisoners' here.")]
    [InlineData("explain", "free-prisoners somebody", "no members")]
    [InlineData("status", "--as-of 2020-02-30", "cannot be read as a date")]
    [InlineData("status", "--as-of 2020-01/..", "has no end")]
    [InlineData("status", "--entered 2020-01-01", "plain text carries no stamp")]
    [InlineData("changes", "--from 2026-01-20 --to 2026-02-10 --as-of 2026-02-10", "leave out --as-of")]
    [InlineData("changes", "--from 2026-01-20 --to 2026-02-10 --axis known --known 2026-02-10", "leave out --known")]
    public async Task What_cannot_be_asked_of_this_dossier(string command, string rest, string says)
    {
        var outcome = await OnTruce([command, .. rest.Split(' ')]);
        Assert.Equal(ExitCode.Usage, outcome.Code);
        Assert.Contains(says, outcome.Error);
        Assert.Equal("", outcome.Output);
    }

    [Theory]
    [InlineData("explain", "free-prisoners")]
    [InlineData("explain", "free-prisoners --format md")]
    [InlineData("history", "open-talks")]
    [InlineData("history", "open-talks --by known --format csv")]
    [InlineData("changes", "--from 2026-01-20 --to 2026-02-10")]
    [InlineData("due", "")]
    [InlineData("due", "--format json")]
    [InlineData("waits", "")]
    [InlineData("waits", "--format dot")]
    [InlineData("waits", "--format mermaid")]
    [InlineData("waits", "--format json")]
    public async Task The_other_questions(string command, string rest)
    {
        string[] words = rest.Length == 0 ? [] : rest.Split(' ');
        string[] time = command == "changes" ? ["--known", "2026-02-10"] : OnTheTenth;
        var outcome = await OnTruce([command, .. words, .. time]);
        Assert.True(outcome.Code == ExitCode.Fine, outcome.Seen);
        var name = string.Join('.', words.Where(w => !w.StartsWith('-') && !char.IsDigit(w[0])).Prepend(command));
        Golden.Matches($"Golden/truce.{name}.txt", outcome.Output);
    }

    [Fact]
    public async Task One_member_is_asked_for_by_identifier_or_name()
    {
        await MakeTruce();
        await Write("group.csv", "id,name\ng-1,Anna\ng-2,Boris\ng-3,Emil\ng-4,Emil\n");
        await Write(
            "each.accord",
            "roster group from \"group.csv\"\nevent freed for group\n"
                + "commitment free-each under truce\n  for each p in group\n  North must achieve p is freed\n"
                + "2026-01-20 South reports freed of g-1\n"
        );
        var whole = (await OnTruce(["explain", "free-each", .. OnTheTenth])).Output;
        Assert.Contains("Of its 4 instances: 1 fulfilled, 3 pending", whole);
        var one = (await OnTruce(["explain", "free-each", "g-1", .. OnTheTenth])).Output;
        Assert.Contains("free-each of g-1 is fulfilled", one);
        Assert.DoesNotContain("g-2", one);
        Assert.Equal(one, (await OnTruce(["explain", "free-each", "of", "g-1", .. OnTheTenth])).Output);
        Assert.Equal(one, (await OnTruce(["explain", "free-each", "of", "Anna", .. OnTheTenth])).Output);
        Assert.Contains("g-3, g-4", (await OnTruce("explain", "free-each", "Emil")).Error);
        Assert.Contains("Did you mean 'Boris'?", (await OnTruce("history", "free-each", "of", "Boriss")).Error);
        Assert.Equal(ExitCode.Usage, (await OnTruce("history", "free-each", "g-1", "g-2")).Code);

        var status = await OnTruce(["status", "free-each", "--members", .. OnTheTenth]);
        Assert.Matches("free-each of g-1 +North +fulfilled", status.Output);
        Assert.Matches("free-each of g-4 +North +pending", status.Output);
        Assert.EndsWith("4 answers: 1 fulfilled, 3 pending\n", status.Output);

        var typed = $"servanda explain {Truce} free-each g-";
        Assert.Equal("g-1\ng-2\ng-3\ng-4\n", (await Command.Run($"[suggest:{typed.Length}]", typed)).Output);
    }

    [Fact]
    public async Task Format_changes_the_file_behind_a_link_and_keeps_the_link()
    {
        await MakeTruce();
        Directory.CreateDirectory(Path.Combine(Truce, ".kept"));
        var file = await Write(".kept/loose.accord", "event   x   \"x\"\n");
        var link = Path.Combine(Truce, "loose.accord");
        File.CreateSymbolicLink(link, file);
        Assert.Equal(ExitCode.Fine, (await OnTruce("format")).Code);
        Assert.Equal("event x \"x\"\n", await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
        Assert.Equal(file, new FileInfo(link).LinkTarget);
    }

    [Fact]
    public async Task A_shell_is_offered_the_names_of_commitments()
    {
        await MakeTruce();
        var typed = $"servanda explain {Truce} fr";
        var outcome = await Command.Run($"[suggest:{typed.Length}]", typed);
        Assert.Equal("free-prisoners\n", outcome.Output);
    }

    [Fact]
    public async Task A_dossier_with_errors_gives_a_partial_answer_and_exit_code_1()
    {
        await MakeTruce();
        await Write("broken.md", "```accord\ncommitment broken\n  Nobody must achieve nothing\n```\n");
        var status = await OnTruce(["status", .. OnTheTenth]);
        Assert.Equal(ExitCode.Findings, status.Code);
        Assert.Contains("This answer is partial", status.Error);
        Assert.Contains("free-prisoners", status.Output);
        var json = await OnTruce(["status", .. OnTheTenth, "--format", "json"]);
        Assert.Contains("\"partial\": true", json.Output);
    }

    [Fact]
    public async Task A_failed_expectation_says_what_was_answered_and_how_to_ask_why()
    {
        await MakeTruce();
        await Write(
            "wrong.accord",
            "expect as of 2026-02-20 known 2026-02-20\n  open-talks is overdue\n  free-prisoners is fulfilled\n"
        );
        var test = await OnTruce("test");
        Assert.Equal(ExitCode.Findings, test.Code);
        Assert.Contains("expected  open-talks is overdue", test.Output);
        Assert.Contains("got       open-talks is pending", test.Output);
        Assert.Contains($"servanda explain {Truce} open-talks --as-of 2026-02-20 --known 2026-02-20", test.Output);
        Assert.Contains("wrong.accord:2", test.Output);
        Assert.EndsWith("6 passed, 1 failed\n", test.Output);
    }

    [Fact]
    public async Task Format_lays_out_accord_blocks_and_nothing_else()
    {
        await MakeTruce();
        const string prose = "#  Two  spaces stay\r\n\r\n";
        var file = await Write("loose.md", prose + "```accord\r\nevent   x   \"x\"\r\n```\r\n");
        Assert.Equal(ExitCode.Findings, (await OnTruce("format", "--check")).Code);
        var outcome = await OnTruce("format");
        Assert.Equal(ExitCode.Fine, outcome.Code);
        Assert.Contains("loose.md:4", outcome.Output);
        Assert.StartsWith(prose, await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
        Assert.Equal(ExitCode.Fine, (await OnTruce("format", "--check")).Code);
    }

    async Task<string> Write(string name, string text)
    {
        var file = Path.Combine(Truce, name);
        await File.WriteAllTextAsync(file, text, TestContext.Current.CancellationToken);
        return file;
    }
}
