namespace Servanda.Model;

/// <summary>
/// A table of comma-separated values (RFC 4180), read leniently: quoted cells may hold separators, quotes and line
/// ends; where the first line has no comma, semicolons or tabs separate. Never throws.
/// </summary>
internal sealed class CsvTable
{
    private CsvTable(List<CsvRow> rows, CsvFault? fault)
    {
        Rows = rows;
        Fault = fault;
    }

    /// <summary>Every line that is not blank, the heading first.</summary>
    public IReadOnlyList<CsvRow> Rows { get; }

    /// <summary>What is wrong with the table, or null. The rows before the fault are read.</summary>
    public CsvFault? Fault { get; }

    /// <summary>Reads a table; its cells keep their places in the text.</summary>
    public static CsvTable Read(string text)
    {
        var separator = SeparatorOf(text);
        var rows = new List<CsvRow>();
        var cells = new List<CsvCell>();
        var at = text.StartsWith('\uFEFF') ? 1 : 0;
        var rowStart = at;
        while (at <= text.Length)
        {
            var start = at;
            string value;
            if (at < text.Length && text[at] == '"')
            {
                var end = EndOfQuoted(text, at);
                if (end < 0)
                    return new CsvTable(rows, new CsvFault("a quotation mark is opened and never closed", at, 1));
                value = text[(at + 1)..end].Replace("\"\"", "\"", StringComparison.Ordinal);
                at = end + 1;
                if (at < text.Length && text[at] != separator && text[at] is not ('\r' or '\n'))
                    return new CsvTable(rows, new CsvFault("something stands after a closing quotation mark", at, 1));
            }
            else
            {
                while (at < text.Length && text[at] != separator && text[at] is not ('\r' or '\n'))
                    at++;
                value = text[start..at];
            }
            cells.Add(new CsvCell(value.Trim(), start, at - start));
            if (at < text.Length && text[at] == separator)
            {
                at++;
                continue;
            }
            if (cells.Any(c => c.Value.Length > 0))
                rows.Add(new CsvRow([.. cells], rowStart));
            cells.Clear();
            if (at + 1 < text.Length && text[at] == '\r' && text[at + 1] == '\n')
                at++;
            at++;
            rowStart = at;
        }
        return new CsvTable(rows, null);
    }

    /// <summary>The number of the first column with a heading, in whatever case; -1 if there is none.</summary>
    public int ColumnOf(string heading)
    {
        if (Rows.Count > 0)
            for (var column = 0; column < Rows[0].Cells.Count; column++)
                if (Rows[0].Cells[column].Value.Equals(heading, StringComparison.OrdinalIgnoreCase))
                    return column;
        return -1;
    }

    private static int EndOfQuoted(string text, int open)
    {
        for (var at = open + 1; at < text.Length; at++)
            if (text[at] == '"')
            {
                if (at + 1 >= text.Length || text[at + 1] != '"')
                    return at;
                at++;
            }
        return -1;
    }

    private static char SeparatorOf(string text)
    {
        var end = text.AsSpan().IndexOfAny('\r', '\n');
        var heading = end < 0 ? text.AsSpan() : text.AsSpan(0, end);
        if (heading.Contains(','))
            return ',';
        return heading.Contains(';') ? ';'
            : heading.Contains('\t') ? '\t'
            : ',';
    }
}

/// <summary>A line of a table.</summary>
/// <param name="Cells">Its cells, in order.</param>
/// <param name="Start">Where it begins in the text.</param>
internal sealed record CsvRow(IReadOnlyList<CsvCell> Cells, int Start)
{
    /// <summary>The cell in a column; null where the row ends before it, or there is no such column.</summary>
    public CsvCell? this[int column] => column >= 0 && column < Cells.Count ? Cells[column] : null;
}

/// <summary>A cell of a table: its value without quotes and surrounding space, and its place in the text.</summary>
internal readonly record struct CsvCell(string Value, int Start, int Length);

/// <summary>Why a table cannot be read on, and where.</summary>
internal sealed record CsvFault(string Message, int Start, int Length);
