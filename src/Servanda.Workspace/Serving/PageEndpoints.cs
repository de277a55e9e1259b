using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
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
        app.MapGet("/{slug}/commitments", PageRequest.Answer(Commitments));
        app.MapGet("/{slug}/commitments.csv", PageRequest.Answer(CommitmentsCsv));
        app.MapGet("/{slug}/commitments/{name}", PageRequest.Answer(Commitment));
        app.MapGet(
            "/{slug}/agreement",
            Plain<Agreement>("The agreement", "agreement", p => AgreementView.Of(p.Reading, p.Look))
        );
        app.MapGet(
            "/{slug}/waits",
            Plain<WaitsPage>("Who waits for whom", "waits", p => WaitsView.Of(p.Reading, p.Look))
        );
        app.MapGet(
            "/{slug}/findings",
            Plain<Findings>("Findings", "findings", p => FindingsView.Of(p.Reading, p.Look))
        );
        app.MapGet("/{slug}/due", PageRequest.Answer(Due));
        app.MapGet("/{slug}/search", PageRequest.Answer(Search));
        app.MapGet("/{slug}/help", Plain<Help>("What the words mean", "help", p => new HelpView(p.Look)));
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
        var cookie = $"{VisitCookie}-{page.Look.Slug}";
        var visits = Visits.Of(page.Context.Request.Cookies[cookie]).On(page.Look.Today);
        if (!page.Look.IsPast)
            page.Context.Response.Cookies.Append(
                cookie,
                visits.ToString(),
                new CookieOptions
                {
                    HttpOnly = true,
                    SameSite = SameSiteMode.Strict,
                    MaxAge = TimeSpan.FromDays(400),
                    Path = "/" + page.Look.Slug,
                }
            );
        return ValueTask.FromResult(
            page.Show<Overview>("Overview", "", OverviewView.Of(page.Reading, page.Look, visits.Before))
        );
    }

    static Delegate Plain<TPage>(string title, string here, Func<PageRequest, object> view)
        where TPage : IComponent =>
        PageRequest.Answer(page => ValueTask.FromResult(page.Show<TPage>(title, here, view(page))));

    static ValueTask<IResult> Commitments(PageRequest page)
    {
        var view = CommitmentsView.Of(page.Reading, page.Look, FilterOf(page));
        return ValueTask.FromResult(page.Show<Commitments>("Commitments", "commitments", view, view.Filter.Said));
    }

    static CommitmentFilter FilterOf(PageRequest page) =>
        CommitmentFilter.Of(page.Said, page.Context.Request.Query["column"].OfType<string>());

    static ValueTask<IResult> CommitmentsCsv(PageRequest page)
    {
        var filter = FilterOf(page);
        var standings = page.Reading.Assess(page.Look.Question);
        using var text = new StringWriter { NewLine = "\n" };
        StatusCsv.Write(
            text,
            page.Reading.Dossier,
            filter
                .Sorted(standings.Answers.Where(a => filter.Takes(a, page.Reading.Dossier)))
                .SelectMany(a =>
                    page.Said("members") == "true" ? page.Reading.Assessor.EachMember(page.Look.Question, a) : [a]
                ),
            filter.IsEmpty ? standings.Powers : []
        );
        return ValueTask.FromResult(
            Results.File(
                System.Text.Encoding.UTF8.GetBytes(text.ToString()),
                "text/csv; charset=utf-8",
                $"{page.Look.Slug}-{QuestionWords.Iso(page.Look.AsOfDay)}-known-{QuestionWords.Iso(page.Look.KnownDay)}.csv"
            )
        );
    }

    static ValueTask<IResult> Commitment(PageRequest page)
    {
        var name = page.Part("name");
        var dossier = page.Reading.Dossier;
        if (dossier.Commitments.TryGetValue(name, out var commitment) && AnswerWords.WhyNoStatus(commitment) is { } why)
            return ValueTask.FromResult(page.NotFound($"{name} has no formal reading, so it has no status: {why}"));
        if (page.Reading.Assess(page.Look.Question).For(name) is null)
            return ValueTask.FromResult(page.NotFound($"There is no commitment and no power {name} in this dossier."));
        var (member, by) = (page.Said("member"), page.Said("by"));
        var view = CommitmentView.Of(page.Reading, page.Look, name, member, by == "known");
        return ValueTask.FromResult(
            view is null
                ? page.NotFound($"{name} has no instance {member}.")
                : page.Show<CommitmentPage>(
                    view.Answer.Commitment.Title ?? name,
                    $"commitments/{Uri.EscapeDataString(name)}",
                    view,
                    [("member", member), ("by", by)]
                )
        );
    }

    static ValueTask<IResult> Due(PageRequest page)
    {
        var month = page.Said("month");
        return ValueTask.FromResult(
            page.Show<DuePage>("What is due", "due", DueView.Of(page.Reading, page.Look, month), [("month", month)])
        );
    }

    static ValueTask<IResult> Search(PageRequest page)
    {
        var words = page.Said("q") ?? "";
        return ValueTask.FromResult(
            page.Show<SearchPage>("Search", "search", SearchView.Of(page.Reading, page.Look, words), [("q", words)])
        );
    }
}
