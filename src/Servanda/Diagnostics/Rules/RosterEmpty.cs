using Servanda.Text;

namespace Servanda.Diagnostics.Rules;

/// <summary>A list has no members.</summary>
public sealed class RosterEmpty : DiagnosticRule
{
    /// <summary>The rule.</summary>
    public static RosterEmpty Rule { get; } = new();

    /// <inheritdoc/>
    public override string Code => "roster-empty";

    /// <inheritdoc/>
    public override Severity Severity => Severity.Warning;

    /// <inheritdoc/>
    public override string Title => "The list is empty";

    /// <inheritdoc/>
    public override string Explanation =>
        "Of an empty list everything is true: `all of` holds at once, and `for each` is fulfilled.";

    /// <inheritdoc/>
    public override string Mend => "Add the members, or delete the roster.";

    /// <inheritdoc/>
    public override string Example =>
        """
            roster first-group from "rosters/empty.csv"

            """;

    /// <summary>Reports a roster without members.</summary>
    public Diagnostic At(SourceText source, TextSpan span, string roster) =>
        Make(source, span, $"The roster `{roster}` has no members.");
}
