using System.Collections.Immutable;
using Servanda.Assessment;
using Servanda.Model;

namespace Servanda.Reporting;

/// <summary>
/// A vocabulary in which implementation is reported, and how statuses map to it (semantics 3.18): the scales in use, or a
/// dossier's own.
/// </summary>
/// <param name="Name">What it is asked for by: <c>pam</c>.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Steps">Its steps, from the least to the most.</param>
/// <param name="Rules">How a status gives a step; a status without a rule is left out of the count.</param>
public sealed record ReportingScale(
    string Name,
    string Title,
    ImmutableArray<ScaleStep> Steps,
    ImmutableArray<ScaleRule> Rules
)
{
    /// <summary>
    /// The Peace Accords Matrix of the Kroc Institute: 0 none, 1 minimal, 2 intermediate, 3 full; the score is 100 times
    /// the points over three times the provisions.
    /// </summary>
    public static ReportingScale Pam { get; } =
        Graded("pam", "Peace Accords Matrix", ["none", "minimal", "intermediate", "full"], withPoints: true);

    /// <summary>The Kroc Institute's words for the Colombian agreement.</summary>
    public static ReportingScale Kroc { get; } =
        Graded("kroc", "Kroc Institute", ["not initiated", "minimum", "intermediate", "complete"], withPoints: false);

    /// <summary>The words of the Reconstituted Joint Monitoring and Evaluation Commission of South Sudan.</summary>
    public static ReportingScale Rjmec { get; } =
        new(
            "rjmec",
            "RJMEC",
            [new ScaleStep("pending", null), new ScaleStep("ongoing", null), new ScaleStep("complete", null)],
            [
                .. Each("pending", 0, Status.NotInForce, Status.Waiting, Status.Suspended),
                .. Each("ongoing", 0, Status.Pending, Status.Overdue, Status.Breached),
                .. Each("complete", 0, Done),
            ]
        );

    /// <summary>The scales that are built in.</summary>
    public static ImmutableArray<ReportingScale> All => [Pam, Kroc, Rjmec];

    /// <summary>
    /// The step of an answer: the rule of its status with the greatest share that its progress reaches; null where the
    /// status has no rule.
    /// </summary>
    public ScaleStep? StepOf(Answer answer)
    {
        var share = ShareOf(answer);
        ScaleRule? found = null;
        foreach (var rule in Rules)
            if (rule.Status == answer.Status && rule.From <= share && (found is null || rule.From >= found.From))
                found = rule;
        return found is null ? null : Steps.First(s => s.Label == found.Label);
    }

    /// <summary>
    /// How much of it is done, from 0 to 1: the established count over the target of a goal that asks for a count from
    /// below; the performed instances over all of a <c>for each</c>; 0 for any other.
    /// </summary>
    public static decimal ShareOf(Answer answer)
    {
        if (answer.Instances.Count > 0)
            return (decimal)answer.Instances.Where(i => Done.Contains(i.Key)).Sum(i => i.Value)
                / answer.Instances.Values.Sum();
        return
            answer.Progress
                is {
                    Established: { } established,
                    Target: > 0 and var target,
                    Comparison: Comparison.AtLeast or Comparison.Above or Comparison.Exactly
                }
            ? Math.Clamp(established / target, 0, 1)
            : 0;
    }

    static ImmutableArray<Status> Done => [Status.Fulfilled, Status.FulfilledLate, Status.Kept, Status.Cured];

    /// <summary>Four steps: nothing, something, half of it or more, all of it.</summary>
    static ReportingScale Graded(string name, string title, ImmutableArray<string> labels, bool withPoints)
    {
        Status[] open = [Status.Pending, Status.Overdue, Status.Waiting, Status.Suspended, Status.NotInForce];
        return new ReportingScale(
            name,
            title,
            [.. labels.Select((label, i) => new ScaleStep(label, withPoints ? i : null))],
            [
                .. Each(labels[0], 0, [.. open, Status.Breached]),
                .. Each(labels[1], 0.000_000_1m, [.. open]),
                .. Each(labels[2], 0.5m, [.. open]),
                .. Each(labels[3], 0, Done),
            ]
        );
    }

    static IEnumerable<ScaleRule> Each(string label, decimal from, params ImmutableArray<Status> statuses) =>
        statuses.Select(s => new ScaleRule(s, from, label));
}

/// <summary>A step of a scale.</summary>
/// <param name="Label">What it is called.</param>
/// <param name="Points">What it counts in the score; null on a scale without score.</param>
public sealed record ScaleStep(string Label, decimal? Points);

/// <summary>A status gives a step.</summary>
/// <param name="Status">The status.</param>
/// <param name="From">The least share of the target that must be done, from 0 to 1.</param>
/// <param name="Label">The step.</param>
public sealed record ScaleRule(Status Status, decimal From, string Label);
