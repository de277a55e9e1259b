namespace Servanda.Diagnostics;

/// <summary>Finds the word that somebody probably meant.</summary>
internal static class Spelling
{
    private const int LongestWord = 60;

    /// <summary>
    /// The candidate closest to the word, or null where none is close: one slip for a short word, a third of its
    /// letters for a long one. Of candidates equally close, the first.
    /// </summary>
    public static string? Nearest(string word, IEnumerable<string> candidates)
    {
        if (word.Length is 0 or > LongestWord)
            return null;
        var allowed = Math.Max(1, word.Length / 3);
        string? best = null;
        foreach (var candidate in candidates)
        {
            if (Math.Abs(candidate.Length - word.Length) > allowed || candidate.Length > LongestWord)
                continue;
            var distance = Distance(word, candidate);
            if (distance > allowed)
                continue;
            best = candidate;
            allowed = distance - 1;
        }
        return best;
    }

    /// <summary>Levenshtein's distance; capital and small letters count as the same.</summary>
    private static int Distance(string a, string b)
    {
        var previous = new int[b.Length + 1];
        var current = new int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++)
            previous[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            current[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var same = char.ToLowerInvariant(a[i - 1]) == char.ToLowerInvariant(b[j - 1]);
                current[j] = Math.Min(Math.Min(current[j - 1], previous[j]) + 1, previous[j - 1] + (same ? 0 : 1));
            }
            (previous, current) = (current, previous);
        }
        return previous[b.Length];
    }
}
