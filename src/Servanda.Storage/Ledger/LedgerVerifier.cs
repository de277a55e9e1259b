using NodaTime;
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
        var run = new Run(kept);
        await foreach (var leaf in leaves.WithCancellation(cancel).ConfigureAwait(false))
        {
            if (run.Take(leaf) is { } flaw)
                return new Verification(run.Head, flaw);
            if (run.Size % 4096 == 0)
                progress?.Report(run.Size);
        }
        progress?.Report(run.Size);
        return new Verification(run.Head, run.AtEnd());
    }

    sealed class Run
    {
        readonly PriorityQueue<Checkpoint, long> _kept = new();
        readonly HashSet<string> _keys = new(StringComparer.Ordinal);
        readonly GrowingTree _tree = new();
        string? _origin;
        Instant? _entered;

        public Run(IEnumerable<Checkpoint> kept)
        {
            foreach (var head in kept)
                _kept.Enqueue(head, head.Size);
        }

        public long Size => _tree.Size;

        public LedgerState Head => new(_tree.Frontier, _entered);

        public LedgerFlaw? Take(StoredLeaf leaf)
        {
            var at = _tree.Size;
            if (HeadsHere() is { } head)
                return head;
            if (leaf.Index != at)
                return new(at, $"Leaf {at} is missing: leaf {leaf.Index} follows.");
            var hash = MerkleHash.Leaf(leaf.Bytes.Span);
            if (!IsSame(hash, leaf.Hash))
                return new(at, $"Leaf {at} was changed: its bytes do not have the hash that was kept with them.");
            var closed = _tree.Add(hash);
            if (!IsSame(closed, leaf.Closed))
                return new(at, $"The hash of the subtree that ends with leaf {at} is not that of its leaves.");
            if (LeafStamp.Read(leaf.Bytes.Span) is not { } stamp)
                return new(at, $"Leaf {at} cannot be read as a leaf.");
            if (stamp.Index != at)
                return new(at, $"Leaf {at} says of itself that it is leaf {stamp.Index}.");
            if (stamp.Key != leaf.Key)
                return new(at, $"The key kept with leaf {at} is not the one in it.");
            if (stamp.Key is not null && !_keys.Add(stamp.Key))
                return new(at, $"Leaf {at} has the key of an earlier one.");
            if (_entered is { } before && stamp.Entered <= before)
                return new(at, $"Leaf {at} was entered before the one before it.");
            _entered = stamp.Entered;
            if (at == 0)
            {
                if (Leaf.Parse(leaf.Bytes.Span) is not { Content: LedgerOpened opened })
                    return new(0, "The first leaf does not say which ledger it is.");
                _origin = Ledger.OriginOf(opened);
            }
            return null;
        }

        public LedgerFlaw? AtEnd() =>
            HeadsHere()
            ?? (
                _kept.TryPeek(out var head, out _)
                    ? new(
                        null,
                        $"The ledger ends with {Size} leaves: the head that was kept tells of {head.Size}. Its end was cut off."
                    )
                    : null
            );

        LedgerFlaw? HeadsHere()
        {
            while (_kept.TryPeek(out var head, out var size) && size <= _tree.Size)
            {
                _kept.Dequeue();
                if (_origin is not null && head.Origin != _origin)
                    return new(null, $"The head that was kept is of another ledger, {head.Origin}: this is {_origin}.");
                if (head.Root != _tree.Frontier.Root)
                    return new(
                        null,
                        $"The first {size} leaves are not those of which the head that was kept tells: they were written anew."
                    );
            }
            return null;
        }

        static bool IsSame(Digest hash, ReadOnlyMemory<byte> kept) =>
            kept.Length == Digest.Length && new Digest(kept.Span) == hash;
    }
}
