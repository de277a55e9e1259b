using System.Globalization;
using System.Text.RegularExpressions;

namespace Servanda.Workspace.Serving;

/// <summary>
/// HTML in which every character is one that HTML allows: what else a dossier holds, control characters and what Unicode
/// keeps for no character, is shown by a sign in its place.
/// </summary>
internal static partial class SoundHtml
{
    const char Replacement = '\uFFFD';
    const int ControlPictures = 0x2400;
    const char DeletePicture = '\u2421';

    /// <summary>Shows them in a page that is otherwise sound.</summary>
    public static string Of(string html) =>
        Suspect().Replace(html, m => m.Groups["code"].Success ? OfReference(m) : SignOf(m.Value[0]));

    // What was typed in a browser ends its lines in two characters, of which HTML allows one by its number.
    [GeneratedRegex(
        """&\#x(?<code>[0-9A-F]{1,6});|[\0-\x08\x0B\x0C\x0E-\x1F\x7F-\x9F\uFDD0-\uFDEF\uFFFE\uFFFF]|[\uD83F\uD87F\uD8BF\uD8FF\uD93F\uD97F\uD9BF\uD9FF\uDA3F\uDA7F\uDABF\uDAFF\uDB3F\uDB7F\uDBBF\uDBFF][\uDFFE\uDFFF]""",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant
    )]
    private static partial Regex Suspect();

    static string OfReference(Match reference)
    {
        var code = int.Parse(reference.Groups["code"].ValueSpan, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        return code switch
        {
            '\r' => "",
            _ when IsAllowed(code) => reference.Value,
            _ => SignOf(code),
        };
    }

    static bool IsAllowed(int code) =>
        code is '\t' or '\n'
        || (
            code is >= ' ' and < 0x7F or >= 0xA0 and <= 0x10FFFF
            && code is not (>= 0xD800 and < 0xE000 or >= 0xFDD0 and <= 0xFDEF)
            && (code & 0xFFFE) != 0xFFFE
        );

    static string SignOf(int code) =>
        code switch
        {
            < ' ' => ((char)(ControlPictures + code)).ToString(),
            0x7F => DeletePicture.ToString(),
            _ => Replacement.ToString(),
        };
}
