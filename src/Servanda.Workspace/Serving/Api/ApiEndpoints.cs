using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;
using Servanda.Exchange.Asking;
using Servanda.Storage;

namespace Servanda.Workspace.Serving.Api;

/// <summary>The HTTP API: what the command prints as JSON, entries in and out, and changes as they come.</summary>
internal static class ApiEndpoints
{
    /// <summary>Before what all its addresses begin with.</summary>
    public const string Root = "/api/v1";

    /// <summary>Maps every endpoint of the table.</summary>
    public static void MapApi(this WebApplication app)
    {
        foreach (var endpoint in ApiTable.All)
            app.MapMethods(Root + endpoint.Path, MethodsOf(endpoint), context => Answer(context, endpoint));
        app.Map("/api/{**rest}", context => NoSuchAddress(context).ToReply().Send(context));
    }

    static string[] MethodsOf(ApiEndpoint endpoint) =>
        endpoint.Method == HttpMethods.Get ? [HttpMethods.Get, HttpMethods.Head] : [endpoint.Method];

    static async Task Answer(HttpContext context, ApiEndpoint endpoint)
    {
        try
        {
            var reply = await Reply(context, endpoint).ConfigureAwait(false);
            await reply.Send(context).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // Whoever asked has gone.
        }
        catch (Exception fault) when (!context.Response.HasStarted)
        {
            await ProblemOf(fault).ToReply().Send(context).ConfigureAwait(false);
        }
    }

    static async Task<ApiReply> Reply(HttpContext context, ApiEndpoint endpoint)
    {
        if (endpoint.Method != HttpMethods.Get)
            SameOrigin.Demand(context.Request);
        var services = context.RequestServices;
        var access = (Access)services.GetService(typeof(Access))!;
        var options = (WorkspaceOptions)services.GetService(typeof(WorkspaceOptions))!;
        var call = new ApiCall(context, endpoint, access.ViewerOf(context), options.Clock);
        await call.Understand().ConfigureAwait(false);
        if (endpoint.IsQuestion)
        {
            var etag = call.ETag;
            context.Response.Headers.ETag = etag;
            if (context.Request.Headers.IfNoneMatch.Any(v => Matches(v, etag)))
                return new ApiReply(StatusCodes.Status304NotModified, "", default);
        }
        return await endpoint.Answer(call).ConfigureAwait(false);
    }

    // Compared weakly, as RFC 9110, 13.1.2 wants it for If-None-Match.
    static bool Matches(string? header, string etag) =>
        (header ?? "")
            .Split(',', StringSplitOptions.TrimEntries)
            .Any(t => t == "*" || t == etag || (t.StartsWith("W/", StringComparison.Ordinal) && t[2..] == etag));

    static ApiProblem ProblemOf(Exception fault) =>
        fault switch
        {
            ApiProblem problem => problem,
            NoSuchName => new ApiProblem(ProblemKind.NotFound, fault.Message),
            UsageError => new ApiProblem(ProblemKind.Question, fault.Message),
            LedgerException ledger => new ApiProblem(ProblemKind.Ledger, $"{ledger.Message} {ledger.Mend}"),
            BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } => new ApiProblem(
                ProblemKind.TooLarge,
                "An entry is at most a megabyte."
            ),
            BadHttpRequestException => new ApiProblem(ProblemKind.Request, "The request cannot be read."),
            IOException or UnauthorizedAccessException => new ApiProblem(
                ProblemKind.Ledger,
                "A file of the dossier cannot be read. Nothing was lost."
            ),
            _ => new ApiProblem(ProblemKind.Fault, "It is not of the dossier. Nothing was lost."),
        };

    static ApiProblem NoSuchAddress(HttpContext context)
    {
        var path = context.Request.Path;
        var allowed = ApiTable
            .All.Where(e =>
                new TemplateMatcher(TemplateParser.Parse((Root + e.Path).TrimStart('/')), []).TryMatch(path, [])
            )
            .SelectMany(MethodsOf)
            .Distinct(StringComparer.Ordinal)
            .ToArray();
        if (allowed.Length == 0)
            return new ApiProblem(
                ProblemKind.NotFound,
                $"There is no such address. {Root}/openapi.json lists those that there are."
            );
        context.Response.Headers.Allow = allowed;
        return new ApiProblem(ProblemKind.Method, $"It takes {string.Join(", ", allowed)}.");
    }
}
