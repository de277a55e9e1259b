using System.Text.Json;
using Microsoft.AspNetCore.Http;
using NodaTime;
using NodaTime.Text;
using Servanda.Exchange.Asking;
using Servanda.Exchange.Json;
using Servanda.Model;
using Servanda.Storage;
using Servanda.Storage.Notes;
using Servanda.Storage.Records;

namespace Servanda.Workspace.Serving.Api;

/// <summary>The record: entries out and in.</summary>
internal static class EntryEndpoints
{
    /// <summary>How many entries a part of the record has, unless another number is asked for.</summary>
    public const int UsualLimit = 50;

    /// <summary>How many it has at most.</summary>
    public const int MostLimit = 500;

    const string Key = "Idempotency-Key";
    const int MostKey = 200;

    /// <summary>A part of the record.</summary>
    public static ValueTask<ApiReply> List(ApiCall call)
    {
        var dossier = call.Reading.Dossier;
        var fitting = dossier.Entries.Where(Filter(call)).ToList();
        var start = 0;
        if (call.Said("cursor") is { } cursor)
        {
            start = fitting.FindIndex(e => e.Id == cursor) + 1;
            if (start == 0)
                throw new ApiProblem(
                    ProblemKind.Question,
                    "The entry at which the last part ended is not among these any more: begin without cursor."
                );
        }
        var part = fitting.Skip(start).Take(call.Number("limit", UsualLimit, 1, MostLimit)).ToList();
        var next = start + part.Count < fitting.Count ? NextOf(call, part[^1].Id) : null;
        return new(
            ApiReply.Json(
                new EntriesJson(dossier.Name, fitting.Count, [.. part.Select(Recorded)], next),
                (ApiForms f) => f.EntriesJson
            )
        );
    }

    /// <summary>One entry, with its leaf and the proof of it where the ledger has it.</summary>
    public static async ValueTask<ApiReply> One(ApiCall call)
    {
        var entry = Lookup.FindEntry(call.Reading.Dossier, call.Part("id"));
        var recorded = Recorded(entry);
        if (await ProofOf(call, entry).ConfigureAwait(false) is { } proof)
            recorded = recorded with { By = Leaf.Parse(proof.Leaf.AsSpan())?.By, Proof = proof.ToString() };
        return ApiReply.Json(recorded, (ApiForms f) => f.RecordedEntryJson);
    }

    /// <summary>The proof that an entry is in the ledger.</summary>
    public static async ValueTask<ApiReply> Proof(ApiCall call)
    {
        var entry = Lookup.FindEntry(call.Reading.Dossier, call.Part("id"));
        return await ProofOf(call, entry).ConfigureAwait(false) is { } proof
            ? ApiReply.Text(proof.ToString())
            : throw new ApiProblem(
                ProblemKind.NotFound,
                $"The entry '{entry.Id}' stands in a file of the dossier, not in the ledger: there is nothing to prove."
            );
    }

    /// <summary>The head of the ledger.</summary>
    public static async ValueTask<ApiReply> Head(ApiCall call)
    {
        var head =
            await call
                .Served.WithLedger<Checkpoint>(
                    async l => await l.ReadHead(call.Cancel).ConfigureAwait(false),
                    call.Cancel
                )
                .ConfigureAwait(false)
            ?? throw new ApiProblem(ProblemKind.NotFound, "There is no ledger here yet: the first entry makes it.");
        return ApiReply.Json(
            new HeadJson(
                call.Reading.Dossier.Name,
                head.Origin,
                head.Size,
                Convert.ToHexStringLower(Convert.FromBase64String(head.Root.ToBase64())),
                head.ToText()
            ),
            (ApiForms f) => f.HeadJson
        );
    }

    /// <summary>Enters an entry, or only looks at it.</summary>
    public static async ValueTask<ApiReply> Add(ApiCall call)
    {
        using var sent = await ReadObject(call, [.. EntryRow.Columns, "subjects"]).ConfigureAwait(false);
        var row = EntryRow.Of(name => TextOf(sent.RootElement, name));
        return await Enter(call, row, SubjectsOf(sent.RootElement)).ConfigureAwait(false);
    }

    /// <summary>Takes an entry back by a new one, or only looks at what that would do.</summary>
    public static async ValueTask<ApiReply> Withdraw(ApiCall call)
    {
        var target = Lookup.FindEntry(call.Reading.Dossier, call.Part("id"));
        using var sent = await ReadObject(call, ["on", "speaker", "reason"]).ConfigureAwait(false);
        var row = EntryRow.WithdrawalOf(
            target,
            TextOf(sent.RootElement, "on") ?? Dates.Today(call.Clock, call.Reading.Dossier.Zone),
            TextOf(sent.RootElement, "speaker"),
            TextOf(sent.RootElement, "reason")
        );
        return await Enter(call, row, []).ConfigureAwait(false);
    }

