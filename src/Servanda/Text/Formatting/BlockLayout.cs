using System.Collections.Immutable;

namespace Servanda.Text;

/// <summary>Lays out one block: its comments, its blank lines, and its statements one below another.</summary>
internal sealed class BlockLayout
{
    private readonly BlockSyntax block;
    private readonly LineWriter writer;

    public BlockLayout(BlockSyntax block)
    {
        this.block = block;
        writer = new LineWriter(Margin(block), NewLine(block.Block.Text));
    }

    /// <summary>The block laid out.</summary>
    public string Write()
    {
        if (!CanLayOut())
            return block.Block.Text;
        foreach (var statement in block.Statements)
        {
            CommentsBetween(statement.Tokens[0].LeadingTrivia);
            if (statement.HasErrors)
                WriteAsItStands(statement);
            else
                new StatementLayout(block.Block, statement, writer).Write();
        }
        CommentsBetween(block.EndOfBlock.LeadingTrivia);
        return writer.ToString();
    }

    /// <summary>
    /// A broken statement is not moved; so in a block that is indented as a whole, where the others would move away
    /// from it, nothing is.
    /// </summary>
    private bool CanLayOut()
    {
        var isBlank = block.Statements.IsEmpty && block.EndOfBlock.LeadingTrivia.All(t => t.Kind != TriviaKind.Comment);
        if (isBlank)
            return false;
        return !block.Statements.Any(s => s.HasErrors) || block.Statements.All(s => ColumnOf(s.Span.Start) == 0);
    }

    private int ColumnOf(int offset) => Columns.Of(block.Block, offset);

    private void WriteAsItStands(StatementSyntax statement)
    {
        var last = statement.Tokens[^1];
        var comment = last.TrailingTrivia.LastOrDefault(t => t.Kind == TriviaKind.Comment);
        var end = comment.Span.Length > 0 ? comment.Span.End : last.Span.End;
        writer.StartLine(0);
        writer.Append(block.Block.Source.TextOf(TextSpan.FromTo(statement.Tokens[0].Span.Start, end)));
        writer.EndLine();
    }

    /// <summary>Comments with lines of their own, and at most one blank line where there were some.</summary>
    private void CommentsBetween(ImmutableArray<Trivia> trivia)
    {
        var isBlankPending = false;
        var isCommentLine = false;
        foreach (var piece in trivia)
        {
            if (piece.Kind == TriviaKind.NewLine)
            {
                isBlankPending |= !isCommentLine;
                isCommentLine = false;
            }
            else if (piece.Kind == TriviaKind.Comment)
            {
                if (isBlankPending)
                    writer.NoteBlankLine();
                isBlankPending = false;
                isCommentLine = true;
                // An indented comment belongs to the statement above it, and stays indented.
                writer.StartLine(ColumnOf(piece.Span.Start) > 0 ? LineWriter.ClauseIndent : 0);
                writer.Append(Columns.Trimmed(block.Block.Source, piece));
                writer.EndLine();
            }
        }
        if (isBlankPending)
            writer.NoteBlankLine();
    }

    /// <summary>What stands before the first statement's line: the margin for every line that is written.</summary>
    private static string Margin(BlockSyntax block)
    {
        var first = block.Tokens.First();
        var margin = first.LeadingTrivia.LastOrDefault(t => t.Kind == TriviaKind.Margin);
        return block.Block.Source.TextOf(margin.Span);
    }

    /// <summary>
    /// How lines end: as all of the block's do, or <c>\n</c> where some do. What is kept as it stands has its own ends, and
    /// these must not choose otherwise the next time.
    /// </summary>
    private static string NewLine(string text)
    {
        var ends = "\r";
        for (var i = text.AsSpan().IndexOfAny('\r', '\n'); i >= 0 && i < text.Length; i++)
            if (text[i] == '\n')
            {
                if (i == 0 || text[i - 1] != '\r')
                    return "\n";
                ends = "\r\n";
            }
        return text.AsSpan().ContainsAny('\r', '\n') ? ends : "\n";
    }
}
