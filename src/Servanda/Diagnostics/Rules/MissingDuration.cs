using Servanda.Text;

namespace Servanda.Diagnostics.Rules;

/// <summary>A length of time is missing.</summary>
public sealed class MissingDuration : DiagnosticRule
{
    /// <summary>The rule.</summary>
    public static MissingDuration Rule { get; } = new();

    /// <inheritdoc/>
    public override string Code => "missing-duration";

    /// <inheritdoc/>
    public override string Title => "A length of time is missing";

    /// <inheritdoc/>
    public override string Explanation => "Here it must be said how long.";

    /// <inheritdoc/>
    public override string Mend => "Write a number and a unit: `30 days`, `10 working days`, `2 years 6 months`.";

    /// <inheritdoc/>
    public override string Example => "commitment a\n  within May\n";

    /// <summary>Reports it at a place.</summary>
    public Diagnostic At(SourceText source, TextSpan span, string after) =>
        Make(source, span, $"A length of time is missing after {after}.");
}
