using Servanda.Text;

namespace Servanda.Diagnostics.Rules;

/// <summary>A statement that neither affirms nor denies anything.</summary>
public sealed class StatementWithoutEffect : DiagnosticRule
{
    /// <summary>The rule.</summary>
    public static StatementWithoutEffect Rule { get; } = new();

    /// <inheritdoc/>
    public override string Code => "statement-without-effect";

    /// <inheritdoc/>
    public override Severity Severity => Severity.Warning;

    /// <inheritdoc/>
    public override string Title => "The statement has no effect";

    /// <inheritdoc/>
    public override string Explanation =>
        "Some sentences are recorded and decide nothing (3.3, 3.4): to deny an exact figure leaves all "
        + "others open, `or` affirmed does not say which, a status is for a finding to say.";

    /// <inheritdoc/>
    public override string Mend =>
        "Say what it affirms or denies: a lower or an upper figure, one of the alternatives, the fact " + "itself.";

    /// <inheritdoc/>
    public override string Example =>
        """
            party Taliban
            tally taliban-freed in persons
            2020-03-11 Taliban denies taliban-freed exactly 1,000

            """;

    /// <summary>Reports the part of the statement that has no effect, and why.</summary>
    public Diagnostic At(SourceText source, TextSpan span, string reason) =>
        Make(source, span, $"This is recorded and decides nothing: {reason}.");
}
