using Microsoft.Playwright;

namespace Servanda.Workspace.Tests;

[Collection(nameof(WithBrowser))]
public sealed class OverviewTests(Browser browser)
{
    [Theory]
    [InlineData(1440, true)]
    [InlineData(360, false)]
    public async Task The_overview_names_the_deadlock(int width, bool scripts)
    {
        await using var workspace = await Workspace.Of("doha-2020");
        var page = await browser.Page(width, scripts);
        await page.GotoAsync($"{workspace.Address}doha-2020?as-of=2020-06-02&known=2020-06-02");
        await Screenshots.Take(page, $"overview-{width}");
        await Assertions.Expect(page.GetByText("3 circles of waiting that hang together")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("You are looking at the past.")).ToBeVisibleAsync();
    }
}
