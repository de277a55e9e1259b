using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Servanda.Storage.Tests.Stores;

/// <summary>
/// A PostgreSQL server of this machine's distribution, in a temporary folder and on a free port, for as long as the tests run.
/// Where there is none, <see cref="Missing"/> says how to get it. The server does not run as root: root starts it as
/// <c>postgres</c>.
/// </summary>
public sealed class PostgresServer : IDisposable
{
    readonly string _folder = "";
    readonly string _programs = "";

    public PostgresServer()
    {
        if (Programs() is not { } programs)
        {
            Missing =
                "PostgreSQL is not installed: run `apt-get install postgresql`, or as root ./test, which does it.";
            return;
        }
        _programs = programs;
        _folder = Directory.CreateTempSubdirectory("servanda-postgres-").FullName;
        Port = FreePort();
        if (Environment.UserName == "root")
            Run("chown", "postgres", _folder);
        AsServer("initdb", "-D", Data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "-N");
        Start();
    }

    /// <summary>Why there is no server, or null.</summary>
    public string? Missing { get; }

    public int Port { get; }

    string Data => Path.Combine(_folder, "data");

    public string Connection(string schema) =>
        $"Host=127.0.0.1;Port={Port};Database=postgres;Username=postgres;Search Path={schema};Maximum Pool Size=20";

    /// <summary>Runs a statement as the owner of everything.</summary>
    public void Query(string sql)
    {
        using var source = Npgsql.NpgsqlDataSource.Create(Connection("public"));
        using var command = source.CreateCommand(sql);
        command.ExecuteNonQuery();
    }

    public void Start() =>
        AsServer(
            "pg_ctl",
            "-D",
            Data,
            "-w",
            "-l",
            Path.Combine(_folder, "log"),
            "-o",
            $"-p {Port} -k {_folder} -c listen_addresses=127.0.0.1",
            "start"
        );

    public void Stop() => AsServer("pg_ctl", "-D", Data, "-w", "-m", "immediate", "stop");

    public void Dispose()
    {
        if (Missing is not null)
            return;
        Stop();
        Directory.Delete(_folder, true);
    }

    static string? Programs() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .Concat(
                Directory.Exists("/usr/lib/postgresql")
                    ? Directory
                        .GetDirectories("/usr/lib/postgresql")
                        .OrderDescending(StringComparer.Ordinal)
                        .Select(d => Path.Combine(d, "bin"))
                    : []
            )
            .FirstOrDefault(folder => folder.Length > 0 && File.Exists(Path.Combine(folder, "initdb")));

    void AsServer(string program, params string[] arguments)
    {
        var path = Path.Combine(_programs, program);
        if (Environment.UserName == "root")
            Run("runuser", ["-u", "postgres", "--", path, .. arguments]);
        else
            Run(path, arguments);
    }

    static void Run(string program, params string[] arguments)
    {
        // The server would hold a pipe open for as long as it runs, so that its output goes nowhere.
        var start = new ProcessStartInfo("/bin/sh")
        {
            ArgumentList = { "-c", "\"$0\" \"$@\" >/dev/null 2>&1", program },
            WorkingDirectory = "/",
        };
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException(
                $"{program} {string.Join(' ', arguments)}: exit code {process.ExitCode}"
            );
    }

    static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
