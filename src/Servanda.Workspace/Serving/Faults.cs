using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Servanda.Storage;

namespace Servanda.Workspace.Serving;

/// <summary>What is told where an answer cannot be given: a sentence, never a trace.</summary>
internal static class Faults
{
    /// <summary>Catches what no page caught.</summary>
    public static void UseFaults(this WebApplication app) =>
        app.Use(
            async (context, next) =>
            {
                try
                {
                    await next(context).ConfigureAwait(false);
                }
                catch (LedgerException fault) when (!context.Response.HasStarted)
                {
                    await Tell(context, StatusCodes.Status503ServiceUnavailable, $"{fault.Message} {fault.Mend}")
                        .ConfigureAwait(false);
                }
                catch (BadHttpRequestException fault) when (!context.Response.HasStarted)
                {
                    await Tell(context, fault.StatusCode, "The request cannot be read.").ConfigureAwait(false);
                }
                catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
                {
                    // Whoever asked has gone.
                }
                catch (Exception) when (!context.Response.HasStarted)
                {
                    await Tell(
                            context,
                            StatusCodes.Status500InternalServerError,
                            "This is a fault of the workspace itself, not of the dossier. Nothing was lost."
                        )
                        .ConfigureAwait(false);
                }
            }
        );

    static Task Tell(HttpContext context, int status, string sentence)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(sentence + "\n");
    }
}
