using System.Collections.Immutable;
using NodaTime;

namespace Servanda.Text;

/// <summary>A line and a column as people count them: both start at 1.</summary>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The column in that line, from 1, counted in UTF-16 units as editors do.</param>
public readonly record struct LinePosition(int Line, int Column)
{
    /// <summary>Line and column as messages print them: <c>12:5</c>.</summary>
    public override string ToString() => $"{Line}:{Column}";
}

/// <summary>
/// One file of a dossier as it was read: its path and its text. All spans in the syntax tree and in diagnostics
/// are offsets into <see cref="Text"/>, also where the accord block stands inside Markdown.
/// </summary>
/// <remarks>A line ends with LF, CRLF or a lone CR.</remarks>
public sealed class SourceText
{
    // Of a million texts in a ledger nobody asks for the lines of more than a few.
    private ImmutableArray<int> lineStarts;

    /// <summary>Takes a text that has been decoded already.</summary>
    /// <param name="path">The path relative to the dossier's folder; its extension says how to read it.</param>
    /// <param name="text">The whole text of the file.</param>
    public SourceText(string path, string text)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(text);
        Path = path;
        Text = text;
    }

    /// <summary>The path relative to the dossier's folder, as given.</summary>
    public string Path { get; }

    /// <summary>The whole text of the file.</summary>
    public string Text { get; }

    /// <summary>When a ledger took the text in, which stamps the entries in it; null: it is a file.</summary>
    public Instant? Entered { get; init; }

    /// <summary>The number of lines; an empty text has one.</summary>
    public int LineCount => LineStarts.Length;

    /// <summary>Whether this file is Markdown, where only fenced <c>accord</c> blocks are read.</summary>
    public bool IsMarkdown => Path.EndsWith(".md", StringComparison.OrdinalIgnoreCase);

    /// <summary>The line and column of an offset; an offset past the end counts as the end.</summary>
    public LinePosition PositionOf(int offset)
    {
        offset = Math.Clamp(offset, 0, Text.Length);
        var line = LineIndexOf(offset);
        return new LinePosition(line + 1, offset - LineStarts[line] + 1);
    }

    /// <summary>The span of a line, from 1, without its line ending.</summary>
    public TextSpan LineSpan(int line)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(line, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(line, LineCount);
        var start = LineStarts[line - 1];
        var end = line < LineCount ? LineStarts[line] : Text.Length;
        while (end > start && Text[end - 1] is '\r' or '\n')
            end--;
        return TextSpan.FromTo(start, end);
    }

    /// <summary>The text of a span.</summary>
    public string TextOf(TextSpan span) => Text.Substring(span.Start, span.Length);

    /// <summary>The path, for the debugger.</summary>
    public override string ToString() => Path;

    private ImmutableArray<int> LineStarts
    {
        get
        {
            // Two threads may find them at once: they find the same.
            if (lineStarts.IsDefault)
                ImmutableInterlocked.InterlockedInitialize(ref lineStarts, FindLineStarts(Text));
            return lineStarts;
        }
    }

    private int LineIndexOf(int offset)
    {
        var found = LineStarts.AsSpan().BinarySearch(offset);
        return found >= 0 ? found : ~found - 1;
    }

    private static ImmutableArray<int> FindLineStarts(string text)
    {
        var starts = ImmutableArray.CreateBuilder<int>();
        starts.Add(0);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.Length || text[i + 1] != '\n')))
                starts.Add(i + 1);
        }
        return starts.ToImmutable();
    }
}
