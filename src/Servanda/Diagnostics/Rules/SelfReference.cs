using Servanda.Text;

namespace Servanda.Diagnostics.Rules;

/// <summary>A commitment is defined by itself.</summary>
public sealed class SelfReference : DiagnosticRule
{
    /// <summary>The rule.</summary>
    public static SelfReference Rule { get; } = new();

    /// <inheritdoc/>
    public override string Code => "self-reference";

    /// <inheritdoc/>
    public override string Title => "A definition runs in a circle";

    /// <inheritdoc/>
    public override string Explanation =>
        "A commitment that depends on its own negation, or a day that is computed from itself, has no "
        + "answer (3.11). What is provided that another is kept may run in a circle: it is read just before "
        + "the instant.";

    /// <inheritdoc/>
    public override string Mend =>
        "Break the circle: make one of the clauses depend on a fact or a date, or use provided.";

    /// <inheritdoc/>
    public override string Example =>
        """
            party US
            event first-step
            event second-step
            commitment first
              US must achieve first-step
              by 3 days after second is due
            commitment second
              US must achieve second-step
              by 3 days after first is due

            """;

    /// <summary>Reports a clause that closes a circle.</summary>
    public Diagnostic At(SourceText source, TextSpan span, string circle) =>
        Make(source, span, $"This cannot be decided, because it depends on itself: {circle}.");
}
