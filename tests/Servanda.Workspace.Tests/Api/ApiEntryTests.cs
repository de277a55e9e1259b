using System.Net;
using System.Text.Json;
using Servanda.Storage.Notes;

namespace Servanda.Workspace.Tests.Api;

/// <summary>Entries out and in.</summary>
public sealed class ApiEntryTests
{
    const string Doha = "/api/v1/dossiers/doha-2020";
    const string Talks = "2020-06-03 Faisal reports talks-open on 2020-06-02";

    [Fact]
    public async Task A_preview_tells_the_sentence_and_what_would_change_and_writes_nothing()
    {
        await using var workspace = await Workspace.Of("doha-2020");
        var open = new
        {
            said = "2020-06-03",
            speakers = "Faisal",
            verb = "reports",
            what = "talks-open",
            on = "2020-06-02",
            note = "They \"sat\" down.",
        };
        using var answer = await workspace.Post($"{Doha}/entries?preview=true", open);
        var would = await answer.Json();
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.True(would.GetProperty("sound").GetBoolean());
        Assert.False(would.GetProperty("entered").GetBoolean());
        Assert.StartsWith("2020-06-03 Faisal reports talks-open on 2020-06-02", would.GetProperty("text").GetString());
        Assert.Contains(
            "open-talks",
            would.GetProperty("changes").EnumerateArray().Select(c => c.GetProperty("name").GetString())
        );
        Assert.False(File.Exists(Path.Combine(workspace.Dossier, "ledger.sqlite")));
    }

    [Fact]
    public async Task An_entry_turns_the_status_that_its_preview_said_and_is_there_with_its_proof()
    {
        await using var workspace = await Workspace.Of("doha-2020");
        using var preview = await workspace.Post($"{Doha}/entries?preview=true", new { text = Talks });
        using var made = await workspace.Post($"{Doha}/entries", new { text = Talks });
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        var (would, did) = (await preview.Json(), await made.Json());
        Assert.Equal(would.GetProperty("changes").GetRawText(), did.GetProperty("changes").GetRawText());
        using var one = await workspace.Get(made.Headers.Location!.ToString());
        var entry = await one.Json();
        Assert.Equal("monitor", entry.GetProperty("by").GetString());
        Assert.Equal(1, entry.GetProperty("leaf").GetInt32());
        Assert.Equal(did.GetProperty("text").GetString(), entry.GetProperty("text").GetString());
        var proof = LedgerProof.Parse(entry.GetProperty("proof").GetString()!)!;
        Assert.True(proof.Holds);
        using var alone = await workspace.Get(made.Headers.Location + "/proof");
        Assert.Equal(proof.ToString(), await alone.Text());
        using var head = await workspace.Get($"{Doha}/head");
        Assert.Equal(proof.Head, (await head.Json()).GetProperty("text").GetString());
        using var status = await workspace.Get($"{Doha}/status?commitment=open-talks");
        Assert.Equal(
            did.GetProperty("changes")
                .EnumerateArray()
                .Single(c => c.GetProperty("name").GetString() == "open-talks")
                .GetProperty("after")
                .GetRawText()
                .Replace(" ", "")
                .Replace("\n", ""),
            (await status.Json()).GetProperty("commitments")[0].GetRawText().Replace(" ", "").Replace("\n", "")
        );
    }

    [Fact]
    public async Task What_is_sent_again_is_one_entry()
    {
        await using var workspace = await Workspace.Of("doha-2020");
        using var first = await workspace.Post($"{Doha}/entries", new { text = Talks }, ("Idempotency-Key", "k-1"));
        using var again = await workspace.Post($"{Doha}/entries", new { text = Talks }, ("Idempotency-Key", "k-1"));
        Assert.Equal(HttpStatusCode.Created, first.StatusCode);
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.Equal(first.Headers.Location, again.Headers.Location);
        Assert.False((await again.Json()).GetProperty("entered").GetBoolean());
        using var other = await workspace.Post(
            $"{Doha}/entries",
            new { text = "2021-12-02 Shaheen denies talks-open" },
            ("Idempotency-Key", "k-1")
        );
        await other.IsProblem(409, "Another entry was sent with this Idempotency-Key");
        using var head = await workspace.Get($"{Doha}/head");
        Assert.Equal(2, (await head.Json()).GetProperty("size").GetInt32());
    }

    [Fact]
    public async Task Many_who_send_the_same_at_once_make_one_entry()
    {
        await using var workspace = await Workspace.Of("doha-2020");
        var answers = await Task.WhenAll(
            Enumerable.Range(0, 12).Select(_ => workspace.Post($"{Doha}/entries", new { text = Talks }))
        );
        Assert.Single(answers, a => a.StatusCode == HttpStatusCode.Created);
        Assert.Equal(11, answers.Count(a => a.StatusCode == HttpStatusCode.OK));
        using var head = await workspace.Get($"{Doha}/head");
        Assert.Equal(2, (await head.Json()).GetProperty("size").GetInt32());
    }

