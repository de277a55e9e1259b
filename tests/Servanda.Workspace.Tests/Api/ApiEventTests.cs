using System.Text.Json;

namespace Servanda.Workspace.Tests.Api;

/// <summary>Changes as they come.</summary>
public sealed class ApiEventTests
{
    const string Doha = "/api/v1/dossiers/doha-2020";
    const string Talks = "2020-06-03 Faisal reports talks-open on 2020-06-02";

    [Fact]
    public async Task Whoever_listens_is_told_of_an_entry_and_of_the_answers_that_it_changed()
    {
        await using var workspace = await Workspace.Of("doha-2020");
        using var stream = await Listen(workspace);
        using var made = await workspace.Post($"{Doha}/entries", new { text = Talks });
        var (id, told) = await Next(stream);
        Assert.Equal(told.GetProperty("version").GetString(), id);
        Assert.Equal(
            (await made.Json()).GetProperty("entry").GetProperty("id").GetString(),
            Assert.Single(told.GetProperty("entries").EnumerateArray()).GetProperty("id").GetString()
        );
        var talks = told.GetProperty("answers")
            .EnumerateArray()
            .Single(a => a.GetProperty("name").GetString() == "open-talks");
        Assert.NotEqual(talks.GetProperty("before").GetRawText(), talks.GetProperty("after").GetRawText());
    }

    [Fact]
    public async Task A_file_that_somebody_edits_is_told_too()
    {
        await using var workspace = await Workspace.Of("doha-2020");
        using var stream = await Listen(workspace);
        await File.WriteAllTextAsync(
            Path.Combine(workspace.Dossier, "more.accord"),
            Talks + "\n",
            TestContext.Current.CancellationToken
        );
        var (_, told) = await Next(stream);
        Assert.Single(told.GetProperty("entries").EnumerateArray());
    }

    [Fact]
    public async Task Who_was_cut_off_goes_on_where_they_were()
    {
        await using var workspace = await Workspace.Of("doha-2020");
        using var now = await workspace.Get($"{Doha}/events/next");
        var version = (await now.Json()).GetProperty("version").GetString()!;
        string[] texts = [Talks, "2020-06-04 Shaheen denies talks-open on 2020-06-02"];
        foreach (var text in texts)
            using (await workspace.Post($"{Doha}/entries", new { text })) { }
        using var missed = await workspace.Get($"{Doha}/events/next?since={version}&wait=5");
        var events = (await missed.Json()).GetProperty("events").EnumerateArray().ToList();
        Assert.Equal(["changed", "changed"], events.Select(e => e.GetProperty("event").GetString()));
        using var stream = await Listen(workspace, ("Last-Event-ID", version));
        Assert.Equal(events[0].GetProperty("version").GetString(), (await Next(stream)).Id);
        Assert.Equal(events[1].GetProperty("version").GetString(), (await Next(stream)).Id);
    }

    [Fact]
    public async Task A_long_poll_waits_for_what_comes()
    {
        await using var workspace = await Workspace.Of("doha-2020");
        using var now = await workspace.Get($"{Doha}/events/next");
        var version = (await now.Json()).GetProperty("version").GetString()!;
        var waiting = workspace.Get($"{Doha}/events/next?since={version}&wait=60");
        using (await workspace.Post($"{Doha}/entries", new { text = Talks })) { }
        using var came = await waiting;
        Assert.Single((await came.Json()).GetProperty("events").EnumerateArray());
    }

    [Fact]
    public async Task A_version_that_is_not_remembered_is_told_to_read_anew()
    {
        await using var workspace = await Workspace.Of("doha-2020");
        using var answer = await workspace.Get($"{Doha}/events/next?since=of-last-year&wait=60");
        var one = Assert.Single((await answer.Json()).GetProperty("events").EnumerateArray());
        Assert.Equal("anew", one.GetProperty("event").GetString());
    }

    static async Task<StreamReader> Listen(Workspace workspace, params (string, string)[] headers)
    {
        var answer = await workspace.Get($"{Doha}/events", headers);
        Assert.Equal("text/event-stream", answer.Content.Headers.ContentType!.MediaType);
        var stream = new StreamReader(await answer.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
        // The first line says that the workspace listens to the dossier from now on.
        Assert.StartsWith(": ", await stream.ReadLineAsync(TestContext.Current.CancellationToken));
        return stream;
    }

    static async Task<(string Id, JsonElement Told)> Next(StreamReader stream)
    {
        var id = "";
        while (await stream.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            if (line.StartsWith("id: ", StringComparison.Ordinal))
                id = line[4..];
            if (line.StartsWith("data: ", StringComparison.Ordinal))
            {
                using var told = JsonDocument.Parse(line[6..]);
                return (id, told.RootElement.Clone());
            }
        }
        throw new InvalidOperationException("The stream ended.");
    }
}
