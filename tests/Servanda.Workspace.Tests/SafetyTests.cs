using System.Net;
using System.Net.Sockets;
using System.Text;
using Servanda.Cli;
using Servanda.Workspace.Tests.Api;

namespace Servanda.Workspace.Tests;

/// <summary>What somebody who means harm sends, and what they get.</summary>
public sealed class SafetyTests
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("http://0.0.0.0:5087")]
    [InlineData("http://192.168.1.10:5087")]
    [InlineData("http://[::]:5087")]
    [InlineData("http://*:5087")]
    [InlineData("http://+:5087")]
    [InlineData("http://servanda.example:5087")]
    [InlineData("http://127.0.0.1.example:5087")]
    [InlineData("http://127.0.0.1:5087;http://0.0.0.0:5088")]
    [InlineData("ftp://127.0.0.1:5087")]
    [InlineData("127.0.0.1:5087")]
    public async Task It_does_not_open_where_other_machines_could_reach_it(string urls)
    {
        await using var workspace = await Workspace.Of("doha-2020");
        using var error = new StringWriter();
        var code = Cli.Cli.Run(
            ["serve", workspace.Dossier, "--urls", urls],
            new Surroundings
            {
                Output = TextWriter.Null,
                Error = error,
                Clock = workspace.Clock,
            }
        );
        Assert.Equal(ExitCode.Usage, code);
        Assert.Contains("is not an address of this machine", error.ToString());
        Assert.Throws<ArgumentException>(() =>
            WorkspaceHost.Build(
                new WorkspaceOptions
                {
                    Dossiers = [workspace.Dossier],
                    Urls = [.. urls.Split(';')],
                    User = "x",
                }
            )
        );
    }

    [Theory]
    [InlineData("servanda.example", 421)]
    [InlineData("servanda.example:5087", 421)]
    [InlineData("127.0.0.1.nip.io", 421)]
    [InlineData("localhost.servanda.example", 421)]
    [InlineData("10.0.0.1", 421)]
    [InlineData("", 421)]
    [InlineData("a b", 400)]
    [InlineData("localhost", 200)]
    [InlineData("LOCALHOST:80", 200)]
    [InlineData("127.0.0.1:5087", 200)]
    [InlineData("[::1]:5087", 200)]
    public async Task A_name_of_elsewhere_leads_nowhere(string host, int status)
    {
        await using var workspace = await Workspace.Of("doha-2020");
        foreach (var path in new[] { "/doha-2020", "/api/v1/dossiers", "/assets/x/workspace.css" })
        {
            var answer = await Raw(workspace, $"GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n");
            Assert.StartsWith($"HTTP/1.1 {status} ", answer);
            if (status != 200)
                Assert.DoesNotContain("Afghanistan", answer);
        }
    }

    [Theory]
    [InlineData("/doha-2020/../../etc/passwd")]
    [InlineData("/doha-2020/..%2f..%2f..%2fetc%2fpasswd")]
    [InlineData("/doha-2020/%2e%2e/%2e%2e/etc/passwd")]
    [InlineData("/doha-2020/..%5c..%5cetc%5cpasswd")]
    [InlineData("/doha-2020/%252e%252e%252fetc%252fpasswd")]
    [InlineData("/doha-2020/....//....//etc/passwd")]
    [InlineData("/doha-2020/%c0%ae%c0%ae/etc/passwd")]
    [InlineData("//etc/passwd")]
    [InlineData("/assets/../../etc/passwd")]
    [InlineData("/assets/x/..%2f..%2f..%2fetc%2fpasswd")]
    [InlineData("/assets/x/%2fetc%2fpasswd")]
    [InlineData("/assets/x/workspace.css%00.svg")]
    [InlineData("/doha-2020/evidence/../../../etc/passwd")]
    [InlineData("/doha-2020/evidence/..%2f..%2f..%2fetc%2fpasswd")]
    [InlineData("/doha-2020/evidence/%2fetc%2fpasswd")]
    [InlineData("/doha-2020/evidence/C:%5cwindows%5cwin.ini")]
    [InlineData("/doha-2020/commitments/..%2f..%2fledger.sqlite")]
    [InlineData("/doha-2020/ledger.sqlite")]
    [InlineData("/doha-2020/rosters/first-group.csv")]
    [InlineData("/api/v1/dossiers/..%2f..%2fetc/status")]
    [InlineData("/api/v1/dossiers/doha-2020/entries/..%2f..%2f..%2fetc%2fpasswd")]
    public async Task No_address_leads_to_a_file(string path)
    {
        await using var workspace = await Workspace.Of("doha-2020");
        var answer = await Raw(workspace, $"GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        Assert.True(answer[9] == '4', answer.Split("\r\n")[0]);
        Assert.DoesNotContain("root:", answer);
        Assert.DoesNotContain("SQLite format", answer);
        Assert.DoesNotContain("fg-0001", answer);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/doha-2020")]
    [InlineData("/doha-2020/nothing")]
    [InlineData("/nothing")]
    [InlineData("/assets/x/workspace.js")]
    [InlineData("/assets/x/nothing")]
    [InlineData("/api/v1/openapi.json")]
    [InlineData("/api/v1/dossiers/doha-2020/status")]
    [InlineData("/api/v1/dossiers/doha-2020/entries/nothing")]
    [InlineData("/doha-2020/commitments.csv")]
    public async Task Every_answer_forbids_what_is_not_ours(string address)
    {
        await using var workspace = await Workspace.Of("doha-2020");
        using var answer = await workspace.Get(address);
        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("default-src 'none'", policy);
        Assert.Contains("frame-ancestors 'none'", policy);
        Assert.DoesNotContain("unsafe", policy);
        Assert.DoesNotContain("*", policy);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.False(answer.Headers.Contains("Server"));
        Assert.False(answer.Headers.Contains("Access-Control-Allow-Origin"));
        if ((await answer.Text()).Length > 0)
            Assert.NotNull(answer.Content.Headers.ContentType);
    }

    [Theory]
    [InlineData("Origin", "https://elsewhere.example")]
    [InlineData("Origin", "null")]
    [InlineData("Origin", "http://localhost.elsewhere.example")]
    [InlineData("Origin", "http://127.0.0.1:1")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    public async Task Another_site_enters_nothing(string header, string value)
    {
        await using var workspace = await Workspace.Of("doha-2020");
        using var answer = await workspace.Post(
            "/api/v1/dossiers/doha-2020/entries",
            new { text = "2021-12-01 Shaheen reports talks-open" },
            (header, value)
        );
        await answer.IsProblem(403, "Send it from this workspace");
        Assert.False(File.Exists(Path.Combine(workspace.Dossier, "ledger.sqlite")));
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("multipart/form-data; boundary=x")]
    [InlineData("application/jsonp")]
    [InlineData("")]
    public async Task What_a_form_of_another_site_could_send_is_refused(string type)
    {
        await using var workspace = await Workspace.Of("doha-2020");
        using var content = new ByteArrayContent("{\"text\":\"2021-12-01 Shaheen reports talks-open\"}"u8.ToArray());
        if (type.Length > 0)
            content.Headers.TryAddWithoutValidation("Content-Type", type);
        using var answer = await workspace.Client.PostAsync(
            new Uri("/api/v1/dossiers/doha-2020/entries", UriKind.Relative),
            content,
            Cancel
        );
        await answer.IsProblem(415, "application/json");
    }

    [Fact]
    public async Task What_is_too_large_is_refused_and_the_workspace_goes_on()
    {
        await using var workspace = await Workspace.Of("doha-2020");
        using var answer = await workspace.Post(
            "/api/v1/dossiers/doha-2020/entries",
            new { text = "2021-12-01 Shaheen reports talks-open \"" + new string('a', 2_000_000) + "\"" }
        );
        await answer.IsProblem(413, "at most a megabyte");
        var line = await Raw(
            workspace,
            $"GET /doha-2020?{new string('a', 20_000)} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
        );
        Assert.StartsWith("HTTP/1.1 414 ", line);
        var headers = await Raw(
            workspace,
            $"GET /doha-2020 HTTP/1.1\r\nHost: localhost\r\nX: {new string('a', 50_000)}\r\nConnection: close\r\n\r\n"
        );
        Assert.StartsWith("HTTP/1.1 431 ", headers);
        var deep = await workspace.Client.PostAsync(
            new Uri("/api/v1/dossiers/doha-2020/entries", UriKind.Relative),
            new StringContent(
                $"{{\"text\":{new string('[', 100_000)}{new string(']', 100_000)}}}",
                Encoding.UTF8,
                "application/json"
            ),
            Cancel
        );
        await deep.IsProblem(400, "no JSON");
        using var still = await workspace.Get("/doha-2020");
        Assert.Equal(HttpStatusCode.OK, still.StatusCode);
    }

    [Theory]
    [InlineData("POST", "/doha-2020")]
    [InlineData("DELETE", "/doha-2020/commitments/open-talks")]
    [InlineData("TRACE", "/doha-2020")]
    [InlineData("PROPFIND", "/")]
    [InlineData("OPTIONS", "/api/v1/dossiers")]
    public async Task A_method_that_is_not_meant_does_nothing(string method, string path)
    {
        await using var workspace = await Workspace.Of("doha-2020");
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        using var answer = await workspace.Client.SendAsync(request, Cancel);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
    }

    [Theory]
    [InlineData("/doha-2020?as-of=2020%0d%0aSet-Cookie:%20x=1")]
    [InlineData("/doha-2020/commitments/x%0d%0aSet-Cookie:%20x=1")]
    [InlineData("/doha-2020%0d%0aSet-Cookie:%20x=1")]
    [InlineData("/doha-2020/search?q=%0d%0aSet-Cookie:%20x=1")]
    [InlineData("/api/v1/dossiers/doha-2020/entries?speaker=%0d%0aSet-Cookie:%20x=1")]
    [InlineData("/doha-2020/commitments.csv?as-of=2020%0d%0aSet-Cookie:%20x=1")]
    public async Task No_header_is_smuggled_into_an_answer(string address)
    {
        await using var workspace = await Workspace.Of("doha-2020");
        var answer = await Raw(workspace, $"GET {address} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        var head = answer.Split("\r\n\r\n")[0];
        Assert.DoesNotContain("x=1", head);
        Assert.StartsWith("HTTP/1.1 ", answer);
        Assert.NotEqual('5', answer[9]);
    }

    [Theory]
    [InlineData("/?")]
    [InlineData("/doha-2020?as-of=9999-99-99&known=%00&standard=%ff")]
    [InlineData("/doha-2020?as-of=99999999999999999999")]
    [InlineData("/doha-2020?as-of=-9999-01-01&known=0000")]
    [InlineData("/doha-2020?as-of=9999-12-31&known=9999-12-31")]
    [InlineData("/doha-2020/due?month=9999-12")]
    [InlineData("/doha-2020/due?month=0001-01")]
    [InlineData("/doha-2020/due?month=%00&as-of=0001-01-01")]
    [InlineData("/doha-2020/due?as-of=9999-12-31")]
    [InlineData("/doha-2020/commitments?sort=nothing&status=nothing&column=nothing&page=-1")]
    [InlineData("/doha-2020/commitments/open-talks?by=nothing&member=nothing")]
    [InlineData("/doha-2020/commitments/open-talks?as-of=0001-01-01&by=known")]
    [InlineData("/doha-2020/search?q=%ed%a0%80%f0%9f%92%a9%00")]
    [InlineData("/doha-2020/search?q=[[[((((%2a%2a%2b")]
    [InlineData("/doha-2020/agreement?as-of=0001-01-01&known=9999-12-31")]
    [InlineData("/doha-2020/waits?as-of=0001-01-01")]
    [InlineData("/api/v1/dossiers/doha-2020/due?within=1000y&as-of=9999-12-31")]
    [InlineData("/api/v1/dossiers/doha-2020/due?within=100000d&as-of=9999-12-31")]
    [InlineData("/api/v1/dossiers/doha-2020/status?as-of=-9998-01-01&known=9999-12-31")]
    [InlineData("/api/v1/dossiers/doha-2020/history/no-haven?by=known&as-of=9999-12-31&known=9999-12-31")]
    [InlineData("/api/v1/dossiers/doha-2020/changes?from=-9998&to=9999")]
    [InlineData("/api/v1/dossiers/doha-2020/entries?from=../..&to=9999")]
    [InlineData("/api/v1/dossiers/doha-2020/residual?as-of=-9998&known=-9998")]
    public async Task No_question_makes_it_fail(string address)
    {
        await using var workspace = await Workspace.Of("doha-2020");
        using var answer = await workspace.Get(address);
        Assert.True((int)answer.StatusCode < 500, $"{answer.StatusCode}: {await answer.Text()}");
    }

    // Word for word: a client would mend what it is given.
    static async Task<string> Raw(Workspace workspace, string request)
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(IPAddress.Loopback, workspace.Address.Port, Cancel);
        var stream = socket.GetStream();
        await stream.WriteAsync(Encoding.Latin1.GetBytes(request), Cancel);
        using var answer = new MemoryStream();
        try
        {
            await stream.CopyToAsync(answer, Cancel);
        }
        catch (IOException)
        {
            // What is refused before it was read to its end is cut off.
        }
        return Encoding.UTF8.GetString(answer.ToArray());
    }
}
