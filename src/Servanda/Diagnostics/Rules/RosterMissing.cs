using Servanda.Text;

namespace Servanda.Diagnostics.Rules;

/// <summary>The file of a roster, or of holidays, is not there.</summary>
public sealed class RosterMissing : DiagnosticRule
{
    /// <summary>The rule.</summary>
    public static RosterMissing Rule { get; } = new();

    /// <inheritdoc/>
    public override string Code => "roster-missing";

    /// <inheritdoc/>
    public override string Title => "The list is missing";

    /// <inheritdoc/>
    public override string Explanation =>
        "Without the list it is not known of whom a clause speaks, or which days are holidays. What depends on it is "
        + "not assessed: an empty list would make `all of` true.";

    /// <inheritdoc/>
    public override string Mend => "Put the file where the text says, relative to the dossier's folder and within it.";

    /// <inheritdoc/>
    public override string Example =>
        """
            roster first-group from "rosters/missing.csv"

            """;

    /// <summary>Reports a file that is not there or cannot be read.</summary>
    public Diagnostic At(SourceText source, TextSpan span, string message) => Make(source, span, message);
}
