namespace Servanda.Foresight.Encoding;

/// <summary>Finds what hangs together in circles.</summary>
internal static class Circles
{
    /// <summary>Each group of things that reach each other, those that reach themselves among them; without recursion.</summary>
    public static IEnumerable<IReadOnlyList<T>> In<T>(IEnumerable<T> names, Func<T, IEnumerable<T>> next)
        where T : notnull
    {
        var all = names.ToList();
        var known = all.ToHashSet();
        var forward = all.ToDictionary(n => n, n => next(n).Where(known.Contains).ToList());
        var back = all.ToDictionary(n => n, _ => new List<T>());
        foreach (var (from, tos) in forward)
        foreach (var to in tos)
            back[to].Add(from);

        var done = new HashSet<T>();
        var order = new List<T>();
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
    static List<T> Walk<T>(T start, Dictionary<T, List<T>> next, HashSet<T> done)
        where T : notnull
    {
        var finished = new List<T>();
        var path = new Stack<(T Name, int Next)>();
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
