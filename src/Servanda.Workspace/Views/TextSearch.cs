namespace Servanda.Workspace.Views;

/// <summary>Whether words stand in texts.</summary>
public static class TextSearch
{
    /// <summary>Whether every word stands in one of the texts, in capital or small letters.</summary>
    public static bool Finds(string words, IEnumerable<string?> texts)
    {
        var all = string.Join('\n', texts);
        return words
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .All(word => all.Contains(word, StringComparison.OrdinalIgnoreCase));
    }
}
