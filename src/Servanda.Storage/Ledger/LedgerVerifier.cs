using Servanda.Storage.Merkle;
using Servanda.Storage.Notes;

namespace Servanda.Storage;

/// <summary>What a verification found.</summary>
/// <param name="Head">The head that the leaves themselves give.</param>
/// <param name="Flaw">The first thing that does not fit; null: everything does.</param>
public sealed record Verification(LedgerState Head, LedgerFlaw? Flaw);

/// <summary>Something that does not fit in a ledger.</summary>
/// <param name="Leaf">The leaf, from 0; null: the ledger as a whole.</param>
/// <param name="Sentence">What does not fit.</param>
public sealed record LedgerFlaw(long? Leaf, string Sentence);

/// <summary>
/// Goes through a ledger leaf by leaf and trusts nothing that is kept beside the bytes: places, hashes, keys, subtrees, the
/// order of time, and heads that somebody kept.
/// </summary>
public static class LedgerVerifier
{
    /// <summary>Verifies a ledger.</summary>
    /// <param name="leaves">Its leaves, in the order of the store.</param>
    /// <param name="kept">
    /// Heads that were kept elsewhere: the ledger must still begin with what they tell of. Without one, nobody can see that
    /// the whole was written anew, or its end cut off.
    /// </param>
    /// <param name="progress">Is told how many leaves were read.</param>
    /// <param name="cancel">Stops.</param>
    /// <exception cref="LedgerException">The store fails.</exception>
    public static async Task<Verification> Verify(
        IAsyncEnumerable<StoredLeaf> leaves,
        IEnumerable<Checkpoint> kept,
        IProgress<long>? progress = null,
        CancellationToken cancel = default
    )
    {
        var scan = new LedgerScan(kept);
        await foreach (var chunk in leaves.ReadAhead(cancel).ConfigureAwait(false))
        {
            var hashed = new (Digest, LeafStamp?)[chunk.Length];
            Parallel.For(0, chunk.Length, i => hashed[i] = LedgerScan.Hashed(chunk[i]));
            for (var i = 0; i < chunk.Length; i++)
                if (scan.Take(chunk[i], hashed[i]) is { } flaw)
                    return new Verification(scan.Head, flaw);
            progress?.Report(scan.Size);
        }
        return new Verification(scan.Head, scan.AtEnd());
    }
}
