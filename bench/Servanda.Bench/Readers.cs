using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Servanda.Model;

namespace Servanda.Bench;

/// <summary>The workspace under many readers at once: the server is a process of its own, the readers are here.</summary>
internal static class Readers
{
    const int Together = 200;

    /// <summary>Doha: one reader at a time, then all together, three rounds, so that memory that grows is seen to.</summary>
    public static async Task Doha(int seconds)
    {
        var folder = Directory.CreateTempSubdirectory("servanda-readers-").FullName;
        var dossier = Path.Combine(folder, "doha-2020");
        Copy(Path.Combine(Workloads.Root(), "examples", "doha-2020"), dossier);
        const string then = "as-of=2020-06-02&known=2020-06-02";
        string[] addresses =
        [
            $"/doha-2020?{then}",
            $"/doha-2020/commitments/open-talks?{then}",
            $"/api/v1/dossiers/doha-2020/status?{then}",
        ];
        await With(
            dossier,
            async (client, server) =>
            {
                foreach (var address in addresses)
                    await One(client, address, 300);
                for (var round = 1; round <= 3; round++)
                {
                    foreach (var address in addresses)
                        await All(client, address, seconds);
                    server.Refresh();
                    Console.WriteLine(
                        $"  after round {round}: {server.WorkingSet64 >> 20:N0} MiB resident, most {server.PeakWorkingSet64 >> 20:N0} MiB"
                    );
                }
            }
        );
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>Ten thousand commitments: each page by itself.</summary>
    public static async Task Large()
    {
        var folder = Directory.CreateTempSubdirectory("servanda-readers-").FullName;
        var dossier = Path.Combine(folder, "large");
        Directory.CreateDirectory(dossier);
        var text = DossierWriter.Write(Generated.Large(10_000, 2).Dossier);
        await File.WriteAllTextAsync(Path.Combine(dossier, "large.accord"), text);
        Console.WriteLine($"  {text.Length / 1_000_000.0:N1} MB of text");
        const string then = "as-of=2021-03-01&known=2021-03-01";
        string[] pages =
        [
            "",
            "commitments",
            "commitments?status=overdue",
            "commitments/duty-05001",
            "agreement",
            "record",
            "waits",
            "due",
            "findings",
            "search?q=duty-05001",
            "help",
        ];
        await With(
            dossier,
            async (client, server) =>
            {
                foreach (var page in pages)
                    await One(client, $"/large/{page}{(page.Contains('?') ? '&' : '?')}{then}", 5);
                await One(client, $"/api/v1/dossiers/large/status?{then}", 5);
                await One(client, "/api/v1/dossiers/large/entries?limit=50", 5);
                server.Refresh();
                Console.WriteLine($"  {server.WorkingSet64 >> 20:N0} MiB resident");
            }
        );
        Directory.Delete(folder, recursive: true);
    }

    static async Task With(string dossier, Func<HttpClient, Process, Task> ask)
    {
        var port = FreePort();
        var cli = Path.Combine(Workloads.Root(), "src/Servanda.Cli/bin/Release/net10.0/Servanda.Cli.dll");
        var start = new ProcessStartInfo("dotnet", [cli, "serve", dossier, "--urls", $"http://127.0.0.1:{port}"])
        {
            RedirectStandardOutput = true,
        };
        using var server = Process.Start(start)!;
        try
        {
            await server.StandardOutput.ReadLineAsync();
            using var handler = new SocketsHttpHandler
            {
                MaxConnectionsPerServer = Together,
                AutomaticDecompression = DecompressionMethods.None,
                AllowAutoRedirect = false,
                UseCookies = false,
            };
            using var client = new HttpClient(handler)
            {
                BaseAddress = new Uri($"http://127.0.0.1:{port}"),
                Timeout = TimeSpan.FromMinutes(5),
            };
            client.DefaultRequestHeaders.Add("Accept-Encoding", "br");
            await ask(client, server);
        }
        finally
        {
            server.Kill(entireProcessTree: true);
            await server.WaitForExitAsync();
        }
    }

    static async Task One(HttpClient client, string address, int times)
    {
        var watch = Stopwatch.StartNew();
        var bytes = await Get(client, address);
        var first = watch.Elapsed.TotalMilliseconds;
        var taken = new List<double>();
        for (var i = 0; i < times; i++)
        {
            watch.Restart();
            await Get(client, address);
            taken.Add(watch.Elapsed.TotalMilliseconds);
        }
        Console.WriteLine(
            $"  {address.Split('?')[0]}: {bytes / 1000.0:N1} kB (brotli); first {first:N0} ms, then p50 {At(taken, 0.5):N1} ms, p99 {At(taken, 0.99):N1} ms"
        );
    }

    static async Task All(HttpClient client, string address, int seconds)
    {
        var taken = new ConcurrentBag<double>();
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(
            Enumerable
                .Range(0, Together)
                .Select(_ =>
                    Task.Run(async () =>
                    {
                        while (watch.Elapsed.TotalSeconds < seconds)
                        {
                            var mine = Stopwatch.GetTimestamp();
                            await Get(client, address);
                            taken.Add(Stopwatch.GetElapsedTime(mine).TotalMilliseconds);
                        }
                    })
                )
        );
        var all = taken.ToList();
        Console.WriteLine(
            $"  {Together} readers of {address.Split('?')[0]}: {all.Count / watch.Elapsed.TotalSeconds:N0} requests/s, "
                + $"p50 {At(all, 0.5):N0} ms, p99 {At(all, 0.99):N0} ms"
        );
    }

    static async Task<int> Get(HttpClient client, string address)
    {
        using var answer = await client.GetAsync(new Uri(address, UriKind.Relative));
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        return answer.IsSuccessStatusCode
            ? bytes.Length
            : throw new InvalidOperationException($"{address} was answered with {(int)answer.StatusCode}.");
    }

    static double At(List<double> taken, double share)
    {
        taken.Sort();
        return taken[Math.Min(taken.Count - 1, (int)(share * taken.Count))];
    }

    static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.EnumerateFiles(from))
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        foreach (var folder in Directory.EnumerateDirectories(from))
            Copy(folder, Path.Combine(to, Path.GetFileName(folder)));
    }
}
