using System.Text.Json.Serialization;
using NodaTime;
using Servanda.Assessment;
using Servanda.Model;
using Servanda.Reporting;

namespace Servanda.Exchange.Json;

/// <summary>
/// The question, with which every JSON answer begins. Each answer is a contract: docs/schemas has its schema.
/// </summary>
public record AskedJson(
    [property: JsonPropertyOrder(-1)] string Dossier,
    [property: JsonPropertyOrder(-1)] string AsOf,
    [property: JsonPropertyOrder(-1)] string KnownAt,
    [property: JsonPropertyOrder(-1), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Entered,
    [property: JsonPropertyOrder(-1)] string Standard,
    [property: JsonPropertyOrder(-1)] bool Partial
)
{
    /// <summary>What the answer rests on; absent where that was not asked.</summary>
    [JsonPropertyOrder(1), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ReceiptJson? Receipt { get; init; }

    public static AskedJson Of(Dossier dossier, Question question) =>
        new(
            dossier.Name,
            QuestionWords.Iso(question.AsOf, dossier.Zone),
            QuestionWords.Iso(question.KnownAt, dossier.Zone),
            question.EnteredAt is { } entered ? QuestionWords.Iso(entered, dossier.Zone) : null,
            Words.Of(question.Standard),
            dossier.IsPartial
        );
}

/// <summary>What an answer rests on.</summary>
public sealed record ReceiptJson(string Text, string Record, int Entries, string Engine)
{
    public static ReceiptJson? Of(Receipt? receipt) =>
        receipt is null ? null : new(receipt.Text, receipt.Record, receipt.Entries, receipt.Engine);
}

/// <summary>What <c>servanda status --format json</c> prints.</summary>
public sealed record StatusJson(
    [property: JsonIgnore] AskedJson Asked,
    IReadOnlyList<CommitmentJson> Commitments,
    IReadOnlyList<PowerJson> Powers
) : AskedJson(Asked)
{
    public static StatusJson Of(Asked asked, Selected selected) =>
        new(
            AskedJson.Of(asked.Dossier, asked.Question),
            [.. selected.Answers.Select(a => CommitmentJson.Of(a, asked.Dossier))],
            [.. selected.Powers.Select(a => PowerJson.Of(a, asked.Dossier.Powers[a.Commitment.Name]))]
        );
}

/// <summary>Where one power stands.</summary>
public sealed record PowerJson(
    string Name,
    string? Instrument,
    IReadOnlyList<string> Holder,
    string May,
    string Object,
    string Status,
    string? Since,
    string Evidence,
    IReadOnlyList<string> Possible
)
{
    public static PowerJson Of(Answer answer, Power power) =>
        new(
            power.Name,
            power.Instrument,
            power.Holders,
            AnswerWords.May(power),
            power.Object,
            Words.Of(answer.Status),
            answer.Since is { } since ? QuestionWords.Iso(since) : null,
            Words.Of(answer.Evidence),
            [.. answer.Possible.Select(Words.Of)]
        );
}

/// <summary>Where one commitment stands.</summary>
public sealed record CommitmentJson(
    string Name,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Member,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? VariantOf,
    string? Instrument,
    IReadOnlyList<string> Obligor,
    IReadOnlyList<string> Performer,
    IReadOnlyList<string> Obligee,
    string Duty,
    string Status,
    string? Since,
    string? Due,
    string? OriginalDue,
    string Evidence,
    IReadOnlyList<string> Possible,
    ProgressJson? Progress,
    IReadOnlyList<string> Flags,
    IReadOnlyList<string> WaitsFor,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyDictionary<string, int>? Instances,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ListJson? List
)
{
    public static CommitmentJson Of(Answer answer, Dossier dossier) =>
        new(
            answer.Commitment.Name,
            answer.Member,
            answer.Commitment.VariantOf,
            answer.Commitment.Instrument,
            answer.Commitment.Obligors,
            answer.Commitment.Performers,
            [.. AnswerWords.OwedTo(answer.Commitment, dossier)],
            Words.Of(answer.Commitment.Duty!.Value),
            Words.Of(answer.Status),
            Day(answer.Since),
            Day(answer.Due),
            Day(answer.OriginalDue),
            Words.Of(answer.Evidence),
            [.. answer.Possible.Select(Words.Of)],
            ProgressJson.Of(answer.Progress),
            answer.Flags,
            answer.WaitsFor,
            !answer.Commitment.HasInstances || answer.Member is not null
                ? null
                : answer.Instances.ToDictionary(i => Words.Of(i.Key), i => i.Value),
            ListJson.Of(answer.List)
        );

    static string? Day(LocalDate? day) => day is { } d ? QuestionWords.Iso(d) : null;
}

/// <summary>What was reported of those on a list.</summary>
public sealed record ListJson(int Members, IReadOnlyList<MemberCount> Counts)
{
    public static ListJson? Of(ListProgress? list) => list is null ? null : new(list.Members, list.Counts);
}

/// <summary>How far a count has come.</summary>
public sealed record ProgressJson(
    decimal? Established,
    decimal? Possible,
    decimal? Target,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? TargetText,
    string? Unit
)
{
    public static ProgressJson? Of(Progress? progress) =>
        progress is null
            ? null
            : new(
                Plain(progress.Established),
                Plain(progress.Possible),
                Plain(progress.Target),
                progress.TargetText,
                progress.Unit
            );

    /// <summary>Without the zeros at its end that a decimal keeps: 8600, not 8600.00.</summary>
    static decimal? Plain(decimal? number) => number / 1.0000000000000000000000000000m;
}
