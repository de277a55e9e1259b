using System.Text.Json;
using Microsoft.Playwright;
using Servanda.Workspace.Tests.Api;

namespace Servanda.Workspace.Tests;

/// <summary>A hostile dossier is inert on every page.</summary>
[Collection(nameof(WithBrowser))]
public sealed class HostileTests(Browser browser)
{
    const int OfEachKind = 4;

    [Fact]
    public async Task A_hostile_dossier_reads_as_text_on_every_page()
    {
        Assert.True(HostileDossier.Strings.Distinct().Count() >= 60);
        await using var workspace = await Workspace.Named(HostileDossier.Name, HostileDossier.Write, "2020-03-20");
        // Without this the test would say nothing: most of it has to be understood.
        using var dossiers = await workspace.Get("/api/v1/dossiers");
        var dossier = (await dossiers.Json()).GetProperty("dossiers")[0];
        Assert.True(
            dossier.GetProperty("commitments").GetInt32() > 25 && dossier.GetProperty("entries").GetInt32() > 100,
            dossier.GetRawText()
        );
        var crawler = new Crawler(workspace);
        var faults = await crawler.Visit("/");
        Assert.True(faults.Count == 0, string.Join('\n', faults));
        // By HTTP all of them; in the browser some of each kind.
        await Opens(workspace, [.. crawler.Visited.GroupBy(Crawler.KindOf).SelectMany(kind => kind.Take(OfEachKind))]);
    }

    async Task Opens(Workspace workspace, IReadOnlyList<string> addresses)
    {
        var page = await browser.Page();
        var faults = new List<string>();
        await page.Context.ExposeFunctionAsync("ran", (JsonElement _) => faults.Add($"{page.Url}: a script ran"));
        page.Dialog += (_, dialog) => faults.Add($"{page.Url}: a dialog: {dialog.Message}");
        page.PageError += (_, error) => faults.Add($"{page.Url}: {error}");
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
                faults.Add($"{page.Url}: {message.Text}");
        };
        page.Popup += (_, popup) => faults.Add($"{page.Url}: opened {popup.Url}");
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(workspace.Address.ToString(), StringComparison.Ordinal))
                faults.Add($"{page.Url}: asked for {request.Url}");
        };
        foreach (var address in addresses)
        {
            await page.GotoAsync(new Uri(workspace.Address, address).ToString());
            if (!page.Url.StartsWith(workspace.Address.ToString(), StringComparison.Ordinal))
                faults.Add($"{address} led to {page.Url}");
            // Pages that would be hidden, or covered, by what stands in them.
            if (
                !await page.Locator("h1").First.IsVisibleAsync()
                || !await page.Locator("footer.bottom").IsVisibleAsync()
            )
                faults.Add($"{address}: the page is not whole");
        }
        await Screenshots.Take(page, "hostile");
        Assert.True(faults.Count == 0, string.Join('\n', faults.Distinct()));
    }
}
