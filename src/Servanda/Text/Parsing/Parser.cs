namespace Servanda.Text;

/// <summary>
/// Reads files of a dossier into syntax trees. It never fails: what it cannot read gets a diagnostic and stands in
/// the tree as broken, and reading goes on with the next clause or statement.
/// </summary>
public static class Parser
{
    /// <summary>Reads a file: every accord block of a Markdown file, or the whole of any other.</summary>
    public static FileSyntax Parse(SourceText source) => throw new NotImplementedException();
}
