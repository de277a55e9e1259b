using Servanda.Text;

namespace Servanda.Diagnostics.Rules;

/// <summary>A date or moment is missing.</summary>
public sealed class MissingMoment : DiagnosticRule
{
    /// <summary>The rule.</summary>
    public static MissingMoment Rule { get; } = new();

    /// <inheritdoc/>
    public override string Code => "missing-moment";

    /// <inheritdoc/>
    public override string Title => "A date or moment is missing";

    /// <inheritdoc/>
    public override string Explanation => "Here it must be said when.";

    /// <inheritdoc/>
    public override string Mend =>
        "Write a date such as 2020-03-10, a moment such as `30 days after talks-open`, or the name of an " + "event.";

    /// <inheritdoc/>
    public override string Example => "commitment a\n  by\n";

    /// <summary>Reports it at a place.</summary>
    public Diagnostic At(SourceText source, TextSpan span, string after) =>
        Make(source, span, $"A date or moment is missing after {after}.");
}
