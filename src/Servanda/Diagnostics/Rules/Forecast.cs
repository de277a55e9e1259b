using Servanda.Text;

namespace Servanda.Diagnostics.Rules;

/// <summary>What is said to happen after it is said.</summary>
public sealed class Forecast : DiagnosticRule
{
    /// <summary>The rule.</summary>
    public static Forecast Rule { get; } = new();

    /// <inheritdoc/>
    public override string Code => "forecast";

    /// <inheritdoc/>
    public override Severity Severity => Severity.Note;

    /// <inheritdoc/>
    public override string Title => "The statement is a forecast";

    /// <inheritdoc/>
    public override string Explanation => "What is said of a later day neither affirms nor denies (3.3).";

    /// <inheritdoc/>
    public override string Mend =>
        "Nothing need be done; when it has happened, a new statement says so. If a date is wrong, correct " + "it.";

    /// <inheritdoc/>
    public override string Example =>
        """
            party Taliban
            event talks-open
            2020-03-11 Taliban reports talks-open on 2020-03-20

            """;

    /// <summary>Reports the date that lies after the statement.</summary>
    public Diagnostic At(SourceText source, TextSpan span, string occurred, string said) =>
        Make(source, span, $"{occurred} lies after {said}, when this was said, so it is a forecast.");
}
