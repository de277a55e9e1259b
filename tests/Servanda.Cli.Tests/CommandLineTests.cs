using Servanda.Cli.Asking;
using Servanda.Cli.Tests.Support;
using Servanda.Tests;

namespace Servanda.Cli.Tests;

public sealed class CommandLineTests : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("servanda-cli-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Help_documents_the_exit_codes()
    {
        var help = await Command.Run("--help");
        Assert.Equal(ExitCode.Fine, help.Code);
        Golden.Matches("Golden/help.txt", help.Output);
    }

    [Theory]
    [InlineData("status")]
    [InlineData("explain")]
    [InlineData("history")]
    [InlineData("changes")]
    [InlineData("due")]
    [InlineData("waits")]
    [InlineData("issues")]
    [InlineData("check")]
    [InlineData("format")]
    [InlineData("test")]
    [InlineData("new")]
    [InlineData("schema")]
    [InlineData("completion")]
    public async Task Every_command_has_help(string command)
    {
        var help = await Command.Run(command, "--help");
        Assert.Equal(ExitCode.Fine, help.Code);
        Assert.Contains($"servanda {command}", help.Output);
    }

    [Theory]
    [InlineData("statsu")]
    [InlineData("status")]
    [InlineData("status nowhere")]
    [InlineData("status . --format xml")]
    [InlineData("status . --standard sure")]
    [InlineData("explain .")]
    [InlineData("changes .")]
    [InlineData("due . --within soon")]
    [InlineData("schema nothing")]
    [InlineData("completion tcsh")]
    [InlineData("new src")]
    [InlineData("new global.json")]
    public async Task What_cannot_be_asked_is_one_sentence_and_exit_code_2(string line)
    {
        var outcome = await Command.Run(line.Split(' '));
        Assert.Equal(ExitCode.Usage, outcome.Code);
        Assert.Equal("", outcome.Output);
        Assert.StartsWith("servanda: ", outcome.Error);
        Assert.DoesNotContain("   at ", outcome.Error);
    }

    [Fact]
    public async Task A_mistyped_command_is_recognised() =>
        Assert.Contains("Did you mean 'status'?", (await Command.Run("statsu")).Error);

    [Theory]
    [InlineData("open-tlaks", " Did you mean 'open-talks'?")]
    [InlineData("OPEN-TALKS", " Did you mean 'open-talks'?")]
    [InlineData("talks", " Did you mean 'open-talks'?")]
    [InlineData("zzzzzz", "")]
    public void The_nearest_name_is_offered(string typed, string expected) =>
        Assert.Equal(expected, Spelling.DidYouMean(typed, ["open-talks", "no-haven", "preamble"]));

    [Fact]
    public async Task A_schema_is_printed()
    {
        Assert.Contains("status\n", (await Command.Run("schema")).Output);
        Assert.Contains("\"$schema\"", (await Command.Run("schema", "status")).Output);
    }

    [Theory]
    [InlineData("servanda st", "status")]
    [InlineData("servanda status . --standard ", "corroborated")]
    [InlineData("servanda waits . --format ", "mermaid")]
    [InlineData("servanda issues examples/doha-2020 power", "power-sharing")]
    [InlineData("servanda explain examples/doha-2020 power", "power-sharing")]
    public async Task A_shell_can_ask_what_may_follow(string typed, string offered)
    {
        var outcome = await Command.Run($"[suggest:{typed.Length}]", typed);
        Assert.Contains(offered, outcome.Output.Split('\n'));
    }

    [Theory]
    [InlineData("bash")]
    [InlineData("zsh")]
    [InlineData("fish")]
    public async Task A_shell_can_be_taught_to_complete(string shell) =>
        Assert.Contains("[suggest:", (await Command.Run("completion", shell)).Output);

    [Fact]
    public void A_fault_of_ours_shows_no_stack_trace()
    {
        using var error = new StringWriter();
        var code = Cli.Run(
            ["schema", "status"],
            new Surroundings
            {
                Output = new Broken(),
                Error = error,
                Clock = Command.Clock,
            }
        );
        Assert.Equal(ExitCode.OurFault, code);
        Assert.Contains("our fault", error.ToString());
        Assert.DoesNotContain("   at ", error.ToString());
        var details = error.ToString().Split(' ')[^1].Trim();
        Assert.Contains("   at ", File.ReadAllText(details));
        File.Delete(details);
    }

    [Fact]
    public void No_colour_where_the_environment_says_so()
    {
        Assert.True(Surroundings.WantsColour(_ => null));
        Assert.True(Surroundings.WantsColour(name => name == "NO_COLOR" ? "" : null));
        Assert.False(Surroundings.WantsColour(name => name == "NO_COLOR" ? "1" : null));
        Assert.False(Surroundings.WantsColour(name => name == "TERM" ? "dumb" : null));
    }

    [Theory]
    [InlineData("120", 120)]
    [InlineData("8", Surroundings.DefaultWidth)]
    [InlineData("wide", Surroundings.DefaultWidth)]
    [InlineData(null, Surroundings.DefaultWidth)]
    public void Without_a_terminal_the_environment_says_how_wide(string? columns, int width) =>
        Assert.Equal(width, Surroundings.WidthSaid(name => name == "COLUMNS" ? columns : null));

    [Theory]
    [InlineData("30d", "P30D")]
    [InlineData("6w", "P6W")]
    [InlineData("3m", "P3M")]
    [InlineData("1y", "P1Y")]
    public void Spans_are_days_weeks_months_and_years(string typed, string expected) =>
        Assert.Equal(expected, DaySpan.Parse(typed, "--within").ToString());

    [Theory]
    [InlineData("")]
    [InlineData("d")]
    [InlineData("-3d")]
    [InlineData("3")]
    [InlineData("99999999999d")]
    [InlineData("9999y")]
    public void Other_spans_are_refused(string typed) =>
        Assert.Throws<UsageError>(() => DaySpan.Parse(typed, "--within"));

    [Fact]
    public async Task A_folder_that_is_not_empty_is_left_alone()
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "mine.md"), "mine", TestContext.Current.CancellationToken);
        var outcome = await Command.Run("new", folder);
        Assert.Equal(ExitCode.Usage, outcome.Code);
        Assert.Equal(["mine.md"], Directory.GetFiles(folder).Select(Path.GetFileName));
    }

    [Fact]
    public async Task A_new_dossier_is_written()
    {
        var outcome = await Command.Run("new", Path.Combine(folder, "mine"));
        Assert.Equal(ExitCode.Fine, outcome.Code);
        Assert.Equal(
            ["agreement.md", "record.md"],
            Directory.GetFiles(Path.Combine(folder, "mine")).Select(Path.GetFileName).Order()
        );
    }

    [Fact]
    public void A_file_is_written_back_byte_for_byte()
    {
        foreach (
            var bytes in new byte[][]
            {
                [.. "a\r\nb"u8],
                [0xEF, 0xBB, 0xBF, .. "ß"u8],
                [0xFF, 0xFE, 0x61, 0x00],
                [0xFE, 0xFF, 0x00, 0x61],
            }
        )
        {
            var file = Path.Combine(folder, "a.md");
            File.WriteAllBytes(file, bytes);
            var read = AccordFile.Read(file)!;
            read.Write(read.Text);
            Assert.Equal(bytes, File.ReadAllBytes(file));
        }
        File.WriteAllBytes(Path.Combine(folder, "b.md"), [0x61, 0xC3, 0x28]);
        Assert.Null(AccordFile.Read(Path.Combine(folder, "b.md")));
    }

    sealed class Broken : StringWriter
    {
        public override void Write(string? value) => throw new InvalidOperationException("broken on purpose");
    }
}
