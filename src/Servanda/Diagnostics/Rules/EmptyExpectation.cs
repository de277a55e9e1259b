using Servanda.Text;

namespace Servanda.Diagnostics.Rules;

/// <summary>Nothing is expected.</summary>
public sealed class EmptyExpectation : DiagnosticRule
{
    /// <summary>The rule.</summary>
    public static EmptyExpectation Rule { get; } = new();

    /// <inheritdoc/>
    public override string Code => "empty-expectation";

    /// <inheritdoc/>
    public override Severity Severity => Severity.Warning;

    /// <inheritdoc/>
    public override string Title => "Nothing is expected";

    /// <inheritdoc/>
    public override string Explanation => "An expectation without anything expected always passes and tests nothing.";

    /// <inheritdoc/>
    public override string Mend => "Write below it what is expected, such as `open-talks is overdue`.";

    /// <inheritdoc/>
    public override string Example => "expect as of 2020-03-15\n";

    /// <summary>Reports it at a place.</summary>
    public Diagnostic At(SourceText source, TextSpan span) => Make(source, span, "This expectation expects nothing.");
}
