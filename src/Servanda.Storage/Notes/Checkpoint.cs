using System.Globalization;
using Servanda.Storage.Merkle;

namespace Servanda.Storage.Notes;

/// <summary>A head of a ledger: how many leaves it has and the root of their tree (C2SP <c>tlog-checkpoint</c>).</summary>
/// <param name="Origin">Which ledger.</param>
/// <param name="Size">How many leaves.</param>
/// <param name="Root">The root of their tree.</param>
public sealed record Checkpoint(string Origin, long Size, Digest Root)
{
    /// <summary>Three lines: origin, size in decimal, root in Base64.</summary>
    public string ToText() => string.Create(CultureInfo.InvariantCulture, $"{Origin}\n{Size}\n{Root.ToBase64()}\n");

    /// <summary>Reads a head as it is kept, signed or not; null where it is none. Who signed it is another question.</summary>
    public static Checkpoint? OfNote(string note) => Parse(SignedNote.Parse(note)?.Text ?? note);

    /// <summary>Reads the three lines, and passes over extension lines; null where they are none.</summary>
    public static Checkpoint? Parse(string text)
    {
        var lines = text.Split('\n');
        if (
            lines.Length < 4
            || lines[^1].Length != 0
            || lines[0].Length == 0
            || !long.TryParse(lines[1], NumberStyles.None, CultureInfo.InvariantCulture, out var size)
            || size.ToString(CultureInfo.InvariantCulture) != lines[1]
        )
            return null;
        Span<byte> root = stackalloc byte[Digest.Length + 1];
        return Convert.TryFromBase64String(lines[2], root, out var count) && count == Digest.Length
            ? new Checkpoint(lines[0], size, new Digest(root[..count]))
            : null;
    }
}
