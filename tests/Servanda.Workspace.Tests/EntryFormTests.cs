using System.Net;
using System.Security.Cryptography;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Servanda.Workspace.Tests;

/// <summary>The forms of entries, as a program sends them.</summary>
public sealed class EntryFormTests
{
    const string New = "doha-2020/enter";

    [Fact]
    public async Task What_is_sent_twice_is_entered_once()
    {
        await using var workspace = await Workspace.Of("doha-2020", change: NewsOfSeptember.TakeOut);
        var form = await Form.Of(workspace, New);
        var photograph = new byte[] { 1, 2, 3 };
        var first = await form.Send("enter", NewsOfSeptember.Fields, [("a.jpg", photograph)]);
        var second = await form.Send("enter", NewsOfSeptember.Fields, [("a.jpg", photograph)]);
        Assert.Equal(HttpStatusCode.SeeOther, first.StatusCode);
        Assert.Equal(first.Headers.Location, second.Headers.Location);
        var entry = await Page(workspace, first.Headers.Location!.ToString());
        Assert.Single(entry.QuerySelectorAll("#files ~ ul li"));
        // The opening of the ledger, the entry, the file.
        Assert.Contains("1 of 3", entry.Body!.TextContent, StringComparison.Ordinal);
        var list = await Page(
            workspace,
            "/doha-2020/record?about=talks-open&from=2020-09-12&to=2020-09-12&verb=reports"
        );
        Assert.Single(list.QuerySelectorAll("tr[id^=entry-]"));
    }

    [Fact]
    public async Task An_entry_may_have_any_name_and_none_is_in_the_way_of_the_form()
    {
        await using var workspace = await Workspace.Named(
            "names",
            folder =>
                File.WriteAllText(
                    Path.Combine(folder, "record.accord"),
                    """
                    party North
                    event done
                    2020-01-01 North reports done id new
                    2020-01-02 North reports done id enter
                    """
                )
        );
        foreach (var name in new[] { "new", "enter" })
            Assert.Equal(
                $"Entry {name}",
                (await Page(workspace, $"/names/record/{name}")).QuerySelector("h1")!.TextContent
            );
        Assert.NotNull((await Page(workspace, "/names/enter")).QuerySelector("form#entry"));
    }

