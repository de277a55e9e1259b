using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;

namespace Servanda.Workspace.Tests;

/// <summary>Every page: that it is there, is sound HTML, leads somewhere, and can be used by everybody.</summary>
[Collection(nameof(WithBrowser))]
public sealed class CrawlTests(Browser browser)
{
    [Theory]
    [InlineData("/")]
    [InlineData("/doha-2020?as-of=2020-06-02&known=2020-06-02&standard=verified")]
    public async Task Every_link_leads_to_a_sound_page(string start)
    {
        await using var workspace = await Workspace.Of("doha-2020");
        var crawler = new Crawler(workspace);
        Assert.Empty(await crawler.Visit(start));
        // All commitments but those without a formal reading, and the pages of the first line.
        Assert.True(crawler.Visited.Count > 50, $"only {crawler.Visited.Count} pages");
    }

    [Theory]
    [InlineData("")]
    [InlineData("commitments")]
    [InlineData("commitments/open-talks")]
    [InlineData("commitments/decree-first-group")]
    [InlineData("commitments/no-haven?by=known")]
    [InlineData("agreement")]
    [InlineData("waits")]
    [InlineData("due")]
    [InlineData("findings")]
    [InlineData("search?q=prisoners")]
    [InlineData("help")]
    [InlineData("nothing")]
    public async Task Everybody_can_use_it(string address)
    {
        await using var workspace = await Workspace.Of("doha-2020");
        foreach (var dark in new[] { false, true })
        foreach (var width in new[] { 360, 1440 })
        {
            var page = await browser.Page(width, dark: dark);
            await page.GotoAsync(
                $"{workspace.Address}doha-2020/{address}{(address.Contains('?') ? '&' : '?')}as-of=2020-06-02&known=2020-06-02"
            );
            var found = await page.RunAxe(
                new AxeRunOptions
                {
                    RunOnly = new RunOnlyOptions
                    {
                        Type = "tag",
                        Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
                    },
                }
            );
            Assert.Empty(
                found.Violations.Select(v =>
                    $"{address} {width} {(dark ? "dark" : "light")}: {v.Id}: {v.Help}: {string.Join(" | ", v.Nodes.Take(3).Select(n => n.Html))}"
                )
            );
            await page.Context.CloseAsync();
        }
    }
}
