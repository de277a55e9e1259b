using AngleSharp.Html.Parser;
using Servanda.Workspace.Tests.Api;

namespace Servanda.Workspace.Tests;

/// <summary>A page shows a part of what is large, and leads to the rest.</summary>
public sealed class LargeTests
{
    const int Promises = 2_000;

    // What lists each of these promises or its findings is larger, whatever it says of each.
    const int MostCharacters = 300 * Promises;

    [Fact]
    public async Task No_page_of_a_large_dossier_lists_all_of_it()
    {
        await using var workspace = await Workspace.Named(
            "many",
            folder => ManyPromises.Write(folder, Promises),
            "2021-03-01"
        );
        foreach (
            var address in (string[])
                [
                    "",
                    "commitments",
                    "agreement",
                    "agreement?page=2",
                    "record",
                    "record?view=contradictions",
                    "record?view=contradictions&page=2",
                    "waits",
                    "due",
                    "due?month=2021-05&day=2021-05-15",
                    "findings",
                    "findings?rule=no-verifier&page=3",
                    "search?q=promise",
                    "search?q=North",
                    "enter",
                ]
        )
        {
            using var answer = await workspace.Get($"/many/{address}");
            Assert.Equal(200, (int)answer.StatusCode);
            var length = (await answer.Text()).Length;
            Assert.True(length < MostCharacters, $"{address}: {length} characters");
        }
        foreach (var name in new[] { "c-3", "c-1999" })
        {
            using var answer = await workspace.Get($"/many/agreement?at={name}");
            var page = await new HtmlParser().ParseDocumentAsync(await answer.Text());
            Assert.Contains(
                $"commitment {name} ",
                page.GetElementById($"c-{name}")!.QuerySelector("pre")!.TextContent,
                StringComparison.Ordinal
            );
        }
    }

    [Fact]
    public async Task What_rests_on_an_entry_and_what_is_in_dispute_is_found_among_many()
    {
        await using var workspace = await Workspace.Named(
            "many",
            folder => ManyPromises.Write(folder, 200),
            "2021-03-01"
        );
        using var first = await workspace.Get("/many/record?view=contradictions");
        Assert.Equal(20, (await first.Text()).Split("class=\"contradiction\"").Length - 1);
        using var entries = await workspace.Get("/api/v1/dossiers/many/entries?about=e-10");
        foreach (var entry in (await entries.Json()).GetProperty("entries").EnumerateArray())
        {
            using var answer = await workspace.Get(
                $"/many/record/{entry.GetProperty("entry").GetProperty("id").GetString()}"
            );
            var page = await new HtmlParser().ParseDocumentAsync(await answer.Text());
            var resting = page.QuerySelector("section[aria-labelledby=resting]")!;
            Assert.Equal(
                ["/many/commitments/c-10"],
                resting.QuerySelectorAll(".rows a:not(.mark)").Select(a => a.GetAttribute("href"))
            );
        }
    }
}
