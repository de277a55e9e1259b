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
    public Frontier With(params IEnumerable<Digest> leaves)
    {
        var peaks = Peaks.ToBuilder();
        var size = Size;
        foreach (var leaf in leaves)
        {
            var node = leaf;
            for (var full = BitOperations.TrailingZeroCount(~size); full > 0; full--)
            {
                node = MerkleHash.Node(peaks[^1], node);
                peaks.RemoveAt(peaks.Count - 1);
            }
            peaks.Add(node);
            size++;
        }
        return new Frontier(size, peaks.ToImmutable());
    }

    /// <summary>The peaks as bytes, 32 each.</summary>
    public byte[] ToBytes()
    {
        var bytes = new byte[Peaks.Length * Digest.Length];
        for (var i = 0; i < Peaks.Length; i++)
            Peaks[i].CopyTo(bytes.AsSpan(i * Digest.Length));
        return bytes;
    }

    /// <summary>The frontier of a tree of this size with these peaks, or null where their number does not fit it.</summary>
    public static Frontier? FromBytes(long size, ReadOnlySpan<byte> bytes)
    {
        if (size < 0 || bytes.Length != BitOperations.PopCount((ulong)size) * Digest.Length)
            return null;
        var peaks = ImmutableArray.CreateBuilder<Digest>(bytes.Length / Digest.Length);
        for (var i = 0; i < bytes.Length; i += Digest.Length)
            peaks.Add(new Digest(bytes.Slice(i, Digest.Length)));
        return new Frontier(size, peaks.MoveToImmutable());
    }
}
