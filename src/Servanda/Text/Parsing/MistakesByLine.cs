using Servanda.Diagnostics;

namespace Servanda.Text;

/// <summary>
/// Remembers the lines on which a mistake was reported, so that one mistake gets one diagnostic: what reads oddly
/// on the same line is most often its consequence.
/// </summary>
internal sealed class MistakesByLine
{
    private readonly SourceText source;
    private readonly HashSet<int> lines = [];

    public MistakesByLine(SourceText source, IEnumerable<Diagnostic> found)
    {
        this.source = source;
        foreach (var diagnostic in found)
            Mark(diagnostic.Span);
    }

    /// <summary>Marks the line on which the span begins; false if it was marked before.</summary>
    public bool Mark(TextSpan span) => lines.Add(source.PositionOf(span.Start).Line);

    /// <summary>Whether a mistake was reported on a line between the two offsets, both included.</summary>
    public bool Any(int start, int end)
    {
        if (lines.Count == 0)
            return false;
        var last = source.PositionOf(end).Line;
        for (var line = source.PositionOf(start).Line; line <= last; line++)
        {
            if (lines.Contains(line))
                return true;
        }
        return false;
    }
}
