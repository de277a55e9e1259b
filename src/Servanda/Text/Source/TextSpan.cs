namespace Servanda.Text;

/// <summary>A stretch of a source text: where it starts and how many characters (UTF-16 units) it has.</summary>
/// <param name="Start">The offset of the first character, counted from 0 in the original file.</param>
/// <param name="Length">The number of characters; 0 for a place between two characters.</param>
public readonly record struct TextSpan(int Start, int Length)
{
    /// <summary>The offset just after the last character.</summary>
    public int End => Start + Length;

    /// <summary>The span from one offset up to, and not including, another.</summary>
    public static TextSpan FromTo(int start, int end) => new(start, end - start);

    /// <summary>The smallest span that holds both this one and the other.</summary>
    public TextSpan To(TextSpan other) => FromTo(Math.Min(Start, other.Start), Math.Max(End, other.End));

    /// <summary>Whether the offset lies in this span (its end is not part of it).</summary>
    public bool Contains(int offset) => offset >= Start && offset < End;
}
