using Microsoft.Playwright;

namespace Servanda.Workspace.Tests;

/// <summary>Pictures of pages, for people to look at: kept where <c>SERVANDA_SCREENSHOTS</c> names a folder.</summary>
internal static class Screenshots
{
    public static async Task Take(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("SERVANDA_SCREENSHOTS") is { Length: > 0 } folder)
            await page.ScreenshotAsync(
                new PageScreenshotOptions { Path = Path.Combine(folder, name + ".png"), FullPage = true }
            );
    }
}
