using Servanda.Text;

namespace Servanda.Diagnostics.Rules;

/// <summary>`and` and `or` side by side.</summary>
public sealed class MixedLogic : DiagnosticRule
{
    /// <summary>The rule.</summary>
    public static MixedLogic Rule { get; } = new();

    /// <inheritdoc/>
    public override string Code => "mixed-logic";

    /// <inheritdoc/>
    public override string Title => "`and` and `or` side by side";

    /// <inheritdoc/>
    public override string Explanation =>
        "Lawyers and computers disagree on which of `and` and `or` binds first, so neither does: brackets "
        + "must say it.";

    /// <inheritdoc/>
    public override string Mend => "Put brackets around what belongs together: `a and (b or c)`, or `(a and b) or c`.";

    /// <inheritdoc/>
    public override string Example => "commitment a\n  upon b and c or d\n";

    /// <summary>Reports it at a place.</summary>
    public Diagnostic At(SourceText source, TextSpan span) =>
        Make(source, span, "`and` and `or` stand side by side, so it cannot be told what belongs together.");
}