    [Fact]
    public async Task An_entry_of_the_text_is_not_entered_beside_it()
    {
        await using var workspace = await Workspace.Of("doha-2020");
        var form = await Form.Of(workspace, New);
        var sent = await form.Send(
            "enter",
            new Dictionary<string, string>
            {
                ["text"] = """
                2020-09-12 Janes reports talks-open
                  "The talks open in Doha"
                  source "Janes",
                    "https://janes.com/osint-insights/defence-news/analysing-scenarios-for-intra-afghan-peace-talks-and-us-troop-withdrawal"
                """,
            }
        );
        Assert.Equal(HttpStatusCode.SeeOther, sent.StatusCode);
        Assert.Contains("record/dc-051?entered=before", sent.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(workspace.Dossier, "ledger.sqlite")));
    }

    [Theory]
    [InlineData("said", "2020-02-31", "said")]
    [InlineData("speakers", "Jannes", "speakers")]
    [InlineData("about", "talks-opne", "about")]
    [InlineData("known", "2020-13-01", "known")]
    [InlineData("verb", "", "verb")]
    [InlineData("amount", "5,000", "comparison")]
    public async Task What_is_wrong_is_told_beside_its_field_and_nothing_typed_is_lost(
        string field,
        string typed,
        string told
    )
    {
        await using var workspace = await Workspace.Of("doha-2020", change: NewsOfSeptember.TakeOut);
        var form = await Form.Of(workspace, New);
        var fields = new Dictionary<string, string>(NewsOfSeptember.Fields) { [field] = typed };
        var sent = await form.Send("enter", fields);
        var page = await Read(sent);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, sent.StatusCode);
        Assert.NotEmpty(page.QuerySelectorAll($"#typed-{told}-says .fault"));
        AssertFilled(page, fields);
        Assert.False(File.Exists(Path.Combine(workspace.Dossier, "ledger.sqlite")));
    }

    [Theory]
    [InlineData("2020-09-12 Janes reports talks-open\n2020-09-13 Janes reports talks-open", "2 statements")]
    [InlineData("party Nobody", "Only an entry")]
    [InlineData("# nothing", "no statement")]
    [InlineData("2020-09-12 Janes reports", "")]
    public async Task What_is_not_one_statement_is_refused_in_plain_words(string text, string says)
    {
        await using var workspace = await Workspace.Of("doha-2020", change: NewsOfSeptember.TakeOut);
        var form = await Form.Of(workspace, New);
        var sent = await form.Send("enter", new Dictionary<string, string> { ["text"] = text });
        var page = await Read(sent);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, sent.StatusCode);
        Assert.Contains(says, page.QuerySelector("#typed-text-says .fault")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(text, page.QuerySelector("#typed-text")!.TextContent);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("forged")]
    public async Task A_form_of_elsewhere_is_refused_and_comes_back_filled(string? token)
    {
        await using var workspace = await Workspace.Of("doha-2020", change: NewsOfSeptember.TakeOut);
        var form = await Form.Of(workspace, New) with { Token = token };
        var sent = await form.Send("enter", NewsOfSeptember.Fields, [("a.jpg", [1])]);
        var page = await Read(sent);
        Assert.Equal(HttpStatusCode.BadRequest, sent.StatusCode);
        Assert.Contains("too old", page.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        AssertFilled(page, NewsOfSeptember.Fields);
        Assert.False(File.Exists(Path.Combine(workspace.Dossier, "ledger.sqlite")));
        Assert.False(Directory.Exists(Path.Combine(workspace.Dossier, "evidence")));
    }

    [Fact]
    public async Task A_file_goes_in_and_comes_out_as_it_is_and_only_as_an_attachment()
    {
        await using var workspace = await Workspace.Of("doha-2020", change: NewsOfSeptember.TakeOut);
        var bytes = RandomNumberGenerator.GetBytes(200_000);
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
        var form = await Form.Of(workspace, New);
        // Sent with the preview, and not a second time with what is entered.
        var preview = await Read(await form.Send("preview", NewsOfSeptember.Fields, [("../../evil.html", bytes)]));
        var kept = preview.QuerySelector("input[name=kept]")!.GetAttribute("value")!;
        var fields = new Dictionary<string, string>(NewsOfSeptember.Fields) { ["kept"] = kept };
        var sent = await form.Send("enter", fields);
        var entry = await Page(workspace, sent.Headers.Location!.ToString());
        var link = entry.QuerySelector("#files ~ ul a")!;
        Assert.Equal("evil.html", link.TextContent);
        Assert.Contains(hash, entry.QuerySelector("#files ~ ul")!.TextContent, StringComparison.Ordinal);

        var file = await workspace.Client.GetAsync(new Uri(link.GetAttribute("href")!, UriKind.Relative), Cancel);
        Assert.Equal(bytes, await file.Content.ReadAsByteArrayAsync(Cancel));
        Assert.Equal("attachment", file.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("application/octet-stream", file.Content.Headers.ContentType!.MediaType);
        Assert.Equal("nosniff", Assert.Single(file.Headers.GetValues("X-Content-Type-Options")));
        var other = $"/doha-2020/record/dc-024/files/{hash}";
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await workspace.Client.GetAsync(new Uri(other, UriKind.Relative), Cancel)).StatusCode
        );
    }

    [Fact]
    public async Task Files_that_are_too_large_are_refused_and_nothing_typed_is_lost()
    {
        await using var workspace = await Workspace.Of("doha-2020", change: NewsOfSeptember.TakeOut);
        var form = await Form.Of(workspace, New);
        var sent = await form.Send("enter", NewsOfSeptember.Fields, [("film.mp4", new byte[51 * 1024 * 1024])]);
        var page = await Read(sent);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, sent.StatusCode);
        AssertFilled(page, NewsOfSeptember.Fields);
        Assert.False(Directory.Exists(Path.Combine(workspace.Dossier, "evidence")));
    }

    [Fact]
    public async Task A_correction_takes_back_and_enters_in_one()
    {
        await using var workspace = await Workspace.Of("doha-2020");
        const string address = "doha-2020/record/dc-051/correct";
        var form = await Form.Of(workspace, address);
        Assert.Equal("talks-open", form.Filled["about"]);
        var same = await Read(await form.Send("enter", form.Filled));
        Assert.Contains(
            "nothing to correct",
            same.QuerySelector("[role=alert]")!.TextContent,
            StringComparison.Ordinal
        );

        var fields = new Dictionary<string, string>(form.Filled)
        {
            ["said"] = "2020-09-13",
            ["withdrawn"] = "2020-09-12",
        };
        var sent = await form.Send("enter", fields);
        Assert.Equal(HttpStatusCode.SeeOther, sent.StatusCode);
        var entry = await Page(workspace, sent.Headers.Location!.ToString());
        Assert.Contains("1 of 3", entry.Body!.TextContent, StringComparison.Ordinal);
        var talks = await Page(workspace, "/doha-2020/commitments/open-talks");
        Assert.Contains("since 13 September 2020", talks.QuerySelector(".lead")!.TextContent, StringComparison.Ordinal);
        var old = await Page(workspace, "/doha-2020/record/dc-051");
        Assert.Contains("Taken back", old.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_proof_of_an_entry_holds()
    {
        await using var workspace = await Workspace.Of("doha-2020", change: NewsOfSeptember.TakeOut);
        var form = await Form.Of(workspace, New);
        var sent = await form.Send("enter", NewsOfSeptember.Fields);
        var entry = sent.Headers.Location!.ToString().Split('?')[0];
        var text = await workspace.Client.GetStringAsync(new Uri(entry + "/proof", UriKind.Relative), Cancel);
        Assert.True(Servanda.Storage.Notes.LedgerProof.Parse(text)!.Holds);
        Assert.Contains(
            text.Split('\n')[1],
            (await Page(workspace, entry)).Body!.TextContent,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Only_addresses_of_the_web_become_links()
    {
        await using var workspace = await Workspace.Of("doha-2020", change: NewsOfSeptember.TakeOut);
        var form = await Form.Of(workspace, New);
        var fields = new Dictionary<string, string>(NewsOfSeptember.Fields)
        {
            ["address"] = "javascript:alert(1)",
            ["note"] = "<script>alert(2)</script>",
        };
        var sent = await form.Send("enter", fields);
        var entry = await Page(workspace, sent.Headers.Location!.ToString());
        Assert.DoesNotContain(
            entry.QuerySelectorAll("a"),
            a => a.GetAttribute("href")!.StartsWith("javascript", StringComparison.OrdinalIgnoreCase)
        );
        Assert.Equal("<script>alert(2)</script>", entry.QuerySelector("blockquote")!.TextContent);
        Assert.Single(entry.QuerySelectorAll("script"));
    }

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    static void AssertFilled(IDocument page, IReadOnlyDictionary<string, string> fields)
    {
        foreach (var (name, value) in fields)
        {
            var field = page.GetElementById("typed-" + name)!;
            var now = field.LocalName switch
            {
                "textarea" => field.TextContent,
                "select" => field.QuerySelector("option[selected]")?.GetAttribute("value") ?? "",
                _ => field.GetAttribute("value"),
            };
            Assert.Equal(value, now);
        }
    }

    static async Task<IDocument> Page(Workspace workspace, string address) =>
        await Read(await workspace.Client.GetAsync(new Uri(address, UriKind.Relative), Cancel));

    static async Task<IDocument> Read(HttpResponseMessage answer) =>
        await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync(Cancel), Cancel);

    /// <summary>A form that was asked for, with its cookie and its tokens.</summary>
    sealed record Form(
        Workspace Workspace,
        string Address,
        string Cookie,
        string? Token,
        string Key,
        IReadOnlyDictionary<string, string> Filled
    )
    {
        public static async Task<Form> Of(Workspace workspace, string address)
        {
            var answer = await workspace.Client.GetAsync(new Uri(address, UriKind.Relative), Cancel);
            var page = await Read(answer);
            return new Form(
                workspace,
                address,
                answer
                    .Headers.GetValues("Set-Cookie")
                    .Single(c => c.StartsWith("servanda-form=", StringComparison.Ordinal))
                    .Split(';')[0],
                page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value"),
                page.QuerySelector("input[name=key]")!.GetAttribute("value")!,
                page.QuerySelectorAll(".field input:not([type]), .field textarea, .field select")
                    .ToDictionary(
                        e => e.GetAttribute("name")!,
                        e =>
                            e.LocalName switch
                            {
                                "textarea" => e.TextContent,
                                "select" => e.QuerySelector("option[selected]")?.GetAttribute("value") ?? "",
                                _ => e.GetAttribute("value") ?? "",
                            }
                    )
            );
        }

        public async Task<HttpResponseMessage> Send(
            string what,
            IReadOnlyDictionary<string, string> fields,
            IReadOnlyList<(string Name, byte[] Bytes)>? files = null
        )
        {
            using var content = new MultipartFormDataContent
            {
                { new StringContent(what), "do" },
                { new StringContent(Key), "key" },
            };
            if (Token is not null)
                content.Add(new StringContent(Token), "__RequestVerificationToken");
            foreach (var (name, value) in fields)
                content.Add(new StringContent(value), name);
            foreach (var (name, bytes) in files ?? [])
                content.Add(new ByteArrayContent(bytes), "files", name);
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Address, UriKind.Relative))
            {
                Content = content,
            };
            request.Headers.Add("Cookie", Cookie);
            return await Workspace.Client.SendAsync(request, Cancel);
        }
    }
}
