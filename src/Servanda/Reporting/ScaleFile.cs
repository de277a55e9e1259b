using System.Collections.Immutable;
using System.Globalization;
using Servanda.Model;

namespace Servanda.Reporting;

/// <summary>
/// A reporting scale of one's own, as comma-separated values with the columns <c>label</c>, <c>points</c>,
/// <c>statuses</c> and <c>from</c>: a row for each step, from the least to the most, or several for one label. <c>statuses</c>
/// are words of semantics 3.12 with spaces between; <c>points</c> may be empty; <c>from</c> is the least share of the target
/// that must be done, in per cent, 0 where empty.
/// </summary>
public static class ScaleFile
{
    /// <summary>Reads a scale.</summary>
    /// <param name="name">What to call it.</param>
    /// <param name="text">The table.</param>
    /// <exception cref="FormatException">A sentence that says what is wrong, and in which line.</exception>
    public static ReportingScale Read(string name, string text)
    {
        var table = CsvTable.Read(text);
        if (table.Fault is { } fault)
            throw new FormatException($"The scale cannot be read: {fault.Message}.");
        if (table.Rows.Count < 2)
            throw new FormatException("The scale has no rows. Its first line is `label,points,statuses,from`.");
        var heading = table.Rows[0].Cells.Select(c => c.Value).ToList();
        int Column(string title) =>
            heading.FindIndex(h => h.Equals(title, StringComparison.OrdinalIgnoreCase)) is var i and >= 0
                ? i
                : throw new FormatException($"The scale has no column `{title}`.");
        var (label, points, statuses) = (Column("label"), Column("points"), Column("statuses"));
        var from = heading.FindIndex(h => h.Equals("from", StringComparison.OrdinalIgnoreCase));
        var steps = new List<ScaleStep>();
        var rules = new List<ScaleRule>();
        for (var row = 1; row < table.Rows.Count; row++)
        {
            var cells = table.Rows[row].Cells;
            string Cell(int column) => column >= 0 && column < cells.Count ? cells[column].Value : "";
            var step = new ScaleStep(Cell(label), Number(Cell(points), row));
            if (step.Label.Length == 0)
                throw new FormatException($"Row {row} of the scale has no label.");
            if (steps.Find(s => s.Label == step.Label) is { } same && same != step)
                throw new FormatException($"`{step.Label}` has different points in row {row} of the scale.");
            if (!steps.Contains(step))
                steps.Add(step);
            foreach (var word in Cell(statuses).Split(' ', StringSplitOptions.RemoveEmptyEntries))
                rules.Add(
                    new ScaleRule(
                        Words.StatusOf(word)
                            ?? throw new FormatException($"`{word}` in row {row} of the scale is no status."),
                        (Number(Cell(from), row) ?? 0) / 100,
                        step.Label
                    )
                );
        }
        if (steps.Exists(s => s.Points is null) && steps.Exists(s => s.Points is not null))
            throw new FormatException("Either every label of the scale has points, or none has.");
        return new ReportingScale(name, name, [.. steps], [.. rules]);
    }

    static decimal? Number(string text, int row) =>
        text.Length == 0 ? null
        : decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number
        : throw new FormatException($"`{text}` in row {row} of the scale is no number.");
}
