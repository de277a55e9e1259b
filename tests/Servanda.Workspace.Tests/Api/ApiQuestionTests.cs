using System.Net;
using System.Text.Json;
using Servanda.Cli;

namespace Servanda.Workspace.Tests.Api;

/// <summary>What the API answers is what the command prints.</summary>
public sealed class ApiQuestionTests
{
    public static TheoryData<string, string> Questions =>
        new()
        {
            { "status", "status" },
            { "status?as-of=2020-06-02&known=2020-06-02", "status --as-of 2020-06-02 --known 2020-06-02" },
            {
                "status?commitment=open-talks&commitment=decree-first-group&members=true&standard=verified&receipt=true",
                "status open-talks decree-first-group --members --standard verified --receipt"
            },
            { "explain/no-haven?as-of=2020-06&known=2021", "explain no-haven --as-of 2020-06 --known 2021" },
            { "explain/decree-first-group?member=fg-0003", "explain decree-first-group of fg-0003" },
            { "explain/what-comes-first?receipt=true", "explain what-comes-first --receipt" },
            { "explain/decree-in-force", "explain decree-in-force" },
            { "history/free-taliban-prisoners", "history free-taliban-prisoners" },
            { "history/decree-first-group?member=fg-0003&by=known", "history decree-first-group fg-0003 --by known" },
            {
                "changes?from=2020-02-28&to=2020-06-02&known=2020-06-02",
                "changes --from 2020-02-28 --to 2020-06-02 --known 2020-06-02"
            },
            {
                "changes?from=2020-03-01&to=2020-07-01&axis=known&as-of=2020-06-02",
                "changes --from 2020-03-01 --to 2020-07-01 --axis known --as-of 2020-06-02"
            },
            {
                "due?within=6w&as-of=2020-06-02&known=2020-06-02",
                "due --within 6w --as-of 2020-06-02 --known 2020-06-02"
            },
            { "waits?as-of=2020-06-02&known=2020-06-02", "waits --as-of 2020-06-02 --known 2020-06-02" },
            { "issues", "issues" },
            { "issues?issue=what-comes-first&as-of=2020-09-12", "issues what-comes-first --as-of 2020-09-12" },
            { "check", "check" },
            { "check?positions=true&time-limit=5", "check --positions --time-limit 5" },
            { "coverage", "coverage" },
            { "score", "score" },
            { "score?scale=rjmec&as-of=2020-06-02", "score --scale rjmec --as-of 2020-06-02" },
            { "timetable", "timetable" },
            { "residual?as-of=2020-06-02&known=2020-06-02", "residual --as-of 2020-06-02 --known 2020-06-02" },
            { "cascade", "cascade" },
            { "cascade?goal=open-talks", "cascade --goal open-talks" },
        };

