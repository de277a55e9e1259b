using Servanda.Assessment;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Servanda.Cli.Rendering;

/// <summary>Tables and trees on a terminal, by Spectre. Nothing else touches Spectre, so that csv, md and json do not load it.</summary>
internal static class TerminalTables
{
    const int Gap = 2;

    /// <summary>Prints a table.</summary>
    public static void Print(this Surroundings surroundings, Grid grid)
    {
        var widths = GridLayout.Widths(grid, surroundings.Width, Gap);
        var titles = grid.Columns.Select((title, c) => GridLayout.Wrap(title, widths[c]).ToList()).ToList();
        var tallest = titles.Max(t => t.Count);
        var table = new Table { Border = TableBorder.None };
        for (var c = 0; c < grid.Columns.Length; c++)
            table.AddColumn(
                new TableColumn(Title(titles[c], tallest, widths[c]))
                {
                    Width = widths[c],
                    NoWrap = true,
                    Padding = new Padding(0, 0, c == grid.Columns.Length - 1 ? 0 : Gap, 0),
                }
            );
        foreach (var row in grid.Rows)
            table.AddRow(row.Select((cell, c) => Fill(cell, widths[c])));
        Write(surroundings, table);
    }

    /// <summary>Prints a tree of sentences.</summary>
    public static void Print(
        this Surroundings surroundings,
        Explanation root,
        Func<Explanation, (string Text, string? Where, Tone Tone)> words
    )
    {
        var tree = new Tree(Node(root, words)) { Guide = TreeGuide.Line };
        foreach (var child in root.Children)
            Grow(tree, child, words);
        Write(surroundings, tree);
    }

    static void Grow(
        IHasTreeNodes under,
        Explanation node,
        Func<Explanation, (string Text, string? Where, Tone Tone)> words
    )
    {
        var grown = under.AddNode(Node(node, words));
        foreach (var child in node.Children)
            Grow(grown, child, words);
    }

    static IRenderable Node(Explanation node, Func<Explanation, (string Text, string? Where, Tone Tone)> words)
    {
        var (text, where, tone) = words(node);
        var sentence = new Paragraph(SafeText.Of(text), StyleOf(tone));
        return where is null ? sentence : sentence.Append("  " + SafeText.Of(where), StyleOf(Tone.Quiet));
    }

    static Spectre.Console.Text NoText { get; } = new("");

    /// <summary>A title that stands on its line, however many lines the others have.</summary>
    static Paragraph Title(List<string> lines, int tallest, int width) =>
        new Paragraph(new string('\n', tallest - lines.Count))
            .Append(string.Join('\n', lines), StyleOf(Tone.Strong))
            .Append("\n" + new string('─', width), StyleOf(Tone.Quiet));

    static IRenderable Fill(Cell cell, int width)
    {
        if (cell.Lines.Length == 0)
            return NoText;
        var filled = new Paragraph();
        var first = true;
        foreach (var line in cell.Lines)
        foreach (var piece in GridLayout.Wrap(SafeText.Spell(line.Text), width))
        {
            filled.Append((first ? "" : "\n") + SafeText.Of(piece), StyleOf(line.Tone));
            first = false;
        }
        return filled;
    }

    static void Write(Surroundings surroundings, IRenderable what)
    {
        using var buffer = new StringWriter { NewLine = "\n" };
        var console = AnsiConsole.Create(
            new AnsiConsoleSettings
            {
                Ansi = surroundings.Colour ? AnsiSupport.Yes : AnsiSupport.No,
                ColorSystem = surroundings.Colour ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
                Interactive = InteractionSupport.No,
                Out = new AnsiConsoleOutput(buffer),
                Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
            }
        );
        console.Profile.Width = surroundings.Width;
        console.Profile.Capabilities.Unicode = true;
        console.Write(what);
        foreach (var line in buffer.ToString().TrimEnd('\n').Split('\n'))
            surroundings.Output.WriteLine(line.TrimEnd());
    }

    static Style StyleOf(Tone tone) =>
        tone switch
        {
            Tone.Strong => new Style(decoration: Decoration.Bold),
            Tone.Quiet => new Style(decoration: Decoration.Dim),
            Tone.Good => new Style(ConsoleColor.DarkGreen),
            Tone.Bad => new Style(ConsoleColor.DarkRed),
            Tone.Warning => new Style(ConsoleColor.DarkYellow),
            Tone.Coming => new Style(ConsoleColor.DarkCyan),
            _ => Style.Plain,
        };
}
