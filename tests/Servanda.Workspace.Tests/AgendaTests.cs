using System.Text.Json;
using AngleSharp.Html.Parser;
using Servanda.Workspace.Tests.Api;

namespace Servanda.Workspace.Tests;

/// <summary>The page of the agenda says what the API says, and is there where there is an agenda.</summary>
public sealed class AgendaTests
{
    [Fact]
    public async Task The_agenda_has_every_issue_with_its_standing_and_leads_to_what_was_said()
    {
        await using var workspace = await Workspace.Of("minsk-2015");
        using var told = await workspace.Get("/api/v1/dossiers/minsk-2015/issues?as-of=2016-12-31&known=2016-12-31");
        var issues = (await told.Json()).GetProperty("issues").EnumerateArray().ToList();
        Assert.NotEmpty(issues);
        var page = await Page(workspace, "issues?as-of=2016-12-31&known=2016-12-31");
        Assert.Equal(
            issues.Select(i => $"issue-{i.GetProperty("name").GetString()} {i.GetProperty("status").GetString()}"),
            page.QuerySelectorAll("tr[id]").Select(r => $"{r.Id} {r.QuerySelector(".mark")!.LastChild!.TextContent}")
        );
        foreach (var issue in issues)
        {
            var one = await Page(
                workspace,
                $"issues/{issue.GetProperty("name").GetString()}?as-of=2016-12-31&known=2016-12-31"
            );
            var entries = issue
                .GetProperty("positions")
                .EnumerateArray()
                .Select(p => p.GetProperty("entry").GetProperty("id").GetString()!)
                .ToHashSet();
            Assert.Equal(
                entries,
                one.QuerySelectorAll("section[aria-labelledby=said] li > a[dir]")
                    .Select(a => a.GetAttribute("href")!.Split('?')[0].Split('/')[^1])
                    .ToHashSet()
            );
        }
    }

    [Fact]
    public async Task Without_an_agenda_nothing_leads_to_it()
    {
        await using var workspace = await Workspace.Of("aceh-2005");
        Assert.Null((await Page(workspace, "")).QuerySelector("nav a[href*='/issues']"));
        Assert.Contains("No issue is on the agenda.", (await Page(workspace, "issues")).Body!.TextContent);
    }

    static async Task<AngleSharp.Html.Dom.IHtmlDocument> Page(Workspace workspace, string address)
    {
        using var answer = await workspace.Get($"/{Path.GetFileName(workspace.Dossier)}/{address}");
        Assert.Equal(200, (int)answer.StatusCode);
        return await new HtmlParser().ParseDocumentAsync(await answer.Text());
    }
}
