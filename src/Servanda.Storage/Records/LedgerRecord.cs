using System.Globalization;
using NodaTime;
using Servanda.Model;
using Servanda.Text;

namespace Servanda.Storage.Records;

/// <summary>What a ledger holds of a dossier's record.</summary>
/// <param name="Texts">Its entries that can be read, a text each, stamped with when they were entered.</param>
/// <param name="Leaves">How many leaves the ledger has.</param>
/// <param name="Erased">How many entries can no longer be read, since the key of a person was destroyed.</param>
public sealed record LedgerRecord(IReadOnlyList<SourceText> Texts, long Leaves, int Erased)
{
    /// <summary>The files that were taken in as evidence, in the order in which they were.</summary>
    public IReadOnlyList<AttachedFile> Files { get; init; } = [];

    /// <summary>Reads it.</summary>
    /// <exception cref="LedgerException">The ledger cannot be read.</exception>
    public static async Task<LedgerRecord> Read(Ledger ledger, CancellationToken cancel = default)
    {
        var keys = await ledger.SubjectKeys(cancel).ConfigureAwait(false);
        var texts = new List<SourceText>();
        var files = new List<AttachedFile>();
        var (leaves, erased) = (0L, 0);
        await foreach (var leaf in ledger.Read(cancel: cancel).ConfigureAwait(false))
        {
            leaves++;
            if (Ledger.EntryOf(leaf, keys) is { } entry)
                texts.Add(new SourceText(PathOf(leaf.Index), entry.Text) { Entered = leaf.Entered });
            else if (leaf.Content is EntrySealed)
                erased++;
            else if (leaf.Content is EvidenceAttached file)
                files.Add(new AttachedFile(leaf.Index, leaf.Entered, leaf.By, file));
        }
        return new LedgerRecord(texts, leaves, erased) { Files = files };
    }

    /// <summary>How messages name the place of an entry: <c>ledger/0000012</c>.</summary>
    public static string PathOf(long leaf) => string.Create(CultureInfo.InvariantCulture, $"ledger/{leaf:0000000}");

    /// <summary>The leaf at a place, or null where the place is in a file.</summary>
    public static long? LeafAt(Location? location) =>
        location is { Source: { Entered: not null, Path: var path } }
        && path.StartsWith("ledger/", StringComparison.Ordinal)
        && long.TryParse(path.AsSpan("ledger/".Length), NumberStyles.None, CultureInfo.InvariantCulture, out var leaf)
            ? leaf
            : null;
}

/// <summary>A file of evidence, as the ledger tells of it.</summary>
/// <param name="Leaf">The leaf that says so.</param>
/// <param name="Entered">When it was taken in.</param>
/// <param name="By">Who took it in, or null.</param>
/// <param name="File">The file.</param>
public sealed record AttachedFile(long Leaf, Instant Entered, string? By, EvidenceAttached File);
