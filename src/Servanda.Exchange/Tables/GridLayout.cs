using System.Collections.Immutable;

namespace Servanda.Exchange.Tables;

/// <summary>
/// How wide each column is, and where the lines of a cell break: at spaces; where that is not enough after hyphens; and
/// anywhere only where nothing else is left.
/// </summary>
public static class GridLayout
{
    /// <summary>Spaces between two columns.</summary>
    public const int Gap = 2;

    const int Least = 4;

    // So many rows show how the columns are best divided; a list of a million members need not be measured to its end.
    const int Measured = 300;

    /// <summary>The widths that fit the columns into a width with the fewest lines.</summary>
    public static ImmutableArray<int> Widths(Grid grid, int width)
    {
        var columns = grid.Columns.Select((title, c) => new Column(grid, c)).ToArray();
        var room = width - Gap * (columns.Length - 1);
        Shrink(columns, room, c => c.LongestWord);
        // What a row is about is broken last.
        Shrink(columns, room, c => c == columns[0] ? c.LongestWord : c.LongestPart);
        Shrink(columns, room, c => c.LongestPart);
        Shrink(columns, room, _ => Least);
        return [.. columns.Select(c => c.Width)];
    }

    /// <summary>Of several forms of one table that which takes the fewest lines and breaks no name; the last, if all would.</summary>
    public static Grid Best(int width, params IReadOnlyList<Grid> forms) =>
        forms
            .Select(grid => (Grid: grid, Height: Height(grid, width)))
            .Where(x => x.Height is not null)
            .OrderBy(x => x.Height)
            .Select(x => x.Grid)
            .FirstOrDefault(forms[^1]);

    /// <summary>How many lines a table takes in a width; none where a name would have to be broken.</summary>
    static int? Height(Grid grid, int width)
    {
        var columns = grid.Columns.Select((title, c) => new Column(grid, c)).ToArray();
        var room = width - Gap * (columns.Length - 1);
        Shrink(columns, room, c => c.LongestWord);
        return columns.Sum(c => c.Width) > room ? null : RowHeights(columns).Sum();
    }

    /// <summary>The lines of a cell that fit a width.</summary>
    public static List<CellLine> Lines(Cell cell, int width) =>
        [.. cell.Lines.SelectMany(l => Wrap(SafeText.Spell(l.Text), width).Select(piece => l with { Text = piece }))];

    /// <summary>The lines of a text that fit a width.</summary>
    /// <param name="text">The text.</param>
    /// <param name="width">In columns of a terminal.</param>
    /// <param name="breaksWords">Whether a word wider than the line is broken; otherwise it stands out.</param>
    public static IEnumerable<string> Wrap(string text, int width, bool breaksWords = true)
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
            foreach (var part in breaksWords ? Parts(word, width) : [word])
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

    /// <summary>
    /// Takes a character at a time from the column that loses least by it, of those the widest, until all fit or none can
    /// give.
    /// </summary>
    static void Shrink(Column[] columns, int room, Func<Column, int> least)
    {
        for (var over = columns.Sum(c => c.Width) - room; over > 0; over--)
        {
            var heights = RowHeights(columns);
            var gives = columns
                .Where(c => c.Width > least(c))
                .OrderBy(c => c.Narrower.Select((h, r) => Math.Max(0, h - heights[r])).Sum())
                .ThenByDescending(c => c.Width)
                .FirstOrDefault();
            if (gives is null)
                return;
            gives.Shrink();
        }
    }

    static int[] RowHeights(Column[] columns) =>
        [.. columns[0].Heights.Select((_, row) => columns.Max(c => c.Heights[row]))];

    /// <summary>A column, how wide it is, and how tall its cells are then.</summary>
    sealed class Column
    {
        readonly ImmutableArray<Cell> cells;
        int[]? narrower;

        public Column(Grid grid, int index)
        {
            cells = [Cell.Of(grid.Columns[index]), .. grid.Rows.Take(Measured).Select(r => r[index])];
            Width = Measure(grid, index, SafeText.Width);
            LongestWord = Measure(grid, index, text => text.Split(' ').Max(SafeText.Width));
            LongestPart = Measure(grid, index, text => text.Split(' ').SelectMany(HyphenParts).Max(SafeText.Width));
            Heights = HeightsAt(Width);
        }

        public int Width { get; private set; }

        public int LongestWord { get; }

        public int LongestPart { get; }

        /// <summary>The lines of the title and of each row.</summary>
        public int[] Heights { get; private set; }

        /// <summary>The same, if the column were one character narrower.</summary>
        public int[] Narrower => narrower ??= HeightsAt(Width - 1);

        public void Shrink()
        {
            (Heights, narrower) = (Narrower, null);
            Width--;
        }

        int[] HeightsAt(int width) => [.. cells.Select(c => Lines(c, width).Count)];

        static int Measure(Grid grid, int index, Func<string, int> measure) =>
            grid
                .Rows.SelectMany(r => r[index].Lines)
                .Select(l => measure(SafeText.Spell(l.Text)))
                .Append(measure(grid.Columns[index]))
                .Max();
    }
}