    [Theory]
    [MemberData(nameof(Questions))]
    public async Task The_api_answers_what_the_command_prints(string address, string command)
    {
        await using var workspace = await Workspace.Of("doha-2020");
        var words = command.Split(' ');
        using var output = new StringWriter { NewLine = "\n" };
        var code = Cli.Cli.Run(
            [words[0], workspace.Dossier, .. words[1..], "--format", "json"],
            new Surroundings
            {
                Output = output,
                Error = TextWriter.Null,
                Clock = workspace.Clock,
            }
        );
        Assert.True(code is ExitCode.Fine or ExitCode.Findings);
        using var answer = await workspace.Get("/api/v1/dossiers/doha-2020/" + address);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("application/json", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal(output.ToString(), await answer.Text());
    }

    [Theory]
    [InlineData("dossiers/doha-2002/status", 404, "Did you mean 'doha-2020'?")]
    [InlineData("dossiers/doha-2020/explain/no-havn", 404, "Did you mean 'no-haven'?")]
    [InlineData("dossiers/doha-2020/explain/decree-first-group?member=fg-9999", 404, "has no member 'fg-9999'")]
    [InlineData("dossiers/doha-2020/history/decree-in-force", 400, "has no formal reading")]
    [InlineData("dossiers/doha-2020/status?asof=2020", 400, "'asof' means nothing here. Did you mean 'as-of'?")]
    [InlineData("dossiers/doha-2020/status?as-of=yesterday", 400, "as-of 'yesterday' cannot be read as a date")]
    [InlineData("dossiers/doha-2020/status?as-of=2020&as-of=2021", 400, "'as-of' is said more than once")]
    [InlineData("dossiers/doha-2020/status?standard=certain", 400, "none of claimed, uncontested")]
    [InlineData("dossiers/doha-2020/status?entered=2020", 400, "plain text carries no stamp")]
    [InlineData("dossiers/doha-2020/changes?from=2020", 400, "'to' is missing")]
    [InlineData("dossiers/doha-2020/changes?from=2020&to=2021&as-of=2020", 400, "leave out as-of")]
    [InlineData("dossiers/doha-2020/due?within=soon", 400, "not a span of time")]
    [InlineData("dossiers/doha-2020/issues?issue=what-comes-last", 404, "Did you mean 'what-comes-first'?")]
    [InlineData("dossiers/doha-2020/check?time-limit=3600", 400, "whole number from 1 to 60")]
    [InlineData("dossiers/doha-2020/cascade?goal=no-haven", 400, "Nobody has to achieve 'no-haven'")]
    [InlineData("dossiers/doha-2020/entries/nobody-said", 404, "There is no entry 'nobody-said'")]
    [InlineData("dossiers/doha-2020/entries?speaker=Fasal", 404, "Did you mean 'Faisal'?")]
    [InlineData("dossiers/doha-2020/entries?limit=0", 400, "whole number from 1 to 500")]
    [InlineData("dossiers/doha-2020/entries?cursor=gone", 400, "begin without cursor")]
    [InlineData("dossiers/doha-2020/head", 404, "There is no ledger here yet")]
    [InlineData("nothing/here", 404, "openapi.json lists those")]
    public async Task What_cannot_be_answered_is_told_as_a_problem(string address, int status, string sentence)
    {
        await using var workspace = await Workspace.Of("doha-2020");
        using var answer = await workspace.Get("/api/v1/" + address);
        await answer.IsProblem(status, sentence);
    }

    [Theory]
    [InlineData("DELETE", "dossiers", "GET, HEAD")]
    [InlineData("PUT", "dossiers/doha-2020/entries", "GET, HEAD, POST")]
    [InlineData("GET", "dossiers/doha-2020/entries/dc-014/withdraw", "POST")]
    [InlineData("BREW", "dossiers/doha-2020/status", "GET, HEAD")]
    public async Task A_method_that_an_address_does_not_take_is_told_with_those_that_it_does(
        string method,
        string address,
        string allowed
    )
    {
        await using var workspace = await Workspace.Of("doha-2020");
        using var request = new HttpRequestMessage(new HttpMethod(method), "/api/v1/" + address);
        using var answer = await workspace.Client.SendAsync(request, TestContext.Current.CancellationToken);
        await answer.IsProblem(405, "It takes");
        Assert.Equal(allowed, string.Join(", ", answer.Content.Headers.Allow));
    }

    [Fact]
    public async Task An_answer_that_is_known_is_not_sent_again_until_it_is_another()
    {
        const string address = "/api/v1/dossiers/doha-2020/status?as-of=2020-06-02";
        await using var workspace = await Workspace.Of("doha-2020");
        using var first = await workspace.Get(address);
        var etag = first.Headers.ETag!;
        Assert.False(etag.IsWeak);
        using (var again = await workspace.Get(address, ("If-None-Match", $"\"other\", {etag}")))
        {
            Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
            Assert.Empty(await again.Text());
            Assert.Equal(etag, again.Headers.ETag);
        }
        using (var other = await workspace.Get(address + "-03", ("If-None-Match", etag.ToString())))
            Assert.NotEqual(HttpStatusCode.NotModified, other.StatusCode);
        using (
            var elsewise = await workspace.Get(address.Replace("06-02", "06-03"), ("If-None-Match", etag.ToString()))
        )
            Assert.Equal(HttpStatusCode.OK, elsewise.StatusCode);
        using (
            await workspace.Post(
                "/api/v1/dossiers/doha-2020/entries",
                new { text = "2021-12-01 Shaheen reports talks-open" }
            )
        )
        using (var changed = await workspace.Get(address, ("If-None-Match", etag.ToString())))
        {
            Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
            Assert.NotEqual(etag, changed.Headers.ETag);
        }
    }

    [Fact]
    public async Task A_head_request_has_the_headers_of_the_answer_and_no_content()
    {
        await using var workspace = await Workspace.Of("doha-2020");
        using var request = new HttpRequestMessage(HttpMethod.Head, "/api/v1/dossiers/doha-2020/status");
        using var answer = await workspace.Client.SendAsync(request, TestContext.Current.CancellationToken);
        using var whole = await workspace.Get("/api/v1/dossiers/doha-2020/status");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(whole.Headers.ETag, answer.Headers.ETag);
        Assert.Empty(await answer.Text());
    }
}
