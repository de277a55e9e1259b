using Servanda.Text;

namespace Servanda.Diagnostics.Rules;

/// <summary>A number is too large.</summary>
public sealed class NumberTooLarge : DiagnosticRule
{
    /// <summary>The rule.</summary>
    public static NumberTooLarge Rule { get; } = new();

    /// <inheritdoc/>
    public override string Code => "number-too-large";

    /// <inheritdoc/>
    public override string Title => "A number is too large";

    /// <inheritdoc/>
    public override string Explanation => "Numbers are computed exactly, which sets a limit of 28 digits.";

    /// <inheritdoc/>
    public override string Mend => "Write a smaller number, or count in a larger unit.";

    /// <inheritdoc/>
    public override string Example => "commitment a\n  US must achieve x at least 99999999999999999999999999999999\n";

    /// <summary>Reports it at a place.</summary>
    public Diagnostic At(SourceText source, TextSpan span) =>
        Make(source, span, "This number is too large to be computed exactly.");
}
