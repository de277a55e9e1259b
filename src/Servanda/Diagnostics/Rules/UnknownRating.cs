using Servanda.Text;

namespace Servanda.Diagnostics.Rules;

/// <summary>A word that is no rating.</summary>
public sealed class UnknownRating : DiagnosticRule
{
    /// <summary>The rule.</summary>
    public static UnknownRating Rule { get; } = new();

    /// <inheritdoc/>
    public override string Code => "unknown-rating";

    /// <inheritdoc/>
    public override string Title => "The rating is not known";

    /// <inheritdoc/>
    public override string Explanation =>
        "Sources are rated A (completely reliable) to F (cannot be judged), information 1 (confirmed) to "
        + "6 (cannot be judged), as on the Admiralty scale. The rating decides who is entitled to deny.";

    /// <inheritdoc/>
    public override string Mend =>
        "Write a letter A to F, a digit 1 to 6, or both: B2. An actor or source has a letter only.";

    /// <inheritdoc/>
    public override string Example =>
        """
            body Monitoring-Team rated G

            """;

    /// <summary>Reports the word.</summary>
    public Diagnostic At(SourceText source, TextSpan span, string word, string asked) =>
        Make(source, span, $"`{word}` is no rating; {asked} is asked for here.");
}
