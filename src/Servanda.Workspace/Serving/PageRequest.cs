using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Servanda.Workspace.Pages;

namespace Servanda.Workspace.Serving;

/// <summary>A request for a page of a dossier: the dossier as it is now, and how it is looked at.</summary>
internal sealed record PageRequest(HttpContext Context, ServedDossier Served, Reading Reading, Look Look, Viewer Viewer)
{
    /// <summary>What stands in the address, by name; null where nothing does.</summary>
    public string? Said(string name) => Context.Request.Query[name] is [{ Length: > 0 } first, ..] ? first : null;

    /// <summary>What stands in the path, by name.</summary>
    public string Part(string name) => Context.Request.RouteValues[name] as string ?? "";

    /// <summary>Whether who asks may enter here.</summary>
    public bool CanEnter => ((Access)Context.RequestServices.GetService(typeof(Access))!).MayEnter(Viewer, Served);

    /// <summary>Shows a page.</summary>
    /// <typeparam name="TPage">The page, which takes a view.</typeparam>
    /// <param name="title">What it shows.</param>
    /// <param name="here">Its address within the dossier.</param>
    /// <param name="view">What it shows, as data.</param>
    /// <param name="kept">What else its address says, and keeps when the dates change.</param>
    /// <param name="status">The status code.</param>
    public IResult Show<TPage>(
        string title,
        string here,
        object view,
        IReadOnlyList<(string Name, string? Value)>? kept = null,
        int status = StatusCodes.Status200OK
    )
        where TPage : IComponent
    {
        var frame = new Frame(title, here, Look, Reading) { Kept = kept ?? [], CanEnter = CanEnter };
        RenderFragment body = builder =>
        {
            builder.OpenComponent<TPage>(0);
            builder.AddComponentParameter(1, "View", view);
            builder.CloseComponent();
        };
        return new HtmlReply<Shell>(new() { ["Frame"] = frame, ["Body"] = body }, status);
    }

    /// <summary>Says that something is not there.</summary>
    public IResult NotFound(string sentence) =>
        Show<Missing>("Not found", "", sentence, status: StatusCodes.Status404NotFound);

    /// <summary>Answers a request for a page of the dossier that the address names.</summary>
    public static Delegate Answer(Func<PageRequest, ValueTask<IResult>> answer) =>
        async (HttpContext context, string slug, DossierShelf shelf, Access access, WorkspaceOptions options) =>
        {
            var viewer = access.ViewerOf(context);
            if (access.VisibleTo(viewer, shelf).FirstOrDefault(d => d.Slug == slug) is not { } served)
                return Results.Text("There is no such dossier here.\n", statusCode: StatusCodes.Status404NotFound);
            var reading = await served.Read(context.RequestAborted).ConfigureAwait(false);
            var zone = reading.Dossier.Zone;
            var look = Look.Of(
                slug,
                name => context.Request.Query[name] is [{ } first, ..] ? first : null,
                Days.Today(options.Clock, zone),
                zone
            );
            return await answer(new PageRequest(context, served, reading, look, viewer)).ConfigureAwait(false);
        };
}
