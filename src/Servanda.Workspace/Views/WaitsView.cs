using Servanda.Assessment;
using Servanda.Model;

namespace Servanda.Workspace.Views;

/// <summary>Who waits for whom: circles, stand-offs, and who holds the key.</summary>
public sealed record WaitsView(Look Look, Dossier Dossier, WaitGraph Graph, IReadOnlyList<KeyHolder> KeyHolders)
{
    /// <summary>How many tasks of one actor are listed.</summary>
    public const int MostTasks = 30;

    /// <summary>Makes it.</summary>
    public static WaitsView Of(Reading reading, Look look)
    {
        var graph = reading.Waits(look.Question);
        var behind = new WaitsBehind(graph);
        return new WaitsView(
            look,
            reading.Dossier,
            graph,
            [
                .. graph
                    .Nodes.Where(n => n.Kind == WaitKind.Actor)
                    .Select(n => (Actor: n, Tasks: behind.DirectCommitments(n)))
                    .Select(n => new KeyHolder(
                        n.Actor,
                        [
                            .. n
                                .Tasks.Take(MostTasks)
                                .Select(task =>
                                    (
                                        task,
                                        behind.AllCommitments(task).Where(c => c != task).ToList()
                                            as IReadOnlyList<WaitNode>
                                    )
                                ),
                        ],
                        n.Tasks.Count,
                        behind.AllCommitments(n.Actor).Count
                    ))
                    .Where(k => k.Tasks.Count > 0)
                    .OrderByDescending(k => k.Behind)
                    .ThenBy(k => k.Actor.Id, StringComparer.Ordinal),
            ]
        );
    }
}

/// <summary>Somebody who must act.</summary>
/// <param name="Actor">Who.</param>
/// <param name="Tasks">What they would have to do, or the first of it, each with what waits behind it.</param>
/// <param name="TasksInAll">How much they would have to do.</param>
/// <param name="Behind">How many commitments wait behind all of it.</param>
public sealed record KeyHolder(
    WaitNode Actor,
    IReadOnlyList<(WaitNode Task, IReadOnlyList<WaitNode> Behind)> Tasks,
    int TasksInAll,
    int Behind
);
