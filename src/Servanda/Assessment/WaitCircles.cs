using System.Collections.Immutable;

namespace Servanda.Assessment;

/// <summary>Finds the shortest circles through each edge of a graph, each once (semantics 3.15).</summary>
internal sealed class WaitCircles
{
    // Every knot of the graph gives a circle; beyond this much work the further edges of a large one are passed over.
    const long MostWork = 2_000_000;

    readonly List<WaitNode> _names = [];
    readonly List<List<(int To, WaitEdge Edge)>> _out = [];
    readonly int[] _knot;
    long _work;

    WaitCircles(ImmutableArray<WaitEdge> edges)
    {
        var numbers = new Dictionary<WaitNode, int>();
        int Number(WaitNode node)
        {
            if (numbers.TryGetValue(node, out var number))
                return number;
            _names.Add(node);
            _out.Add([]);
            return numbers[node] = _names.Count - 1;
        }
        foreach (var edge in edges)
        {
            var (from, to) = (Number(edge.From), Number(edge.To));
            _out[from].Add((to, edge));
        }
        _knot = Knots();
    }

    /// <summary>The circles, the shortest first, each beginning with the first of its commitments by name.</summary>
    public static IEnumerable<ImmutableArray<WaitEdge>> Of(ImmutableArray<WaitEdge> edges)
    {
        var circles = new SortedDictionary<string, ImmutableArray<WaitEdge>>(StringComparer.Ordinal);
        var graph = new WaitCircles(edges);
        var found = new HashSet<int>();
        for (var from = 0; from < graph._out.Count; from++)
            foreach (var (to, edge) in graph._out[from])
            {
                var knot = graph._knot[from];
                if (knot != graph._knot[to] || (graph._work > MostWork && found.Contains(knot)))
                    continue;
                if (graph.Circle(from, to, edge) is not { } circle)
                    continue;
                found.Add(knot);
                circle = Turned(circle);
                circles.TryAdd(string.Join('\n', circle.Select(e => $"{e.From.Kind} {e.From.Id}")), circle);
            }
        return circles.Values.OrderBy(c => c.Length);
    }

    /// <summary>An edge and the shortest way from its head back to its tail.</summary>
    ImmutableArray<WaitEdge>? Circle(int from, int to, WaitEdge edge)
    {
        var came = new Dictionary<int, (int From, WaitEdge Edge)> { [to] = (from, edge) };
        var next = new Queue<int>([to]);
        while (from != to && next.TryDequeue(out var node))
        {
            foreach (var (head, step) in _out[node])
            {
                _work++;
                if (_knot[head] == _knot[from] && came.TryAdd(head, (node, step)))
                    next.Enqueue(head);
            }
            if (came.ContainsKey(from))
                break;
        }
        if (!came.ContainsKey(from))
            return null;
        var circle = new List<WaitEdge>();
        var current = from;
        do
        {
            var (before, step) = came[current];
            circle.Add(step);
            current = before;
        } while (current != from);
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

    /// <summary>The strongly connected component of each node (Tarjan's, without recursion).</summary>
    int[] Knots()
    {
        var count = _out.Count;
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
                    low[node] = Math.Min(low[node], low[_out[node][edge - 1].To]);
                for (; edge < _out[node].Count && index[_out[node][edge].To] is var seen and not 0; edge++)
                    if (knot[_out[node][edge].To] < 0)
                        low[node] = Math.Min(low[node], seen);
                if (edge < _out[node].Count)
                {
                    work.Push((node, edge + 1));
                    work.Push((_out[node][edge].To, 0));
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
