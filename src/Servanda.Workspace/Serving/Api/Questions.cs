using NodaTime;
using Servanda.Assessment;
using Servanda.Checks;
using Servanda.Checks.Order;
using Servanda.Exchange.Asking;
using Servanda.Exchange.Json;
using Servanda.Foresight;
using Servanda.Model;
using Servanda.Reporting;

namespace Servanda.Workspace.Serving.Api;

/// <summary>The questions that the command answers too, with the same words and the same JSON.</summary>
internal static class Questions
{
    public static ValueTask<ApiReply> Status(ApiCall call)
    {
        var asked = call.Asked;
        var selected = Selected.Of(
            asked,
            call.AllSaid("commitment"),
            call.Flag("members"),
            call.Reading.Assess(asked.Question)
        );
        var json = StatusJson.Of(asked, selected) with { Receipt = ReceiptJson.Of(ReceiptOf(call, asked)) };
        return Reply(ApiReply.Json(json, (JsonForms f) => f.StatusJson));
    }

    public static ValueTask<ApiReply> Explain(ApiCall call)
    {
        var asked = call.Asked;
        var explained = Explained.Of(asked, call.Part("name"), MemberOf(call));
        var json = ExplainJson.Of(asked, explained) with { Receipt = ReceiptJson.Of(ReceiptOf(call, asked)) };
        return Reply(ApiReply.Json(json, (JsonForms f) => f.ExplainJson));
    }

    public static ValueTask<ApiReply> History(ApiCall call)
    {
        var asked = call.Asked;
        var told = Told.Of(asked, call.Part("name"), MemberOf(call), call.Said("by") ?? Told.Axes[0]);
        return Reply(ApiReply.Json(HistoryJson.Of(asked, told), (JsonForms f) => f.HistoryJson));
    }

    public static ValueTask<ApiReply> Changes(ApiCall call)
    {
        var asked = call.Asked;
        var byKnown = call.Said("axis") == "known";
        if (call.Said(byKnown ? "known" : "as-of") is not null)
            throw new UsageError(
                byKnown
                    ? "With axis=known the two dates known are from and to: leave out known."
                    : "The two dates as of are from and to: leave out as-of, or ask with axis=known."
            );
        var before = At(call.EndOf("from")!.Value);
        var after = At(call.EndOf("to")!.Value);
        var json = ChangesJson.Of(asked.Dossier, before, after, call.Reading.Changes(before, after));
        return Reply(ApiReply.Json(json, (JsonForms f) => f.ChangesJson));

        Question At(Instant moment) =>
            byKnown ? asked.Question with { KnownAt = moment } : asked.Question with { AsOf = moment };
    }

    public static ValueTask<ApiReply> Due(ApiCall call)
    {
        var asked = call.Asked;
        var list = DueList.Of(asked, DaySpan.Parse(call.Said("within") ?? "30d", "within"));
        return Reply(ApiReply.Json(DueJson.Of(asked, list), (JsonForms f) => f.DueJson));
    }

    public static ValueTask<ApiReply> Waits(ApiCall call)
    {
        var asked = call.Asked;
        return Reply(
            ApiReply.Json(WaitsJson.Of(asked, call.Reading.Waits(asked.Question)), (JsonForms f) => f.WaitsJson)
        );
    }

    public static ValueTask<ApiReply> Issues(ApiCall call)
    {
        var asked = call.Asked;
        var wanted = call.Said("issue");
        if (wanted is not null)
            Lookup.FindIssue(asked.Dossier, wanted);
        var answers = call.Reading.Issues(asked.Question).Where(a => wanted is null || a.Issue.Name == wanted);
        return Reply(ApiReply.Json(IssuesJson.Of(asked, answers), (JsonForms f) => f.IssuesJson));
    }

    public static async ValueTask<ApiReply> Check(ApiCall call)
    {
        var dossier = call.Reading.Dossier;
        var timetable = call.Said("time-limit") is null
            ? await call.Reading.Timetable.WaitAsync(call.Cancel).ConfigureAwait(false)
            : Checking.TimetableOf(
                dossier,
                call.Number("time-limit", Checking.SecondsToSolve, 1, MostSeconds),
                call.Cancel
            );
        var report = Checking.Of(dossier, timetable, call.Flag("positions"));
        return ApiReply.Json(CheckJson.Of(dossier, report), (JsonForms f) => f.CheckJson);
    }

    public static ValueTask<ApiReply> Coverage(ApiCall call)
    {
        var dossier = call.Reading.Dossier;
        var coverage = Reporting.Coverage.Of(dossier);
        return Reply(ApiReply.Json(CoverageJson.Of(dossier, coverage), (JsonForms f) => f.CoverageJson));
    }

    public static ValueTask<ApiReply> Score(ApiCall call)
    {
        var asked = call.Asked;
        var scale = ReportingScale.All.First(s => s.Name == (call.Said("scale") ?? "pam"));
        var sheet = ScoreSheet.Of(scale, call.Reading.Assess(asked.Question).Answers);
        return Reply(ApiReply.Json(ScoreJson.Of(asked.Dossier, asked.Question, sheet), (JsonForms f) => f.ScoreJson));
    }

    public static ValueTask<ApiReply> Timetable(ApiCall call)
    {
        var dossier = call.Reading.Dossier;
        var seconds = call.Number("time-limit", MostSeconds, 1, MostSeconds);
        var limits = TimetableLimits.Usual with { Time = TimeSpan.FromSeconds(seconds) };
        var result = Foresight.Timetable.Check(dossier, limits, call.Cancel);
        return Reply(ApiReply.Json(TimetableJson.Of(dossier, result), (JsonForms f) => f.TimetableJson));
    }

    public static ValueTask<ApiReply> Residual(ApiCall call)
    {
        var asked = call.Asked;
        var remaining = Remaining.Of(asked, Receipt.Of(asked.Path, asked.Dossier, asked.Question, Reading.Engine));
        return Reply(ApiReply.Json(ResidualJson.Of(asked, remaining), (JsonForms f) => f.ResidualJson));
    }

    public static ValueTask<ApiReply> Cascade(ApiCall call)
    {
        var dossier = call.Reading.Dossier;
        var agreement = new CheckedAgreement(dossier);
        var json = call.Said("goal") is { } goal
            ? CascadeJson.Of(dossier, Defeats.Of(agreement, goal, DossierFolder.Open(call.Served.Path).ReadCondition))
            : CascadeJson.Of(dossier, Servanda.Checks.Order.Cascade.All(agreement));
        return Reply(ApiReply.Json(json, (JsonForms f) => f.CascadeJson));
    }

    /// <summary>How many seconds the solver may take at most.</summary>
    public const int MostSeconds = 60;

    static string[]? MemberOf(ApiCall call) => call.Said("member") is { } member ? [member] : null;

    static Receipt? ReceiptOf(ApiCall call, Asked asked) =>
        call.Flag("receipt") ? Receipt.Of(asked.Path, asked.Dossier, asked.Question, Reading.Engine) : null;

    static ValueTask<ApiReply> Reply(ApiReply reply) => ValueTask.FromResult(reply);
}
