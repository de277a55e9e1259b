using Servanda.Text;

namespace Servanda.Diagnostics.Rules;

/// <summary>Neither a declaration, nor an entry, nor an expectation.</summary>
public sealed class UnknownStatement : DiagnosticRule
{
    /// <summary>The rule.</summary>
    public static UnknownStatement Rule { get; } = new();

    /// <inheritdoc/>
    public override string Code => "unknown-statement";

    /// <inheritdoc/>
    public override string Title => "Neither a declaration, nor an entry, nor an expectation";

    /// <inheritdoc/>
    public override string Explanation =>
        "What stands at the left margin begins a statement: a declaration with its kind, an entry with "
        + "its date, an expectation with `expect`.";

    /// <inheritdoc/>
    public override string Mend =>
        "Begin with a kind such as `party`, `event` or `commitment`, with a date, or with `expect`; "
        + "indent what belongs to the statement above.";

    /// <inheritdoc/>
    public override string Example => "agreement doha\n";

    /// <summary>Reports it at a place.</summary>
    public Diagnostic At(SourceText source, TextSpan span, string? nearest) =>
        Make(
            source,
            span,
            $"No statement begins with {Quote(source, span)}.",
            nearest is null ? null : $"Did you mean `{nearest}`?",
            nearest
        );
}
