using System.Globalization;
using System.Text.RegularExpressions;

namespace Servanda.Checks;

/// <summary>A number that a text caps.</summary>
/// <param name="Number">The number.</param>
/// <param name="Start">Where the words begin in the text.</param>
/// <param name="Length">How long they are; above zero.</param>
internal readonly partial record struct UpTo(decimal Number, int Start, int Length)
{
    /// <summary>The numbers that a text caps with "up to", also in other languages: "up to five thousand (5,000)".</summary>
    public static IEnumerable<UpTo> In(string text)
    {
        foreach (Match match in Words().Matches(text))
        {
            var digits = string.Concat(match.Groups["number"].Value.Where(char.IsAsciiDigit));
            if (decimal.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
                yield return new UpTo(number, match.Index, match.Length);
        }
    }

    // The number may be spelt before it stands in figures; thousands may be set apart by comma, point or space.
    [GeneratedRegex(
        """\b(?:up\s+to|bis\s+zu|jusqu['’]à|hasta|fino\s+a|до|حتى|ما\s+يصل\s+إلى)\s[^\d.;:!?]{0,40}?(?<number>\d{1,3}(?:[,.\u00A0\u202F ]\d{3})+|\d+)""",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Words();
}
