using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Servanda.Workspace.Pages;

namespace Servanda.Workspace.Serving;

/// <summary>The pages and their addresses.</summary>
internal static class PageEndpoints
{
    const string VisitCookie = "servanda-visit";
    static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(200);

    /// <summary>Maps them.</summary>
    public static void MapPages(this WebApplication app)
    {
        app.MapGet("/", Choose);
        app.MapGet("/{slug}", PageRequest.Answer(Overview));
        app.MapGet("/{slug}/commitments", PageRequest.Answer(Commitments));
        app.MapGet("/{slug}/commitments.csv", PageRequest.Answer(CommitmentsCsv));
        app.MapGet("/{slug}/commitments/{name}", PageRequest.Answer(Commitment));
        app.MapGet("/{slug}/agreement", PageRequest.Answer(Agreement));
        app.MapGet(
            "/{slug}/waits",
            Plain<WaitsPage>("Who waits for whom", "waits", p => WaitsView.Of(p.Reading, p.Look))
        );
        app.MapGet("/{slug}/issues", Plain<Agenda>("The agenda", "issues", p => AgendaView.Of(p.Reading, p.Look)));
        app.MapGet("/{slug}/issues/{name}", PageRequest.Answer(Issue));
        app.MapGet("/{slug}/findings", PageRequest.Answer(Findings));
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
            : new HtmlReply<Choice>(new() { ["Dossiers"] = all.ConvertAll(d => d.Slug) }, StatusCodes.Status200OK);
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

    static ValueTask<IResult> Agreement(PageRequest page)
    {
        var (number, at) = (page.Said("page"), page.Said("at"));
        return ValueTask.FromResult(
            page.Show<Agreement>(
                "The agreement",
                "agreement",
                AgreementView.Of(page.Reading, page.Look, Paged.NumberOf(number), at),
                [("page", number), ("at", at)]
            )
        );
    }

    static ValueTask<IResult> Issue(PageRequest page)
    {
        var name = page.Part("name");
        return ValueTask.FromResult(
            IssueView.Of(page.Reading, page.Look, name) is { } view
                ? page.Show<IssuePage>(view.Answer.Issue.Title ?? name, $"issues/{Uri.EscapeDataString(name)}", view)
                : page.NotFound($"There is no issue {name} in this dossier.")
        );
    }

    /// <summary>What the solver finds is waited for only as long as nobody notices; a page without it says so.</summary>
    static async ValueTask<IResult> Findings(PageRequest page)
    {
        await Task.WhenAny(page.Reading.Timetable, Task.Delay(LongestPause, page.Context.RequestAborted))
            .ConfigureAwait(false);
        var (rule, number) = (page.Said("rule"), page.Said("page"));
        return page.Show<Findings>(
            "Findings",
            "findings",
            FindingsView.Of(page.Reading, page.Look, rule, Paged.NumberOf(number)),
            [("rule", rule), ("page", number)]
        );
    }

    static ValueTask<IResult> Due(PageRequest page)
    {
        var (month, day, number) = (page.Said("month"), page.Said("day"), page.Said("page"));
        return ValueTask.FromResult(
            page.Show<DuePage>(
                "What is due",
                "due",
                DueView.Of(page.Reading, page.Look, month, day, Paged.NumberOf(number)),
                [("month", month), ("day", day), ("page", number)]
            )
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
