using Servanda.Text;

namespace Servanda.Diagnostics.Rules;

/// <summary>A count is compared with nothing.</summary>
public sealed class CountNotCompared : DiagnosticRule
{
    /// <summary>The rule.</summary>
    public static CountNotCompared Rule { get; } = new();

    /// <inheritdoc/>
    public override string Code => "count-not-compared";

    /// <inheritdoc/>
    public override string Title => "A count is compared with nothing";

    /// <inheritdoc/>
    public override string Explanation =>
        "A number does not hold or fail by itself; it must be at least, at most or exactly something.";

    /// <inheritdoc/>
    public override string Mend =>
        "Compare it: `at least`, `at most`, `exactly`, `above` or `below`; or write `5,000 more " + "prisoners-freed`.";

    /// <inheritdoc/>
    public override string Example => "commitment a\n  US must achieve 5,000\n";

    /// <summary>Reports it at a place.</summary>
    public Diagnostic At(SourceText source, TextSpan span) =>
        Make(source, span, "This count is compared with nothing, so it cannot be said to hold or not.");
}
