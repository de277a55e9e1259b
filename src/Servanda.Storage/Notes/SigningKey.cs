using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Org.BouncyCastle.Math.EC.Rfc8032;

namespace Servanda.Storage.Notes;

/// <summary>
/// The key with which heads are signed: Ed25519 (RFC 8032) under a name, written as C2SP <c>signed-note</c> writes keys, so
/// that other tools read them.
/// </summary>
public sealed class SigningKey
{
    const string Prefix = "PRIVATE+KEY+";
    readonly byte[] _seed;

    SigningKey(string name, byte[] seed)
    {
        _seed = seed;
        var publicKey = new byte[Ed25519.PublicKeySize];
        Ed25519.GeneratePublicKey(seed, 0, publicKey, 0);
        Verifier = new VerifierKey(name, publicKey);
    }

    /// <summary>What others check its signatures with.</summary>
    public VerifierKey Verifier { get; }

    /// <summary>A new key.</summary>
    /// <param name="name">Whose: no spaces and no plus sign, as in <c>servanda/doha-2020</c>.</param>
    public static SigningKey New(string name) =>
        new(Named(name), RandomNumberGenerator.GetBytes(Ed25519.SecretKeySize));

    /// <summary>Reads <c>PRIVATE+KEY+name+id+base64</c>; null where it is none.</summary>
    public static SigningKey? Parse(string text)
    {
        text = text.Trim();
        if (!text.StartsWith(Prefix, StringComparison.Ordinal))
            return null;
        return
            KeyText.Parse(text[Prefix.Length..]) is var (name, id, seed)
            && new SigningKey(name, seed) is var key
            && key.Verifier.Id == id
            ? key
            : null;
    }

    /// <summary>The signature over a text.</summary>
    public byte[] Sign(ReadOnlySpan<byte> message)
    {
        var bytes = message.ToArray();
        var signature = new byte[Ed25519.SignatureSize];
        Ed25519.Sign(_seed, 0, bytes, 0, bytes.Length, signature, 0);
        return signature;
    }

    /// <summary>The secret itself, for its file. Never printed otherwise.</summary>
    public string ToSecretText() => Prefix + KeyText.Of(Verifier.Name, Verifier.Id, _seed);

    static string Named(string name) =>
        name.Length > 0 && !name.Any(c => char.IsWhiteSpace(c) || c == '+')
            ? name
            : throw new ArgumentException("The name of a key has no spaces and no plus sign.", nameof(name));
}

/// <summary>The public half of a <see cref="SigningKey"/>.</summary>
public sealed class VerifierKey
{
    readonly byte[] _publicKey;

    internal VerifierKey(string name, byte[] publicKey)
    {
        (Name, _publicKey) = (name, publicKey);
        var bytes = SHA256.HashData([.. Encoding.UTF8.GetBytes(name), (byte)'\n', KeyText.Ed25519, .. publicKey]);
        Id = BinaryPrimitives.ReadUInt32BigEndian(bytes);
    }

    /// <summary>Whose.</summary>
    public string Name { get; }

    /// <summary>The first four bytes of a hash of name and key, which stand before each signature.</summary>
    public uint Id { get; }

    /// <summary>Reads <c>name+id+base64</c>; null where it is none.</summary>
    public static VerifierKey? Parse(string text) =>
        KeyText.Parse(text.Trim()) is var (name, id, key) && new VerifierKey(name, key) is var found && found.Id == id
            ? found
            : null;

    /// <summary>Whether it is this key's signature over the message.</summary>
    public bool Verifies(ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature)
    {
        if (signature.Length != Ed25519.SignatureSize)
            return false;
        var bytes = message.ToArray();
        return Ed25519.Verify(signature.ToArray(), 0, _publicKey, 0, bytes, 0, bytes.Length);
    }

    /// <summary>As it is handed to others: <c>name+id+base64</c>.</summary>
    public override string ToString() => KeyText.Of(Name, Id, _publicKey);
}
