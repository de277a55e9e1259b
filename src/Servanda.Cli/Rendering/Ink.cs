namespace Servanda.Cli.Rendering;

/// <summary>The colours of the tones, as ANSI writes them.</summary>
internal static class Ink
{
    /// <summary>The text, made safe, and in its colour if there is to be colour.</summary>
    public static string Paint(this Surroundings surroundings, string text, Tone tone)
    {
        var safe = SafeText.Of(text);
        return surroundings.Colour && Code(tone) is { } code ? $"\e[{code}m{safe}\e[0m" : safe;
    }

    static string? Code(Tone tone) =>
        tone switch
        {
            Tone.Strong => "1",
            Tone.Quiet => "2",
            Tone.Good => "32",
            Tone.Bad => "31",
            Tone.Warning => "33",
            Tone.Coming => "36",
            _ => null,
        };
}
