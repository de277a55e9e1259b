using Servanda.Text;

namespace Servanda.Diagnostics.Rules;

/// <summary>A file or folder of the dossier cannot be read.</summary>
public sealed class FileUnreadable : DiagnosticRule
{
    /// <summary>The rule.</summary>
    public static FileUnreadable Rule { get; } = new();

    /// <inheritdoc/>
    public override string Code => "file-unreadable";

    /// <inheritdoc/>
    public override string Title => "A file cannot be read";

    /// <inheritdoc/>
    public override string Explanation =>
        "What stands in the file is missing from every answer, so the dossier counts as partial until the "
        + "file can be read.";

    /// <inheritdoc/>
    public override string Mend => "Check the path, who may read it, and where links lead.";

    /// <inheritdoc/>
    public override string Example =>
        """
            # servanda check no-such-folder

            """;

    /// <summary>Reports the path that cannot be read, and why.</summary>
    public Diagnostic At(string path, string reason) =>
        Make(new SourceText(path, ""), default, $"`{path}` cannot be read: {reason}.");
}
