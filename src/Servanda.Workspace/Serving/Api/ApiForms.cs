using System.Text.Json.Serialization;
using Servanda.Exchange.Json;
using Servanda.Model;

namespace Servanda.Workspace.Serving.Api;

/// <summary>What only the API says as JSON, its serialisers generated when the program is built. docs/schemas/api has the schemas.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    GenerationMode = JsonSourceGenerationMode.Serialization
)]
[JsonSerializable(typeof(DossiersJson))]
[JsonSerializable(typeof(DossierJson))]
[JsonSerializable(typeof(EntriesJson))]
[JsonSerializable(typeof(RecordedEntryJson))]
[JsonSerializable(typeof(EnteringJson))]
[JsonSerializable(typeof(HeadJson))]
[JsonSerializable(typeof(EventsJson))]
[JsonSerializable(typeof(EventJson))]
[JsonSerializable(typeof(CommitmentJson))]
[JsonSerializable(typeof(ProblemJson))]
internal sealed partial class ApiForms : JsonSerializerContext;

/// <summary>The dossiers that are served.</summary>
internal sealed record DossiersJson(IReadOnlyList<DossierJson> Dossiers);

/// <summary>A dossier that is served.</summary>
internal sealed record DossierJson(
    string Slug,
    string Name,
    string Version,
    bool Partial,
    int Commitments,
    int Entries,
    long Leaves
)
{
    public static DossierJson Of(Reading reading) =>
        new(
            reading.Slug,
            reading.Dossier.Name,
            reading.Version,
            reading.Dossier.IsPartial,
            reading.Dossier.Commitments.Count,
            reading.Dossier.Entries.Length,
            reading.Ledger.Leaves
        );
}

/// <summary>A part of the record, in its order.</summary>
/// <param name="Total">How many entries fit the filters, in all.</param>
/// <param name="Next">The address of the next part; null: this is the last.</param>
internal sealed record EntriesJson(string Dossier, int Total, IReadOnlyList<RecordedEntryJson> Entries, string? Next);

/// <summary>An entry, and what the ledger says of it.</summary>
/// <param name="Text">The entry in the language.</param>
/// <param name="Entered">When the ledger took it in; null: it stands in a file.</param>
/// <param name="By">Who entered it; told of a single entry only.</param>
/// <param name="Leaf">Its place in the ledger.</param>
/// <param name="Proof">A proof that it is in the ledger of the head of now; told of a single entry only.</param>
internal sealed record RecordedEntryJson(
    EntryJson Entry,
    string Text,
    string? Entered,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? By,
    long? Leaf,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Proof
);

/// <summary>What came, or would come, of entering something.</summary>
/// <param name="Entered">Whether it was entered now: not where it was only looked at, or was there already.</param>
/// <param name="Sound">Whether it can be entered.</param>
/// <param name="Text">The sentence, as it was or would be entered.</param>
/// <param name="Entry">The entry; null where the text is not one sound entry.</param>
/// <param name="Leaf">Its place in the ledger.</param>
/// <param name="Diagnostics">What is wrong with the text.</param>
/// <param name="Changes">The answers that changed or would change.</param>
internal sealed record EnteringJson(
    string Dossier,
    bool Entered,
    bool Sound,
    string Text,
    EntryJson? Entry,
    long? Leaf,
    IReadOnlyList<DiagnosticJson> Diagnostics,
    IReadOnlyList<AnswerChangedJson> Changes
);

/// <summary>An answer that is otherwise than before.</summary>
internal sealed record AnswerChangedJson(
    string Name,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Member,
    CommitmentJson? Before,
    CommitmentJson? After
);

/// <summary>The head of the ledger.</summary>
/// <param name="Text">The head as it is kept and signed.</param>
internal sealed record HeadJson(string Dossier, string Origin, long Size, string Root, string Text);

/// <summary>What happened since a version.</summary>
/// <param name="Version">The version now; what is asked for next begins here.</param>
internal sealed record EventsJson(string Dossier, string Version, IReadOnlyList<EventJson> Events);

/// <summary>One change of the dossier.</summary>
/// <param name="Event"><c>changed</c>; or <c>anew</c>: what happened in between is not remembered, so read all again.</param>
/// <param name="Version">The version after it.</param>
/// <param name="Answers">The answers that are otherwise.</param>
/// <param name="Entries">The entries that came.</param>
/// <param name="Gone">The identifiers of entries that are there no longer: their file was changed.</param>
internal sealed record EventJson(
    string Event,
    string Version,
    IReadOnlyList<AnswerChangedJson> Answers,
    IReadOnlyList<EntryJson> Entries,
    IReadOnlyList<string> Gone
);

/// <summary>Why an answer cannot be given (RFC 9457).</summary>
internal sealed record ProblemJson(
    string Type,
    string Title,
    int Status,
    string Detail,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Entry = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        IReadOnlyList<DiagnosticJson>? Diagnostics = null
);
