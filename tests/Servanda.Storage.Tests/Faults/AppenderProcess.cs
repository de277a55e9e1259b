using System.Diagnostics;
using Servanda.Tests;

namespace Servanda.Storage.Tests.Faults;

/// <summary>A process that appends until it is killed, and what it says that was acknowledged.</summary>
public sealed class AppenderProcess : IDisposable
{
    readonly Process _process;

    public AppenderProcess(string address, string name)
    {
        var program = Path.Combine(
            Repository.Root,
            "tests",
            "Servanda.Storage.Appender",
            "bin",
            new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name,
            new DirectoryInfo(AppContext.BaseDirectory).Name,
            "Servanda.Storage.Appender.dll"
        );
        _process = Process.Start(
            new ProcessStartInfo("dotnet")
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                ArgumentList = { program, address, name },
            }
        )!;
    }

    /// <summary>Waits for the first acknowledgement and as long again, then kills it as the system would (SIGKILL).</summary>
    /// <param name="after">How long it appends.</param>
    /// <returns>All that was acknowledged.</returns>
    public async Task<List<string>> KillAfter(TimeSpan after, CancellationToken cancel)
    {
        var acknowledged = new List<string>();
        var first = await _process.StandardOutput.ReadLineAsync(cancel);
        if (first is null)
            Assert.Fail($"The appender did not begin: {await _process.StandardError.ReadToEndAsync(cancel)}");
        acknowledged.Add(first);
        var rest = Task.Run(
            async () =>
            {
                while (await _process.StandardOutput.ReadLineAsync(cancel) is { } line)
                    acknowledged.Add(line);
            },
            cancel
        );
        await Task.Delay(after, cancel);
        _process.Kill();
        await _process.WaitForExitAsync(cancel);
        await rest;
        // What was cut off in the middle of a line was acknowledged, but nobody could read it.
        return [.. acknowledged.Where(a => a.Contains('/', StringComparison.Ordinal))];
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.Dispose();
    }
}