    static async ValueTask<ApiReply> Enter(ApiCall call, EntryRow row, IReadOnlyList<string> subjects)
    {
        if (!call.Service<Access>().MayEnter(call.Viewer, call.Served))
            throw new ApiProblem(ProblemKind.NotAllowed, "You may read this dossier, and not enter in it.");
        var reading = call.Reading;
        var preview = reading.Preview(call.Today, row.ToSentence());
        if (call.Flag("preview"))
            return ApiReply.Json(Entering(reading, preview, null), (ApiForms f) => f.EnteringJson);
        if (preview.Sound is not { } entry)
            throw new ApiProblem(ProblemKind.NotSound, WhyNot(preview))
            {
                Diagnostics = [.. preview.Diagnostics.Select(DiagnosticJson.Of)],
            };
        var content = DossierWriter.IdOf(entry, 64);
        if (reading.Dossier.Entries.FirstOrDefault(e => DossierWriter.IdOf(e, 64) == content) is { } same)
        {
            if (LedgerRecord.LeafAt(same.Location) is null)
                throw new ApiProblem(ProblemKind.Conflict, "It stands in the dossier's text already.")
                {
                    Entry = same.Id,
                };
        }
        else if (reading.Dossier.Entries.Any(e => e.Id == entry.Id))
            throw new ApiProblem(
                ProblemKind.Conflict,
                $"Another entry of the record is called '{entry.Id}'. Give this one another id, or none."
            )
            {
                Entry = entry.Id,
            };
        var made = EntryEvents.Of(entry, call.Viewer.Name, [.. subjects]);
        if (KeyOf(call) is { } key)
            made = made with { Key = key };
        var done = await call.Served.Append([made], call.Cancel).ConfigureAwait(false);
        var place = done.Places[0];
        var after = await call.Served.Read(call.Cancel).ConfigureAwait(false);
        var entered = after.Dossier.Entries.FirstOrDefault(e => LedgerRecord.LeafAt(e.Location) == place);
        if (done.Entered == 0 && entered is not null && DossierWriter.IdOf(entered, 64) != content)
            throw new ApiProblem(ProblemKind.Conflict, $"Another entry was sent with this {Key} before.")
            {
                Entry = entered.Id,
            };
        var json = Entering(reading, preview, entered ?? entry) with { Entered = done.Entered > 0, Leaf = place };
        return ApiReply.Json(
            done.Entered > 0 ? json : json with { Changes = [] },
            (ApiForms f) => f.EnteringJson,
            done.Entered > 0 ? StatusCodes.Status201Created : StatusCodes.Status200OK
        ) with
        {
            Location = $"{AddressOf(call)}/{Uri.EscapeDataString((entered ?? entry).Id)}",
        };
    }

    static EnteringJson Entering(Reading reading, EntryPreview preview, Entry? entered)
    {
        var entry = entered ?? preview.Sound;
        return new EnteringJson(
            reading.Dossier.Name,
            false,
            preview.Sound is not null,
            preview.Sound is { } sound ? EntryEvents.TextOf(sound) : preview.Text,
            entry is null ? null : EntryJson.Of(entry),
            null,
            [.. preview.Diagnostics.Select(DiagnosticJson.Of)],
            [
                .. preview.Updates.Select(u => new AnswerChangedJson(
                    u.Commitment,
                    u.Instance,
                    u.Before is { } before ? CommitmentJson.Of(before, reading.Dossier) : null,
                    u.After is { } after ? CommitmentJson.Of(after, reading.Dossier) : null
                )),
            ]
        );
    }

    static string WhyNot(EntryPreview preview) =>
        !preview.Others.IsEmpty
            ? "Only entries are entered in the ledger: what is promised and declared stands in the dossier's text."
        : preview.Diagnostics.FirstOrDefault(d => d.Severity == Diagnostics.Severity.Error) is { } error
            ? $"{error.Message} {error.Mend}"
        : preview.Entries.Length > 1 ? "These are several entries: send each by itself."
        : "There is no entry in this.";

    static async Task<LedgerProof?> ProofOf(ApiCall call, Entry entry)
    {
        if (LedgerRecord.LeafAt(entry.Location) is not { } place)
            return null;
        return await call
            .Served.WithLedger<LedgerProof>(
                async ledger =>
                {
                    var head = await ledger.ReadHead(call.Cancel).ConfigureAwait(false);
                    var tree = await ledger.ReadTree(call.Cancel).ConfigureAwait(false);
                    await foreach (var leaf in ledger.Read(place, place + 1, call.Cancel).ConfigureAwait(false))
                        return new LedgerProof(
                            [.. leaf.ToBytes()],
                            place,
                            tree.InclusionProof(place, head.Size),
                            head.ToText()
                        );
                    throw new ApiProblem(ProblemKind.NotFound, "The leaf is not in the ledger any more.");
                },
                call.Cancel
            )
            .ConfigureAwait(false);
    }

    static RecordedEntryJson Recorded(Entry entry) =>
        new(
            EntryJson.Of(entry),
            EntryEvents.TextOf(entry),
            entry.Entered is { } entered ? InstantPattern.ExtendedIso.Format(entered) : null,
            null,
            LedgerRecord.LeafAt(entry.Location),
            null
        );

