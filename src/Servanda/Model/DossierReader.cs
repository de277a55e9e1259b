using Servanda.Diagnostics;
using Servanda.Model.Binding;
using Servanda.Text;

namespace Servanda.Model;

/// <summary>Reads a dossier from texts that are in memory already; it touches no files.</summary>
public static class DossierReader
{
    /// <summary>Parses and binds the files of a dossier.</summary>
    /// <param name="files">The files; their order does not matter, that of their paths does.</param>
    /// <param name="name">The dossier's name.</param>
    /// <param name="readRoster">
    /// The text of a list's file (a roster's, a calendar's) by its path relative to the dossier, with <c>/</c> between the parts; null where
    /// there is none. Paths that would leave the dossier are never asked for.
    /// </param>
    /// <returns>The dossier; what is wrong with the texts is in its diagnostics. Never an exception.</returns>
    public static Dossier Bind(
        IEnumerable<SourceText> files,
        string name = "dossier",
        Func<string, string?>? readRoster = null
    ) => Open(files, name, readRoster).Dossier;

    /// <summary>Parses and binds the files of a dossier to which entries will be added.</summary>
    /// <inheritdoc cref="Bind"/>
    public static OpenDossier Open(
        IEnumerable<SourceText> files,
        string name = "dossier",
        Func<string, string?>? readRoster = null
    )
    {
        ArgumentNullException.ThrowIfNull(files);
        ArgumentNullException.ThrowIfNull(name);
        return Open([.. files], name, readRoster ?? (_ => null), []);
    }

    internal static OpenDossier Open(
        IReadOnlyList<SourceText> files,
        string name,
        Func<string, string?> readRoster,
        IEnumerable<Diagnostic> readingFaults
    )
    {
        var ledger = LedgerTexts.Of(InOrder(files.Where(f => f.Entered is not null)));
        var ordered = InOrder(files.Where(f => f.Entered is null));
        var parsed = new FileSyntax[ordered.Length];
        Parallel.For(0, ordered.Length, i => parsed[i] = Parser.Parse(ordered[i]));
        return DossierBinder.Open([.. parsed, .. ledger.Others], ledger, name, readRoster, readingFaults);
    }

    private static SourceText[] InOrder(IEnumerable<SourceText> files)
    {
        var all = files.ToArray();
        // A ledger gives them in order.
        for (var i = 1; i < all.Length; i++)
            if (Compare(all[i - 1], all[i]) > 0)
            {
                Array.Sort(all, Compare);
                break;
            }
        return all;

        static int Compare(SourceText a, SourceText b) =>
            string.CompareOrdinal(a.Path, b.Path) is not 0 and var path ? path : string.CompareOrdinal(a.Text, b.Text);
    }
}
