using Servanda.Text;

namespace Servanda.Diagnostics.Rules;

/// <summary>Instruments prevail over one another in a circle.</summary>
public sealed class CircularPrecedence : DiagnosticRule
{
    /// <summary>The rule.</summary>
    public static CircularPrecedence Rule { get; } = new();

    /// <inheritdoc/>
    public override string Code => "circular-precedence";

    /// <inheritdoc/>
    public override string Title => "Each of several texts prevails over the others";

    /// <inheritdoc/>
    public override string Explanation =>
        "Which text is to be followed where two cannot both be must be the same whichever is asked first (3.12).";

    /// <inheritdoc/>
    public override string Mend => "Let one of them yield: leave out its `prevails over`.";

    /// <inheritdoc/>
    public override string Example =>
        """
            party US
            party Taliban
            instrument doha made by US, Taliban on 2020-02-29
              prevails over annex
            instrument annex made by US, Taliban on 2020-03-01
              prevails over doha

            """;

    /// <summary>Reports a circle at the first instrument on it.</summary>
    public Diagnostic At(SourceText source, TextSpan span, string circle) =>
        Make(source, span, $"It cannot be said which prevails: {circle}.");
}
