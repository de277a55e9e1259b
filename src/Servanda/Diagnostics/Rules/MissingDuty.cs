using Servanda.Text;

namespace Servanda.Diagnostics.Rules;

/// <summary>A commitment asks for nothing.</summary>
public sealed class MissingDuty : DiagnosticRule
{
    /// <summary>The rule.</summary>
    public static MissingDuty Rule { get; } = new();

    /// <inheritdoc/>
    public override string Code => "missing-duty";

    /// <inheritdoc/>
    public override string Title => "The commitment has no duty";

    /// <inheritdoc/>
    public override string Explanation =>
        "A commitment says who must achieve, keep, avoid or seek what. One that cannot be put so is "
        + "marked as not formalised, with the reason, so that it is counted and not forgotten.";

    /// <inheritdoc/>
    public override string Mend => "Say who must do what, or write: not formalised \"why\".";

    /// <inheritdoc/>
    public override string Example =>
        """
            commitment preamble cites "Preamble"

            """;

    /// <summary>Reports a declaration that says neither what must be done nor why that is not said.</summary>
    public Diagnostic At(SourceText source, TextSpan span, string message) => Make(source, span, message);
}
