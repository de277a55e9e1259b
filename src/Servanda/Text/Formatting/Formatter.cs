namespace Servanda.Text;

/// <summary>
/// Lays out the accord blocks of a file. Only white space between tokens changes; the prose of a Markdown file, and
/// statements that could not be read, stay as they are.
/// </summary>
public static class Formatter
{
    /// <summary>The whole text of the file with its accord blocks laid out.</summary>
    public static string Format(SourceText source) => throw new NotImplementedException();
}
