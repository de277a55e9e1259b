using Servanda.Text;

namespace Servanda.Diagnostics.Rules;

/// <summary>Two declarations have one name.</summary>
public sealed class DuplicateName : DiagnosticRule
{
    /// <summary>The rule.</summary>
    public static DuplicateName Rule { get; } = new();

    /// <inheritdoc/>
    public override string Code => "duplicate-name";

    /// <inheritdoc/>
    public override string Title => "A name is declared twice";

    /// <inheritdoc/>
    public override string Explanation =>
        "A name stands for one thing in the whole dossier. Where it is declared twice it cannot be told "
        + "which is meant; the first declaration is taken, and commitments that depend on the name are not "
        + "assessed.";

    /// <inheritdoc/>
    public override string Mend =>
        "Give one of them another name; where the text of an agreement was changed, say so with replaces.";

    /// <inheritdoc/>
    public override string Example =>
        """
            event talks-open
            state talks-open

            """;

    /// <summary>Reports the second declaration of a name.</summary>
    public Diagnostic At(SourceText source, TextSpan span, string name, SourceText firstSource, TextSpan first) =>
        Make(source, span, $"`{name}` is declared already.") with
        {
            Related = [new RelatedPlace(firstSource, first, "first declared here")],
        };
}
