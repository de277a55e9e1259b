using Servanda.Text;

namespace Servanda.Diagnostics.Rules;

/// <summary>A clause stands where it means nothing.</summary>
public sealed class MisplacedClause : DiagnosticRule
{
    /// <summary>The rule.</summary>
    public static MisplacedClause Rule { get; } = new();

    /// <inheritdoc/>
    public override string Code => "misplaced-clause";

    /// <inheritdoc/>
    public override string Title => "A clause does not belong here";

    /// <inheritdoc/>
    public override string Explanation =>
        "Each kind of statement has its own clauses. One that does not belong would be silently lost, so "
        + "what it stands in is not assessed.";

    /// <inheritdoc/>
    public override string Mend => "Take it out, or put it where it belongs.";

    /// <inheritdoc/>
    public override string Example =>
        """
            party Taliban
              by 2020-03-10

            """;

    /// <summary>Reports the clause and what it stands in.</summary>
    /// <param name="source">The file.</param>
    /// <param name="span">The clause.</param>
    /// <param name="clause">The word with which it begins.</param>
    /// <param name="owner">What it stands in, with its article: <c>an event</c>.</param>
    public Diagnostic At(SourceText source, TextSpan span, string clause, string owner) =>
        Make(source, span, $"`{clause}` says nothing in {owner}.");
}
