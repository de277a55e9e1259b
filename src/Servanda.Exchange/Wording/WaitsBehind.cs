using Servanda.Assessment;

namespace Servanda.Exchange.Wording;

/// <summary>What waits behind a node, directly or through others.</summary>
public sealed class WaitsBehind
{
    readonly ILookup<WaitNode, WaitNode> waiting;

    public WaitsBehind(WaitGraph graph) => waiting = graph.Edges.ToLookup(e => e.To, e => e.From);

    public List<WaitNode> DirectCommitments(WaitNode node) =>
        [
            .. waiting[node]
                .Where(n => n.Kind == WaitKind.Commitment)
                .Distinct()
                .OrderBy(n => n.Id, StringComparer.Ordinal),
        ];

    public List<WaitNode> AllCommitments(WaitNode node)
    {
        var seen = new HashSet<WaitNode>();
        var next = new Queue<WaitNode>([node]);
        while (next.TryDequeue(out var at))
            foreach (var from in waiting[at])
                if (seen.Add(from))
                    next.Enqueue(from);
        return [.. seen.Where(n => n.Kind == WaitKind.Commitment).OrderBy(n => n.Id, StringComparer.Ordinal)];
    }
}
