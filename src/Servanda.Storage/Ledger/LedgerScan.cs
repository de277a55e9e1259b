using NodaTime;
using Servanda.Storage.Merkle;
using Servanda.Storage.Notes;

namespace Servanda.Storage;

/// <summary>A verification on its way through a ledger: what the leaves up to here say of the next one.</summary>
sealed class LedgerScan
{
    readonly PriorityQueue<Checkpoint, long> _kept;
    readonly HashSet<string> _keys;
    readonly GrowingTree _tree;
    string? _origin;
    Instant? _entered;

    /// <param name="kept">Heads that were kept elsewhere.</param>
    public LedgerScan(IEnumerable<Checkpoint> kept)
    {
        (_kept, _keys, _tree) = (new(kept.Select(h => (h, h.Size))), new(StringComparer.Ordinal), new());
    }

    LedgerScan(LedgerScan other)
    {
        _kept = new(other._kept.UnorderedItems);
        _keys = new(other._keys, StringComparer.Ordinal);
        _tree = new(other._tree.Frontier);
        (_origin, _entered) = (other._origin, other._entered);
    }

    public long Size => _tree.Size;

    public LedgerState Head => new(_tree.Frontier, _entered);

    /// <summary>The same at the same place, to go on from there twice.</summary>
    public LedgerScan Copy() => new(this);

    /// <summary>What a leaf's own bytes give; it needs no other leaf.</summary>
    public static (Digest Hash, LeafStamp? Stamp) Hashed(StoredLeaf leaf) =>
        (MerkleHash.Leaf(leaf.Bytes.Span), LeafStamp.Read(leaf.Bytes.Span));

    /// <summary>Takes the next leaf; what does not fit, or null.</summary>
    public LedgerFlaw? Take(StoredLeaf leaf, (Digest Hash, LeafStamp? Stamp) hashed)
    {
        var at = _tree.Size;
        if (HeadsHere() is { } head)
            return head;
        if (leaf.Index != at)
            return new(at, $"Leaf {at} is missing: leaf {leaf.Index} follows.");
        if (!IsSame(hashed.Hash, leaf.Hash))
            return new(at, $"Leaf {at} was changed: its bytes do not have the hash that was kept with them.");
        var closed = _tree.Add(hashed.Hash);
        if (!IsSame(closed, leaf.Closed))
            return new(at, $"The hash of the subtree that ends with leaf {at} is not that of its leaves.");
        if (hashed.Stamp is not { } stamp)
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

    /// <summary>What does not fit when there are no more leaves, or null.</summary>
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
