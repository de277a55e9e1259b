using System.Collections.Immutable;

namespace Servanda.Text;

/// <summary>
/// A piece of a file that is written in the language: a fenced block of a Markdown file, or the whole of an
/// <c>.accord</c> file.
/// </summary>
public sealed class AccordBlock
{
    internal AccordBlock(SourceText source, TextSpan span, ImmutableArray<int> margins)
    {
        Source = source;
        Span = span;
        Margins = margins;
    }

    /// <summary>The file in which the block stands.</summary>
    public SourceText Source { get; }

    /// <summary>The lines between the fences, whole, with the line ending of the last of them.</summary>
    public TextSpan Span { get; }

    /// <summary>The text of the block exactly as it stands in the file.</summary>
    public string Text => Source.TextOf(Span);

    /// <summary>
    /// For each line that has something before its content (the indent of a list, the <c>&gt;</c> of a quotation),
    /// the offsets of the line's start and of its content, in turn; empty where the margin is the file's own.
    /// </summary>
    internal ImmutableArray<int> Margins { get; }

    /// <summary>Where the content of a line begins: after the margin of list or quotation, if it has one.</summary>
    internal int ContentStart(int lineStart)
    {
        var low = 0;
        var high = (Margins.Length / 2) - 1;
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var found = Margins[2 * middle];
            if (found == lineStart)
                return Math.Min(Margins[(2 * middle) + 1], Span.End);
            if (found < lineStart)
                low = middle + 1;
            else
                high = middle - 1;
        }
        return lineStart;
    }
}
