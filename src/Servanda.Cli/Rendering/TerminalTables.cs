using System.Text;

namespace Servanda.Cli.Rendering;

/// <summary>Tables on a terminal. By hand: a library for it costs a tenth of a short run before it prints anything.</summary>
internal static class TerminalTables
{
    const int Gap = 2;

    /// <summary>Prints a table.</summary>
    public static void Print(this Surroundings surroundings, Grid grid)
    {
        var widths = GridLayout.Widths(grid, surroundings.Width, Gap);
        var columns = widths.Length;
        var titles = new List<CellLine>[columns];
        for (var c = 0; c < columns; c++)
            titles[c] = Wrapped(new Cell([new CellLine(grid.Columns[c], Tone.Strong)]), widths[c]);
        // Titles stand on their rule, however many lines the others have.
        var tallest = titles.Max(t => t.Count);
        for (var c = 0; c < columns; c++)
        {
            while (titles[c].Count < tallest)
                titles[c].Insert(0, new CellLine(""));
            titles[c].Add(new CellLine(new string('─', widths[c]), Tone.Quiet));
        }
        Write(surroundings, titles, widths);
        foreach (var row in grid.Rows)
        {
            var cells = new List<CellLine>[columns];
            for (var c = 0; c < columns; c++)
                cells[c] = Wrapped(row[c], widths[c]);
            Write(surroundings, cells, widths);
        }
    }

    static List<CellLine> Wrapped(Cell cell, int width)
    {
        var lines = new List<CellLine>();
        foreach (var line in cell.Lines)
        foreach (var piece in GridLayout.Wrap(SafeText.Spell(line.Text), width))
            lines.Add(line with { Text = piece });
        return lines;
    }

    /// <summary>A row of cells, as many lines as its tallest; nothing stands after the last text of a line.</summary>
    static void Write(Surroundings surroundings, List<CellLine>[] cells, IReadOnlyList<int> widths)
    {
        var height = Math.Max(1, cells.Max(c => c.Count));
        for (var i = 0; i < height; i++)
        {
            var line = new StringBuilder();
            var missing = 0;
            for (var c = 0; c < cells.Length; c++)
            {
                var used = 0;
                if (i < cells[c].Count && cells[c][i].Text.Length > 0)
                {
                    var (text, tone) = cells[c][i];
                    line.Append(' ', missing).Append(surroundings.Paint(text, tone));
                    (used, missing) = (SafeText.Width(text), 0);
                }
                missing += widths[c] - used + Gap;
            }
            surroundings.Output.WriteLine(line.ToString());
        }
    }
}
