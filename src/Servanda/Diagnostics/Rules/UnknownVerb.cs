using Servanda.Text;

namespace Servanda.Diagnostics.Rules;

/// <summary>Not a verb of the record.</summary>
public sealed class UnknownVerb : DiagnosticRule
{
    /// <summary>The rule.</summary>
    public static UnknownVerb Rule { get; } = new();

    /// <inheritdoc/>
    public override string Code => "unknown-verb";

    /// <inheritdoc/>
    public override string Title => "Not a verb of the record";

    /// <inheritdoc/>
    public override string Explanation =>
        "An entry says what somebody did by speaking: reports, denies, announces, demands and so on. Each "
        + "has its own effect.";

    /// <inheritdoc/>
    public override string Mend =>
        "Write one of the verbs: reports, confirms, denies, cannot confirm, finds, announces, pledges, "
        + "offers, accepts, demands, rejects, signs, amends, suspends, resumes, postpones, extends, waives, "
        + "terminates, leaves, joins, withdraws.";

    /// <inheritdoc/>
    public override string Example => "2020-03-10 US claims talks-open\n";

    /// <summary>Reports it at a place.</summary>
    public Diagnostic At(SourceText source, TextSpan span, string? nearest) =>
        Make(
            source,
            span,
            $"{Quote(source, span)} is not a verb of the record.",
            nearest is null ? null : $"Did you mean `{nearest}`?",
            nearest
        );
}
