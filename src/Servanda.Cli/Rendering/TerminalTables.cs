using System.Text;
using Servanda.Assessment;

namespace Servanda.Cli.Rendering;

/// <summary>Tables, trees and paragraphs on a terminal, no wider than it is, and with no spaces at the ends of lines.</summary>
internal static class TerminalTables
{
    /// <summary>Prints a table.</summary>
    public static void Print(this Surroundings surroundings, Grid grid)
    {
        var widths = GridLayout.Widths(grid, surroundings.Width);
        var titles = grid
            .Columns.Select((title, c) => GridLayout.Lines(Cell.Of(title, Tone.Strong), widths[c]))
            .ToList();
        // A title stands on its line, however many lines the others have.
        var tallest = titles.Max(t => t.Count);
        PrintRow([.. titles.Select(t => Enumerable.Repeat(CellLine.Empty, tallest - t.Count).Concat(t).ToList())]);
        PrintRow([.. widths.Select(w => new List<CellLine> { new(new string('─', w), Tone.Quiet) })]);
        foreach (var row in grid.Rows)
            PrintRow([.. row.Select((cell, c) => GridLayout.Lines(cell, widths[c]))]);

        void PrintRow(List<List<CellLine>> cells)
        {
            for (var i = 0; i < cells.Max(c => c.Count); i++)
                surroundings.Output.WriteLine(Line(cells, i));
        }

        string Line(List<List<CellLine>> cells, int i)
        {
            var line = new StringBuilder();
            var behind = 0;
            for (var c = 0; c < cells.Count; c++)
            {
                var (text, tone) = i < cells[c].Count ? cells[c][i] : CellLine.Empty;
                if (text.Length > 0)
                    line.Append(' ', behind).Append(surroundings.Paint(text, tone));
                var left = widths[c] + GridLayout.Gap - SafeText.Width(text);
                behind = text.Length == 0 ? behind + left : left;
            }
            return line.ToString();
        }
    }

    /// <summary>Prints a tree of sentences.</summary>
    public static void Print(
        this Surroundings surroundings,
        Explanation root,
        Func<Explanation, (string Text, string? Where, Tone Tone)> words
    )
    {
        Grow(root, "", "");

        void Grow(Explanation node, string branch, string trunk)
        {
            var (text, where, tone) = words(node);
            surroundings.PrintProse(text, tone, branch, trunk, where);
            for (var i = 0; i < node.Children.Length; i++)
            {
                var isLast = i == node.Children.Length - 1;
                Grow(node.Children[i], trunk + (isLast ? "└── " : "├── "), trunk + (isLast ? "    " : "│   "));
            }
        }
    }

    /// <summary>
    /// Prints a paragraph. A word that is longer than the line, such as an address, stays whole, so that it can be copied.
    /// </summary>
    /// <param name="surroundings">Where to.</param>
    /// <param name="text">What it says.</param>
    /// <param name="tone">How it feels.</param>
    /// <param name="first">What stands before its first line.</param>
    /// <param name="rest">What stands before its other lines.</param>
    /// <param name="note">What follows it, quietly and in one piece.</param>
    public static void PrintProse(
        this Surroundings surroundings,
        string text,
        Tone tone,
        string first = "",
        string rest = "",
        string? note = null
    )
    {
        var room = Math.Max(20, surroundings.Width - rest.Length);
        var lines = GridLayout.Wrap(SafeText.Spell(text), room, breaksWords: false).ToList();
        var noteFits = note is null || SafeText.Width(lines[^1]) + GridLayout.Gap + SafeText.Width(note) <= room;
        for (var i = 0; i < lines.Count; i++)
        {
            surroundings.Output.Write((i == 0 ? first : rest) + surroundings.Paint(lines[i], tone));
            if (i == lines.Count - 1 && note is not null)
                surroundings.Output.Write(
                    (noteFits ? new string(' ', GridLayout.Gap) : "\n" + rest) + surroundings.Paint(note, Tone.Quiet)
                );
            surroundings.Output.WriteLine();
        }
    }
}
