using Servanda.Text;

namespace Servanda.Diagnostics.Rules;

/// <summary>A condition is missing.</summary>
public sealed class MissingCondition : DiagnosticRule
{
    /// <summary>The rule.</summary>
    public static MissingCondition Rule { get; } = new();

    /// <inheritdoc/>
    public override string Code => "missing-condition";

    /// <inheritdoc/>
    public override string Title => "A condition is missing";

    /// <inheritdoc/>
    public override string Explanation =>
        "Here it must be said what happens or holds: an event, a state, a count that is compared, the "
        + "status of a commitment, or prose.";

    /// <inheritdoc/>
    public override string Mend =>
        "Write a condition, such as `talks-open`, `us-troops at most 8,600`, `no-haven is kept` or prose "
        + "in quotation marks.";

    /// <inheritdoc/>
    public override string Example => "commitment a\n  upon\n";

    /// <summary>Reports it at a place.</summary>
    public Diagnostic At(SourceText source, TextSpan span, string after) =>
        Make(source, span, $"A condition is missing after {after}.");
}
