using System.Text;
using System.Text.RegularExpressions;
using Servanda.Cli.Tests.Support;

namespace Servanda.Cli.Tests;

/// <summary>
/// Whatever stands beside a sound dossier: the command says what is wrong and where, shows no stack trace, still answers
/// what it can, and says that the answer is partial.
/// </summary>
public sealed class BadInputTests : IDisposable
{
    static readonly string[] LaterOn = ["--as-of", "2026-02-20", "--known", "2026-02-20"];

    readonly string folder = Path.Combine(Directory.CreateTempSubdirectory("servanda-bad-").FullName, "truce");

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(folder)!, recursive: true);

    public static TheoryData<string, string, string> Broken =>
        new()
        {
            { "unclosed quote", "party US \"never closed\n", "error[unclosed-quote]" },
            { "unclosed bracket", "commitment x\n  North must achieve (talks-open\n", "error[unclosed-bracket]" },
            { "NUL byte", "party US \"zero\0byte\"\n", "error[hidden-character]" },
            { "defined twice", "event twice\nstate twice\n", "error[duplicate-name]" },
            { "speakers in a circle", "person A for B\nperson B for A\n", "error[speaks-for-itself]" },
            {
                "commitments in a circle",
                "commitment x under truce\n  North must achieve talks-open\n  upon y is not fulfilled\n"
                    + "commitment y under truce\n  South must achieve talks-open\n  upon x is not fulfilled\n",
                "error[self-reference]"
            },
            { "30 February", "2026-02-30 Minister reports talks-open\n", "error[impossible-date]" },
            { "month 13", "2020-13 Minister reports talks-open\n", "error[impossible-date]" },
            {
                "deadline before the signing",
                "commitment early under truce\n  North must achieve talks-open\n  by 2019-05-01\n",
                "warning[deadline-before-instrument]"
            },
            { "about something undeclared", "2026-02-01 Minister reports no-such-thing\n", "error[unknown-name]" },
            { "from someone undeclared", "2026-02-01 Nobody reports talks-open\n", "error[unknown-speaker]" },
            { "roster missing", "roster r from \"none.csv\"\n", "error[roster-missing]" },
            { "roster malformed", "roster r from \"malformed.csv\"\n", "error[roster-malformed]" },
            { "roster with doubled identifiers", "roster r from \"doubled.csv\"\n", "error[duplicate-member]" },
            { "a line of a million characters", new string('x', 1_000_000) + "\n", "error[unknown-statement]" },
            { "a hundred thousand brackets", new string('(', 100_000) + "\n", "error[unknown-statement]" },
            { "line ends of Windows", "event a\r\nparty B \"never closed\r\n", "error[unclosed-quote]" },
            { "names from right to left", "event מסירה\nevent מסירה\n", "error[duplicate-name]" },
        };

    [Theory]
    [MemberData(nameof(Broken))]
    public async Task What_is_wrong_is_shown_with_its_place_and_the_rest_is_answered(
        string what,
        string text,
        string finding
    )
    {
        Assert.NotEmpty(what);
        await Command.Run("new", folder);
        Write("malformed.csv", "id,name\n\"never closed\n");
        Write("doubled.csv", "id\np-1\np-1\n");
        Write("broken.accord", text);
        await AssertFound(@"(broken\.accord|(malformed|doubled)\.csv)", finding);
    }

    [Fact]
    public async Task An_unclosed_fence()
    {
        await Command.Run("new", folder);
        Write("broken.md", "# Title\n\n```accord\nevent x\n");
        await AssertFound(@"broken\.md", "warning[unclosed-fence]");
    }

    [Fact]
    public async Task Bytes_that_are_no_utf_8()
    {
        await Command.Run("new", folder);
        Write("broken.accord", [.. "party X \"caf"u8, 0xE9, .. "\"\n"u8]);
        await AssertFound(@"broken\.accord", "error[not-utf8]");
        var format = await Command.Run("format", folder);
        Assert.Equal(ExitCode.Findings, format.Code);
        Assert.Contains("left alone", format.Error);
    }

    [Fact]
    public async Task Utf_16_with_a_mark_windows_lines_and_names_from_right_to_left_are_no_mistake()
    {
        await Command.Run("new", folder);
        Write(
            "sound.accord",
            [
                .. Encoding.Unicode.Preamble,
                .. Encoding.Unicode.GetBytes(
                    "party حماس \"حماس\"@ar\r\nevent מסירה\r\n2026-02-01 حماس reports מסירה\r\n"
                ),
            ]
        );
        var check = await Command.Run("check", folder);
        Assert.True(check.Code == ExitCode.Fine, check.Seen);
        Assert.Contains("3 entries", check.Output);
    }

    [Fact]
    public async Task An_empty_folder()
    {
        Directory.CreateDirectory(folder);
        foreach (var command in new[] { "check", "status", "due", "waits", "issues", "test" })
        {
            var outcome = await Command.Run(command, folder);
            Assert.True(outcome.Code == ExitCode.Findings, $"{command}: {outcome.Seen}");
            Assert.DoesNotContain("   at ", outcome.Seen);
        }
        Assert.Contains("error[empty-dossier]", (await Command.Run("check", folder)).Output);
    }

    [Fact]
    public async Task A_record_without_an_agreement()
    {
        Write("record.accord", "party North\nevent talks-open\n2026-01-28 North reports talks-open\n");
        var check = await Command.Run("check", folder);
        Assert.Contains("[no-agreement]", check.Output);
        var status = await Command.Run("status", folder);
        Assert.Equal(check.Code, status.Code);
        Assert.Contains("0 commitments", status.Output);
    }

    [Fact]
    public async Task Links_in_a_circle_are_passed_over()
    {
        await Command.Run("new", folder);
        Directory.CreateSymbolicLink(Path.Combine(folder, "loop"), folder);
        File.CreateSymbolicLink(Path.Combine(folder, "self.accord"), Path.Combine(folder, "self.accord"));
        var check = await Command.Run("check", folder);
        Assert.Equal(ExitCode.Findings, check.Code);
        Assert.Contains("self.accord", check.Output);
        Assert.Contains("error[file-unreadable]", check.Output);
        Assert.Contains("3 commitments of 1 instrument, 2 entries", check.Output);
        Assert.Equal(ExitCode.Fine, (await Command.Run("format", folder)).Code);
    }

    [Fact]
    public async Task Ten_thousand_files_are_answered()
    {
        await Command.Run("new", folder);
        for (var i = 0; i < 10_000; i++)
            Write($"record/{i % 100}/{i}.md", $"```accord\n2026-02-01 Minister denies shelling \"report {i}\"\n```\n");
        var status = await Command.Run(["status", folder, .. LaterOn]);
        Assert.True(status.Code == ExitCode.Fine, status.Seen);
        Assert.Contains("free-prisoners", status.Output);
        Assert.Contains("10,002 entries", (await Command.Run("check", folder)).Output);
    }

    async Task AssertFound(string file, string finding)
    {
        var isError = finding.StartsWith("error", StringComparison.Ordinal);
        var expected = isError ? ExitCode.Findings : ExitCode.Fine;
        var check = await Command.Run("check", folder);
        // A deadline that lies before the signing also makes a timetable that nobody can keep.
        var isImpossible = finding.Contains("deadline-before-instrument", StringComparison.Ordinal);
        Assert.Equal(isImpossible ? ExitCode.Findings : expected, check.Code);
        Assert.Equal(isImpossible, check.Output.Contains("impossible-timetable", StringComparison.Ordinal));
        Assert.Matches(new Regex($"{file}:[0-9]+:[0-9]+ {Regex.Escape(finding)}"), check.Output);
        Assert.DoesNotContain("   at ", check.Seen);
        Assert.All(
            check.Output.Split('\n'),
            line => Assert.True(line.Length < 2_000, line[..Math.Min(200, line.Length)])
        );

        var status = await Command.Run(["status", folder, "free-prisoners", .. LaterOn]);
        Assert.Equal(expected, status.Code);
        Assert.Matches(@"free-prisoners +North +fulfilled +2026-02-09", status.Output);
        Assert.Equal(isError, status.Error.Contains("This answer is partial", StringComparison.Ordinal));
        Assert.DoesNotContain("   at ", status.Seen);

        var json = await Command.Run(["status", folder, "--format", "json", .. LaterOn]);
        Assert.Contains(isError ? "\"partial\": true" : "\"partial\": false", json.Output);
    }

    void Write(string path, string text) => Write(path, Encoding.UTF8.GetBytes(text));

    void Write(string path, byte[] bytes)
    {
        var full = Path.Combine(folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllBytes(full, bytes);
    }
}
