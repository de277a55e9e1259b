using Servanda.Text;

namespace Servanda.Diagnostics.Rules;

/// <summary>A statement is known before it was made.</summary>
public sealed class KnownBeforeSaid : DiagnosticRule
{
    /// <summary>The rule.</summary>
    public static KnownBeforeSaid Rule { get; } = new();

    /// <inheritdoc/>
    public override string Code => "known-before-said";

    /// <inheritdoc/>
    public override Severity Severity => Severity.Warning;

    /// <inheritdoc/>
    public override string Title => "It was known before it was said";

    /// <inheritdoc/>
    public override string Explanation =>
        "Known is when a statement surfaced, which is never before it was made. Answers as known in "
        + "between would rest on a statement that nobody had made.";

    /// <inheritdoc/>
    public override string Mend => "Check both dates; leave known out where the statement was public at once.";

    /// <inheritdoc/>
    public override string Example =>
        """
            party Taliban
            event talks-open
            2020-03-11 Taliban reports talks-open known 2020-03-01

            """;

    /// <summary>Reports a date that lies before the statement.</summary>
    public Diagnostic At(SourceText source, TextSpan span, string known, string said) =>
        Make(source, span, $"The statement was made on {said}, so it cannot have been known on {known}.");
}
