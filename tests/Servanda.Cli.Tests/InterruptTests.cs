using System.Diagnostics;
using System.Globalization;
using System.Text;
using Servanda.Cli.Tests.Support;
using Servanda.Tests;

namespace Servanda.Cli.Tests;

/// <summary>Ctrl-C as the system sends it, to the program as users run it.</summary>
public sealed class InterruptTests : IDisposable
{
    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("servanda-interrupt-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("timetable", "long: whether every promise can be kept was not decided")]
    [InlineData("check", "Not found out: whether every promise can be kept.")]
    public async Task It_stops_the_solver_and_what_was_found_is_printed(string command, string said)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no signals to send; Ctrl-C is not tested here.");
        await File.WriteAllTextAsync(
            Path.Combine(_folder.CreateSubdirectory("long").FullName, "draft.accord"),
            Long(9_000),
            TestContext.Current.CancellationToken
        );

        // Before it listens the signal ends it, as it would any program: then it is asked again, and left longer alone.
        for (var alone = TimeSpan.FromSeconds(2); ; alone *= 2)
        {
            var (output, code) = await Interrupted(command, alone);
            Assert.Equal(ExitCode.Interrupted, code);
            if (output.Length == 0 && alone < TimeSpan.FromMinutes(4))
                continue;
            Assert.Contains(said, output);
            return;
        }
    }

    async Task<(string Output, int Code)> Interrupted(string command, TimeSpan after)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!)
        {
            ArgumentList = { typeof(Cli).Assembly.Location, command, "long", "--time-limit", "600" },
            WorkingDirectory = _folder.FullName,
            RedirectStandardOutput = true,
        };
        using var program = Process.Start(start)!;
        var output = program.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await Task.Delay(after, TestContext.Current.CancellationToken);
        using var kill = Process.Start("kill", ["-INT", program.Id.ToString(CultureInfo.InvariantCulture)]);
        await program.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (await output, program.ExitCode);
    }

    /// <summary>An agreement on which the solver is busy for long.</summary>
    static string Long(int commitments)
    {
        var text = new StringBuilder(
            "party North\nparty South\ninstrument accord made by North, South on 2026-01-01\n"
        );
        for (var i = 0; i < commitments; i++)
            text.Append(
                CultureInfo.InvariantCulture,
                $"""
                event e{i}
                commitment c{i} under accord
                  {(i % 2 == 0 ? "North" : "South")} must achieve e{i}
                {(i < 6 ? "" : $"  upon e{i * 7 / 9} {(i % 3 == 0 ? "or" : "and")} e{i * 5 / 6}")}
                  {(i < 6 ? "by 2026-02-01" : $"within {5 + i * 37 % 85} days")}

                """
            );
        return text.ToString();
    }
}
