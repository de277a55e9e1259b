using Servanda.Text;

namespace Servanda.Diagnostics.Rules;

/// <summary>A deadline lies before the commitment begins.</summary>
public sealed class DeadlineBeforeFrom : DiagnosticRule
{
    /// <summary>The rule.</summary>
    public static DeadlineBeforeFrom Rule { get; } = new();

    /// <inheritdoc/>
    public override string Code => "deadline-before-from";

    /// <inheritdoc/>
    public override Severity Severity => Severity.Warning;

    /// <inheritdoc/>
    public override string Title => "The deadline lies before the beginning";

    /// <inheritdoc/>
    public override string Explanation =>
        "A commitment is not in force before its from, so it cannot be performed in time.";

    /// <inheritdoc/>
    public override string Mend => "Check both dates.";

    /// <inheritdoc/>
    public override string Example =>
        """
            party Taliban
            event talks-open
            commitment open-talks
              Taliban must achieve talks-open
              from 2020-03-14
              by 2020-03-10

            """;

    /// <summary>Reports a deadline that lies before the beginning.</summary>
    public Diagnostic At(SourceText source, TextSpan span, string deadline, string from) =>
        Make(source, span, $"The deadline {deadline} lies before {from}, from which the commitment is in force.");
}
