using Microsoft.Playwright;

namespace Servanda.Workspace.Tests;

[Collection(nameof(WithBrowser))]
public sealed class PageTests(Browser browser)
{
    const string Then = "as-of=2020-06-02&known=2020-06-02";

    [Theory]
    [InlineData("commitments", "Commitments")]
    [InlineData("commitments/open-talks", "The Taliban open talks with the Afghan sides")]
    [InlineData("commitments/no-haven", "Afghanistan is no haven for terrorists")]
    [InlineData("agreement", "The agreement")]
    [InlineData("waits", "Who waits for whom")]
    [InlineData("due", "What is due")]
    [InlineData("findings", "Findings on the text")]
    [InlineData("issues", "The agenda")]
    [InlineData("issues/what-comes-first", "which comes first, the prisoners or the talks")]
    [InlineData("search?q=prisoners", "Search")]
    [InlineData("help", "What the words mean")]
    public async Task Every_page_opens_at_every_width_and_never_scrolls_sideways(string address, string title)
    {
        await using var workspace = await Workspace.Of("doha-2020");
        foreach (var width in new[] { 1440, 360 })
        {
            var page = await browser.Page(width, scripts: width == 1440);
            var response = await page.GotoAsync(
                $"{workspace.Address}doha-2020/{address}{(address.Contains('?') ? '&' : '?')}{Then}"
            );
            Assert.Equal(200, response!.Status);
            await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 }).First).ToHaveTextAsync(title);
            await Screenshots.Take(page, $"{address.Replace('/', '-').Split('?')[0]}-{width}");
            Assert.True(
                await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= window.innerWidth"),
                $"{address} is wider than the window"
            );
        }
    }
}
