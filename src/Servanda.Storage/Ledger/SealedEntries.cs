using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace Servanda.Storage;

/// <summary>
/// Seals entries that tell of persons: each person has a key of 32 bytes; an entry is encrypted under a key made of those
/// of all persons it tells of (HKDF-SHA256, RFC 5869), so that the loss of any one of them makes it unreadable for good.
/// </summary>
static class SealedEntries
{
    public const int KeyLength = 32;
    const int NonceLength = 12;
    const int TagLength = 16;

    /// <summary>Encrypts an entry.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="subjects">The persons.</param>
    /// <param name="keys">Their keys, in the same order.</param>
    public static EntrySealed Seal(EntryMade entry, ImmutableArray<string> subjects, ImmutableArray<byte[]> keys)
    {
        var nonce = RandomNumberGenerator.GetBytes(NonceLength);
        var plain = Encoding.UTF8.GetBytes($"{entry.Entry}\n{entry.Text}");
        var bytes = new byte[plain.Length + TagLength];
        using var aes = new AesGcm(KeyOf(keys, nonce), TagLength);
        aes.Encrypt(nonce, plain, bytes.AsSpan(0, plain.Length), bytes.AsSpan(plain.Length), Said(subjects));
        return new EntrySealed(subjects, [.. nonce], [.. bytes]);
    }

    /// <summary>Decrypts an entry; null where a key is gone or does not fit.</summary>
    public static EntryMade? Open(EntrySealed entry, IReadOnlyDictionary<string, byte[]> keys)
    {
        var found = ImmutableArray.CreateBuilder<byte[]>(entry.Subjects.Length);
        foreach (var subject in entry.Subjects)
            if (keys.TryGetValue(subject, out var key))
                found.Add(key);
        var length = entry.Sealed.Length - TagLength;
        if (found.Count < entry.Subjects.Length || length < 0 || entry.Nonce.Length != NonceLength)
            return null;
        var nonce = entry.Nonce.AsSpan();
        var plain = new byte[length];
        using var aes = new AesGcm(KeyOf(found.ToImmutable(), nonce), TagLength);
        try
        {
            aes.Decrypt(
                nonce,
                entry.Sealed.AsSpan()[..length],
                entry.Sealed.AsSpan()[length..],
                plain,
                Said(entry.Subjects)
            );
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
        var text = Encoding.UTF8.GetString(plain);
        var end = text.IndexOf('\n', StringComparison.Ordinal);
        return end < 0 ? null : new EntryMade(text[..end], text[(end + 1)..]);
    }

    /// <summary>
    /// An idempotency key that tells nothing of the entry to who does not have the keys of the persons: a plain hash could be
    /// found by trying names.
    /// </summary>
    public static string BlindKey(string key, ImmutableArray<byte[]> keys) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(KeyOf(keys, "key"u8), Encoding.UTF8.GetBytes(key)));

    static byte[] KeyOf(ImmutableArray<byte[]> keys, ReadOnlySpan<byte> nonce)
    {
        var key = new byte[KeyLength];
        HKDF.DeriveKey(
            HashAlgorithmName.SHA256,
            keys.SelectMany(k => k).ToArray(),
            key,
            nonce,
            "servanda sealed entry"u8
        );
        return key;
    }

    // Bound to the ciphertext, so that nobody can say that it tells of others.
    static byte[] Said(ImmutableArray<string> subjects) => Encoding.UTF8.GetBytes(string.Join('\n', subjects));
}
