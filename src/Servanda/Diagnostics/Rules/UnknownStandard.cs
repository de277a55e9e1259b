using Servanda.Text;

namespace Servanda.Diagnostics.Rules;

/// <summary>A word that is no standard of proof.</summary>
public sealed class UnknownStandard : DiagnosticRule
{
    /// <summary>The rule.</summary>
    public static UnknownStandard Rule { get; } = new();

    /// <inheritdoc/>
    public override string Code => "unknown-standard";

    /// <inheritdoc/>
    public override string Title => "The standard of proof is not known";

    /// <inheritdoc/>
    public override string Explanation =>
        "The standards are claimed, uncontested, corroborated and verified, from the weakest to the " + "strongest.";

    /// <inheritdoc/>
    public override string Mend => "Use one of the four.";

    /// <inheritdoc/>
    public override string Example =>
        """
            expect as of 2020-03-15 standard certain

            """;

    /// <summary>Reports the word.</summary>
    public Diagnostic At(SourceText source, TextSpan span, string word) =>
        Make(source, span, $"`{word}` is no standard of proof.");
}
