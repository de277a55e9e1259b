using System.Text;

namespace Servanda.Exchange.Tables;

/// <summary>Tables as csv (RFC 4180, with line feeds) and as Markdown.</summary>
public static class PlainTables
{
    /// <summary>A row of comma-separated values.</summary>
    public static string CsvRow(IEnumerable<string> fields) => string.Join(',', fields.Select(Quote));

    /// <summary>The table as Markdown that every reader of Markdown shows alike.</summary>
    public static string Markdown(Grid grid)
    {
        var text = new StringBuilder();
        text.Append("| ").AppendJoin(" | ", grid.Columns.Select(MarkdownText)).Append(" |\n");
        text.Append('|').Append(string.Concat(grid.Columns.Select(_ => " --- |"))).Append('\n');
        foreach (var row in grid.Rows)
            text.Append("| ").AppendJoin(" | ", row.Select(c => MarkdownText(c.Flat("; ")))).Append(" |\n");
        return text.ToString();
    }

    /// <summary>Words of the dossier inside Markdown: none of it becomes a mark-up of its own.</summary>
    public static string MarkdownText(string text)
    {
        var safe = new StringBuilder(text.Length);
        foreach (var c in SafeText.Of(text.ReplaceLineEndings(" ")))
        {
            if (c is '|' or '\\' or '`' or '*' or '_' or '<' or '[' or ']')
                safe.Append('\\');
            safe.Append(c);
        }
        return safe.ToString();
    }

    /// <summary>Quoted where needed; what a spreadsheet would run as a formula is kept from it.</summary>
    static string Quote(string field)
    {
        if (field.Length > 0 && field[0] is '=' or '+' or '-' or '@')
            field = "'" + field;
        return field.AsSpan().IndexOfAny(",\"\n\r") >= 0 ? $"\"{field.Replace("\"", "\"\"")}\"" : field;
    }
}
