namespace Servanda.Workspace.Tests;

/// <summary>Every page: that it is there, is sound HTML, and leads somewhere.</summary>
public sealed class CrawlTests
{
    [Theory]
    [InlineData("/")]
    [InlineData("/doha-2020?as-of=2020-06-02&known=2020-06-02&standard=verified")]
    public async Task Every_link_leads_to_a_sound_page(string start)
    {
        await using var workspace = await Workspace.Of("doha-2020");
        var crawler = new Crawler(workspace);
        var faults = await crawler.Visit(start);
        Assert.True(faults.Count == 0, string.Join('\n', faults));
        // All commitments but those without a formal reading, and the pages of the first line.
        Assert.True(crawler.Visited.Count > 50, $"only {crawler.Visited.Count} pages");
    }
}
