using System.IO.Compression;
using System.Text;
using AngleSharp.Html.Parser;
using Microsoft.Playwright;
using Servanda.Workspace.Tests.Api;

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

    [Fact]
    public async Task It_comes_with_all_that_it_needs_in_less_than_100_kB()
    {
        await using var workspace = await Workspace.Of("doha-2020");
        var (bytes, page) = await Sent(workspace, "/doha-2020?as-of=2020-06-02&known=2020-06-02");
        var document = await new HtmlParser().ParseDocumentAsync(page);
        string[] needed =
        [
            .. document.QuerySelectorAll("link[href]").Select(l => l.GetAttribute("href")!),
            .. document.QuerySelectorAll("script[src], img[src]").Select(s => s.GetAttribute("src")!),
        ];
        Assert.Equal(3, needed.Length);
        foreach (var address in needed)
            bytes += (await Sent(workspace, address)).Bytes;
        Assert.True(bytes < 100_000, $"{bytes} bytes");
    }

    /// <summary>What goes over the wire to a browser, and what it reads in it.</summary>
    static async Task<(int Bytes, string Text)> Sent(Workspace workspace, string address)
    {
        using var answer = await workspace.Get(address, ("Accept-Encoding", "br"));
        Assert.Equal(200, (int)answer.StatusCode);
        var sent = await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        using var text = new MemoryStream();
        await using (var brotli = new BrotliStream(new MemoryStream(sent), CompressionMode.Decompress))
            await brotli.CopyToAsync(text, TestContext.Current.CancellationToken);
        return (sent.Length, Encoding.UTF8.GetString(text.ToArray()));
    }
}
