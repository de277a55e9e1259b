using System.Globalization;
using System.Text;

namespace Servanda.Exchange.Tables;

/// <summary>
/// What a dossier says, fit for a terminal: nothing in it moves the cursor, and text written from right to left cannot
/// reorder what stands beside it.
/// </summary>
public static class SafeText
{
    const char FirstStrongIsolate = '\u2068';
    const char PopIsolate = '\u2069';

    /// <summary>The text with control characters and direction marks spelled out, and isolated if it runs right to left.</summary>
    public static string Of(string text)
    {
        var spelled = Spell(text);
        return RunsRightToLeft(spelled) ? $"{FirstStrongIsolate}{spelled}{PopIsolate}" : spelled;
    }

    /// <summary>The text with control characters and direction marks spelled out.</summary>
    public static string Spell(string text)
    {
        if (!text.Any(MustBeSpelled))
            return text;
        var spelled = new StringBuilder(text.Length + 16);
        foreach (var c in text)
            if (c == '\t')
                spelled.Append("    ");
            else if (MustBeSpelled(c))
                spelled.Append($"<U+{(int)c:X4}>");
            else
                spelled.Append(c);
        return spelled.ToString();
    }

    /// <summary>Whether any of it is written from right to left.</summary>
    public static bool RunsRightToLeft(string text) =>
        text.Any(c => c is >= '\u0590' and <= '\u08FF' or >= '\uFB1D' and <= '\uFDFF' or >= '\uFE70' and <= '\uFEFC');

    /// <summary>How many columns of a terminal it takes.</summary>
    public static int Width(string text)
    {
        var width = 0;
        foreach (var rune in text.EnumerateRunes())
            width += Width(rune);
        return width;
    }

    static int Width(Rune rune) =>
        Rune.GetUnicodeCategory(rune)
            is UnicodeCategory.NonSpacingMark
                or UnicodeCategory.EnclosingMark
                or UnicodeCategory.Format
            ? 0
        : rune.Value
            is (>= 0x1100 and <= 0x115F)
                or (>= 0x2E80 and <= 0xA4CF)
                or (>= 0xAC00 and <= 0xD7A3)
                or (>= 0xF900 and <= 0xFAFF)
                or (>= 0xFE30 and <= 0xFE6F)
                or (>= 0xFF00 and <= 0xFF60)
                or (>= 0xFFE0 and <= 0xFFE6)
                or (>= 0x1F300 and <= 0x1F64F)
                or (>= 0x1F900 and <= 0x1F9FF)
                or (>= 0x20000 and <= 0x3FFFD)
            ? 2
        : 1;

    static bool MustBeSpelled(char c) =>
        c is < ' ' or (>= '\u007F' and <= '\u009F') or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');
}
