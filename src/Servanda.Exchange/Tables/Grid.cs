using System.Collections.Immutable;

namespace Servanda.Exchange.Tables;

/// <summary>One cell: lines of text, each of one tone.</summary>
public sealed record Cell(ImmutableArray<CellLine> Lines)
{
    public static Cell Empty { get; } = new([]);

    public static Cell Of(string? text, Tone tone = Tone.Plain) =>
        string.IsNullOrEmpty(text) ? Empty : new([new CellLine(text, tone)]);

    public static Cell Of(params IEnumerable<CellLine> lines) => new([.. lines.Where(l => l.Text.Length > 0)]);

    /// <summary>The lines of both.</summary>
    public Cell Above(Cell below) => new([.. Lines, .. below.Lines]);

    /// <summary>The text on one line, for csv and md.</summary>
    public string Flat(string separator) => string.Join(separator, Lines.Select(l => l.Text));
}

/// <summary>A line of a cell.</summary>
public sealed record CellLine(string Text, Tone Tone = Tone.Plain)
{
    public static CellLine Empty { get; } = new("");
}

/// <summary>A table before it has a form: the terminal, csv and md each give it theirs.</summary>
public sealed record Grid(ImmutableArray<string> Columns, ImmutableArray<IReadOnlyList<Cell>> Rows)
{
    /// <summary>One row an item, each column with what stands in it.</summary>
    public static Grid Of<T>(IEnumerable<T> items, params (string Title, Func<T, Cell> Cell)[] columns) =>
        new([.. columns.Select(c => c.Title)], [.. items.Select(item => Array.ConvertAll(columns, c => c.Cell(item)))]);

    /// <summary>The same without the columns that are empty in every row, the first <paramref name="kept"/> apart.</summary>
    public Grid WithoutEmptyColumns(int kept = 1)
    {
        var used = Enumerable
            .Range(0, Columns.Length)
            .Where(c => c < kept || Rows.Any(r => r[c].Lines.Length > 0))
            .ToList();
        return new Grid([.. used.Select(c => Columns[c])], [.. Rows.Select(r => used.ConvertAll(c => r[c]))]);
    }
}
