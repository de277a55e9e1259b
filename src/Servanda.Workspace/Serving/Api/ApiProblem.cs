using Microsoft.AspNetCore.Http;
using Servanda.Exchange.Json;

namespace Servanda.Workspace.Serving.Api;

/// <summary>The kinds of problems that the API tells, each with a name that stays.</summary>
internal enum ProblemKind
{
    /// <summary>The question or a word of it cannot be understood.</summary>
    Question,

    /// <summary>What was sent cannot be read.</summary>
    Request,

    /// <summary>There is no such dossier, address or name.</summary>
    NotFound,

    /// <summary>The method does not belong to the address.</summary>
    Method,

    /// <summary>Who asks may not.</summary>
    NotAllowed,

    /// <summary>The request comes from another site.</summary>
    OtherSite,

    /// <summary>It contradicts what the record holds.</summary>
    Conflict,

    /// <summary>It is too large.</summary>
    TooLarge,

    /// <summary>It is not sent as JSON.</summary>
    MediaType,

    /// <summary>It is no sound entry.</summary>
    NotSound,

    /// <summary>The ledger or a file cannot be read or written.</summary>
    Ledger,

    /// <summary>A fault of the workspace.</summary>
    Fault,
}

/// <summary>A request that is refused.</summary>
internal sealed class ApiProblem(ProblemKind kind, string detail) : Exception(detail)
{
    /// <summary>The media type of problems.</summary>
    public const string MediaType = "application/problem+json";

    /// <summary>What is wrong with the text that was sent.</summary>
    public IReadOnlyList<DiagnosticJson>? Diagnostics { get; init; }

    /// <summary>The entry that is in the way.</summary>
    public string? Entry { get; init; }

    /// <summary>The status code of a kind.</summary>
    public static int StatusOf(ProblemKind kind) => Told(kind).Status;

    /// <summary>The title of a kind.</summary>
    public static string TitleOf(ProblemKind kind) => Told(kind).Title;

    /// <summary>As it is told.</summary>
    public ApiReply ToReply()
    {
        var (status, name, title) = Told(kind);
        return ApiReply.Json(
            new ProblemJson($"urn:servanda:problem:{name}", title, status, Message, Entry, Diagnostics),
            f => f.ProblemJson,
            status,
            MediaType
        );
    }

    static (int Status, string Name, string Title) Told(ProblemKind kind) =>
        kind switch
        {
            ProblemKind.Question => (400, "question", "The question cannot be answered as it is put."),
            ProblemKind.Request => (400, "request", "What was sent cannot be read."),
            ProblemKind.NotAllowed => (403, "not-allowed", "You may not do that."),
            ProblemKind.OtherSite => (403, "other-site", "Requests from other sites are refused."),
            ProblemKind.NotFound => (404, "not-found", "There is nothing of that name."),
            ProblemKind.Method => (405, "method", "That cannot be done at this address."),
            ProblemKind.Conflict => (409, "conflict", "The record holds something else already."),
            ProblemKind.TooLarge => (413, "too-large", "That is too large."),
            ProblemKind.MediaType => (415, "media-type", "It must be sent as JSON."),
            ProblemKind.NotSound => (422, "not-sound", "This is no entry that can be entered."),
            ProblemKind.Ledger => (503, "ledger", "The dossier cannot be read or written."),
            _ => (StatusCodes.Status500InternalServerError, "fault", "This is a fault of the workspace itself."),
        };
}
