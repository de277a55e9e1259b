using Servanda.Text;

namespace Servanda.Diagnostics.Rules;

/// <summary>A link to a folder leads out of the dossier.</summary>
public sealed class LinkNotFollowed : DiagnosticRule
{
    /// <summary>The rule.</summary>
    public static LinkNotFollowed Rule { get; } = new();

    /// <inheritdoc/>
    public override string Code => "link-not-followed";

    /// <inheritdoc/>
    public override Severity Severity => Severity.Warning;

    /// <inheritdoc/>
    public override string Title => "A link to a folder is not followed";

    /// <inheritdoc/>
    public override string Explanation =>
        "A dossier is what lies in its folder. Links to folders are not entered: one that leads within the dossier "
        + "leads to what is read anyway, one that leads out of it would bring in what nobody copies with the dossier.";

    /// <inheritdoc/>
    public override string Mend => "Move or copy what belongs to the dossier into its folder.";

    /// <inheritdoc/>
    public override string Example => "# a link to another folder\n";

    /// <summary>Reports the link.</summary>
    public Diagnostic At(string path) =>
        Make(new SourceText(path, ""), default, $"The link `{path}` leads out of the dossier and is not followed.");
}
