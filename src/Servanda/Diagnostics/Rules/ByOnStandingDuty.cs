using Servanda.Text;

namespace Servanda.Diagnostics.Rules;

/// <summary>A standing duty has a deadline.</summary>
public sealed class ByOnStandingDuty : DiagnosticRule
{
    /// <summary>The rule.</summary>
    public static ByOnStandingDuty Rule { get; } = new();

    /// <inheritdoc/>
    public override string Code => "by-on-standing-duty";

    /// <inheritdoc/>
    public override Severity Severity => Severity.Warning;

    /// <inheritdoc/>
    public override string Title => "A standing duty has a deadline";

    /// <inheritdoc/>
    public override string Explanation =>
        "What must be kept or avoided is owed all the time of its term; a deadline changes nothing in its " + "status.";

    /// <inheritdoc/>
    public override string Mend =>
        "Use until for the end of its term, from for its beginning, or achieve for what must be brought " + "about.";

    /// <inheritdoc/>
    public override string Example =>
        """
            party Taliban
            state ties
            commitment no-haven
              Taliban must avoid ties
              by 2020-03-10

            """;

    /// <summary>Reports the deadline.</summary>
    public Diagnostic At(SourceText source, TextSpan span, string duty) =>
        Make(source, span, $"A duty to {duty} is not due on a day.");
}
