using Servanda.Text;

namespace Servanda.Diagnostics.Rules;

/// <summary>A number or count is missing.</summary>
public sealed class MissingQuantity : DiagnosticRule
{
    /// <summary>The rule.</summary>
    public static MissingQuantity Rule { get; } = new();

    /// <inheritdoc/>
    public override string Code => "missing-quantity";

    /// <inheritdoc/>
    public override string Title => "A number or count is missing";

    /// <inheritdoc/>
    public override string Explanation => "Here it must be said how many.";

    /// <inheritdoc/>
    public override string Mend => "Write a number such as 5,000, or the name of a level or tally.";

    /// <inheritdoc/>
    public override string Example => "commitment a\n  US must achieve us-troops at most\n";

    /// <summary>Reports it at a place.</summary>
    public Diagnostic At(SourceText source, TextSpan span, string after) =>
        Make(source, span, $"A number or count is missing after {after}.");
}
