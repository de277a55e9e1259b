using Servanda.Text;

namespace Servanda.Diagnostics.Rules;

/// <summary>A quotation mark opens prose that nothing closes.</summary>
public sealed class UnclosedQuote : DiagnosticRule
{
    /// <summary>The rule.</summary>
    public static UnclosedQuote Rule { get; } = new();

    /// <inheritdoc/>
    public override string Code => "unclosed-quote";

    /// <inheritdoc/>
    public override string Title => "A quotation is not closed";

    /// <inheritdoc/>
    public override string Explanation =>
        "Prose runs to its closing quotation mark. Without one it cannot be told where the prose ends and the "
        + "formal reading goes on, so it is taken to end with its line.";

    /// <inheritdoc/>
    public override string Mend =>
        "Close it with the same kind of mark, straight or curly; prose that runs over several lines is indented.";

    /// <inheritdoc/>
    public override string Example => "party US \"United States of America\n";

    /// <summary>Reports the prose that is not closed.</summary>
    public Diagnostic At(SourceText source, TextSpan span) =>
        Make(source, span, "The quotation that opens here is never closed.");
}
