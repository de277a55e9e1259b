using Servanda.Text;

namespace Servanda.Diagnostics.Rules;

/// <summary>A list of holidays has something in it that is no day.</summary>
public sealed class HolidaysMalformed : DiagnosticRule
{
    /// <summary>The rule.</summary>
    public static HolidaysMalformed Rule { get; } = new();

    /// <inheritdoc/>
    public override string Code => "holidays-malformed";

    /// <inheritdoc/>
    public override string Title => "The holidays cannot be read";

    /// <inheritdoc/>
    public override string Explanation =>
        "A list of holidays is a table of comma-separated values with a heading: a column date, each a single day, "
        + "and if wanted a column name. Working days are not counted by a calendar that cannot be read.";

    /// <inheritdoc/>
    public override string Mend => "Give the table a heading with date (and name), and every line a day: 2026-05-01.";

    /// <inheritdoc/>
    public override string Example =>
        """
            calendar office on 2026-05

            """;

    /// <summary>Reports a place in the list, or in the text.</summary>
    public Diagnostic At(SourceText source, TextSpan span, string message) => Make(source, span, message);
}
