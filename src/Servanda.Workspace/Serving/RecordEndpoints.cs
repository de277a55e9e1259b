using System.Collections.Immutable;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Servanda.Model;
using Servanda.Storage;
using Servanda.Storage.Evidence;
using Servanda.Storage.Merkle;
using Servanda.Storage.Notes;
using Servanda.Storage.Records;
using Servanda.Workspace.Pages;

namespace Servanda.Workspace.Serving;

/// <summary>The pages of the record: what was said, one entry, and the forms with which entries are made.</summary>
internal static class RecordEndpoints
{
    /// <summary>Maps them.</summary>
    public static void MapRecord(this WebApplication app)
    {
        app.MapGet("/{slug}/record", PageRequest.Answer(List));
        app.MapGet("/{slug}/enter", PageRequest.Answer(p => Form(p, FormKind.Add)));
        app.MapPost("/{slug}/enter", PageRequest.Answer(p => Sent(p, FormKind.Add)));
        app.MapGet("/{slug}/record/{id}", PageRequest.Answer(One));
        app.MapGet("/{slug}/record/{id}/proof", PageRequest.Answer(Proof));
        app.MapGet("/{slug}/record/{id}/files/{hash}", PageRequest.Answer(File));
        app.MapGet("/{slug}/record/{id}/withdraw", PageRequest.Answer(p => Form(p, FormKind.Withdraw)));
        app.MapPost("/{slug}/record/{id}/withdraw", PageRequest.Answer(p => Sent(p, FormKind.Withdraw)));
        app.MapGet("/{slug}/record/{id}/correct", PageRequest.Answer(p => Form(p, FormKind.Correct)));
        app.MapPost("/{slug}/record/{id}/correct", PageRequest.Answer(p => Sent(p, FormKind.Correct)));
    }

    static ValueTask<IResult> List(PageRequest page)
    {
        if (page.Said("view") == "contradictions")
            return ValueTask.FromResult(
                page.Show<Contradictions>(
                    "Contradictions",
                    "record",
                    ContradictionsView.Of(page.Reading, page.Look, Paged.NumberOf(page.Said("page"))),
                    [("view", "contradictions")]
                )
            );
        var view = RecordView.Of(page.Reading, page.Look, RecordFilter.Of(page.Said), page.CanEnter);
        return ValueTask.FromResult(page.Show<EntryList>("The record", "record", view, view.Filter.Said));
    }

    static async ValueTask<IResult> One(PageRequest page)
    {
        if (Find(page) is not { } entry)
            return NoEntry(page);
        ImmutableArray<string>? entered =
            page.Said("entered") is null ? null
            : page.Said("with") is { } other ? [entry.Id, other]
            : [entry.Id];
        var view = EntryView.Of(page.Reading, page.Look, entry, entered) with
        {
            Place = await PlaceOf(page, entry).ConfigureAwait(false),
            CanEnter = page.CanEnter,
        };
        return page.Show<EntryPage>(
            $"Entry {entry.Id}",
            $"record/{Uri.EscapeDataString(entry.Id)}",
            view,
            [("entered", page.Said("entered")), ("with", page.Said("with"))]
        );
    }

    static async ValueTask<IResult> Proof(PageRequest page)
    {
        if (Find(page) is not { } entry || await PlaceOf(page, entry).ConfigureAwait(false) is not { } place)
            return NoEntry(page);
        return Results.File(
            Encoding.UTF8.GetBytes(place.Proof),
            "text/plain; charset=utf-8",
            $"{page.Look.Slug}-leaf-{place.Leaf}.tlog-proof"
        );
    }

    static ValueTask<IResult> File(PageRequest page)
    {
        var hash = page.Part("hash");
        var attached = page.Reading.Ledger.Files.FirstOrDefault(f =>
            f.File.Entry == page.Part("id") && f.File.Hash.ToString() == hash
        );
        // What somebody sent is never shown here, only handed on.
        return ValueTask.FromResult(
            attached is not null && page.Served.Evidence.Open(attached.File.Hash) is { } bytes
                ? Results.File(bytes, "application/octet-stream", attached.File.FileName)
                : page.NotFound("There is no such file of this entry.")
        );
    }

    static ValueTask<IResult> Form(PageRequest page, FormKind kind)
    {
        if (!page.CanEnter)
            return ValueTask.FromResult(MayNot(page));
        var target = kind == FormKind.Add ? null : Find(page);
        if (kind != FormKind.Add && target is null)
            return ValueTask.FromResult(NoEntry(page));
        var today = QuestionWords.Iso(page.Look.Today);
        var fields = target is null
            ? EntryFields.Empty.With("said", today).With("about", page.Said("about") ?? "")
            : EntryFields.Of(target).With("withdrawn", today);
        return ValueTask.FromResult(Show(page, ViewOf(page, kind, target, fields, TypedForm.NewKey())));
    }

