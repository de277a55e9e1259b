using Servanda.Text;

namespace Servanda.Diagnostics.Rules;

/// <summary>The language has the clause, and this version does not compute it.</summary>
public sealed class NotYetAssessed : DiagnosticRule
{
    /// <summary>The rule.</summary>
    public static NotYetAssessed Rule { get; } = new();

    /// <inheritdoc/>
    public override string Code => "not-yet-assessed";

    /// <inheritdoc/>
    public override Severity Severity => Severity.Warning;

    /// <inheritdoc/>
    public override string Title => "The clause is not assessed yet";

    /// <inheritdoc/>
    public override string Explanation =>
        "The clause is read and kept in the text. Where leaving it out would change the meaning, the "
        + "commitment is shown without status rather than with a wrong one.";

    /// <inheritdoc/>
    public override string Mend =>
        "Leave it as it is, and follow the commitment by hand; or say it with the clauses that are computed.";

    /// <inheritdoc/>
    public override string Example =>
        """
            party US
            instrument truce made by US on 2020-03-01
            instrument truce-as-the-south-reads-it made by US on 2020-03-01
              variant of truce

            """;

    /// <summary>Reports what is not computed.</summary>
    /// <param name="source">The file.</param>
    /// <param name="span">The clause.</param>
    /// <param name="clause">What it is, as the language writes it: <c>lasting</c>.</param>
    /// <param name="mend">How the same is said with what is computed, where there is one way.</param>
    public Diagnostic At(SourceText source, TextSpan span, string clause, string? mend = null) =>
        Make(source, span, $"This version does not compute `{clause}`.", mend);
}
