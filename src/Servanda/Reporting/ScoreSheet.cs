using System.Collections.Immutable;
using Servanda.Assessment;

namespace Servanda.Reporting;

/// <summary>An assessment in the words of a reporting scale (semantics 3.18).</summary>
public sealed record ScoreSheet
{
    ScoreSheet() { }

    /// <summary>The scale.</summary>
    public required ReportingScale Scale { get; init; }

    /// <summary>Each answer with its step; without one where its status is left out of the count.</summary>
    public required ImmutableArray<Scored> Rows { get; init; }

    /// <summary>How many answers have each step, in the order of the scale.</summary>
    public required ImmutableArray<StepCount> Counts { get; init; }

    /// <summary>The answers that count.</summary>
    public required int Counted { get; init; }

    /// <summary>The points of all that count; null on a scale without score.</summary>
    public required decimal? Points { get; init; }

    /// <summary>The most points that they could have; null on a scale without score.</summary>
    public required decimal? MostPoints { get; init; }

    /// <summary>100 times the points over the most points, not rounded; null on a scale without score, or where nothing counts.</summary>
    public decimal? Score => MostPoints > 0 ? 100 * Points / MostPoints : null;

    /// <summary>What the percentages of <see cref="Counts"/> add up to: by rounding not always 100.</summary>
    public decimal PercentTotal => Counts.Sum(c => c.Percent);

    /// <summary>Scores answers on a scale.</summary>
    public static ScoreSheet Of(ReportingScale scale, IEnumerable<Answer> answers)
    {
        // A variant binds nobody, and counts in no total.
        var rows = answers
            .Where(a => a.Commitment.VariantOf is null)
            .Select(a => new Scored(a, scale.StepOf(a)))
            .ToImmutableArray();
        var counted = rows.Count(r => r.Step is not null);
        var isScored = scale.Steps.All(s => s.Points is not null);
        return new ScoreSheet
        {
            Scale = scale,
            Rows = rows,
            Counted = counted,
            Counts =
            [
                .. scale.Steps.Select(step =>
                {
                    var count = rows.Count(r => r.Step == step);
                    return new StepCount(
                        step,
                        count,
                        counted == 0 ? 0 : Math.Round(100m * count / counted, 1, MidpointRounding.AwayFromZero)
                    );
                }),
            ],
            Points = isScored ? rows.Sum(r => r.Step?.Points ?? 0) : null,
            MostPoints = isScored ? counted * scale.Steps.Max(s => s.Points) : null,
        };
    }
}

/// <summary>An answer on a scale.</summary>
/// <param name="Answer">The answer.</param>
/// <param name="Step">Its step; null where it is left out of the count.</param>
public sealed record Scored(Answer Answer, ScaleStep? Step);

/// <summary>How many answers have a step.</summary>
/// <param name="Step">The step.</param>
/// <param name="Count">How many.</param>
/// <param name="Percent">Of those that count, in per cent, rounded to one decimal.</param>
public sealed record StepCount(ScaleStep Step, int Count, decimal Percent);
