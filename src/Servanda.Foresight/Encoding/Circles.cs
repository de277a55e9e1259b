namespace Servanda.Foresight.Encoding;

/// <summary>Finds what hangs together in circles.</summary>
internal static class Circles
{
    /// <summary>Each group of names that reach each other, those that reach themselves among them; without recursion.</summary>
    public static IEnumerable<IReadOnlyList<string>> In(
        IEnumerable<string> names,
        Func<string, IEnumerable<string>> next
    )
    {
        var all = names.ToList();
        var known = all.ToHashSet(StringComparer.Ordinal);
        var forward = all.ToDictionary(n => n, n => next(n).Where(known.Contains).ToList(), StringComparer.Ordinal);
        var back = all.ToDictionary(n => n, _ => new List<string>(), StringComparer.Ordinal);
        foreach (var (from, tos) in forward)
        foreach (var to in tos)
            back[to].Add(from);

        var done = new HashSet<string>(StringComparer.Ordinal);
        var order = new List<string>();
        foreach (var start in all)
            order.AddRange(Walk(start, forward, done));
        done.Clear();
        foreach (var start in Enumerable.Reverse(order))
        {
            var group = Walk(start, back, done);
            if (group.Count > 1 || (group.Count == 1 && forward[start].Contains(start)))
                yield return group;
        }
    }

    /// <summary>What is reached and not yet done, each after all that it reaches.</summary>
    static List<string> Walk(string start, Dictionary<string, List<string>> next, HashSet<string> done)
    {
        var finished = new List<string>();
        var path = new Stack<(string Name, int Next)>();
        if (done.Add(start))
            path.Push((start, 0));
        while (path.TryPop(out var at))
        {
            if (at.Next == next[at.Name].Count)
            {
                finished.Add(at.Name);
                continue;
            }
            path.Push((at.Name, at.Next + 1));
            var to = next[at.Name][at.Next];
            if (done.Add(to))
                path.Push((to, 0));
        }
        return finished;
    }
}
