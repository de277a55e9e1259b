namespace Servanda.Model.Binding;

/// <summary>A group of names that all lead to each other.</summary>
/// <param name="Members">All of the group, in ordinal order.</param>
/// <param name="Path">A shortest way from the first of them back to itself; it begins and ends with it.</param>
internal sealed record Circle(IReadOnlyList<string> Members, IReadOnlyList<string> Path);

/// <summary>Finds what leads back to itself in a graph of names.</summary>
internal static class Circles
{
    /// <summary>The circles of a graph, each group once, in the order of their first members.</summary>
    /// <param name="nodes">All names, in ordinal order.</param>
    /// <param name="next">To which names a name leads.</param>
    public static IReadOnlyList<Circle> Of(IReadOnlyList<string> nodes, Func<string, IEnumerable<string>> next)
    {
        var found = new List<Circle>();
        foreach (var group in Groups(nodes, next))
        {
            if (group.Count == 1 && !next(group[0]).Contains(group[0]))
                continue;
            group.Sort(string.CompareOrdinal);
            found.Add(new Circle(group, ShortestPath(group[0], group.ToHashSet(StringComparer.Ordinal), next)!));
        }
        found.Sort((a, b) => string.CompareOrdinal(a.Members[0], b.Members[0]));
        return found;
    }

    // Tarjan's strongly connected components, without recursion: chains of commitments can be long.
    private static List<List<string>> Groups(IReadOnlyList<string> nodes, Func<string, IEnumerable<string>> next)
    {
        var groups = new List<List<string>>();
        var index = new Dictionary<string, int>(StringComparer.Ordinal);
        var low = new Dictionary<string, int>(StringComparer.Ordinal);
        var onStack = new HashSet<string>(StringComparer.Ordinal);
        var stack = new Stack<string>();
        foreach (var root in nodes)
        {
            if (index.ContainsKey(root))
                continue;
            var calls = new Stack<(string Node, IEnumerator<string> Next)>();
            Enter(root);
            while (calls.TryPeek(out var call))
            {
                if (call.Next.MoveNext())
                {
                    var target = call.Next.Current;
                    if (!index.ContainsKey(target))
                        Enter(target);
                    else if (onStack.Contains(target))
                        low[call.Node] = Math.Min(low[call.Node], index[target]);
                    continue;
                }
                calls.Pop();
                if (calls.TryPeek(out var caller))
                    low[caller.Node] = Math.Min(low[caller.Node], low[call.Node]);
                if (low[call.Node] != index[call.Node])
                    continue;
                var group = new List<string>();
                string member;
                do
                {
                    member = stack.Pop();
                    onStack.Remove(member);
                    group.Add(member);
                } while (member != call.Node);
                groups.Add(group);
            }

            void Enter(string node)
            {
                index[node] = low[node] = index.Count;
                stack.Push(node);
                onStack.Add(node);
                calls.Push((node, next(node).GetEnumerator()));
            }
        }
        return groups;
    }

    /// <summary>A shortest way from a name back to itself within a group: it begins and ends with it; null: there is none.</summary>
    public static IReadOnlyList<string>? ShortestPath(
        string start,
        IReadOnlySet<string> group,
        Func<string, IEnumerable<string>> next
    )
    {
        var from = new Dictionary<string, string>(StringComparer.Ordinal);
        var queue = new Queue<string>([start]);
        while (queue.TryDequeue(out var node))
            foreach (var target in next(node).Where(group.Contains).Order(StringComparer.Ordinal))
            {
                if (target == start)
                {
                    var path = new List<string> { node };
                    while (path[^1] != start)
                        path.Add(from[path[^1]]);
                    path.Reverse();
                    path.Add(start);
                    return path;
                }
                if (from.TryAdd(target, node))
                    queue.Enqueue(target);
            }
        return null;
    }
}
