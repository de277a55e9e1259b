using Servanda.Text;

namespace Servanda.Diagnostics.Rules;

/// <summary>There is no minus sign.</summary>
public sealed class MinusSign : DiagnosticRule
{
    /// <summary>The rule.</summary>
    public static MinusSign Rule { get; } = new();

    /// <inheritdoc/>
    public override string Code => "minus-sign";

    /// <inheritdoc/>
    public override string Title => "There is no minus sign";

    /// <inheritdoc/>
    public override string Explanation =>
        "A dash is part of names and dates; nothing that is counted in an agreement is below zero.";

    /// <inheritdoc/>
    public override string Mend => "Write the number without it, or write `minus` between two quantities.";

    /// <inheritdoc/>
    public override string Example => "commitment a\n  US must achieve us-troops at most -5\n";

    /// <summary>Reports it at a place.</summary>
    public Diagnostic At(SourceText source, TextSpan span) =>
        Make(source, span, "There is no minus sign in the language.");
}
