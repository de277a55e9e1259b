using Servanda.Text;

namespace Servanda.Diagnostics.Rules;

/// <summary>Something does not belong here.</summary>
public sealed class UnexpectedText : DiagnosticRule
{
    /// <summary>The rule.</summary>
    public static UnexpectedText Rule { get; } = new();

    /// <inheritdoc/>
    public override string Code => "unexpected-text";

    /// <inheritdoc/>
    public override string Title => "Something does not belong here";

    /// <inheritdoc/>
    public override string Explanation => "The clause before is complete, and no new one begins here.";

    /// <inheritdoc/>
    public override string Mend =>
        "Delete it, put it in quotation marks, or begin a new clause with its word; a condition that "
        + "stands for a moment goes in brackets.";

    /// <inheritdoc/>
    public override string Example => "commitment a\n  by 2020-03-10 2020-04-10\n";

    /// <summary>Reports it at a place.</summary>
    public Diagnostic At(SourceText source, TextSpan span) =>
        Make(
            source,
            span,
            $"{Quote(source, span)} does not belong here; what stands before it is complete.",
            source.Text[span.Start] == ','
                ? "Write a statement for each: an entry is about one thing. A list stands only behind a word that takes "
                    + "several, such as `replaces`."
                : null
        );
}
