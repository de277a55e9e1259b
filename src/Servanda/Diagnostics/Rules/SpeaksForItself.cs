using Servanda.Text;

namespace Servanda.Diagnostics.Rules;

/// <summary>An actor speaks for itself, directly or in a circle.</summary>
public sealed class SpeaksForItself : DiagnosticRule
{
    /// <summary>The rule.</summary>
    public static SpeaksForItself Rule { get; } = new();

    /// <inheritdoc/>
    public override string Code => "speaks-for-itself";

    /// <inheritdoc/>
    public override string Title => "Someone speaks for themselves";

    /// <inheritdoc/>
    public override string Explanation =>
        "Whoever speaks for a side counts as that side; in a circle there is no side to count as. The "
        + "clauses of the circle are left out.";

    /// <inheritdoc/>
    public override string Mend => "Name the side for which the actor speaks, or leave the clause out.";

    /// <inheritdoc/>
    public override string Example =>
        """
            person Shaheen for Shaheen

            """;

    /// <summary>Reports the clause that closes the circle.</summary>
    public Diagnostic At(SourceText source, TextSpan span, string circle) =>
        Make(source, span, $"Here someone speaks for themselves: {circle}.");
}
