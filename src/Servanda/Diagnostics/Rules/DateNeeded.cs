using Servanda.Text;

namespace Servanda.Diagnostics.Rules;

/// <summary>A computed moment stands where only a date can.</summary>
public sealed class DateNeeded : DiagnosticRule
{
    /// <summary>The rule.</summary>
    public static DateNeeded Rule { get; } = new();

    /// <inheritdoc/>
    public override string Code => "date-needed";

    /// <inheritdoc/>
    public override string Title => "A date is needed here";

    /// <inheritdoc/>
    public override string Explanation =>
        "When an instrument was made, when something was said and when it happened are facts of the "
        + "record: they are dates, and are not computed from other facts.";

    /// <inheritdoc/>
    public override string Mend => "Write the date; where it is not known exactly, a wider one.";

    /// <inheritdoc/>
    public override string Example =>
        """
            party Taliban
            event talks-open
            2020-03-11 Taliban reports talks-open on 3 days after talks-open

            """;

    /// <summary>Reports a moment that is no date.</summary>
    public Diagnostic At(SourceText source, TextSpan span, string word) =>
        Make(source, span, $"After `{word}` only a date can stand here.");
}
