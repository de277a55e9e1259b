using System.Globalization;
using System.Text;

namespace Servanda.Text;

/// <summary>What single characters may do in an accord text.</summary>
internal static class Characters
{
    /// <summary>The rune at an offset; a lone half of a surrogate pair comes back as U+FFFD, one unit long.</summary>
    public static Rune RuneAt(string text, int offset) =>
        Rune.TryGetRuneAt(text, offset, out var rune) ? rune : Rune.ReplacementChar;

    /// <summary>The number of UTF-16 units of the rune at an offset.</summary>
    public static int LengthAt(string text, int offset) =>
        Rune.TryGetRuneAt(text, offset, out var rune) ? rune.Utf16SequenceLength : 1;

    public static bool IsNewLine(char c) => c is '\n' or '\r';

    public static bool IsDigit(char c) => char.IsAsciiDigit(c);

    /// <summary>White space within a line. A byte order mark counts, since it opens many files.</summary>
    public static bool IsSpace(char c) =>
        char.IsAscii(c)
            ? c is ' ' or '\t'
            : c is '\uFEFF' or '\u2028' or '\u2029' || char.GetUnicodeCategory(c) == UnicodeCategory.SpaceSeparator;

    public static bool IsLetter(Rune rune) => Rune.IsLetter(rune) && rune != Rune.ReplacementChar;

    /// <summary>A letter, a digit, a combining mark or an underscore: what words are made of.</summary>
    public static bool IsWordPart(Rune rune) =>
        rune.Value == '_'
        || Rune.IsLetterOrDigit(rune)
        || Rune.GetUnicodeCategory(rune)
            is UnicodeCategory.NonSpacingMark
                or UnicodeCategory.SpacingCombiningMark
                or UnicodeCategory.LetterNumber;

    /// <summary>What may stand inside a word, between its parts: <c>kebab-case</c>, <c>Ta’izz</c>, zone names, joiners.</summary>
    public static bool IsWordJoint(char c) => c is '-' or '\'' or '’' or '.' or '/' or '+' or '\u200C' or '\u200D';

    /// <summary>
    /// Characters that cannot be seen and change what is: control characters, and the embeddings, overrides and
    /// isolates of bidirectional text.
    /// </summary>
    public static bool IsHidden(char c) =>
        (char.IsControl(c) && c is not ('\t' or '\n' or '\r'))
        || c is >= '\u202A' and <= '\u202E'
        || c is >= '\u2066' and <= '\u2069';

    /// <summary>Direction marks and the like, which do no harm in prose but would make two names look alike.</summary>
    public static bool IsHiddenOutsideProse(char c) =>
        IsHidden(c)
        || c is '\u200B' or '\u200E' or '\u200F' or '\u061C' or '\u00AD' or '\u2060' or '\u200C' or '\u200D';
}
