using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Servanda.Workspace.Serving;

/// <summary>Answers with a component as a page of HTML: whole, and sound whatever the dossier holds.</summary>
/// <typeparam name="TComponent">The component.</typeparam>
/// <param name="parameters">What it shows.</param>
/// <param name="status">The status code.</param>
internal sealed class HtmlReply<TComponent>(Dictionary<string, object?> parameters, int status) : IResult
    where TComponent : IComponent
{
    /// <inheritdoc/>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        ArgumentNullException.ThrowIfNull(httpContext);
        var services = httpContext.RequestServices;
        var renderer = new HtmlRenderer(services, (ILoggerFactory)services.GetService(typeof(ILoggerFactory))!);
        await using (renderer.ConfigureAwait(false))
        {
            var html = await renderer
                .Dispatcher.InvokeAsync(async () =>
                    (
                        await renderer
                            .RenderComponentAsync<TComponent>(ParameterView.FromDictionary(parameters))
                            .ConfigureAwait(true)
                    ).ToHtmlString()
                )
                .ConfigureAwait(false);
            httpContext.Response.StatusCode = status;
            httpContext.Response.ContentType = "text/html; charset=utf-8";
            await httpContext.Response.WriteAsync(SoundHtml.Of(html), httpContext.RequestAborted).ConfigureAwait(false);
        }
    }
}
