using System.Collections.Immutable;
using Servanda.Storage;

namespace Servanda.Workspace.Dossiers;

/// <summary>The dossiers that are served, each under its own name in addresses.</summary>
public sealed class DossierShelf : IAsyncDisposable
{
    readonly ImmutableDictionary<string, ServedDossier> _bySlug;

    /// <summary>Serves the dossiers at some paths.</summary>
    /// <param name="paths">Folders or files.</param>
    /// <param name="store">The ledger, where one is named; then there is one dossier.</param>
    /// <param name="clock">What tells the time.</param>
    public DossierShelf(IEnumerable<string> paths, StoreAddress? store, TimeProvider clock)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        All = [.. paths.Select(path => new ServedDossier(SlugOf(path, taken), path, store, clock))];
        _bySlug = All.ToImmutableDictionary(d => d.Slug, StringComparer.Ordinal);
    }

    /// <summary>All of them, in the order in which they were named.</summary>
    public ImmutableArray<ServedDossier> All { get; }

    /// <summary>The one of that name, or null.</summary>
    public ServedDossier? Find(string slug) => _bySlug.GetValueOrDefault(slug);

    public async ValueTask DisposeAsync()
    {
        foreach (var dossier in All)
            await dossier.DisposeAsync().ConfigureAwait(false);
    }

    // What stands in an address needs no escaping; two of one name are told apart by a number.
    static string SlugOf(string path, HashSet<string> taken)
    {
        var name = Path.GetFileNameWithoutExtension(Path.TrimEndingDirectorySeparator(Path.GetFullPath(path)));
        var plain = string.Concat(name.Select(c => char.IsLetterOrDigit(c) ? char.ToLowerInvariant(c) : '-')).Trim('-');
        if (plain.Length == 0 || plain is "api" or "assets")
            plain = "dossier-" + plain;
        var slug = plain;
        for (var n = 2; !taken.Add(slug); n++)
            slug = $"{plain}-{n}";
        return slug;
    }
}
