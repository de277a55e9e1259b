using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using NodaTime.Text;
using Servanda.Workspace.Pages;

namespace Servanda.Workspace.Serving;

/// <summary>The pages and their addresses.</summary>
internal static class PageEndpoints
{
    const string VisitCookie = "servanda-visit";

    /// <summary>Maps them.</summary>
    public static void MapPages(this WebApplication app)
    {
        app.MapGet("/", Choose);
        app.MapGet("/{slug}", PageRequest.Answer(Overview));
        app.MapGet(
            "/{slug}/{**rest}",
            PageRequest.Answer(page => ValueTask.FromResult(page.NotFound("There is no such page.")))
        );
    }

    static IResult Choose(HttpContext context, DossierShelf shelf, Access access)
    {
        var all = access.VisibleTo(access.ViewerOf(context), shelf).ToList();
        return all is [var only]
            ? Results.Redirect("/" + only.Slug)
            : new RazorComponentResult<Choice>(new { Dossiers = all.ConvertAll(d => d.Slug) });
    }

    static ValueTask<IResult> Overview(PageRequest page)
    {
        var visit = page.Context.Request.Cookies[VisitCookie + "-" + page.Look.Slug];
        var last =
            visit is not null && LocalDatePattern.Iso.Parse(visit) is { Success: true, Value: var day }
                ? day
                : (NodaTime.LocalDate?)null;
        if (!page.Look.IsPast)
            page.Context.Response.Cookies.Append(
                VisitCookie + "-" + page.Look.Slug,
                QuestionWords.Iso(page.Look.Today),
                new CookieOptions
                {
                    HttpOnly = true,
                    SameSite = SameSiteMode.Strict,
                    MaxAge = TimeSpan.FromDays(400),
                    Path = "/" + page.Look.Slug,
                }
            );
        return ValueTask.FromResult(
            page.Show<Overview>("Overview", "", OverviewView.Of(page.Reading, page.Look, last))
        );
    }
}
