using System.Globalization;

namespace Servanda.Exchange.Wording;

/// <summary>The Admiralty code in words: how reliable a source is, and apart from it how credible what it says.</summary>
public static class RatingWords
{
    /// <summary>The letters of reliability, the best first.</summary>
    public const string Reliabilities = "ABCDEF";

    /// <summary>What a letter of reliability says.</summary>
    public static string Of(char reliability) =>
        reliability switch
        {
            'A' => "completely reliable",
            'B' => "usually reliable",
            'C' => "fairly reliable",
            'D' => "not usually reliable",
            'E' => "unreliable",
            _ => "reliability cannot be judged",
        };

    /// <summary>What a digit of credibility says.</summary>
    public static string Of(int credibility) =>
        credibility switch
        {
            1 => "confirmed by other sources",
            2 => "probably true",
            3 => "possibly true",
            4 => "doubtful",
            5 => "improbable",
            _ => "truth cannot be judged",
        };

    /// <summary>Such as: B2: the source is usually reliable; the information is probably true.</summary>
    public static string Sentence(char? reliability, int? credibility) =>
        string.Create(CultureInfo.InvariantCulture, $"{reliability}{credibility}: ")
        + string.Join(
            "; ",
            new[]
            {
                reliability is { } letter ? $"the source: {Of(letter)}" : null,
                credibility is { } digit ? $"the information: {Of(digit)}" : null,
            }.OfType<string>()
        );
}
