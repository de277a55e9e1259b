using Servanda.Text;

namespace Servanda.Diagnostics.Rules;

/// <summary>A commitment or power stands under no instrument.</summary>
public sealed class NoInstrument : DiagnosticRule
{
    /// <summary>The rule.</summary>
    public static NoInstrument Rule { get; } = new();

    /// <inheritdoc/>
    public override string Code => "no-instrument";

    /// <inheritdoc/>
    public override Severity Severity => Severity.Warning;

    /// <inheritdoc/>
    public override string Title => "It stands under no instrument";

    /// <inheritdoc/>
    public override string Explanation =>
        "The instrument says since when a promise binds, who made it and to whom it is owed. Without "
        + "under, the only instrument of the file, or else of the dossier, is taken; here there is none, or "
        + "more than one.";

    /// <inheritdoc/>
    public override string Mend => "Say under which instrument it stands.";

    /// <inheritdoc/>
    public override string Example =>
        """
            party Taliban
            event talks-open
            commitment open-talks
              Taliban must achieve talks-open
              by 2020-03-10

            """;

    /// <summary>Reports what stands under no instrument.</summary>
    public Diagnostic At(SourceText source, TextSpan span, string name) =>
        Make(source, span, $"`{name}` does not say under which instrument it stands.");
}
