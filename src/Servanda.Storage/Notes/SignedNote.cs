using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Text;

namespace Servanda.Storage.Notes;

/// <summary>
/// A text and the signatures under it (C2SP <c>signed-note</c>): the text, an empty line, and a line for each signature,
/// <c>— name base64(id, signature)</c>.
/// </summary>
/// <param name="Text">What is signed; it ends with a line break.</param>
/// <param name="Signatures">Who signed, and the signatures.</param>
public sealed record SignedNote(string Text, ImmutableArray<NoteSignature> Signatures)
{
    // Of an adversary's text as much as this is read.
    const int Most = 1 << 20;
    const string Dash = "\u2014 ";

    /// <summary>Signs a text.</summary>
    /// <param name="text">It ends with a line break.</param>
    /// <param name="key">The key.</param>
    public static SignedNote Sign(string text, SigningKey key) =>
        new(text, [new NoteSignature(key.Verifier.Name, key.Verifier.Id, [.. key.Sign(Encoding.UTF8.GetBytes(text))])]);

    /// <summary>Reads a note; null where it is none.</summary>
    public static SignedNote? Parse(string note)
    {
        var gap = note.LastIndexOf("\n\n", StringComparison.Ordinal);
        if (note.Length > Most || gap <= 0 || note[^1] != '\n')
            return null;
        var signatures = ImmutableArray.CreateBuilder<NoteSignature>();
        foreach (var line in note[(gap + 2)..^1].Split('\n'))
        {
            var space = line.LastIndexOf(' ');
            if (!line.StartsWith(Dash, StringComparison.Ordinal) || space < Dash.Length)
                return null;
            var bytes = new byte[line.Length];
            if (!Convert.TryFromBase64String(line[(space + 1)..], bytes, out var count) || count <= 4)
                return null;
            signatures.Add(
                new NoteSignature(
                    line[Dash.Length..space],
                    BinaryPrimitives.ReadUInt32BigEndian(bytes),
                    [.. bytes.AsSpan(4, count - 4)]
                )
            );
        }
        return new SignedNote(note[..(gap + 1)], signatures.ToImmutable());
    }

    /// <summary>Whether one of the signatures is by this key and fits the text.</summary>
    public bool IsSignedBy(VerifierKey key) =>
        Signatures.Any(s =>
            s.Name == key.Name && s.KeyId == key.Id && key.Verifies(Encoding.UTF8.GetBytes(Text), s.Signature.AsSpan())
        );

    /// <summary>The note as it is kept and sent.</summary>
    public override string ToString()
    {
        var note = new StringBuilder(Text).Append('\n');
        foreach (var (name, id, signature) in Signatures)
        {
            var bytes = new byte[4 + signature.Length];
            BinaryPrimitives.WriteUInt32BigEndian(bytes, id);
            signature.CopyTo(bytes, 4);
            note.Append(Dash).Append(name).Append(' ').Append(Convert.ToBase64String(bytes)).Append('\n');
        }
        return note.ToString();
    }
}

/// <summary>A signature under a note.</summary>
/// <param name="Name">Whose.</param>
/// <param name="KeyId">The first bytes of the hash of the key.</param>
/// <param name="Signature">64 bytes.</param>
public readonly record struct NoteSignature(string Name, uint KeyId, ImmutableArray<byte> Signature);
