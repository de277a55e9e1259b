using Servanda.Assessment;
using Servanda.Model;

namespace Servanda.Workspace.Views;

/// <summary>Who waits for whom: circles, stand-offs, and who holds the key.</summary>
public sealed record WaitsView(Look Look, Dossier Dossier, WaitGraph Graph, IReadOnlyList<KeyHolder> KeyHolders)
{
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
                    .Select(n => new KeyHolder(
                        n,
                        [
                            .. behind
                                .DirectCommitments(n)
                                .Select(task =>
                                    (
                                        task,
                                        behind.AllCommitments(task).Where(c => c != task).ToList()
                                            as IReadOnlyList<WaitNode>
                                    )
                                ),
                        ],
                        behind.AllCommitments(n).Count
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
/// <param name="Tasks">What they would have to do, each with what waits behind it.</param>
/// <param name="Behind">How many commitments wait behind all of it.</param>
public sealed record KeyHolder(
    WaitNode Actor,
    IReadOnlyList<(WaitNode Task, IReadOnlyList<WaitNode> Behind)> Tasks,
    int Behind
);
