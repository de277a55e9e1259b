using Servanda.Text;

namespace Servanda.Diagnostics.Rules;

/// <summary>A deadline lies before the instrument was made.</summary>
public sealed class DeadlineBeforeInstrument : DiagnosticRule
{
    /// <summary>The rule.</summary>
    public static DeadlineBeforeInstrument Rule { get; } = new();

    /// <inheritdoc/>
    public override string Code => "deadline-before-instrument";

    /// <inheritdoc/>
    public override Severity Severity => Severity.Warning;

    /// <inheritdoc/>
    public override string Title => "The deadline was over before the signing";

    /// <inheritdoc/>
    public override string Explanation =>
        "A promise whose time is over when it is made cannot be kept in time. Most often the year is " + "wrong.";

    /// <inheritdoc/>
    public override string Mend => "Check the deadline and the date of the instrument.";

    /// <inheritdoc/>
    public override string Example =>
        """
            party Taliban
            event talks-open
            instrument doha made by Taliban on 2020-02-29
            commitment open-talks under doha
              Taliban must achieve talks-open
              by 2019-03-10

            """;

    /// <summary>Reports a deadline that lies before the making of the instrument.</summary>
    public Diagnostic At(SourceText source, TextSpan span, string deadline, string instrument, string made) =>
        Make(source, span, $"The deadline {deadline} lies before `{instrument}` was made, on {made}.");
}
