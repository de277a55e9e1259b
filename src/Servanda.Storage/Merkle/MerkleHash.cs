using System.Security.Cryptography;

namespace Servanda.Storage.Merkle;

/// <summary>How leaves and nodes of the tree are hashed (RFC 6962, 2.1; RFC 9162, 2.1.1).</summary>
public static class MerkleHash
{
    /// <summary>The root of a tree without leaves: the hash of nothing.</summary>
    public static Digest Empty => new(SHA256.HashData([]));

    /// <summary>SHA-256 of a zero byte and the leaf.</summary>
    public static Digest Leaf(ReadOnlySpan<byte> leaf)
    {
        Span<byte> hash = stackalloc byte[Digest.Length];
        const int OnStack = 2048;
        var rented = leaf.Length < OnStack ? null : new byte[leaf.Length + 1];
        Span<byte> bytes = rented ?? stackalloc byte[OnStack];
        bytes[0] = 0;
        leaf.CopyTo(bytes[1..]);
        SHA256.HashData(bytes[..(leaf.Length + 1)], hash);
        return new Digest(hash);
    }

    /// <summary>SHA-256 of a one byte and the two hashes below.</summary>
    public static Digest Node(Digest left, Digest right)
    {
        Span<byte> bytes = stackalloc byte[1 + 2 * Digest.Length];
        bytes[0] = 1;
        left.CopyTo(bytes[1..]);
        right.CopyTo(bytes[(1 + Digest.Length)..]);
        Span<byte> hash = stackalloc byte[Digest.Length];
        SHA256.HashData(bytes, hash);
        return new Digest(hash);
    }
}