    static async ValueTask<IResult> Sent(PageRequest page, FormKind kind)
    {
        var cancel = page.Context.RequestAborted;
        if (!page.CanEnter)
            return MayNot(page);
        var target = kind == FormKind.Add ? null : Find(page);
        if (kind != FormKind.Add && target is null)
            return NoEntry(page);
        TypedForm.Widen(page.Context);
        if (await TypedForm.Read(page.Context).ConfigureAwait(false) is not { } form)
            return page.Show<Refused>(
                "Too large",
                "enter",
                $"What was sent is too large, or is no form. {Limit} Go back to what you typed.",
                status: StatusCodes.Status413PayloadTooLarge
            );
        var view = ViewOf(page, kind, target, form.Fields, form.Key);
        if (!await TypedForm.IsGenuine(page.Context).ConfigureAwait(false))
            return Show(
                page,
                view with
                {
                    Refused =
                        "This form was too old, or did not come from this workspace, so nothing was entered. What you typed is below; "
                        + "if it is right, send it again, with its files.",
                },
                StatusCodes.Status400BadRequest
            );
        if (form.IsTooLarge)
            return Show(
                page,
                view with
                {
                    Refused = $"The files are too large. {Limit} Nothing was entered; what you typed is below.",
                },
                StatusCodes.Status413PayloadTooLarge
            );
        var files = await form.Keep(page.Served.Evidence, cancel).ConfigureAwait(false);
        var draft = EntryDraft.Of(page.Reading, page.Look, form.Fields, kind, target);
        view = view with { Draft = draft, Files = files };
        if (!draft.IsSound)
            return Show(page, view, StatusCodes.Status422UnprocessableEntity);
        return form.IsToEnter ? await Enter(page, draft, files, form.Key).ConfigureAwait(false) : Show(page, view);
    }

    static string Limit => $"All files of an entry may have {TypedForm.MostBytes / 1024 / 1024} MB together.";

    /// <summary>Enters what is sound, and leads to its page, so that to load that page again enters nothing.</summary>
    static async Task<IResult> Enter(PageRequest page, EntryDraft draft, IReadOnlyList<KeptUpload> files, string key)
    {
        var before = page.Reading.Dossier.Entries;
        var first = draft.Entries[0];
        // What stands in the text of the dossier already is not entered a second time beside it.
        var fresh = draft.Entries.Where(e => !before.Any(b => EntryDraft.SaysTheSame(b, e))).ToList();
        List<NewEvent> events =
        [
            .. fresh.Select(e => EntryEvents.Of(e, page.Viewer.Name)),
            .. files.Select(f => new NewEvent(
                new EvidenceAttached(
                    first.Id,
                    new Digest(Convert.FromHexString(f.Hash)),
                    f.Size,
                    f.Name,
                    MediaTypes.Of(f.Name)
                ),
                $"file-{key}-{f.Hash}",
                page.Viewer.Name
            )),
        ];
        if (events.Count > 0)
            await page.Served.Append(events, page.Context.RequestAborted).ConfigureAwait(false);
        var now = await page.Served.Read(page.Context.RequestAborted).ConfigureAwait(false);
        var entered = draft
            .Entries.Select(e => now.Dossier.Entries.FirstOrDefault(n => EntryDraft.SaysTheSame(n, e)) ?? e)
            .ToList();
        page.Context.Response.Headers.Location = page.Look.To(
            $"record/{Uri.EscapeDataString(entered[0].Id)}",
            ("entered", entered[0].Entered is null ? "before" : "now"),
            ("with", entered.Count > 1 ? entered[1].Id : null)
        );
        return Results.StatusCode(StatusCodes.Status303SeeOther);
    }

    static EntryFormView ViewOf(PageRequest page, FormKind kind, Entry? target, EntryFields fields, string key) =>
        new(page.Look, page.Reading.Dossier, kind, target, fields, TypedForm.Seal(page.Context, key));

    static IResult Show(PageRequest page, EntryFormView view, int status = StatusCodes.Status200OK) =>
        page.Show<EntryForm>(
            view.Kind switch
            {
                FormKind.Correct => $"Correct {view.Target!.Id}",
                FormKind.Withdraw => $"Take back {view.Target!.Id}",
                _ => "Add an entry",
            },
            view.Here,
            view,
            status: status
        );

    static Entry? Find(PageRequest page)
    {
        var id = page.Part("id");
        return page.Reading.Dossier.Entries.FirstOrDefault(e => e.Id == id);
    }

    static IResult NoEntry(PageRequest page) => page.NotFound($"There is no entry {page.Part("id")} in this record.");

    static IResult MayNot(PageRequest page) =>
        page.Show<Refused>(
            "Not allowed",
            "record",
            "You may read this dossier, and not enter in it.",
            status: StatusCodes.Status403Forbidden
        );

    static async Task<LedgerPlace?> PlaceOf(PageRequest page, Entry entry)
    {
        if (entry.Entered is null)
            return null;
        return await page
            .Served.WithLedger(
                async ledger =>
                {
                    var cancel = page.Context.RequestAborted;
                    var leaf = await LeafOf(ledger, entry, cancel).ConfigureAwait(false);
                    if (leaf is null)
                        return null;
                    var tree = await ledger.ReadTree(cancel).ConfigureAwait(false);
                    var head = await ledger.ReadHead(cancel).ConfigureAwait(false);
                    var bytes = leaf.ToBytes();
                    var proof = new LedgerProof(
                        [.. bytes],
                        leaf.Index,
                        tree.InclusionProof(leaf.Index, head.Size),
                        head.ToText()
                    );
                    return new LedgerPlace(
                        leaf.Index,
                        head.Size,
                        MerkleHash.Leaf(bytes).ToString(),
                        leaf.Entered,
                        leaf.By,
                        proof.ToString()
                    );
                },
                page.Context.RequestAborted
            )
            .ConfigureAwait(false);
    }

    // An entry that stands in the text as well has its place there: then the leaf is looked for.
    static async Task<Leaf?> LeafOf(Ledger ledger, Entry entry, CancellationToken cancel)
    {
        var index = LedgerRecord.LeafAt(entry.Location);
        var keys = index is null ? await ledger.SubjectKeys(cancel).ConfigureAwait(false) : null;
        await foreach (var leaf in ledger.Read(index ?? 0, index + 1 ?? long.MaxValue, cancel).ConfigureAwait(false))
            if (keys is null || Ledger.EntryOf(leaf, keys)?.Entry == entry.Id)
                return leaf;
        return null;
    }
}
