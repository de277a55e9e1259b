using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Servanda.Storage.Merkle;

namespace Servanda.Storage.Notes;

/// <summary>
/// The proof that a leaf is in the ledger of a head, in one text that can be sent and checked by a program that knows nothing
/// of Servanda (C2SP <c>tlog-proof</c>): the leaf's bytes as extra data, its place, the hashes beside its path, the head.
/// </summary>
/// <param name="Leaf">The bytes of the leaf.</param>
/// <param name="Index">Its place, from 0.</param>
/// <param name="Path">The hashes (RFC 9162, 2.1.3).</param>
/// <param name="Head">The head, signed or not, as it is written.</param>
public sealed record LedgerProof(ImmutableArray<byte> Leaf, long Index, ImmutableArray<Digest> Path, string Head)
{
    const string FirstLine = "c2sp.org/tlog-proof@v1";
    const string Extra = "extra ";
    const string Place = "index ";

    /// <summary>What the head says: null where it cannot be read.</summary>
    public Checkpoint? Checkpoint => Checkpoint.OfNote(Head);

    /// <summary>Whether the leaf is in the tree of the head. Who signed the head is another question.</summary>
    public bool Holds =>
        Checkpoint is { } head
        && MerkleProof.Includes(MerkleHash.Leaf(Leaf.AsSpan()), Index, head.Size, Path, head.Root);

    /// <summary>Reads a proof; null where it is none.</summary>
    public static LedgerProof? Parse(string text)
    {
        var gap = text.IndexOf("\n\n", StringComparison.Ordinal);
        if (gap < 0)
            return null;
        var lines = text[..gap].Split('\n');
        if (
            lines.Length < 3
            || lines[0] != FirstLine
            || !lines[1].StartsWith(Extra, StringComparison.Ordinal)
            || !lines[2].StartsWith(Place, StringComparison.Ordinal)
            || Bytes(lines[1][Extra.Length..]) is not { } leaf
            || !long.TryParse(
                lines[2].AsSpan(Place.Length),
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out var index
            )
        )
            return null;
        var path = ImmutableArray.CreateBuilder<Digest>();
        foreach (var line in lines.AsSpan(3))
        {
            if (Bytes(line) is not { Length: Digest.Length } hash)
                return null;
            path.Add(new Digest(hash));
        }
        return new LedgerProof([.. leaf], index, path.ToImmutable(), text[(gap + 2)..]);
    }

    /// <summary>The proof as it is sent.</summary>
    public override string ToString()
    {
        var text = new StringBuilder()
            .Append(FirstLine)
            .Append('\n')
            .Append(Extra)
            .Append(Convert.ToBase64String(Leaf.AsSpan()))
            .Append('\n')
            .Append(Place)
            .Append(CultureInfo.InvariantCulture, $"{Index}")
            .Append('\n');
        foreach (var hash in Path)
            text.Append(hash.ToBase64()).Append('\n');
        return text.Append('\n').Append(Head).ToString();
    }

    static byte[]? Bytes(string base64)
    {
        var bytes = new byte[base64.Length];
        return Convert.TryFromBase64String(base64, bytes, out var count) ? bytes[..count] : null;
    }
}
