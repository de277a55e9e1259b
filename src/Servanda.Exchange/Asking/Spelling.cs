namespace Servanda.Exchange.Asking;

/// <summary>Names that may have been meant.</summary>
public static class Spelling
{
    /// <summary>A sentence that offers the nearest names, or nothing.</summary>
    public static string DidYouMean(string word, IEnumerable<string> names)
    {
        var near = names
            .Select(name => (Name: name, Distance: Distance(word, name)))
            .Where(x => x.Distance <= Math.Max(1, word.Length / 3) || (word.Length >= 3 && Holds(x.Name, word)))
            .OrderBy(x => x.Distance)
            .ThenBy(x => x.Name, StringComparer.Ordinal)
            .Take(3)
            .Select(x => $"'{x.Name}'")
            .ToList();
        return near.Count == 0 ? "" : $" Did you mean {string.Join(" or ", near)}?";
    }

    static bool Holds(string name, string word) => name.Contains(word, StringComparison.OrdinalIgnoreCase);

    /// <summary>Letters to change, add, drop or swap with a neighbour.</summary>
    static int Distance(string a, string b)
    {
        var (beforeLast, last, row) = (new int[b.Length + 1], new int[b.Length + 1], new int[b.Length + 1]);
        for (var j = 0; j <= b.Length; j++)
            last[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var same = char.ToLowerInvariant(a[i - 1]) == char.ToLowerInvariant(b[j - 1]) ? 0 : 1;
                row[j] = Math.Min(Math.Min(row[j - 1] + 1, last[j] + 1), last[j - 1] + same);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    row[j] = Math.Min(row[j], beforeLast[j - 2] + 1);
            }
            (beforeLast, last, row) = (last, row, beforeLast);
        }
        return last[b.Length];
    }
}