    [Fact]
    public async Task What_the_text_holds_already_and_a_name_that_is_taken_are_conflicts()
    {
        await using var workspace = await Workspace.Of("doha-2020");
        using var list = await workspace.Get($"{Doha}/entries?limit=1");
        var first = (await list.Json()).GetProperty("entries")[0].GetProperty("text").GetString();
        using var same = await workspace.Post($"{Doha}/entries", new { text = first });
        await same.IsProblem(409, "It stands in the dossier's text already.");
        using var taken = await workspace.Post($"{Doha}/entries", new { text = Talks + " id dc-014" });
        Assert.Equal("dc-014", (await taken.IsProblem(409, "is called 'dc-014'")).GetProperty("entry").GetString());
        Assert.False(File.Exists(Path.Combine(workspace.Dossier, "ledger.sqlite")));
    }

    [Theory]
    [InlineData("2021-12-01 Shahen reports talks-open", "Shahen")]
    [InlineData("", "There is no entry in this.")]
    [InlineData("event other \"something\"", "Only entries are entered in the ledger")]
    [InlineData("2021-12-01 Shaheen reports talks-open\n2021-12-02 Shaheen denies talks-open", "These are several")]
    public async Task What_is_no_sound_entry_is_refused_with_its_diagnostics(string text, string sentence)
    {
        await using var workspace = await Workspace.Of("doha-2020");
        using var answer = await workspace.Post($"{Doha}/entries", new { text });
        var problem = await answer.IsProblem(422, sentence);
        Assert.Equal(JsonValueKind.Array, problem.GetProperty("diagnostics").ValueKind);
        Assert.False(File.Exists(Path.Combine(workspace.Dossier, "ledger.sqlite")));
    }

    [Theory]
    [InlineData("[]", "no JSON object")]
    [InlineData("{", "no JSON")]
    [InlineData("", "no JSON")]
    [InlineData("{\"txt\": \"x\"}", "'txt' means nothing here. Did you mean 'text'")]
    [InlineData("{\"text\": 5}", "'text' must be a text")]
    [InlineData("{\"text\": \"\\ud800\"}", "half of a character")]
    [InlineData("{\"text\": \"x\", \"subjects\": \"Ahmad\"}", "must be a list")]
    public async Task What_cannot_be_read_is_refused(string body, string sentence)
    {
        await using var workspace = await Workspace.Of("doha-2020");
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        using var answer = await workspace.Client.PostAsync(
            new Uri($"{Doha}/entries", UriKind.Relative),
            content,
            TestContext.Current.CancellationToken
        );
        await answer.IsProblem(400, sentence);
    }

    [Fact]
    public async Task A_withdrawal_gives_the_answers_of_before()
    {
        await using var workspace = await Workspace.Of("doha-2020");
        const string status = $"{Doha}/status";
        using var before = await workspace.Get(status);
        using var made = await workspace.Post($"{Doha}/entries", new { text = Talks });
        using var between = await workspace.Get(status);
        using var back = await workspace.Post($"{made.Headers.Location}/withdraw", new { reason = "A mistake." });
        Assert.Equal(HttpStatusCode.Created, back.StatusCode);
        using var after = await workspace.Get(status);
        Assert.NotEqual(await before.Text(), await between.Text());
        Assert.Equal(await before.Text(), await after.Text());
    }

    [Fact]
    public async Task An_entry_about_a_person_is_sealed()
    {
        await using var workspace = await Workspace.Of("doha-2020");
        using var made = await workspace.Post($"{Doha}/entries", new { text = Talks, subjects = new[] { "ahmad" } });
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        using var one = await workspace.Get(made.Headers.Location!.ToString());
        var proof = LedgerProof.Parse((await one.Json()).GetProperty("proof").GetString()!)!;
        var leaf = System.Text.Encoding.UTF8.GetString(proof.Leaf.AsSpan());
        Assert.Contains("\"kind\":\"sealed\"", leaf);
        Assert.DoesNotContain("talks-open", leaf);
    }

    [Theory]
    [InlineData("limit=7")]
    [InlineData("limit=3&speaker=Faisal")]
    [InlineData("limit=2&verb=denies")]
    [InlineData("limit=4&about=taliban-freed&from=2020-06&to=2020-08")]
    public async Task The_parts_of_the_record_are_the_record_each_entry_once(string query)
    {
        await using var workspace = await Workspace.Of("doha-2020");
        var seen = new List<string>();
        var total = 0;
        for (var next = $"{Doha}/entries?{query}"; next is not null; )
        {
            using var answer = await workspace.Get(next);
            var part = await answer.Json();
            total = part.GetProperty("total").GetInt32();
            seen.AddRange(
                part.GetProperty("entries")
                    .EnumerateArray()
                    .Select(e => e.GetProperty("entry").GetProperty("id").GetString()!)
            );
            next = part.GetProperty("next").GetString();
        }
        Assert.True(total > 2);
        Assert.Equal(total, seen.Count);
        Assert.Equal(seen.Count, seen.Distinct().Count());
    }

    [Fact]
    public async Task A_cursor_goes_on_where_it_was_when_an_earlier_entry_comes_in()
    {
        await using var workspace = await Workspace.Of("doha-2020");
        using var first = await workspace.Get($"{Doha}/entries?limit=10");
        var next = (await first.Json()).GetProperty("next").GetString()!;
        using var before = await workspace.Get(next);
        using (await workspace.Post($"{Doha}/entries", new { text = "2020-01-01 Shaheen announces talks-open" })) { }
        using var after = await workspace.Get(next);
        Assert.Equal(
            (await before.Json()).GetProperty("entries").GetRawText(),
            (await after.Json()).GetProperty("entries").GetRawText()
        );
    }
}
