using System.Collections.Immutable;
using System.Numerics;

namespace Servanda.Storage.Merkle;

/// <summary>A tree in memory, from which heads and proofs of any of its sizes are read.</summary>
public sealed class MerkleTree
{
    // Level k holds the roots of the complete subtrees of 2^k leaves, from the left.
    readonly List<List<Digest>> _levels =
    [
        [],
    ];

    /// <summary>A tree of these leaves.</summary>
    /// <param name="leaves">Their hashes.</param>
    public MerkleTree(IEnumerable<Digest> leaves)
    {
        foreach (var leaf in leaves)
            Add(leaf);
    }

    /// <summary>How many leaves.</summary>
    public long Size => _levels[0].Count;

    /// <summary>The hash of a leaf.</summary>
    public Digest this[long index] => _levels[0][(int)index];

    /// <summary>The root of the tree of the first leaves.</summary>
    /// <param name="size">How many, from none to all.</param>
    public Digest RootAt(long size) => size == 0 ? MerkleHash.Empty : Subtree(0, InRange(size, Size, nameof(size)));

    /// <summary>The proof that a leaf is in the tree of the first leaves (RFC 9162, 2.1.3.1).</summary>
    /// <param name="index">The leaf, from 0.</param>
    /// <param name="size">Of how many leaves.</param>
    public ImmutableArray<Digest> InclusionProof(long index, long size)
    {
        InRange(index, InRange(size, Size, nameof(size)) - 1, nameof(index));
        var path = ImmutableArray.CreateBuilder<Digest>();
        Path(index, 0, size);
        return path.ToImmutable();

        void Path(long leaf, long from, long count)
        {
            if (count == 1)
                return;
            var left = Split(count);
            if (leaf < left)
            {
                Path(leaf, from, left);
                path.Add(Subtree(from + left, count - left));
            }
            else
            {
                Path(leaf - left, from + left, count - left);
                path.Add(Subtree(from, left));
            }
        }
    }

    /// <summary>The proof that the tree of a size is the beginning of a later one (RFC 9162, 2.1.4.1).</summary>
    /// <param name="earlier">The earlier size, above 0.</param>
    /// <param name="later">The later size.</param>
    public ImmutableArray<Digest> ConsistencyProof(long earlier, long later)
    {
        InRange(earlier, InRange(later, Size, nameof(later)), nameof(earlier));
        if (earlier == 0)
            return [];
        var proof = ImmutableArray.CreateBuilder<Digest>();
        Sub(earlier, 0, later, true);
        return proof.ToImmutable();

        void Sub(long old, long from, long count, bool isWhole)
        {
            if (old == count)
            {
                if (!isWhole)
                    proof.Add(Subtree(from, count));
                return;
            }
            var left = Split(count);
            if (old <= left)
            {
                Sub(old, from, left, isWhole);
                proof.Add(Subtree(from + left, count - left));
            }
            else
            {
                Sub(old - left, from + left, count - left, false);
                proof.Add(Subtree(from, left));
            }
        }
    }

    void Add(Digest leaf)
    {
        var node = leaf;
        for (var level = 0; ; level++)
        {
            if (level == _levels.Count)
                _levels.Add([]);
            var nodes = _levels[level];
            nodes.Add(node);
            if (nodes.Count % 2 != 0)
                return;
            node = MerkleHash.Node(nodes[^2], node);
        }
    }

    // From starts at a multiple of the largest power of two in count, as all splits of RFC 9162 do.
    Digest Subtree(long from, long count)
    {
        if (BitOperations.IsPow2(count))
            return _levels[BitOperations.Log2((ulong)count)][(int)(from / count)];
        var left = Split(count);
        return MerkleHash.Node(Subtree(from, left), Subtree(from + left, count - left));
    }

    /// <summary>The largest power of two below a count.</summary>
    static long Split(long count) => 1L << BitOperations.Log2((ulong)(count - 1));

    static long InRange(long value, long most, string name) =>
        value >= 0 && value <= most
            ? value
            : throw new ArgumentOutOfRangeException(name, value, $"It lies between 0 and {most}.");
}
