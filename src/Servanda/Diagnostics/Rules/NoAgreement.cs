using Servanda.Text;

namespace Servanda.Diagnostics.Rules;

/// <summary>A dossier promises nothing.</summary>
public sealed class NoAgreement : DiagnosticRule
{
    /// <summary>The rule.</summary>
    public static NoAgreement Rule { get; } = new();

    /// <inheritdoc/>
    public override string Code => "no-agreement";

    /// <inheritdoc/>
    public override Severity Severity => Severity.Warning;

    /// <inheritdoc/>
    public override string Title => "The dossier has no agreement";

    /// <inheritdoc/>
    public override string Explanation => "Without an instrument, a commitment or a power there is nothing to assess.";

    /// <inheritdoc/>
    public override string Mend =>
        "Declare the instrument and the commitments, or read the folder that holds them together with " + "this one.";

    /// <inheritdoc/>
    public override string Example =>
        """
            party US "United States of America"
            2020-03-10 US reports "that it is ready"

            """;

    /// <summary>Reports a dossier of this name that promises nothing.</summary>
    public Diagnostic At(string dossier) =>
        Make(null, default, $"`{dossier}` has no instrument, no commitment and no power.");
}
