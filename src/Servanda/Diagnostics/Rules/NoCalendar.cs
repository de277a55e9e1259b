using Servanda.Text;

namespace Servanda.Diagnostics.Rules;

/// <summary>Working days where no calendar says which these are.</summary>
public sealed class NoCalendar : DiagnosticRule
{
    /// <summary>The rule.</summary>
    public static NoCalendar Rule { get; } = new();

    /// <inheritdoc/>
    public override string Code => "no-calendar";

    /// <inheritdoc/>
    public override Severity Severity => Severity.Note;

    /// <inheritdoc/>
    public override string Title => "Working days are counted without a calendar";

    /// <inheritdoc/>
    public override string Explanation =>
        "Which days are working days differs from country to country. Where nothing is said, all days are but Saturdays "
        + "and Sundays (3.2).";

    /// <inheritdoc/>
    public override string Mend =>
        "Declare a calendar, with its weekend and its holidays, and name it with `calendar` in the commitment or its instrument.";

    /// <inheritdoc/>
    public override string Example =>
        """
            party US
            event truce
            commitment hold-fire
              US must achieve truce
              by 5 working days after 2020-03-10

            """;

    /// <summary>Reports working days.</summary>
    public Diagnostic At(SourceText source, TextSpan span) =>
        Make(source, span, "No calendar is named: Saturdays and Sundays are the weekend, and there are no holidays.");
}
