using System.Text.Json;
using Microsoft.AspNetCore.Routing;
using Microsoft.OpenApi;
using Servanda.Tests;
using Servanda.Workspace.Serving.Api;

namespace Servanda.Workspace.Tests.Api;

/// <summary>The description of the API is OpenAPI, complete, and true.</summary>
public sealed class OpenApiTests
{
    const string Doha = "/dossiers/doha-2020";
    const string Entry = "2021-12-01 Shaheen reports talks-open";

    [Fact]
    public async Task It_is_a_sound_OpenAPI_3_1_document()
    {
        await using var workspace = await Workspace.Of("doha-2020");
        using var answer = await workspace.Get("/api/v1/openapi.json");
        var read = Microsoft.OpenApi.OpenApiDocument.Parse(await answer.Text(), "json");
        Assert.Equal(OpenApiSpecVersion.OpenApi3_1, read.Diagnostic!.SpecificationVersion);
        Assert.Empty(read.Diagnostic.Errors);
        Assert.Empty(read.Diagnostic.Warnings);
        Assert.NotEmpty(read.Document!.Components!.Schemas!);
    }

    [Fact]
    public async Task Every_address_that_is_mapped_is_described_and_no_other()
    {
        await using var workspace = await Workspace.Of("doha-2020");
        var mapped = ((EndpointDataSource)workspace.Services.GetService(typeof(EndpointDataSource))!)
            .Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.RoutePattern.RawText!.StartsWith(ApiEndpoints.Root, StringComparison.Ordinal))
            .SelectMany(e =>
                e.Metadata.GetMetadata<IHttpMethodMetadata>()!
                    .HttpMethods.Where(m => m != "HEAD")
                    .Select(m => $"{m} {e.RoutePattern.RawText![ApiEndpoints.Root.Length..]}")
            )
            .Order(StringComparer.Ordinal);
        var document = await Description(workspace);
        var described = document
            .RootElement.GetProperty("paths")
            .EnumerateObject()
            .SelectMany(p => p.Value.EnumerateObject().Select(o => $"{o.Name.ToUpperInvariant()} {p.Name}"))
            .Order(StringComparer.Ordinal);
        Assert.Equal(mapped, described);
    }

    [Fact]
    public async Task Every_reference_leads_to_a_schema_in_the_document()
    {
        await using var workspace = await Workspace.Of("doha-2020");
        var document = (await Description(workspace)).RootElement;
        var known = document
            .GetProperty("components")
            .GetProperty("schemas")
            .EnumerateObject()
            .Select(s => s.Name)
            .ToHashSet();
        var wanted = References(document).ToHashSet();
        Assert.All(wanted, r => Assert.Contains(r.Replace("#/components/schemas/", ""), known));
        Assert.True(wanted.Count > 20);
    }

    [Fact]
    public async Task Every_answer_is_as_its_description_says()
    {
        await using var workspace = await Workspace.Of("doha-2020");
        var (document, operations) = (
            await (await workspace.Get("/api/v1/openapi.json")).Text(),
            new HashSet<string>()
        );
        using var described = JsonDocument.Parse(document);
        await Post($"{Doha}/entries?preview=true", new { text = Entry }, 200);
        await Post($"{Doha}/entries?preview=true", new { text = "2021-12-01 Nobody reports talks-opn" }, 200);
        await Post($"{Doha}/entries", new { text = Entry }, 201);
        await Post($"{Doha}/entries", new { text = "2021-12-01 Nobody reports talks-opn" }, 422);
        await Post($"{Doha}/entries/dc-014/withdraw", new { reason = "It was decided otherwise." }, 201);
        await Post($"{Doha}/entries/nothing/withdraw", new { }, 404);
        var id = (await (await workspace.Get($"/api/v1{Doha}/entries?verb=withdraws")).Json())
            .GetProperty("entries")[0]
            .GetProperty("entry")
            .GetProperty("id")
            .GetString();
        string[] addresses =
        [
            "/dossiers",
            Doha,
            $"{Doha}/status?receipt=true&members=true",
            $"{Doha}/explain/no-haven",
            $"{Doha}/history/no-haven",
            $"{Doha}/changes?from=2020-03-01&to=2020-06-02",
            $"{Doha}/due?as-of=2020-06-02",
            $"{Doha}/waits?as-of=2020-06-02&known=2020-06-02",
            $"{Doha}/issues",
            $"{Doha}/check",
            $"{Doha}/coverage",
            $"{Doha}/score",
            $"{Doha}/timetable",
            $"{Doha}/residual",
            $"{Doha}/cascade",
            $"{Doha}/entries?limit=500",
            $"{Doha}/entries/{id}",
            $"{Doha}/head",
            $"{Doha}/events/next?since=older",
        ];
        foreach (var address in addresses)
            await IsAsDescribed("get", address, await workspace.Get("/api/v1" + address), 200);
        await IsAsDescribed("get", "/dossiers/x/status", await workspace.Get("/api/v1/dossiers/x/status"), 404);
        string[] without = ["describe", "proveEntry", "listen"];
        Assert.Equal(ApiTable.All.Select(e => e.Id).Except(without).Order(), operations.Order());

        async Task Post(string address, object sent, int status) =>
            await IsAsDescribed("post", address, await workspace.Post("/api/v1" + address, sent), status);

        async Task IsAsDescribed(string method, string address, HttpResponseMessage answer, int status)
        {
            using (answer)
            {
                var text = await answer.Text();
                Assert.True(status == (int)answer.StatusCode, $"{address}: {answer.StatusCode} {text}");
                var operation = described
                    .RootElement.GetProperty("paths")
                    .EnumerateObject()
                    .Single(p => Fits(p.Name, address.Split('?')[0]))
                    .Value.GetProperty(method);
                operations.Add(operation.GetProperty("operationId").GetString()!);
                var schema = operation
                    .GetProperty("responses")
                    .GetProperty(status.ToString(System.Globalization.CultureInfo.InvariantCulture))
                    .GetProperty("content")
                    .GetProperty(answer.Content.Headers.ContentType!.MediaType!)
                    .GetProperty("schema");
                Assert.Empty(SchemaChecker.CheckPart(document, schema.GetProperty("$ref").GetString()!, text));
            }
        }
    }

    static bool Fits(string template, string address)
    {
        var (parts, said) = (template.Split('/'), address.Split('/'));
        return parts.Length == said.Length && parts.Zip(said).All(p => p.First.StartsWith('{') || p.First == p.Second);
    }

    static async Task<JsonDocument> Description(Workspace workspace) =>
        JsonDocument.Parse(await (await workspace.Get("/api/v1/openapi.json")).Text());

    static IEnumerable<string> References(JsonElement node) =>
        node.ValueKind switch
        {
            JsonValueKind.Object => node.EnumerateObject()
                .SelectMany(p => p.Name == "$ref" ? [p.Value.GetString()!] : References(p.Value)),
            JsonValueKind.Array => node.EnumerateArray().SelectMany(References),
            _ => [],
        };
}
