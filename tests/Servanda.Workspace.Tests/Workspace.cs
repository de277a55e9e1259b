using Microsoft.AspNetCore.Builder;
using Servanda.Tests;

namespace Servanda.Workspace.Tests;

/// <summary>A workspace that runs for a test, on a free port of this machine, with a copy of a dossier of its own.</summary>
internal sealed class Workspace : IAsyncDisposable
{
    readonly WebApplication _app;
    readonly string _folder;

    Workspace(WebApplication app, string folder, string dossier)
    {
        (_app, _folder, Dossier) = (app, folder, dossier);
        Client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false })
        {
            BaseAddress = new Uri(app.Urls.First()),
        };
    }

    /// <summary>The folder of the copy.</summary>
    public string Dossier { get; }

    /// <summary>What it is made of.</summary>
    public IServiceProvider Services => _app.Services;

    /// <summary>What tells it the time.</summary>
    public TimeProvider Clock => ((WorkspaceOptions)Services.GetService(typeof(WorkspaceOptions))!).Clock;

    /// <summary>Where it listens.</summary>
    public Uri Address => Client.BaseAddress!;

    /// <summary>Asks it; follows no redirection and keeps no cookie.</summary>
    public HttpClient Client { get; }

    /// <summary>Starts one on an example, as it would be on a day.</summary>
    /// <param name="example">The name of a folder in <c>examples</c>.</param>
    /// <param name="today">The day, as ISO writes it; at noon, UTC.</param>
    /// <param name="change">What is changed in the copy before it is opened.</param>
    public static Task<Workspace> Of(string example, string today = "2022-01-01", Action<string>? change = null) =>
        Named(
            example,
            dossier =>
            {
                Copy(Path.Combine(Repository.Root, "examples", example), dossier);
                change?.Invoke(dossier);
            },
            today
        );

    /// <summary>Starts one on a dossier that a test writes.</summary>
    /// <param name="name">The name of its folder.</param>
    /// <param name="fill">Writes the dossier into its folder.</param>
    /// <param name="today">The day, as ISO writes it; at noon, UTC.</param>
    public static async Task<Workspace> Named(string name, Action<string> fill, string today = "2022-01-01")
    {
        var folder = Directory.CreateTempSubdirectory("servanda-workspace-").FullName;
        var dossier = Path.Combine(folder, name);
        Directory.CreateDirectory(dossier);
        fill(dossier);
        var app = WorkspaceHost.Build(
            new WorkspaceOptions
            {
                Dossiers = [dossier],
                Urls = ["http://127.0.0.1:0"],
                User = "monitor",
                Clock = new NoonOf(
                    DateTimeOffset.Parse(today + "T12:00:00Z", System.Globalization.CultureInfo.InvariantCulture)
                ),
            }
        );
        await app.StartAsync();
        return new Workspace(app, folder, dossier);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.EnumerateFiles(from))
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        foreach (var folder in Directory.EnumerateDirectories(from))
            Copy(folder, Path.Combine(to, Path.GetFileName(folder)));
    }

    /// <summary>A day that stands still; what is measured goes on.</summary>
    sealed class NoonOf(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
