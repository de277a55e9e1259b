using Servanda.Text;

namespace Servanda.Diagnostics.Rules;

/// <summary>A length of time where a moment is needed.</summary>
public sealed class DurationWithoutStart : DiagnosticRule
{
    /// <summary>The rule.</summary>
    public static DurationWithoutStart Rule { get; } = new();

    /// <inheritdoc/>
    public override string Code => "duration-without-start";

    /// <inheritdoc/>
    public override string Title => "A length of time where a moment is needed";

    /// <inheritdoc/>
    public override string Explanation =>
        "`30 days` is a length of time; it becomes a date only when it is said after or before what.";

    /// <inheritdoc/>
    public override string Mend =>
        "Say from where it counts: `30 days after talks-open`; for a time counted from the trigger write "
        + "`within 30 days`.";

    /// <inheritdoc/>
    public override string Example => "commitment a\n  by 30 days\n";

    /// <summary>Reports it at a place.</summary>
    public Diagnostic At(SourceText source, TextSpan span) =>
        Make(source, span, "This is a length of time, and it is not said from when it counts.");
}
