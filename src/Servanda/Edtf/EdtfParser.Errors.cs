using System.Globalization;

namespace Servanda.Edtf;

internal ref partial struct EdtfParser
{
    private EdtfForm? Fail(string message, int offset, int length)
    {
        error ??= new EdtfError(message, offset, length);
        return null;
    }

    /// <summary>The next character cannot stand where it stands; says why as helpfully as can be guessed from it.</summary>
    private EdtfForm? FailAtNext()
    {
        if (AtEnd)
        {
            return Fail("the date is not complete", position, 0);
        }

        var c = Next;
        var isPair = char.IsHighSurrogate(c) && position + 1 < text.Length && char.IsLowSurrogate(text[position + 1]);
        return Fail(Explain(c, isPair), position, isPair ? 2 : 1);
    }

    private readonly string Explain(char c, bool isPair)
    {
        if (char.IsWhiteSpace(c))
        {
            return "a date is written without spaces";
        }

        return c switch
        {
            // The hyphens, dashes and minus signs that word processors put in the place of the plain hyphen.
            '\u2010' or '\u2011' or '\u2012' or '\u2013' or '\u2014' or '\u2212' =>
                "the parts of a date are joined by the plain hyphen '-'",
            'x' or 'u' => "an unknown digit is written as a capital X",
            'y' or 'e' or 's' or 't' or 'z' => $"'{c}' is written as a capital {char.ToUpperInvariant(c)}",
            'P' => "a duration cannot stand in a date: write both dates",
            '/' when text[0] is '[' or '{' => "an interval cannot stand in a set: write a run of dates with '..'",
            '/' => "an interval has one '/', between its two dates",
            '[' or '{' => "a set cannot stand inside another date",
            '.' => "two dots stand for an open end, and only there",
            '-' => "the date ends here: no further part can follow",
            '+' => "a year has no plus sign",
            '?' or '~' or '%' => "a date takes one mark in one place: '?' and '~' together are written '%'",
            'T' => "a time of day can only follow a whole day that stands alone",
            >= '0' and <= '9' or 'X' => "there are too many digits here",
            _ when isPair || char.IsControl(c) || char.IsSurrogate(c) || c > '\u024F' => string.Create(
                CultureInfo.InvariantCulture,
                $"the character U+{CodePoint(isPair):X4} does not belong in a date"
            ),
            _ => $"'{c}' does not belong in a date",
        };
    }

    private readonly int CodePoint(bool isPair) =>
        isPair ? char.ConvertToUtf32(text[position], text[position + 1]) : text[position];
}
