using Servanda.Text;

namespace Servanda.Diagnostics.Rules;

/// <summary>No clause begins so.</summary>
public sealed class UnknownClause : DiagnosticRule
{
    /// <summary>The rule.</summary>
    public static UnknownClause Rule { get; } = new();

    /// <inheritdoc/>
    public override string Code => "unknown-clause";

    /// <inheritdoc/>
    public override string Title => "No clause begins so";

    /// <inheritdoc/>
    public override string Explanation =>
        "Each clause begins with its own fixed word, or with who must or may do something.";

    /// <inheritdoc/>
    public override string Mend =>
        "Begin with a clause word such as `by`, `upon` or `owed to`, or with who `must` or `may`.";

    /// <inheritdoc/>
    public override string Example => "commitment a\n  oweed to Taliban\n";

    /// <summary>Reports it at a place.</summary>
    public Diagnostic At(SourceText source, TextSpan span, string? nearest) =>
        Make(
            source,
            span,
            $"No clause begins with {Quote(source, span)}.",
            nearest is null ? null : $"Did you mean `{nearest}`?",
            nearest
        );
}
