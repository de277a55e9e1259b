using Servanda.Text;

namespace Servanda.Diagnostics.Rules;

/// <summary>An entry reports a fact that is defined by others.</summary>
public sealed class DefinedFact : DiagnosticRule
{
    /// <summary>The rule.</summary>
    public static DefinedFact Rule { get; } = new();

    /// <inheritdoc/>
    public override string Code => "defined-fact";

    /// <inheritdoc/>
    public override Severity Severity => Severity.Warning;

    /// <inheritdoc/>
    public override string Title => "The definition decides, not the report";

    /// <inheritdoc/>
    public override string Explanation =>
        "A fact that is defined by others is computed from them (3.4). The entry is kept as said.";

    /// <inheritdoc/>
    public override string Mend => "Report what the definition speaks of; or declare the fact without a definition.";

    /// <inheritdoc/>
    public override string Example =>
        """
            party US
            event first-step
            event last-step
            event all-done as first-step and last-step
            2020-03-11 US reports all-done

            """;

    /// <summary>Reports what an entry says of the fact.</summary>
    public Diagnostic At(SourceText source, TextSpan span, string fact) =>
        Make(source, span, $"`{fact}` is defined by other facts; they decide, and this is recorded only.");
}
