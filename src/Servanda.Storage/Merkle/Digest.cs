using System.Buffers.Binary;

namespace Servanda.Storage.Merkle;

/// <summary>A SHA-256 hash, 32 bytes, as a value: a million of them lie in one array.</summary>
public readonly record struct Digest
{
    /// <summary>How many bytes.</summary>
    public const int Length = 32;

    readonly ulong _a;
    readonly ulong _b;
    readonly ulong _c;
    readonly ulong _d;

    /// <summary>The hash that these bytes are.</summary>
    /// <param name="bytes">32 bytes.</param>
    /// <exception cref="ArgumentException">They are not 32.</exception>
    public Digest(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length != Length)
            throw new ArgumentException($"A SHA-256 hash has {Length} bytes, not {bytes.Length}.", nameof(bytes));
        _a = BinaryPrimitives.ReadUInt64BigEndian(bytes);
        _b = BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]);
        _c = BinaryPrimitives.ReadUInt64BigEndian(bytes[16..]);
        _d = BinaryPrimitives.ReadUInt64BigEndian(bytes[24..]);
    }

    /// <summary>Writes its 32 bytes.</summary>
    public void CopyTo(Span<byte> target)
    {
        BinaryPrimitives.WriteUInt64BigEndian(target, _a);
        BinaryPrimitives.WriteUInt64BigEndian(target[8..], _b);
        BinaryPrimitives.WriteUInt64BigEndian(target[16..], _c);
        BinaryPrimitives.WriteUInt64BigEndian(target[24..], _d);
    }

    /// <summary>Its 32 bytes.</summary>
    public byte[] ToArray()
    {
        var bytes = new byte[Length];
        CopyTo(bytes);
        return bytes;
    }

    /// <summary>As notes and proofs write it: standard Base64.</summary>
    public string ToBase64() => Convert.ToBase64String(ToArray());

    /// <summary>In 64 lower-case hexadecimal digits.</summary>
    public override string ToString() => Convert.ToHexStringLower(ToArray());
}
