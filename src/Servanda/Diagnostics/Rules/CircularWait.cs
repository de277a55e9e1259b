using Servanda.Text;

namespace Servanda.Diagnostics.Rules;

/// <summary>Commitments wait for each other before they come into force.</summary>
public sealed class CircularWait : DiagnosticRule
{
    /// <summary>The rule.</summary>
    public static CircularWait Rule { get; } = new();

    /// <inheritdoc/>
    public override string Code => "circular-wait";

    /// <inheritdoc/>
    public override Severity Severity => Severity.Warning;

    /// <inheritdoc/>
    public override string Title => "Commitments wait for each other";

    /// <inheritdoc/>
    public override string Explanation =>
        "Each comes into force only when the other has got somewhere, so none ever does, whatever the " + "parties do.";

    /// <inheritdoc/>
    public override string Mend =>
        "Let one of them begin with a fact or a date, or make it provided that the other is kept, which "
        + "lets both begin.";

    /// <inheritdoc/>
    public override string Example =>
        """
            party US
            event first-step
            event second-step
            commitment first
              US must achieve first-step
              upon second is fulfilled
              by 2020-05-01
            commitment second
              US must achieve second-step
              upon first is fulfilled
              by 2020-05-01

            """;

    /// <summary>Reports a clause on the circle.</summary>
    public Diagnostic At(SourceText source, TextSpan span, string circle) =>
        Make(source, span, $"These wait for each other, so that none ever comes into force: {circle}.");
}
