using Servanda.Text;

namespace Servanda.Diagnostics.Rules;

/// <summary>A span of time that cannot be counted.</summary>
public sealed class ImpossibleDuration : DiagnosticRule
{
    /// <summary>The rule.</summary>
    public static ImpossibleDuration Rule { get; } = new();

    /// <inheritdoc/>
    public override string Code => "impossible-duration";

    /// <inheritdoc/>
    public override string Title => "The span of time cannot be counted";

    /// <inheritdoc/>
    public override string Explanation =>
        "Spans are counted in whole minutes, hours, days, weeks, months and years, up to a thousand "
        + "years, working days behind all others; the days of something are counted from day 1.";

    /// <inheritdoc/>
    public override string Mend => "Write whole numbers: 36 hours, not 1.5 days.";

    /// <inheritdoc/>
    public override string Example =>
        """
            party Taliban
            event talks-open
            commitment open-talks
              Taliban must achieve talks-open
              within 1.5 days

            """;

    /// <summary>Reports a span and what is wrong with it.</summary>
    public Diagnostic At(SourceText source, TextSpan span, string message) => Make(source, span, message);
}
