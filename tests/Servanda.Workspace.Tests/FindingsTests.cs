using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Servanda.Foresight.Rules;
using Servanda.Workspace.Tests.Api;

namespace Servanda.Workspace.Tests;

/// <summary>The page of findings shows all that <c>servanda check</c> finds.</summary>
public sealed class FindingsTests
{
    [Fact]
    public async Task What_the_solver_finds_is_shown_with_all_else_that_check_finds()
    {
        await using var workspace = await Workspace.Named(
            "camps",
            folder =>
                File.WriteAllText(Path.Combine(folder, "accord.accord"), Unindented(ImpossibleTimetable.Rule.Example))
        );
        using var check = await workspace.Get("/api/v1/dossiers/camps/check");
        var codes = (await check.Json())
            .GetProperty("diagnostics")
            .EnumerateArray()
            .Select(f => f.GetProperty("code").GetString()!)
            .ToHashSet();
        Assert.Contains(ImpossibleTimetable.Rule.Code, codes);
        // The API has waited for it, so the page has it too.
        var page = await Page(workspace, "findings");
        Assert.DoesNotContain("still being reckoned", page.Body!.TextContent);
        Assert.Equal(codes, page.QuerySelectorAll(".rule-findings").Select(s => s.Id!).ToHashSet());
        Assert.NotNull((await Page(workspace, "agreement")).QuerySelector(".margin a[href$='#impossible-timetable']"));
    }

    [Fact]
    public async Task Of_many_findings_of_a_rule_some_are_shown_and_the_rest_in_pages()
    {
        const int many = 130;
        await using var workspace = await Workspace.Named("many", folder => ManyPromises.Write(folder, many));
        var rule = (await Page(workspace, "findings")).QuerySelector("#no-verifier")!;
        Assert.Equal(30, rule.QuerySelectorAll("ul > li").Length);
        var all = rule.QuerySelector("a[href*='rule=no-verifier']")!;
        Assert.Equal($"All {many} of no-verifier", all.TextContent);
        Assert.Equal(
            100,
            (await Page(workspace, "findings?rule=no-verifier")).QuerySelectorAll("#no-verifier li").Length
        );
        Assert.Equal(
            many - 100,
            (await Page(workspace, "findings?rule=no-verifier&page=2")).QuerySelectorAll("#no-verifier li").Length
        );
    }

    static async Task<IHtmlDocument> Page(Workspace workspace, string address)
    {
        using var answer = await workspace.Get($"/{Path.GetFileName(workspace.Dossier)}/{address}");
        Assert.Equal(200, (int)answer.StatusCode);
        return await new HtmlParser().ParseDocumentAsync(await answer.Text());
    }

    static string Unindented(string text)
    {
        var lines = text.Split('\n');
        var indent = lines[0].Length - lines[0].TrimStart().Length;
        return string.Join('\n', lines.Select(l => l.Length < indent ? l : l[indent..]));
    }
}
