using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Servanda.Exchange.Json;

namespace Servanda.Workspace.Serving.Api;

/// <summary>The description of the API (OpenAPI 3.1), made from its table and from the published schemas.</summary>
internal static partial class OpenApiDocument
{
    const string Schema = "#/components/schemas/";

    static readonly JsonWriterOptions Readable = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    static readonly Lazy<ApiReply> Document = new(() => new ApiReply(200, "application/json", Bytes(Make())));

    /// <summary>Serves it.</summary>
    public static ValueTask<ApiReply> Serve(ApiCall call) => new(Document.Value);

    static JsonObject Make()
    {
        var paths = new JsonObject();
        foreach (var group in ApiTable.All.GroupBy(e => e.Path))
        {
            var path = new JsonObject();
            foreach (var endpoint in group)
                path[endpoint.Method.ToLowerInvariant()] = OperationOf(endpoint);
            paths[group.Key] = path;
        }
        return new JsonObject
        {
            ["openapi"] = "3.1.1",
            ["info"] = new JsonObject
            {
                ["title"] = "Servanda",
                ["summary"] = "Where agreements stand, why, and what was said of them.",
                ["version"] = Reading.Engine,
                ["license"] = new JsonObject { ["name"] = "Apache-2.0", ["identifier"] = "Apache-2.0" },
            },
            ["servers"] = new JsonArray(new JsonObject { ["url"] = ApiEndpoints.Root }),
            ["paths"] = paths,
            ["components"] = new JsonObject { ["schemas"] = Schemas() },
        };
    }

    static JsonObject OperationOf(ApiEndpoint endpoint)
    {
        var parameters = new JsonArray();
        foreach (Match name in NameInPath().Matches(endpoint.Path))
            parameters.Add(
                Parameter(
                    "path",
                    new ApiWord(name.Groups[1].Value, MeaningOf(name.Groups[1].Value)) { IsRequired = true }
                )
            );
        foreach (var word in endpoint.Words)
            parameters.Add(Parameter("query", word));
        foreach (var header in endpoint.Headers)
            parameters.Add(Parameter("header", header));
        if (endpoint.IsQuestion)
            parameters.Add(
                Parameter(
                    "header",
                    new ApiWord("If-None-Match", "An ETag that was sent: 304 where nothing is otherwise.")
                )
            );
        var operation = new JsonObject
        {
            ["operationId"] = endpoint.Id,
            ["summary"] = endpoint.Summary,
            ["parameters"] = parameters,
        };
        if (endpoint.Takes is { } takes)
            operation["requestBody"] = new JsonObject
            {
                ["required"] = true,
                ["content"] = new JsonObject { ["application/json"] = Content(takes) },
            };
        operation["responses"] = ResponsesOf(endpoint);
        return operation;
    }

    static JsonObject ResponsesOf(ApiEndpoint endpoint)
    {
        var responses = new JsonObject();
        foreach (var answer in endpoint.Answers)
        {
            var response = new JsonObject
            {
                ["description"] = answer.Meaning,
                ["content"] = new JsonObject { [answer.MediaType] = Content(answer.Schema) },
            };
            if (endpoint.IsQuestion)
                response["headers"] = Headers("ETag", "Another for every other dossier and question.");
            if (answer.Status == StatusCodes.Status201Created)
                response["headers"] = Headers("Location", "The address of the entry.");
            responses[Code(answer.Status)] = response;
        }
        if (endpoint.IsQuestion)
            responses["304"] = new JsonObject { ["description"] = "Nothing is otherwise." };
        foreach (var status in endpoint.Problems)
            responses[Code(status)] = Problem(
                Enum.GetValues<ProblemKind>().Where(k => ApiProblem.StatusOf(k) == status).Select(ApiProblem.TitleOf)
            );
        responses["default"] = Problem(["Another problem: the ledger cannot be read or written, or a fault."]);
        return responses;
    }

    static JsonObject Problem(IEnumerable<string> titles) =>
        new()
        {
            ["description"] = string.Join(" Or: ", titles),
            ["content"] = new JsonObject { [ApiProblem.MediaType] = Content("problem") },
        };

    static JsonObject Headers(string name, string meaning) =>
        new()
        {
            [name] = new JsonObject
            {
                ["description"] = meaning,
                ["schema"] = new JsonObject { ["type"] = "string" },
            },
        };

    static JsonObject Parameter(string place, ApiWord word)
    {
        var schema = new JsonObject { ["type"] = word.Type };
        if (word.Type == "string" && !word.OneOf.IsEmpty)
            schema["enum"] = new JsonArray([.. word.OneOf.Select(w => (JsonNode)w)]);
        if (word.IsMany)
            schema = new JsonObject { ["type"] = "array", ["items"] = schema };
        return new JsonObject
        {
            ["name"] = word.Name,
            ["in"] = place,
            ["description"] = word.Meaning,
            ["required"] = word.IsRequired,
            ["schema"] = schema,
        };
    }

    static JsonObject Content(string? schema) =>
        new() { ["schema"] = schema is null ? new JsonObject() : new JsonObject { ["$ref"] = Schema + schema } };

    static string MeaningOf(string name) =>
        name switch
        {
            "slug" => "The dossier's name in addresses.",
            "id" => "The entry's identifier.",
            _ => "The name of the commitment, the power or, to be explained, the issue.",
        };

    /// <summary>
    /// The published schemas, side by side: what a schema defines for itself stands beside it, since the same word means the
    /// same in all of them.
    /// </summary>
    static JsonObject Schemas()
    {
        var all = new JsonObject();
        var told = ApiTable.All.SelectMany(e => e.Answers).Select(a => a.Schema).ToHashSet();
        foreach (var name in Exchange.Json.Schemas.Names().Where(n => told.Contains(n + "Answer")))
            Take(name + "Answer", Exchange.Json.Schemas.Find(name)!);
        foreach (var name in Exchange.Json.Schemas.ApiNames())
            Take(name, Exchange.Json.Schemas.FindApi(name)!);
        return all;

        void Take(string name, string text)
        {
            // A schema of the API refers to a part of a command's schema by its file.
            var moved = PartOfFile()
                .Replace(text.Replace("\"#/$defs/", $"\"{Schema}", StringComparison.Ordinal), $"\"{Schema}");
            var schema = JsonNode.Parse(moved)!.AsObject();
            var parts = schema["$defs"]?.AsObject() ?? [];
            schema.Remove("$defs");
            schema.Remove("$schema");
            all[name] = schema;
            foreach (var (part, meaning) in parts)
                all.TryAdd(part, meaning!.DeepClone());
        }
    }

    static byte[] Bytes(JsonObject document)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Readable))
            document.WriteTo(writer);
        stream.WriteByte((byte)'\n');
        return stream.ToArray();
    }

    static string Code(int status) => status.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex NameInPath();

    [GeneratedRegex("\"(?:\\.\\./)?[a-z]+\\.schema\\.json#/\\$defs/")]
    private static partial Regex PartOfFile();
}
