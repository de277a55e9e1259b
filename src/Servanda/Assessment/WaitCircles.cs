using System.Collections.Immutable;

namespace Servanda.Assessment;

/// <summary>
/// Finds the shortest circles through each edge of a graph, each once (semantics 3.15). Not every edge may be followed by
/// every other that leaves its head, so that ways are sought from edge to edge.
/// </summary>
internal sealed class WaitCircles
{
    // Beyond this much work the further edges of a knot in which a circle was found are passed over.
    const long MostWork = 2_000_000;

    readonly ImmutableArray<WaitEdge> _edges;
    readonly int[][] _next;
    readonly int[] _knot;
    long _work;

    WaitCircles(ImmutableArray<WaitEdge> edges, Func<WaitEdge, WaitEdge, bool> mayFollow)
    {
        _edges = edges;
        var leaving = edges.Select((e, i) => (e, i)).ToLookup(x => x.e.From, x => x.i);
        _next = [.. edges.Select(e => leaving[e.To].Where(i => mayFollow(e, edges[i])).ToArray())];
        _knot = Knots();
    }

    /// <summary>
    /// The circles by knot, the shortest first, each beginning with the first of its commitments by name; the knots by
    /// their shortest circles.
    /// </summary>
    public static IEnumerable<ImmutableArray<ImmutableArray<WaitEdge>>> Of(
        ImmutableArray<WaitEdge> edges,
        Func<WaitEdge, WaitEdge, bool> mayFollow
    )
    {
        var circles = new SortedDictionary<string, (int Knot, ImmutableArray<WaitEdge> Circle)>(StringComparer.Ordinal);
        var graph = new WaitCircles(edges, mayFollow);
        var found = new HashSet<int>();
        for (var edge = 0; edge < edges.Length; edge++)
        {
            var knot = graph._knot[edge];
            if ((graph._work > MostWork && found.Contains(knot)) || graph.Circle(edge) is not { } circle)
                continue;
            found.Add(knot);
            circle = Turned(circle);
            circles.TryAdd(string.Join('\n', circle.Select(e => $"{e.From.Kind} {e.From.Id}")), (knot, circle));
        }
        return circles
            .Values.GroupBy(c => c.Knot, c => c.Circle)
            .Select(k => k.OrderBy(c => c.Length).ToImmutableArray())
            .OrderBy(k => k[0].Length);
    }

    /// <summary>An edge and the shortest way on from it that leads back to it.</summary>
    ImmutableArray<WaitEdge>? Circle(int edge)
    {
        var came = new Dictionary<int, int>();
        var ahead = new Queue<int>([edge]);
        while (!came.ContainsKey(edge) && ahead.TryDequeue(out var at))
            foreach (var next in _next[at])
            {
                _work++;
                if (_knot[next] == _knot[edge] && came.TryAdd(next, at))
                    ahead.Enqueue(next);
            }
        if (!came.ContainsKey(edge))
            return null;
        var circle = new List<WaitEdge>();
        var current = edge;
        do
        {
            circle.Add(_edges[current]);
            current = came[current];
        } while (current != edge);
        // To compare circles costs as well.
        _work += 10L * circle.Count;
        circle.Reverse();
        return [.. circle];
    }

    static ImmutableArray<WaitEdge> Turned(ImmutableArray<WaitEdge> circle)
    {
        var first = 0;
        for (var i = 1; i < circle.Length; i++)
        {
            var (x, y) = (circle[i].From, circle[first].From);
            if (x.Kind != y.Kind ? x.Kind < y.Kind : string.CompareOrdinal(x.Id, y.Id) < 0)
                first = i;
        }
        return [.. circle[first..], .. circle[..first]];
    }

    /// <summary>The strongly connected component of each edge (Tarjan's, without recursion).</summary>
    int[] Knots()
    {
        var count = _next.Length;
        var (index, low, knot) = (new int[count], new int[count], new int[count]);
        Array.Fill(knot, -1);
        var (stack, work, next) = (new Stack<int>(), new Stack<(int Node, int Edge)>(), 1);
        for (var root = 0; root < count; root++)
        {
            if (index[root] == 0)
                work.Push((root, 0));
            while (work.TryPop(out var frame))
            {
                var (node, edge) = frame;
                if (edge == 0)
                {
                    index[node] = low[node] = next++;
                    stack.Push(node);
                }
                else
                    low[node] = Math.Min(low[node], low[_next[node][edge - 1]]);
                for (; edge < _next[node].Length && index[_next[node][edge]] is var seen and not 0; edge++)
                    if (knot[_next[node][edge]] < 0)
                        low[node] = Math.Min(low[node], seen);
                if (edge < _next[node].Length)
                {
                    work.Push((node, edge + 1));
                    work.Push((_next[node][edge], 0));
                    continue;
                }
                if (low[node] != index[node])
                    continue;
                int member;
                do knot[member = stack.Pop()] = node;
                while (member != node);
            }
        }
        return knot;
    }
}
