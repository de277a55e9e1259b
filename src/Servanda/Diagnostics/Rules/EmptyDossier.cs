using Servanda.Text;

namespace Servanda.Diagnostics.Rules;

/// <summary>There is nothing in the dossier.</summary>
public sealed class EmptyDossier : DiagnosticRule
{
    /// <summary>The rule.</summary>
    public static EmptyDossier Rule { get; } = new();

    /// <inheritdoc/>
    public override string Code => "empty-dossier";

    /// <inheritdoc/>
    public override string Title => "The dossier is empty";

    /// <inheritdoc/>
    public override string Explanation =>
        "A dossier is a folder with .accord files, or Markdown files with blocks marked accord; nothing "
        + "of the kind was found.";

    /// <inheritdoc/>
    public override string Mend =>
        "Write a block that begins with ```accord in a Markdown file, or a file that ends in .accord.";

    /// <inheritdoc/>
    public override string Example =>
        """
            # no declaration, no entry

            """;

    /// <summary>Reports a dossier of this name without any statement.</summary>
    public Diagnostic At(string dossier) =>
        Make(null, default, $"`{dossier}` has no declaration, no entry and no expectation.");
}
