using Servanda.Text;

namespace Servanda.Diagnostics.Rules;

/// <summary>A clause asks for the status of a commitment that has none.</summary>
public sealed class WithoutStatus : DiagnosticRule
{
    /// <summary>The rule.</summary>
    public static WithoutStatus Rule { get; } = new();

    /// <inheritdoc/>
    public override string Code => "without-status";

    /// <inheritdoc/>
    public override Severity Severity => Severity.Warning;

    /// <inheritdoc/>
    public override string Title => "The commitment referred to has no status";

    /// <inheritdoc/>
    public override string Explanation =>
        "A commitment that is not formalised has no status and no due day, so what depends on it is not "
        + "assessed either.";

    /// <inheritdoc/>
    public override string Mend =>
        "Refer to a fact or to a commitment with a duty, or put prose that a finding can decide.";

    /// <inheritdoc/>
    public override string Example =>
        """
            party US
            event talks-open
            commitment preamble not formalised "recital"
            commitment review
              US must achieve talks-open
              upon preamble is kept
              by 2020-05-01

            """;

    /// <summary>Reports the reference to a commitment without status.</summary>
    public Diagnostic At(SourceText source, TextSpan span, string name) =>
        Make(source, span, $"`{name}` is not formalised, so it has no status.");
}
