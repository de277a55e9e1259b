using System.Text;

namespace Servanda.Text;

/// <summary>
/// Lays out the accord blocks of a file. Only white space between tokens changes; the prose of a Markdown file, and
/// statements that could not be read, stay as they are.
/// </summary>
public static class Formatter
{
    /// <summary>How many columns a line may have before its clauses get lines of their own.</summary>
    public const int LineWidth = 100;

    /// <summary>The whole text of the file with its accord blocks laid out.</summary>
    public static string Format(SourceText source) => Format(Parser.Parse(source));

    /// <summary>The whole text of a file that has been read already, with its accord blocks laid out.</summary>
    public static string Format(FileSyntax file)
    {
        ArgumentNullException.ThrowIfNull(file);
        var text = file.Source.Text;
        var formatted = new StringBuilder(text.Length);
        var done = 0;
        foreach (var block in file.Blocks)
        {
            formatted.Append(text, done, block.Block.Span.Start - done);
            formatted.Append(Format(block));
            done = block.Block.Span.End;
        }
        return formatted.Append(text, done, text.Length - done).ToString();
    }

    /// <summary>The text of one block laid out, with the margin that its lines have in the file.</summary>
    public static string Format(BlockSyntax block)
    {
        ArgumentNullException.ThrowIfNull(block);
        return new BlockLayout(block).Write();
    }
}
