using Servanda.Diagnostics;

namespace Servanda.Model;

/// <summary>
/// Finds what someone may have meant by a name that is not declared: by small slips of the pen, by another spelling
/// (<c>also</c>), or by the title.
/// </summary>
internal sealed class NameSuggestions
{
    // Beyond this many different unknown names, suggestions stop: every one costs a pass over all names.
    private const int Patience = 500;

    // What stands in the text, folded, with the name that is meant; of two with one spelling the first by name.
    private readonly SortedDictionary<string, string> names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string?> answers = new(StringComparer.Ordinal);

    /// <summary>Adds a declared name and the other ways in which people write it.</summary>
    public void Add(string name, IEnumerable<string?> otherSpellings)
    {
        foreach (var spelling in otherSpellings.Prepend(name))
        {
            if (string.IsNullOrEmpty(spelling))
                continue;
            var folded = Folded(spelling);
            if (!names.TryGetValue(folded, out var other) || string.CompareOrdinal(name, other) < 0)
                names[folded] = name;
        }
    }

    /// <summary>The declared name nearest to an unknown one, or null where none is near.</summary>
    public string? For(string unknown)
    {
        if (answers.TryGetValue(unknown, out var answer))
            return answer;
        if (answers.Count >= Patience)
            return null;
        var spelling = Spelling.Nearest(Folded(unknown), names.Keys);
        return answers[unknown] = spelling is null ? null : names[spelling];
    }

    // "Monitoring Team", "monitoring-team" and "Monitoring_Team" are one.
    private static string Folded(string text) => text.ToLowerInvariant().Replace(' ', '-').Replace('_', '-');
}
