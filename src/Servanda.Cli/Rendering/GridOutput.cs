namespace Servanda.Cli.Rendering;

/// <summary>A table with its first line, in each form.</summary>
internal static class GridOutput
{
    public static void WriteTable(this Surroundings surroundings, string firstLine, Grid grid, string? ifEmpty = null)
    {
        surroundings.PrintProse(firstLine, Tone.Strong);
        surroundings.Output.WriteLine();
        if (grid.Rows.Length == 0)
            surroundings.Output.WriteLine(ifEmpty ?? "Nothing.");
        else
            surroundings.Print(grid);
    }

    public static void WriteMarkdown(
        this Surroundings surroundings,
        string title,
        string firstLine,
        Grid grid,
        string? ifEmpty = null
    )
    {
        surroundings.Output.WriteLine($"# {PlainTables.MarkdownText(title)}");
        surroundings.Output.WriteLine();
        surroundings.Output.WriteLine(PlainTables.MarkdownText(firstLine));
        surroundings.Output.WriteLine();
        if (grid.Rows.Length == 0)
            surroundings.Output.WriteLine(ifEmpty ?? "Nothing.");
        else
            surroundings.Output.Write(PlainTables.Markdown(grid));
    }

    public static void WriteCsv(this Surroundings surroundings, Grid grid)
    {
        surroundings.Output.WriteLine(PlainTables.CsvRow(grid.Columns));
        foreach (var row in grid.Rows)
            surroundings.Output.WriteLine(PlainTables.CsvRow(row.Select(c => c.Flat("; "))));
    }
}
