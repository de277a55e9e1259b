using System.Globalization;

namespace Servanda.Workspace.Views;

/// <summary>One page of a list.</summary>
/// <param name="Items">What stands on it.</param>
/// <param name="Page">Which it is, from 1.</param>
/// <param name="Pages">How many there are, at least 1.</param>
/// <param name="InAll">How many items stand on all of them.</param>
public sealed record Paged<T>(IReadOnlyList<T> Items, int Page, int Pages, int InAll);

/// <summary>Divides lists into pages.</summary>
public static class Paged
{
    /// <summary>The page of a number, or the nearest that there is.</summary>
    public static Paged<T> Of<T>(IReadOnlyCollection<T> all, int page, int size)
    {
        var pages = Math.Max(1, (all.Count + size - 1) / size);
        var shown = Math.Clamp(page, 1, pages);
        return new Paged<T>([.. all.Skip((shown - 1) * size).Take(size)], shown, pages, all.Count);
    }

    /// <summary>The number of a page as an address says it; the first where it says none.</summary>
    public static int NumberOf(string? said) =>
        int.TryParse(said, NumberStyles.None, CultureInfo.InvariantCulture, out var page) ? Math.Max(1, page) : 1;
}
