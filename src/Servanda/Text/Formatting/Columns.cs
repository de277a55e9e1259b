namespace Servanda.Text;

/// <summary>Small helpers on places and comments that the layouts share.</summary>
internal static class Columns
{
    /// <summary>The column of an offset, from 0, counted from the left margin of the block.</summary>
    public static int Of(AccordBlock block, int offset)
    {
        var position = block.Source.PositionOf(offset);
        var lineStart = offset - (position.Column - 1);
        return offset - Math.Min(offset, block.ContentStart(lineStart));
    }

    /// <summary>The text of a comment without the white space at its end.</summary>
    public static string Trimmed(SourceText source, Trivia comment) => source.TextOf(comment.Span).TrimEnd();
}
