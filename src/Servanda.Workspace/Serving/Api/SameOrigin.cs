using Microsoft.AspNetCore.Http;

namespace Servanda.Workspace.Serving.Api;

/// <summary>
/// What is sent to change something comes from a page of this workspace, or from a program; never from a page of another
/// site that a user happens to have open. JSON alone makes browsers ask first, and there is nobody here to say yes.
/// </summary>
internal static class SameOrigin
{
    /// <summary>Refuses a request that another site made, or that is not JSON.</summary>
    /// <exception cref="ApiProblem">It is refused.</exception>
    public static void Demand(HttpRequest request)
    {
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        var origin = request.Headers.Origin.ToString();
        if (
            site is not ("" or "same-origin" or "none")
            || (
                origin.Length > 0
                && !origin.Equals($"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase)
            )
        )
            throw new ApiProblem(ProblemKind.OtherSite, "Send it from this workspace, or from a program.");
        if (
            !System.Net.Http.Headers.MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            || !"application/json".Equals(type.MediaType, StringComparison.OrdinalIgnoreCase)
        )
            throw new ApiProblem(ProblemKind.MediaType, "The header Content-Type must say application/json.");
    }
}
