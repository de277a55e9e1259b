using System.Globalization;

namespace Servanda.Storage.Notes;

/// <summary><c>name+id+base64(kind, key)</c>, the text of keys (C2SP <c>signed-note</c>).</summary>
static class KeyText
{
    /// <summary>The kind of key and signature.</summary>
    public const byte Ed25519 = 1;

    public static string Of(string name, uint id, byte[] key) =>
        $"{name}+{id:x8}+{Convert.ToBase64String([Ed25519, .. key])}";

    // Base64 may hold plus signs, names may not.
    public static (string Name, uint Id, byte[] Key)? Parse(string text)
    {
        var parts = text.Split('+', 3);
        if (
            parts.Length != 3
            || parts[0].Length == 0
            || parts[1].Length != 8
            || !uint.TryParse(parts[1], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var id)
        )
            return null;
        var bytes = new byte[parts[2].Length];
        return
            Convert.TryFromBase64String(parts[2], bytes, out var count)
            && count == 1 + Org.BouncyCastle.Math.EC.Rfc8032.Ed25519.PublicKeySize
            && bytes[0] == Ed25519
            ? (parts[0], id, bytes[1..count])
            : null;
    }
}
