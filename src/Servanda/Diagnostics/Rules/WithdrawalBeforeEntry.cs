using Servanda.Text;

namespace Servanda.Diagnostics.Rules;

/// <summary>Something is withdrawn before it was said.</summary>
public sealed class WithdrawalBeforeEntry : DiagnosticRule
{
    /// <summary>The rule.</summary>
    public static WithdrawalBeforeEntry Rule { get; } = new();

    /// <inheritdoc/>
    public override string Code => "withdrawal-before-entry";

    /// <inheritdoc/>
    public override Severity Severity => Severity.Warning;

    /// <inheritdoc/>
    public override string Title => "It is withdrawn before it was said";

    /// <inheritdoc/>
    public override string Explanation => "A withdrawal takes back what was said before it.";

    /// <inheritdoc/>
    public override string Mend => "Check the dates and the identifier.";

    /// <inheritdoc/>
    public override string Example =>
        """
            party Taliban
            event talks-open
            2020-03-11 Taliban reports talks-open id dc-1
            2020-03-01 Taliban withdraws dc-1

            """;

    /// <summary>Reports a withdrawal of something that was said later.</summary>
    public Diagnostic At(SourceText source, TextSpan span, string id, string said) =>
        Make(source, span, $"`{id}` was said on {said}, after this withdrawal.");
}
