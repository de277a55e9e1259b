using System.Text.Json;
using Deque.AxeCore.Commons;

namespace Servanda.Workspace.Tests;

/// <summary>Every kind of page can be used by everybody: axe finds nothing against WCAG 2.2 AA and its own best practice.</summary>
[Collection(nameof(WithBrowser))]
public sealed class AccessibilityTests(Browser browser)
{
    const string Run = """
        async () => {
          const found = await axe.run(document, {
            runOnly: { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
          });
          return found.violations.map(v => `${v.id}: ${v.help}: ${v.nodes.slice(0, 3).map(n => n.html).join(" | ")}`);
        }
        """;

    [Theory]
    [InlineData("")]
    [InlineData("commitments")]
    [InlineData("commitments/open-talks")]
    [InlineData("commitments/decree-first-group")]
    [InlineData("agreement")]
    [InlineData("record")]
    [InlineData("record?view=contradictions")]
    [InlineData("record/dc-024")]
    [InlineData("enter")]
    [InlineData("record/dc-024/withdraw")]
    [InlineData("waits")]
    [InlineData("due")]
    [InlineData("findings")]
    [InlineData("issues")]
    [InlineData("issues/what-comes-first")]
    [InlineData("search?q=prisoners")]
    [InlineData("help")]
    [InlineData("nothing")]
    public async Task Everybody_can_use_it(string address)
    {
        await using var workspace = await Workspace.Of("doha-2020");
        foreach (var (dark, width) in new[] { (false, 1440), (true, 360) })
        {
            var page = await browser.Page(width, dark: dark);
            await page.GotoAsync(
                $"{workspace.Address}doha-2020/{address}{(address.Contains('?') ? '&' : '?')}as-of=2020-06-02&known=2020-06-02"
            );
            await page.EvaluateAsync(new BundledAxeScriptProvider().GetScript());
            var found = await page.EvaluateAsync<JsonElement>(Run);
            Assert.Empty(found.EnumerateArray().Select(v => $"{address} {width}: {v.GetString()}"));
        }
    }
}
