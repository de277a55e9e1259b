using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace Servanda.Model;

/// <summary>Bytes as text: UTF-8, or UTF-16 where the file begins with its mark.</summary>
/// <param name="Text">The text; what is not text in the bytes stands as U+FFFD.</param>
/// <param name="FaultAt">Where in the text the first bytes stand that are not text, or null.</param>
/// <param name="ExpectedEncoding">The encoding in which the bytes were read.</param>
internal readonly record struct DecodedText(string Text, int? FaultAt, string ExpectedEncoding)
{
    /// <summary>Reads bytes. A mark at the beginning is not part of the text. Never throws.</summary>
    public static DecodedText Of(ReadOnlySpan<byte> bytes)
    {
        if (bytes is [0xFF, 0xFE, ..])
            return OfUtf16(bytes[2..], bigEndian: false);
        if (bytes is [0xFE, 0xFF, ..])
            return OfUtf16(bytes[2..], bigEndian: true);
        if (bytes is [0xEF, 0xBB, 0xBF, ..])
            bytes = bytes[3..];
        return new DecodedText(Encoding.UTF8.GetString(bytes), FaultInUtf8(bytes), "UTF-8");
    }

    private static int? FaultInUtf8(ReadOnlySpan<byte> bytes)
    {
        if (Utf8.IsValid(bytes))
            return null;
        var characters = 0;
        while (Rune.DecodeFromUtf8(bytes, out var rune, out var length) == OperationStatus.Done)
        {
            characters += rune.Utf16SequenceLength;
            bytes = bytes[length..];
        }
        return characters;
    }

    private static DecodedText OfUtf16(ReadOnlySpan<byte> bytes, bool bigEndian)
    {
        var text = new UnicodeEncoding(bigEndian, byteOrderMark: false).GetString(bytes);
        int? fault = bytes.Length % 2 != 0 ? text.Length - 1 : null;
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] != '\uFFFD')
                continue;
            // A replacement character that stands in the file itself is no fault.
            var own = at * 2 + 1 < bytes.Length && (bytes[at * 2] | bytes[at * 2 + 1] << 8) is 0xFFFD or 0xFDFF;
            if (own)
                continue;
            fault = at;
            break;
        }
        return new DecodedText(text, fault, "UTF-16");
    }
}
