using System.Text;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;
using Servanda.Exchange.Json;

namespace Servanda.Workspace.Serving.Api;

/// <summary>What an endpoint answers.</summary>
/// <param name="Status">The status code.</param>
/// <param name="MediaType">The media type of the content.</param>
/// <param name="Content">The content.</param>
internal sealed record ApiReply(int Status, string MediaType, ReadOnlyMemory<byte> Content)
{
    const string JsonType = "application/json";

    /// <summary>That the endpoint wrote its answer itself, as it went on.</summary>
    public static ApiReply Written { get; } = new(0, "", default);

    /// <summary>Where what was made is.</summary>
    public string? Location { get; init; }

    /// <summary>An answer that the command prints too: the same bytes.</summary>
    public static ApiReply Json<T>(T value, Func<JsonForms, JsonTypeInfo<T>> form) =>
        new(
            StatusCodes.Status200OK,
            JsonType,
            (byte[])[.. JsonForms.Bytes(value, form(JsonForms.Default)).Span, (byte)'\n']
        );

    /// <summary>An answer of the API alone.</summary>
    public static ApiReply Json<T>(
        T value,
        Func<ApiForms, JsonTypeInfo<T>> form,
        int status = StatusCodes.Status200OK,
        string mediaType = JsonType
    ) => new(status, mediaType, (byte[])[.. JsonForms.Bytes(value, form(ApiForms.Default)).Span, (byte)'\n']);

    /// <summary>A text.</summary>
    public static ApiReply Text(string text, string mediaType = "text/plain; charset=utf-8") =>
        new(StatusCodes.Status200OK, mediaType, Encoding.UTF8.GetBytes(text));

    /// <summary>Sends it.</summary>
    public async Task Send(HttpContext context)
    {
        if (ReferenceEquals(this, Written))
            return;
        context.Response.StatusCode = Status;
        if (Location is not null)
            context.Response.Headers.Location = Location;
        if (Status == StatusCodes.Status304NotModified)
            return;
        context.Response.ContentType = MediaType;
        context.Response.ContentLength = Content.Length;
        await context.Response.Body.WriteAsync(Content, context.RequestAborted).ConfigureAwait(false);
    }
}
