using Servanda.Text;

namespace Servanda.Diagnostics.Rules;

/// <summary>`times` beside `plus` or `minus`.</summary>
public sealed class MixedArithmetic : DiagnosticRule
{
    /// <summary>The rule.</summary>
    public static MixedArithmetic Rule { get; } = new();

    /// <inheritdoc/>
    public override string Code => "mixed-arithmetic";

    /// <inheritdoc/>
    public override string Title => "`times` beside `plus` or `minus`";

    /// <inheritdoc/>
    public override string Explanation => "Which is reckoned first changes the sum, so brackets must say it.";

    /// <inheritdoc/>
    public override string Mend => "Put brackets around what is reckoned first: `a plus (b times c)`.";

    /// <inheritdoc/>
    public override string Example => "tally t as a plus b times c\n";

    /// <summary>Reports it at a place.</summary>
    public Diagnostic At(SourceText source, TextSpan span) =>
        Make(source, span, "`times` stands beside `plus` or `minus`, so it cannot be told what is reckoned first.");
}
