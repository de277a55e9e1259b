using System.Collections.Immutable;
using Servanda.Model.Binding;

namespace Servanda.Checks.Order;

/// <summary>Commitments of which each waits for the next, and the last for the first.</summary>
/// <param name="Links">Each waits for the one behind it.</param>
internal sealed record WaitingCircle(ImmutableArray<Obstacle> Links)
{
    /// <summary>
    /// The shortest circles among what is never performed although everybody does what is owed; none contains all of another.
    /// </summary>
    public static ImmutableArray<WaitingCircle> In(CheckedAgreement agreement)
    {
        var course = Course.Of(agreement);
        var ways = agreement
            .Commitments.Where(c => !course.IsDone(c.Name))
            .ToDictionary(
                c => c.Name,
                c =>
                    course
                        .InTheWayOf(c)
                        .Where(o => !course.IsDone(o.Behind.Name))
                        .DistinctBy(o => o.Behind.Name)
                        .ToImmutableArray(),
                StringComparer.Ordinal
            );
        var names = ways.Keys.ToHashSet(StringComparer.Ordinal);
        var found = new List<WaitingCircle>();
        foreach (var start in ways.Keys.Order(StringComparer.Ordinal))
            if (Circles.ShortestPath(start, names, n => ways[n].Select(o => o.Behind.Name)) is { } path)
                found.Add(new([.. path.Zip(path.Skip(1), (one, next) => ways[one].First(o => o.Behind.Name == next))]));
        return
        [
            .. found
                .OrderBy(c => c.Links.Length)
                .Aggregate(
                    new List<WaitingCircle>(),
                    (kept, circle) =>
                    {
                        if (!kept.Exists(k => k.Names.IsSubsetOf(circle.Names)))
                            kept.Add(circle);
                        return kept;
                    }
                ),
        ];
    }

    /// <summary>The names of the commitments on it.</summary>
    public ImmutableHashSet<string> Names { get; } = [.. Links.Select(l => l.Waiting.Name)];
}
