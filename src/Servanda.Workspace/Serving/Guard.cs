using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Servanda.Workspace.Serving;

/// <summary>What every answer carries and every request has to satisfy, before any page is asked.</summary>
internal static class Guard
{
    // No inline script or style, nothing from elsewhere, no frame around the page.
    const string ContentPolicy =
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; "
        + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /// <summary>Adds the headers, and turns away requests that a name of elsewhere led here (DNS rebinding).</summary>
    public static void UseGuard(this WebApplication app) =>
        app.Use(
            (context, next) =>
            {
                var headers = context.Response.Headers;
                headers.ContentSecurityPolicy = ContentPolicy;
                headers.XContentTypeOptions = "nosniff";
                headers["Referrer-Policy"] = "same-origin";
                headers["Cross-Origin-Opener-Policy"] = "same-origin";
                headers["Cross-Origin-Resource-Policy"] = "same-origin";
                if (headers.CacheControl == StringValues.Empty)
                    headers.CacheControl = "private, no-cache";
                if (IsOfThisMachine(context.Request.Host.Host))
                    return next(context);
                context.Response.StatusCode = StatusCodes.Status421MisdirectedRequest;
                context.Response.ContentType = "text/plain; charset=utf-8";
                return context.Response.WriteAsync(
                    "This workspace answers under the names of this machine only: localhost or 127.0.0.1.\n"
                );
            }
        );

    static bool IsOfThisMachine(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (
            System.Net.IPAddress.TryParse(host.Trim('[', ']'), out var address)
            && System.Net.IPAddress.IsLoopback(address)
        );
}
