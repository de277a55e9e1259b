using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using Servanda.Exchange.Asking;
using Servanda.Exchange.Json;
using Servanda.Model;
using Servanda.Reporting;

namespace Servanda.Workspace.Serving.Api;

/// <summary>All endpoints of the HTTP API: from this table they are mapped and described.</summary>
internal static class ApiTable
{
    const string Dossier = "/dossiers/{slug}";

    static readonly ImmutableArray<string> YesNo = ["true", "false"];

    static readonly ImmutableArray<ApiWord> Time =
    [
        new("as-of", "The state of affairs at the end of this date; today unless said. Dates are EDTF."),
        new("known", "Nothing said later than this date counts; today unless said."),
        new("entered", "Nothing entered in the ledger later than this date counts."),
        new("standard", "The standard of proof; uncontested unless said.")
        {
            OneOf = [.. Enum.GetValues<Standard>().Select(Words.Of)],
        },
    ];

    static readonly ApiWord Receipt = new("receipt", "Whether to say what the answer rests on.")
    {
        Type = "boolean",
        OneOf = YesNo,
    };

    static readonly ApiWord Member = new("member", "The member of the roster, by identifier or name, or the instance.");

    static readonly ApiWord Preview = new("preview", "Whether only to say what would come of it; nothing is written.")
    {
        Type = "boolean",
        OneOf = YesNo,
    };

    static readonly ApiWord Key = new(
        "Idempotency-Key",
        "A key of your own for this submission: sent again with the same key, it is one entry."
    );

    static readonly ApiWord Since = new(
        "since",
        "The version up to which one knows; unless said, only what comes from now on is told."
    );

    static readonly ApiWord TimeLimit = new(
        "time-limit",
        $"How many seconds to search at most, from 1 to {Questions.MostSeconds}."
    )
    {
        Type = "integer",
    };

