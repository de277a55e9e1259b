using Servanda.Text;

namespace Servanda.Diagnostics.Rules;

/// <summary>A clause stands at the left margin.</summary>
public sealed class UnindentedClause : DiagnosticRule
{
    /// <summary>The rule.</summary>
    public static UnindentedClause Rule { get; } = new();

    /// <inheritdoc/>
    public override string Code => "unindented-clause";

    /// <inheritdoc/>
    public override string Title => "A clause stands at the left margin";

    /// <inheritdoc/>
    public override string Explanation =>
        "Statements begin at the left margin; a clause that stands there belongs to none of them.";

    /// <inheritdoc/>
    public override string Mend => "Indent it by two spaces, below the statement to which it belongs.";

    /// <inheritdoc/>
    public override string Example => "commitment a\nby 2020-03-10\n";

    /// <summary>Reports it at a place.</summary>
    public Diagnostic At(SourceText source, TextSpan span) =>
        Make(
            source,
            span,
            $"The clause {Quote(source, span)} stands at the left margin, where a new statement begins."
        );
}
