using Servanda.Text;

namespace Servanda.Diagnostics.Rules;

/// <summary>Not one of the four duties.</summary>
public sealed class UnknownDuty : DiagnosticRule
{
    /// <summary>The rule.</summary>
    public static UnknownDuty Rule { get; } = new();

    /// <inheritdoc/>
    public override string Code => "unknown-duty";

    /// <inheritdoc/>
    public override string Title => "Not one of the four duties";

    /// <inheritdoc/>
    public override string Explanation =>
        "A duty is one of four: to achieve something, to keep it so, to avoid it, or to seek it by " + "effort.";

    /// <inheritdoc/>
    public override string Mend => "Write `achieve`, `keep`, `avoid` or `seek` after `must`, and then a condition.";

    /// <inheritdoc/>
    public override string Example => "commitment a\n  US must release prisoners\n";

    /// <summary>Reports it at a place.</summary>
    public Diagnostic At(SourceText source, TextSpan span, string? nearest) =>
        Make(
            source,
            span,
            $"{Quote(source, span)} is not one of the four duties.",
            nearest is null ? null : $"Did you mean `{nearest}`?",
            nearest
        );
}
