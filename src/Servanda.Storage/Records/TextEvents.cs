using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Servanda.Storage.Records;

/// <summary>The agreement's text as events of a ledger.</summary>
public static class TextEvents
{
    /// <summary>The events that bring what a ledger keeps of the text up to date: files that are new, changed or gone.</summary>
    /// <param name="leaves">The ledger's leaves.</param>
    /// <param name="files">The text of each file as it stands, by its path in the dossier, with slashes.</param>
    /// <param name="by">Who enters it, or null.</param>
    public static ImmutableArray<NewEvent> Of(
        IEnumerable<Leaf> leaves,
        IReadOnlyDictionary<string, string> files,
        string? by
    )
    {
        var kept = new SortedDictionary<string, (long Leaf, string? Text)>(StringComparer.Ordinal);
        foreach (var leaf in leaves)
            if (leaf.Content is TextRevised revised)
                kept[revised.Path] = (leaf.Index, revised.Text);
        return
        [
            .. files
                .Keys.Union(kept.Keys)
                .Order(StringComparer.Ordinal)
                .Select(path =>
                    (Path: path, Now: files.GetValueOrDefault(path), Before: kept.GetValueOrDefault(path, (-1, null)))
                )
                .Where(f => f.Now != f.Before.Text)
                .Select(f => new NewEvent(new TextRevised(f.Path, f.Now), KeyOf(f.Path, f.Now, f.Before.Leaf), by)),
        ];
    }

    // With the revision that it follows: a text that comes back after another is a revision again.
    static string KeyOf(string path, string? text, long before)
    {
        var said = string.Create(CultureInfo.InvariantCulture, $"{path}\n{before}\n{text}");
        return $"text-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(said)))}";
    }
}
