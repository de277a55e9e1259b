using Microsoft.Playwright;

namespace Servanda.Workspace.Tests;

/// <summary>The distribution's Chromium without a window, one for all tests of a collection.</summary>
public sealed class Browser : IAsyncLifetime
{
    IPlaywright? _playwright;
    IBrowser? _browser;

    /// <summary>A new page with nothing remembered; skips the test, and says so, where there is no Chromium.</summary>
    /// <param name="width">Of the window, in CSS pixels.</param>
    /// <param name="scripts">Whether scripts run.</param>
    /// <param name="dark">Whether the reader wants dark pages.</param>
    public async Task<IPage> Page(int width = 1440, bool scripts = true, bool dark = false)
    {
        if (_browser is null)
            Assert.Skip("Chromium is not installed. To add it: sudo apt-get install -y chromium");
        var context = await _browser.NewContextAsync(
            new BrowserNewContextOptions
            {
                ViewportSize = new ViewportSize { Width = width, Height = 900 },
                JavaScriptEnabled = scripts,
                Locale = "en-GB",
                ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
            }
        );
        return await context.NewPageAsync();
    }

    public async ValueTask InitializeAsync()
    {
        if (Program() is not { } program)
            return;
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(
            new BrowserTypeLaunchOptions
            {
                ExecutablePath = program,
                Args = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"],
            }
        );
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
    }

    static string? Program() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .SelectMany(folder => new[] { "chromium", "chromium-browser" }.Select(name => Path.Combine(folder, name)))
            .FirstOrDefault(File.Exists);
}

[CollectionDefinition(nameof(WithBrowser))]
public sealed class WithBrowser : ICollectionFixture<Browser>;
