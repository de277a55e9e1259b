using System.Text;

namespace Servanda.Text;

/// <summary>Writes lines at the left margin of a block, and knows in which column it is.</summary>
/// <param name="margin">What stands before the content of every line.</param>
/// <param name="newLine">How lines end.</param>
internal sealed class LineWriter(string margin, string newLine)
{
    /// <summary>How far clauses stand in.</summary>
    public const int ClauseIndent = 2;

    /// <summary>How far the rest of a clause stands in that a comment cut in two.</summary>
    public const int RestIndent = 4;

    private readonly StringBuilder text = new();
    private bool isBlankLineNoted;

    /// <summary>The column, from 0 at the margin, at which the next text will stand.</summary>
    public int Column { get; private set; }

    /// <summary>Whether a line has been started and not ended.</summary>
    public bool IsInLine { get; private set; }

    /// <summary>Whether nothing but its indent has been written on the line.</summary>
    public bool IsLineEmpty { get; private set; }

    /// <summary>A blank line before the next line, unless that is the first.</summary>
    public void NoteBlankLine() => isBlankLineNoted = true;

    /// <summary>Starts a line, ending the one before.</summary>
    public void StartLine(int indent)
    {
        if (IsInLine)
            EndLine();
        if (isBlankLineNoted && text.Length > 0)
            text.Append(margin.TrimEnd()).Append(newLine);
        isBlankLineNoted = false;
        text.Append(margin).Append(' ', indent);
        Column = indent;
        IsInLine = true;
        IsLineEmpty = true;
    }

    /// <summary>Writes text, which may itself have several lines.</summary>
    public void Append(string piece)
    {
        text.Append(piece);
        IsLineEmpty = false;
        var lastBreak = piece.AsSpan().LastIndexOfAny('\r', '\n');
        Column = lastBreak < 0 ? Column + piece.Length : piece.Length - lastBreak - 1;
    }

    /// <summary>Writes spaces up to a column.</summary>
    public void PadTo(int column)
    {
        text.Append(' ', Math.Max(0, column - Column));
        Column = Math.Max(Column, column);
    }

    /// <summary>Ends the line.</summary>
    public void EndLine()
    {
        text.Append(newLine);
        IsInLine = false;
        Column = 0;
    }

    /// <summary>All that was written.</summary>
    public override string ToString() => text.ToString();
}
