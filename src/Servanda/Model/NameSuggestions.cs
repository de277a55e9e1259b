namespace Servanda.Model;

/// <summary>
/// Finds what someone may have meant by a name that is not declared: by small slips of the pen, by another spelling
/// (<c>also</c>), or by the title.
/// </summary>
internal sealed class NameSuggestions
{
    // Beyond this many different unknown names, suggestions stop: every one costs a pass over all names.
    private const int Patience = 500;

    private readonly List<(string Spelling, string Name)> spellings = [];
    private readonly Dictionary<string, string?> answers = new(StringComparer.Ordinal);

    /// <summary>Adds a declared name and the other ways in which people write it.</summary>
    public void Add(string name, IEnumerable<string?> otherSpellings)
    {
        spellings.Add((Fold(name), name));
        foreach (var other in otherSpellings)
            if (!string.IsNullOrEmpty(other))
                spellings.Add((Fold(other), name));
    }

    /// <summary>The declared name nearest to an unknown one, or null where none is near.</summary>
    public string? For(string unknown)
    {
        if (answers.TryGetValue(unknown, out var answer))
            return answer;
        if (answers.Count < Patience)
            answer = Nearest(unknown);
        answers[unknown] = answer;
        return answer;
    }

    private string? Nearest(string unknown)
    {
        var wanted = Fold(unknown);
        if (wanted.Length > 100)
            return null;
        string? best = null;
        var allowed = Math.Max(1, wanted.Length / 3);
        foreach (var (spelling, name) in spellings)
        {
            if (Math.Abs(spelling.Length - wanted.Length) > allowed)
                continue;
            var distance = Distance(wanted, spelling);
            if (distance > allowed)
                continue;
            if (distance == allowed && best is not null && string.CompareOrdinal(best, name) <= 0)
                continue;
            best = name;
            allowed = distance;
        }
        return best;
    }

    private static string Fold(string text) =>
        string.Create(
            text.Length,
            text,
            static (folded, text) =>
            {
                for (var i = 0; i < text.Length; i++)
                    folded[i] = text[i] is ' ' or '_' ? '-' : char.ToLowerInvariant(text[i]);
            }
        );

    // Insertions, deletions, changes and exchanges of neighbours that turn one text into the other.
    private static int Distance(string a, string b)
    {
        var beforeLast = new int[b.Length + 1];
        var last = new int[b.Length + 1];
        var current = new int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++)
            last[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            current[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var change = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                var least = Math.Min(change, Math.Min(last[j], current[j - 1]) + 1);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    least = Math.Min(least, beforeLast[j - 2] + 1);
                current[j] = least;
            }
            (beforeLast, last, current) = (last, current, beforeLast);
        }
        return last[b.Length];
    }
}
