using Servanda.Text;

namespace Servanda.Diagnostics.Rules;

/// <summary>A character that the language does not use.</summary>
public sealed class UnexpectedCharacter : DiagnosticRule
{
    /// <summary>The rule.</summary>
    public static UnexpectedCharacter Rule { get; } = new();

    /// <inheritdoc/>
    public override string Code => "unexpected-character";

    /// <inheritdoc/>
    public override string Title => "A character that the language does not use";

    /// <inheritdoc/>
    public override string Explanation =>
        "The language uses words, numbers, dates, quotations, commas, brackets and the per cent sign.";

    /// <inheritdoc/>
    public override string Mend => "Delete it, or put prose between double quotation marks.";

    /// <inheritdoc/>
    public override string Example => "party US;\n";

    /// <summary>Reports it at a place; the comma of another script is to be replaced by this one's.</summary>
    public Diagnostic At(SourceText source, TextSpan span) =>
        Make(
            source,
            span,
            $"The character {Quote(source, span)} has no meaning here.",
            suggestion: source.Text[span.Start] is '،' or '、' or '，' ? "," : null
        );
}
