using System.Collections.Immutable;

namespace Servanda.Cli.Rendering;

/// <summary>How wide each column is, and where the lines of a cell break: at spaces, then after hyphens, then anywhere.</summary>
internal static class GridLayout
{
    /// <summary>The widths that fit the columns into the width, gaps between them counted.</summary>
    public static ImmutableArray<int> Widths(Grid grid, int width, int gap)
    {
        var widest = Measure(grid, SafeText.Width);
        var longestWord = Measure(grid, LongestWord);
        var longestPart = Measure(grid, LongestPart);
        var room = width - gap * (grid.Columns.Length - 1);
        var widths = Shrink(widest, longestWord, room);
        if (widths.Sum() > room)
            widths = Shrink(widths, longestPart, room);
        if (widths.Sum() > room)
            widths = Shrink(widths, [.. widths.Select(_ => 4)], room);
        return widths;
    }

    /// <summary>The lines of a text that fit a width.</summary>
    public static IEnumerable<string> Wrap(string text, int width)
    {
        var line = "";
        foreach (var word in text.Split(' '))
        {
            if (line.Length > 0 && SafeText.Width(line) + 1 + SafeText.Width(word) <= width)
            {
                line += " " + word;
                continue;
            }
            if (line.Length > 0)
                yield return line;
            line = "";
            foreach (var part in Parts(word, width))
            {
                if (line.Length > 0 && SafeText.Width(line) + SafeText.Width(part) > width)
                {
                    yield return line;
                    line = "";
                }
                line += part;
            }
        }
        yield return line;
    }

    static IEnumerable<string> Parts(string word, int width)
    {
        if (SafeText.Width(word) <= width)
            return [word];
        return HyphenParts(word).SelectMany(part => SafeText.Width(part) <= width ? [part] : Hard(part, width));
    }

    /// <summary>A word in pieces, each but the last with its hyphen: names are taken apart, dates are not.</summary>
    static IEnumerable<string> HyphenParts(string word)
    {
        var start = 0;
        for (var i = 1; i < word.Length; i++)
            if (word[i - 1] == '-' && char.IsLetter(word[i]))
            {
                yield return word[start..i];
                start = i;
            }
        yield return word[start..];
    }

    static IEnumerable<string> Hard(string part, int width)
    {
        var line = "";
        foreach (var rune in part.EnumerateRunes())
        {
            if (line.Length > 0 && SafeText.Width(line + rune) > width)
            {
                yield return line;
                line = "";
            }
            line += rune;
        }
        yield return line;
    }

    /// <summary>Takes a column at a time from the widest that can give, until all fit or none can give.</summary>
    static ImmutableArray<int> Shrink(ImmutableArray<int> widths, ImmutableArray<int> least, int room)
    {
        var result = widths.ToArray();
        while (result.Sum() > room)
        {
            var widest = -1;
            for (var i = 0; i < result.Length; i++)
                if (result[i] > least[i] && (widest < 0 || result[i] > result[widest]))
                    widest = i;
            if (widest < 0)
                break;
            result[widest]--;
        }
        return [.. result];
    }

    static ImmutableArray<int> Measure(Grid grid, Func<string, int> measure) =>
        [
            .. grid.Columns.Select(
                (title, c) =>
                    grid
                        .Rows.SelectMany(r => r[c].Lines)
                        .Select(l => measure(SafeText.Spell(l.Text)))
                        .Append(measure(title))
                        .Max()
            ),
        ];

    static int LongestWord(string text) => text.Split(' ').Max(SafeText.Width);

    static int LongestPart(string text) => text.Split(' ').SelectMany(HyphenParts).Max(SafeText.Width);
}