    /// <summary>The endpoints, in the order in which they are described.</summary>
    public static ImmutableArray<ApiEndpoint> All { get; } =
    [
        new(HttpMethods.Get, "/openapi.json", "describe", "This description.", OpenApiDocument.Serve)
        {
            Answers = [new(200, "An OpenAPI 3.1 document.", null)],
        },
        new(HttpMethods.Get, "/dossiers", "listDossiers", "The dossiers that are served.", DossierList.All)
        {
            Answers = [new(200, "The dossiers.", "dossiers")],
        },
        new(HttpMethods.Get, Dossier, "getDossier", "One dossier, and its version now.", DossierList.One)
        {
            Answers = [new(200, "The dossier.", "dossier")],
            Problems = [404],
        },
        Question("status", "Where every commitment stands.", Questions.Status) with
        {
            Words =
            [
                new("commitment", "Only this commitment or power.") { IsMany = true },
                new("members", "Whether each member of a roster is told of.") { Type = "boolean", OneOf = YesNo },
                Receipt,
                .. Time,
            ],
        },
        Question(
            "explain",
            "Why a commitment, a power or an issue stands where it stands.",
            Questions.Explain,
            "/{name}"
        ) with
        {
            Words = [Member, Receipt, .. Time],
        },
        Question("history", "Every status that a commitment or power has had.", Questions.History, "/{name}") with
        {
            Words =
            [
                Member,
                new("by", "occurred: what happened when; known: what would have been answered at the end of each day.")
                {
                    OneOf = [.. Told.Axes],
                },
                .. Time,
            ],
        },
        Question("changes", "What changed between two dates, and because of which entry.", Questions.Changes) with
        {
            Words =
            [
                new("from", "The first date.") { IsRequired = true },
                new("to", "The second date.") { IsRequired = true },
                new("axis", "as-of: two dates, both as known; known: what was known on two dates.")
                {
                    OneOf = ["as-of", "known"],
                },
                .. Time,
            ],
        },
        Question("due", "What is overdue, and what falls due or is aimed at soon.", Questions.Due) with
        {
            Words = [new("within", "How far to look ahead: 30d, 6w, 3m or 1y; 30d unless said."), .. Time],
        },
        Question("waits", "Who waits for whom, and for what; deadlocks and stand-offs.", Questions.Waits) with
        {
            Words = Time,
        },
        Question("issues", "Where every issue of the agenda stands.", Questions.Issues) with
        {
            Words = [new("issue", "Only this issue."), .. Time],
        },
        Question("check", "What is wrong with the text and with what it agrees.", Questions.Check) with
        {
            Words =
            [
                new("positions", "Whether to add what the sides demanded to come before what they promised.")
                {
                    Type = "boolean",
                    OneOf = YesNo,
                },
                TimeLimit,
            ],
        },
        Question("coverage", "Which clauses have a formal reading.", Questions.Coverage),
        Question("score", "Where the commitments stand in the words of a reporting scale.", Questions.Score) with
        {
            Words =
            [
                new("scale", "The scale; pam unless said.") { OneOf = [.. ReportingScale.All.Select(s => s.Name)] },
                .. Time,
            ],
        },
        Question(
            "timetable",
            "Whether every promise can be kept, and by when at the earliest.",
            Questions.Timetable
        ) with
        {
            Words = [TimeLimit],
        },
        Question("residual", "What remains owed, as an agreement by itself.", Questions.Residual) with
        {
            Words = Time,
        },
        Question("cascade", "What falls if one party or body does nothing.", Questions.Cascade) with
        {
            Words =
            [
                new(
                    "goal",
                    "Instead: the smallest sets of failures that keep a commitment from being performed, or a condition from coming about."
                ),
            ],
        },
        new(HttpMethods.Get, $"{Dossier}/entries", "listEntries", "The record, a part at a time.", EntryEndpoints.List)
        {
            Words =
            [
                new("speaker", "Only what this one said."),
                new("verb", "Only entries with this verb.") { OneOf = [.. Enum.GetValues<Verb>().Select(Words.Of)] },
                new("about", "Only entries that name this commitment, fact, roster or instrument."),
                new("source", "Only entries that this source carried."),
                new("from", "Only what was said on this date or later."),
                new("to", "Only what was said on this date or earlier."),
                new(
                    "limit",
                    $"How many at a time, from 1 to {EntryEndpoints.MostLimit}; {EntryEndpoints.UsualLimit} unless said."
                )
                {
                    Type = "integer",
                },
                new("cursor", "Where the last part ended; `next` of the last answer has it."),
            ],
            Answers = [new(200, "A part of the record, in its order.", "entries")],
            Problems = [400, 404],
            IsQuestion = true,
        },
        new(
            HttpMethods.Post,
            $"{Dossier}/entries",
            "addEntry",
            "Enter a statement, or see what would come of it.",
            EntryEndpoints.Add
        )
        {
            Words = [Preview],
            Headers = [Key],
            Takes = "newEntry",
            Answers = Entered,
            Problems = [400, 403, 404, 409, 413, 415, 422],
        },
        new(
            HttpMethods.Get,
            $"{Dossier}/entries/{{id}}",
            "getEntry",
            "One entry, with its leaf and its proof.",
            EntryEndpoints.One
        )
        {
            Answers = [new(200, "The entry.", "recordedEntry")],
            Problems = [404],
            IsQuestion = true,
        },
        new(
            HttpMethods.Get,
            $"{Dossier}/entries/{{id}}/proof",
            "proveEntry",
            "A proof that an entry is in the ledger.",
            EntryEndpoints.Proof
        )
        {
            Answers = [new(200, "The proof (C2SP tlog-proof).", null, "text/plain")],
            Problems = [404],
            IsQuestion = true,
        },
        new(
            HttpMethods.Post,
            $"{Dossier}/entries/{{id}}/withdraw",
            "withdrawEntry",
            "Take an entry back by a new one; both stay.",
            EntryEndpoints.Withdraw
        )
        {
            Words = [Preview],
            Headers = [Key],
            Takes = "withdrawal",
            Answers = Entered,
            Problems = [400, 403, 404, 409, 413, 415, 422],
        },
        new(
            HttpMethods.Get,
            $"{Dossier}/head",
            "getHead",
            "The head of the ledger: keep it elsewhere.",
            EntryEndpoints.Head
        )
        {
            Answers = [new(200, "The head.", "head")],
            Problems = [404],
            IsQuestion = true,
        },
        new(
            HttpMethods.Get,
            $"{Dossier}/events",
            "listen",
            "Changes as they come, as server-sent events.",
            EventEndpoints.Stream
        )
        {
            Words = [Since],
            Headers = [new("Last-Event-ID", "The version up to which one knows, as browsers send it.")],
            Answers =
            [
                new(200, "Events `changed` and `anew`; the data of each is an `event`.", null, "text/event-stream"),
            ],
            Problems = [404],
        },
        new(
            HttpMethods.Get,
            $"{Dossier}/events/next",
            "poll",
            "What changed since a version; waits for it.",
            EventEndpoints.Poll
        )
        {
            Words =
            [
                Since,
                new("wait", $"How many seconds to wait at most, up to {EventEndpoints.MostWait}; 0 unless said.")
                {
                    Type = "integer",
                },
            ],
            Answers = [new(200, "What changed.", "events")],
            Problems = [400, 404],
        },
    ];

    static ImmutableArray<ApiAnswer> Entered =>
        [
            new(200, "What would come of it; or it was entered before, and nothing was written now.", "entering"),
            new(201, "It was entered.", "entering"),
        ];

    static ApiEndpoint Question(
        string name,
        string summary,
        Func<ApiCall, ValueTask<ApiReply>> answer,
        string rest = ""
    ) =>
        new(HttpMethods.Get, $"{Dossier}/{name}{rest}", name, summary, answer)
        {
            Answers = [new(200, $"What `servanda {name} --format json` prints.", name + "Answer")],
            Problems = [400, 404],
            IsQuestion = true,
        };
}
