using Servanda.Text;

namespace Servanda.Diagnostics.Rules;

/// <summary>The file of a roster is not a list.</summary>
public sealed class RosterMalformed : DiagnosticRule
{
    /// <summary>The rule.</summary>
    public static RosterMalformed Rule { get; } = new();

    /// <inheritdoc/>
    public override string Code => "roster-malformed";

    /// <inheritdoc/>
    public override string Title => "The list cannot be read";

    /// <inheritdoc/>
    public override string Explanation =>
        "A list is a table of comma-separated values with a heading: a column id with the members' "
        + "identifiers, which are names of the language, and if wanted a column name. What depends on a "
        + "list that cannot be read is not assessed.";

    /// <inheritdoc/>
    public override string Mend =>
        "Give the table a heading with id (and name), and every line an identifier of letters, digits and "
        + "hyphens.";

    /// <inheritdoc/>
    public override string Example =>
        """
            roster first-group from "rosters/malformed.csv"

            """;

    /// <summary>Reports a place in the list, or the roster that has none.</summary>
    public Diagnostic At(SourceText source, TextSpan span, string message) => Make(source, span, message);
}
