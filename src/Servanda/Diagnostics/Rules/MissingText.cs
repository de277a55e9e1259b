using Servanda.Text;

namespace Servanda.Diagnostics.Rules;

/// <summary>A quotation is missing.</summary>
public sealed class MissingText : DiagnosticRule
{
    /// <summary>The rule.</summary>
    public static MissingText Rule { get; } = new();

    /// <inheritdoc/>
    public override string Code => "missing-text";

    /// <inheritdoc/>
    public override string Title => "A quotation is missing";

    /// <inheritdoc/>
    public override string Explanation => "Here prose is needed, and prose stands in double quotation marks.";

    /// <inheritdoc/>
    public override string Mend => "Write it between double quotation marks.";

    /// <inheritdoc/>
    public override string Example => "commitment a cites 3C\n";

    /// <summary>Reports it at a place.</summary>
    public Diagnostic At(SourceText source, TextSpan span, string after) =>
        Make(source, span, $"Text in quotation marks is missing after {after}.");
}
