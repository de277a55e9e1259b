using Servanda.Text;

namespace Servanda.Diagnostics.Rules;

/// <summary>A clause that can stand once stands twice.</summary>
public sealed class RepeatedClause : DiagnosticRule
{
    /// <summary>The rule.</summary>
    public static RepeatedClause Rule { get; } = new();

    /// <inheritdoc/>
    public override string Code => "repeated-clause";

    /// <inheritdoc/>
    public override string Title => "A clause stands twice";

    /// <inheritdoc/>
    public override string Explanation =>
        "Two deadlines, two duties or two triggers in one commitment can be read in several ways.";

    /// <inheritdoc/>
    public override string Mend =>
        "Join conditions with and or or, moments with the earlier of or the later of, or split the " + "commitment.";

    /// <inheritdoc/>
    public override string Example =>
        """
            party Taliban
            event talks-open
            commitment open-talks
              Taliban must achieve talks-open
              by 2020-03-10
              by 2020-03-11

            """;

    /// <summary>Reports the second clause.</summary>
    public Diagnostic At(SourceText source, TextSpan span, string message) => Make(source, span, message);
}
