using System.Text.Json.Serialization;
using Servanda.Assessment;
using Servanda.Model;
using Servanda.Reporting;

namespace Servanda.Exchange.Json;

/// <summary>What <c>servanda score --format json</c> prints.</summary>
public sealed record ScoreJson(
    [property: JsonIgnore] AskedJson Asked,
    string Scale,
    IReadOnlyList<ScaleStepJson> Steps,
    int Counted,
    decimal PercentTotal,
    decimal? Points,
    decimal? MostPoints,
    decimal? Score,
    IReadOnlyList<ScoredJson> Commitments
) : AskedJson(Asked)
{
    public static ScoreJson Of(Dossier dossier, Question question, ScoreSheet sheet) =>
        new(
            AskedJson.Of(dossier, question),
            sheet.Scale.Name,
            [.. sheet.Counts.Select(c => new ScaleStepJson(c.Step.Label, c.Step.Points, c.Count, c.Percent))],
            sheet.Counted,
            sheet.PercentTotal,
            sheet.Points,
            sheet.MostPoints,
            sheet.Score,
            [
                .. sheet.Rows.Select(r => new ScoredJson(
                    r.Answer.Commitment.Name,
                    r.Step?.Label,
                    r.Step?.Points,
                    Words.Of(r.Answer.Status)
                )),
            ]
        );
}

/// <summary>A step of the scale, and how many commitments have it.</summary>
public sealed record ScaleStepJson(string Label, decimal? Points, int Count, decimal Percent);

/// <summary>A commitment on the scale; its step is null where it is not counted.</summary>
public sealed record ScoredJson(string Name, string? Step, decimal? Points, string Status);
