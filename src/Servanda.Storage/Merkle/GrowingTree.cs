using System.Numerics;

namespace Servanda.Storage.Merkle;

/// <summary>A frontier that leaves are added to one by one.</summary>
sealed class GrowingTree(Frontier? from = null)
{
    readonly List<Digest> _peaks = [.. (from ?? Frontier.Empty).Peaks];

    public long Size { get; private set; } = (from ?? Frontier.Empty).Size;

    public Frontier Frontier => new(Size, [.. _peaks]);

    /// <summary>Adds a leaf, and tells the root of the largest complete subtree that ends with it.</summary>
    public Digest Add(Digest leaf)
    {
        var node = leaf;
        for (var full = BitOperations.TrailingZeroCount(~Size); full > 0; full--)
        {
            node = MerkleHash.Node(_peaks[^1], node);
            _peaks.RemoveAt(_peaks.Count - 1);
        }
        _peaks.Add(node);
        Size++;
        return node;
    }
}