    static Func<Entry, bool> Filter(ApiCall call)
    {
        var dossier = call.Reading.Dossier;
        var (speaker, verb) = (call.Said("speaker"), call.Said("verb"));
        var (source, about) = (call.Said("source"), call.Said("about"));
        var (from, to) = (call.BeginningOf("from"), call.EndOf("to"));
        if (speaker is not null)
            Known(
                "speaker",
                speaker,
                dossier.Actors.Keys.Concat(dossier.Entries.SelectMany(e => e.Speakers).Select(s => s.Name))
            );
        if (source is not null)
            Known("source", source, dossier.Entries.SelectMany(e => e.Sources).Select(s => s.Source).OfType<string>());
        return e =>
            (speaker is null || e.Speakers.Any(s => s.Name == speaker))
            && (verb is null || Words.Of(e.Verb) == verb)
            && (source is null || e.Sources.Any(s => s.Source == source))
            && (about is null || Names(EntryWords.What(e), about))
            && (from is null || e.Said.Bounds(dossier.Zone).Latest >= from)
            && (to is null || e.Said.Bounds(dossier.Zone).Earliest <= to);
    }

    static void Known(string kind, string name, IEnumerable<string> names)
    {
        var all = names.ToHashSet(StringComparer.Ordinal);
        if (!all.Contains(name))
            throw new NoSuchName($"There is no {kind} '{name}' here.{Spelling.DidYouMean(name, all)}");
    }

    // Names are kebab-case: a name stands by itself where no letter, digit or hyphen touches it.
    static bool Names(string? what, string name)
    {
        for (var at = what?.IndexOf(name, StringComparison.Ordinal) ?? -1; at >= 0; )
        {
            var end = at + name.Length;
            if ((at == 0 || !Joins(what![at - 1])) && (end == what!.Length || !Joins(what[end])))
                return true;
            at = what.IndexOf(name, at + 1, StringComparison.Ordinal);
        }
        return false;

        static bool Joins(char c) => c == '-' || char.IsLetterOrDigit(c);
    }

    static string NextOf(ApiCall call, string last)
    {
        var query = call
            .Context.Request.Query.Where(q => q.Key != "cursor")
            .SelectMany(q => q.Value.Select(v => (q.Key, Value: v ?? "")))
            .Append(("cursor", last))
            .Select(q => $"{Uri.EscapeDataString(q.Item1)}={Uri.EscapeDataString(q.Item2)}");
        return $"{AddressOf(call)}?{string.Join('&', query)}";
    }

    static string AddressOf(ApiCall call) =>
        $"{ApiEndpoints.Root}/dossiers/{Uri.EscapeDataString(call.Served.Slug)}/entries";

    static string? KeyOf(ApiCall call)
    {
        var key = call.Context.Request.Headers[Key].ToString();
        return key.Length switch
        {
            0 => null,
            <= MostKey => key,
            _ => throw new ApiProblem(ProblemKind.Request, $"{Key} has at most {MostKey} characters."),
        };
    }

    static async Task<JsonDocument> ReadObject(ApiCall call, IReadOnlyList<string> names)
    {
        JsonDocument sent;
        try
        {
            sent = await JsonDocument
                .ParseAsync(call.Context.Request.Body, cancellationToken: call.Cancel)
                .ConfigureAwait(false);
        }
        catch (JsonException error)
        {
            throw new ApiProblem(ProblemKind.Request, $"It is no JSON: {error.Message}");
        }
        try
        {
            if (sent.RootElement.ValueKind != JsonValueKind.Object)
                throw new ApiProblem(ProblemKind.Request, "It is no JSON object.");
            foreach (var member in sent.RootElement.EnumerateObject())
                if (!names.Contains(member.Name))
                    throw new ApiProblem(
                        ProblemKind.Request,
                        $"'{member.Name}' means nothing here.{Spelling.DidYouMean(member.Name, names)}"
                    );
            return sent;
        }
        catch
        {
            sent.Dispose();
            throw;
        }
    }

    static string? TextOf(JsonElement sent, string name)
    {
        if (!sent.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null)
            return null;
        if (value.ValueKind != JsonValueKind.String)
            throw new ApiProblem(ProblemKind.Request, $"'{name}' must be a text.");
        return TextIn(value, name);
    }

    // Half of a surrogate pair is JSON, and no text.
    static string TextIn(JsonElement value, string name)
    {
        try
        {
            return value.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw new ApiProblem(ProblemKind.Request, $"'{name}' is no text: half of a character is missing.");
        }
    }

    static IReadOnlyList<string> SubjectsOf(JsonElement sent)
    {
        if (!sent.TryGetProperty("subjects", out var value) || value.ValueKind == JsonValueKind.Null)
            return [];
        if (
            value.ValueKind != JsonValueKind.Array
            || value.EnumerateArray().Any(v => v.ValueKind != JsonValueKind.String)
        )
            throw new ApiProblem(ProblemKind.Request, "'subjects' must be a list of texts.");
        return [.. value.EnumerateArray().Select(v => TextIn(v, "subjects")).Where(v => v.Length > 0)];
    }
}
