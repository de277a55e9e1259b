using System.Collections.Immutable;

namespace Servanda.Storage.Merkle;

/// <summary>Checks proofs from hashes alone, with no tree at hand.</summary>
public static class MerkleProof
{
    /// <summary>Whether a leaf is in the tree of a head (RFC 9162, 2.1.3.2).</summary>
    /// <param name="leaf">The hash of the leaf.</param>
    /// <param name="index">Its place, from 0.</param>
    /// <param name="size">How many leaves the tree has.</param>
    /// <param name="path">The proof, from the leaf upwards.</param>
    /// <param name="root">The root of the head.</param>
    public static bool Includes(Digest leaf, long index, long size, ImmutableArray<Digest> path, Digest root)
    {
        if (index < 0 || index >= size)
            return false;
        var (node, last, hash) = (index, size - 1, leaf);
        foreach (var beside in path)
        {
            if (last == 0)
                return false;
            if (node % 2 == 1 || node == last)
            {
                hash = MerkleHash.Node(beside, hash);
                while (node % 2 == 0 && node != 0)
                    (node, last) = (node >> 1, last >> 1);
            }
            else
            {
                hash = MerkleHash.Node(hash, beside);
            }
            (node, last) = (node >> 1, last >> 1);
        }
        return last == 0 && hash == root;
    }

    /// <summary>Whether the tree of one head is the beginning of that of a later one (RFC 9162, 2.1.4.2).</summary>
    /// <param name="earlier">Size of the earlier tree.</param>
    /// <param name="later">Size of the later tree.</param>
    /// <param name="proof">The proof.</param>
    /// <param name="earlierRoot">Root of the earlier tree.</param>
    /// <param name="laterRoot">Root of the later tree.</param>
    public static bool Extends(
        long earlier,
        long later,
        ImmutableArray<Digest> proof,
        Digest earlierRoot,
        Digest laterRoot
    )
    {
        if (earlier < 0 || earlier > later)
            return false;
        if (earlier == 0)
            return proof.IsEmpty && earlierRoot == MerkleHash.Empty;
        if (earlier == later)
            return proof.IsEmpty && earlierRoot == laterRoot;
        // A complete tree is itself the first node of the proof, and left out of it.
        if (long.IsPow2(earlier))
            proof = proof.Insert(0, earlierRoot);
        if (proof.IsEmpty)
            return false;
        var (node, last) = (earlier - 1, later - 1);
        while (node % 2 == 1)
            (node, last) = (node >> 1, last >> 1);
        var (old, now) = (proof[0], proof[0]);
        foreach (var beside in proof.AsSpan()[1..])
        {
            if (last == 0)
                return false;
            if (node % 2 == 1 || node == last)
            {
                (old, now) = (MerkleHash.Node(beside, old), MerkleHash.Node(beside, now));
                while (node % 2 == 0 && node != 0)
                    (node, last) = (node >> 1, last >> 1);
            }
            else
            {
                now = MerkleHash.Node(now, beside);
            }
            (node, last) = (node >> 1, last >> 1);
        }
        return last == 0 && old == earlierRoot && now == laterRoot;
    }
}
