using System.Globalization;
using System.Text.RegularExpressions;

namespace Servanda.Checks;

/// <summary>A citation that ends in a number or a letter: one of a series.</summary>
/// <param name="Series">What stands before: <c>Part One, </c>.</param>
/// <param name="Number">Its number; a letter counts from A as 1.</param>
/// <param name="IsLetter">Whether it is a letter.</param>
internal readonly partial record struct ClauseNumber(string Series, int Number, bool IsLetter)
{
    const int Most = 500;

    /// <summary>A citation, and those of what it is a part: of <c>Part One, A.2</c>, A.2 and A.</summary>
    public static IEnumerable<ClauseNumber> Of(string cite)
    {
        for (var rest = cite.Trim(); End().Match(rest) is { Success: true } match; rest = rest[..match.Index].TrimEnd())
        {
            var last = match.Groups["last"];
            var series = rest[..last.Index];
            if (int.TryParse(last.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            {
                if (number is > 0 and <= Most)
                    yield return new ClauseNumber(series, number, false);
            }
            else if (last.Length == 1 && last.Value[0] is >= 'A' and <= 'Z')
                yield return new ClauseNumber(series, last.Value[0] - 'A' + 1, true);
        }
    }

    /// <summary>What another of the series is called.</summary>
    public string Called(int number) =>
        Series + (IsLetter ? ((char)('A' + number - 1)).ToString() : number.ToString(CultureInfo.InvariantCulture));

    // The last part, and what sets it apart.
    [GeneratedRegex("""[\s.,(§]*(?<last>[\p{L}\p{N}]+)\)?$""", RegexOptions.CultureInvariant)]
    private static partial Regex End();
}
