using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Servanda.Workspace.Tests;

[Collection(nameof(WithBrowser))]
public sealed class RecordTests(Browser browser)
{
    [Theory]
    [InlineData(1440, true)]
    [InlineData(360, false)]
    public async Task The_finding_of_the_UN_is_a_long_line_since_it_is_late_news(int width, bool scripts)
    {
        await using var workspace = await Workspace.Of("doha-2020");
        var page = await browser.Page(width, scripts);
        await page.GotoAsync($"{workspace.Address}doha-2020/record?as-of=2020-06-30&known=2020-06-30&about=no-haven");
        await Screenshots.Take(page, $"record-{width}");
        var late = await Line(page, "dc-024");
        var prompt = await Line(page, "obs-4");
        Assert.True(late > 5 * Math.Max(prompt, 4), $"{late} against {prompt}");
        await Assertions.Expect(page.Locator("#entry-dc-024").GetByText("78 days later")).ToBeVisibleAsync();

        await page.GotoAsync($"{workspace.Address}doha-2020/record?as-of=2020-05-31&known=2020-05-31&about=no-haven");
        await Assertions.Expect(page.Locator("#entry-dc-024")).ToHaveCountAsync(0);
        await Assertions.Expect(page.GetByText("hidden: known only after")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Contradictions_stand_side_by_side()
    {
        await using var workspace = await Workspace.Of("doha-2020");
        var page = await browser.Page();
        await page.GotoAsync(
            $"{workspace.Address}doha-2020/record?view=contradictions&as-of=2020-06-02&known=2020-06-02"
        );
        await Screenshots.Take(page, "contradictions-1440");
        var matter = page.Locator("section.contradiction")
            .Filter(new LocatorFilterOptions { HasText = "the Taliban maintain ties with Al Qaeda" });
        await Assertions.Expect(matter.Locator(".yes")).ToContainTextAsync("dc-024");
        await Assertions.Expect(matter.Locator(".no")).ToContainTextAsync("obs-4");
        await Assertions.Expect(matter).ToContainTextAsync("now it is unconfirmed");
    }

    [Theory]
    [InlineData(1440, true)]
    [InlineData(360, false)]
    public async Task The_news_of_12_September_make_the_talks_fulfilled_late_until_it_is_taken_back(
        int width,
        bool scripts
    )
    {
        await using var workspace = await Workspace.Of("doha-2020", change: NewsOfSeptember.TakeOut);
        var page = await browser.Page(width, scripts);
        var talks = $"{workspace.Address}doha-2020/commitments/open-talks";
        const string inJune = "?as-of=2020-06-02&known=2020-06-02";
        await page.GotoAsync(talks);
        await Assertions.Expect(page.Locator(".lead .mark")).ToHaveTextAsync("!overdue");
        var before = await TextOf(page, talks + inJune);

        await page.GotoAsync($"{workspace.Address}doha-2020/enter?as-of=2020-09-30&known=2020-09-30");
        foreach (var (field, value) in NewsOfSeptember.Fields)
            if (field == "verb")
                await page.Locator("#typed-verb").SelectOptionAsync(value);
            else
                await page.Locator("#typed-" + field).FillAsync(value);
        await Screenshots.Take(page, $"entry-form-{width}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Preview" }).Last.ClickAsync();
        await Assertions.Expect(page.Locator(".preview pre")).ToContainTextAsync("2020-09-12 Janes reports talks-open");
        // Today, and as of the day one looks at.
        await Assertions.Expect(page.Locator(".preview h3")).ToHaveCountAsync(2);
        foreach (var effect in await page.Locator(".preview .effect").AllAsync())
            await Assertions
                .Expect(Talks(effect))
                .ToContainTextAsync(new Regex("overdue.*fulfilled-late", RegexOptions.Singleline));
        await Screenshots.Take(page, $"entry-preview-{width}");

        await page.GetByRole(AriaRole.Button, new() { Name = "Enter it" }).ClickAsync();
        await Assertions.Expect(page.Locator("#entered")).ToHaveTextAsync("It is entered");
        await Assertions.Expect(Talks(page.Locator(".effect"))).ToContainTextAsync("fulfilled-late");
        await Screenshots.Take(page, $"entry-entered-{width}");
        var entry = page.Url.Split('?')[0];
        await page.GotoAsync(talks);
        await Assertions.Expect(page.Locator(".lead .mark")).ToHaveTextAsync("✓fulfilled-late");
        Assert.Equal(before, await TextOf(page, talks + inJune));

        await page.GotoAsync(entry);
        await page.GetByRole(AriaRole.Link, new() { Name = "Take it back" }).ClickAsync();
        await page.Locator("#typed-withdrawn").FillAsync("2020-09-20");
        await page.Locator("#typed-reason").FillAsync("It was a rumour");
        await page.GetByRole(AriaRole.Button, new() { Name = "Enter" }).ClickAsync();
        await Assertions.Expect(page.Locator("#entered")).ToHaveTextAsync("It is entered");
        await page.GotoAsync(talks);
        await Assertions.Expect(page.Locator(".lead .mark")).ToHaveTextAsync("!overdue");
        await page.GotoAsync(talks + "?as-of=2020-09-15&known=2020-09-15");
        await Assertions.Expect(page.Locator(".lead .mark")).ToHaveTextAsync("✓fulfilled-late");
        await page.GotoAsync(entry);
        await Assertions.Expect(page.GetByText("Taken back.")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task What_was_typed_outlives_a_reload_and_is_not_sent_without_a_connection()
    {
        await using var workspace = await Workspace.Of("doha-2020", change: NewsOfSeptember.TakeOut);
        var page = await browser.Page(360);
        await page.GotoAsync($"{workspace.Address}doha-2020/enter");
        await page.Locator("#typed-speakers").FillAsync("Janes");
        await page.Locator("#typed-note").FillAsync("The talks open in Doha");
        await Assertions.Expect(page.Locator("[data-says=draft]")).ToContainTextAsync("Kept in this browser");
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator("#typed-note")).ToHaveValueAsync("The talks open in Doha");
        await Assertions.Expect(page.Locator("[data-says=draft]")).ToContainTextAsync("is here again");

        await page.Context.SetOfflineAsync(true);
        await page.GetByRole(AriaRole.Button, new() { Name = "Preview" }).Last.ClickAsync();
        await Assertions.Expect(page.Locator("[data-says=draft]")).ToContainTextAsync("There is no connection");
        await page.Context.SetOfflineAsync(false);

        await page.Locator("#typed-verb").SelectOptionAsync("reports");
        await page.Locator("#typed-about").FillAsync("talks-open");
        await page.GetByRole(AriaRole.Button, new() { Name = "Enter", Exact = true }).ClickAsync();
        await Assertions.Expect(page.Locator("#entered")).ToHaveTextAsync("It is entered");
        await page.GotoAsync($"{workspace.Address}doha-2020/enter");
        await Assertions.Expect(page.Locator("#typed-note")).ToHaveValueAsync("");
    }

    [Theory]
    [InlineData("record")]
    [InlineData("record?view=contradictions")]
    [InlineData("record/dc-024")]
    [InlineData("enter")]
    [InlineData("record/dc-024/correct")]
    [InlineData("record/dc-024/withdraw")]
    public async Task The_pages_of_the_record_never_scroll_sideways(string address)
    {
        await using var workspace = await Workspace.Of("doha-2020");
        foreach (var width in new[] { 1440, 360 })
        {
            var page = await browser.Page(width);
            await page.GotoAsync($"{workspace.Address}doha-2020/{address}");
            await Screenshots.Take(page, $"{Regex.Replace(address, "[^a-z0-9]+", "-")}-{width}");
            Assert.True(
                await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= window.innerWidth"),
                $"{address} at {width}"
            );
            Assert.Equal(1, await page.Locator("h1").CountAsync());
        }
    }

    static ILocator Talks(ILocator effect) =>
        effect
            .Locator("li")
            .Filter(new LocatorFilterOptions { Has = effect.Page.GetByText("open-talks", new() { Exact = true }) });

    static async Task<float> Line(IPage page, string entry)
    {
        var way = page.Locator($"#entry-{entry} svg.span .way");
        return await way.EvaluateAsync<float>("line => line.getBoundingClientRect().width");
    }

    static async Task<string> TextOf(IPage page, string address)
    {
        await page.GotoAsync(address);
        return await page.Locator("#main").InnerTextAsync();
    }
}
