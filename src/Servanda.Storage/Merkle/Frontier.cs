using System.Collections.Immutable;
using System.Numerics;

namespace Servanda.Storage.Merkle;

/// <summary>
/// The right edge of a tree: the roots of the complete subtrees that its leaves fall into, the largest first. It is all
/// that appending needs, about twenty hashes for a million leaves.
/// </summary>
/// <param name="Size">How many leaves.</param>
/// <param name="Peaks">The roots, one for each bit of the size that is set.</param>
public sealed record Frontier(long Size, ImmutableArray<Digest> Peaks)
{
    /// <summary>That of a tree without leaves.</summary>
    public static Frontier Empty { get; } = new(0, []);

    /// <summary>The root of the tree.</summary>
    public Digest Root
    {
        get
        {
            if (Peaks.IsEmpty)
                return MerkleHash.Empty;
            var root = Peaks[^1];
            for (var i = Peaks.Length - 2; i >= 0; i--)
                root = MerkleHash.Node(Peaks[i], root);
            return root;
        }
    }

    /// <summary>With further leaves.</summary>
    /// <param name="leaves">Their hashes.</param>
    public Frontier With(params IEnumerable<Digest> leaves) => With(leaves, out _);

    /// <summary>With further leaves.</summary>
    /// <param name="leaves">Their hashes.</param>
    /// <param name="closed">For each leaf, the root of the largest complete subtree that ends with it.</param>
    public Frontier With(IEnumerable<Digest> leaves, out List<Digest> closed)
    {
        var tree = new GrowingTree(this);
        closed = [.. leaves.Select(tree.Add)];
        return tree.Frontier;
    }

    /// <summary>The leaves with which the subtrees of a frontier end, in its order.</summary>
    /// <param name="size">How many leaves the tree has.</param>
    public static IEnumerable<long> Ends(long size)
    {
        var end = 0L;
        for (var bit = BitOperations.Log2((ulong)size); size > 0 && bit >= 0; bit--)
        {
            if ((size >> bit & 1) == 0)
                continue;
            end += 1L << bit;
            yield return end - 1;
        }
    }
}
