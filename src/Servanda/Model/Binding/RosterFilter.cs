using System.Globalization;
using Servanda.Diagnostics;
using Servanda.Diagnostics.Rules;
using Servanda.Edtf;
using Servanda.Text;

namespace Servanda.Model.Binding;

/// <summary>A list as it was read: its columns, and for each member what stands in them.</summary>
/// <param name="Source">The file.</param>
/// <param name="Columns">The headings as names of the language, each with its place.</param>
/// <param name="Rows">The lines by the identifiers of their members.</param>
internal sealed record RosterTable(
    SourceText Source,
    IReadOnlyDictionary<string, int> Columns,
    IReadOnlyDictionary<string, CsvRow> Rows
)
{
    /// <summary>A heading, or what stands in a column, as a name of the language: <c>Date of birth</c> is <c>date-of-birth</c>.</summary>
    public static string AsName(string text) =>
        string.Join('-', text.Split([' ', '_', '-', '\t'], StringSplitOptions.RemoveEmptyEntries)).ToLowerInvariant();
}

/// <summary>
/// Which lines of a list a <c>where</c> takes: by a word in a column, a number, a date, and these joined. A line of which
/// this cannot be told is reported and leaves the roster in doubt.
/// </summary>
internal sealed class RosterFilter(BindingContext context, RosterTable table, ClauseScope scope)
{
    private readonly record struct Test(string Text, Func<CsvRow, bool> Takes, bool IsJoined = false)
    {
        public string AsPart => IsJoined ? $"({Text})" : Text;
    }

    /// <summary>The lines that are taken, and the condition as the language writes it; null with a diagnostic.</summary>
    public (Func<CsvRow, bool> Takes, string Text)? Bind(ConditionSyntax condition) =>
        Read(condition) is { } test ? (test.Takes, test.Text) : null;

    private Test? Read(ConditionSyntax condition)
    {
        switch (condition)
        {
            case AndSyntax and:
                return Joined(and.Operands, " and ", (row, tests) => tests.All(t => t.Takes(row)));
            case OrSyntax or:
                return Joined(or.Operands, " or ", (row, tests) => tests.Any(t => t.Takes(row)));
            case NotSyntax not:
                return Read(not.Operand) is { } part ? new Test($"not {part.AsPart}", row => !part.Takes(row)) : null;
            case IsConditionSyntax { Reference: { Of: null, Name: var name } } predicate:
                var word = RosterTable.AsName(predicate.Word.Text);
                return Of(
                    name,
                    cell => RosterTable.AsName(cell.Value) == word != predicate.IsNegated,
                    $"is {(predicate.IsNegated ? "not " : "")}{predicate.Word.Text}"
                );
            case ComparisonSyntax
            {
                Left: ReferenceQuantitySyntax
                {
                    IsTotal: false,
                    OverName: null,
                    OverDuration: null,
                    Reference: { Of: null, Name: var name },
                },
                Right: NumberQuantitySyntax { Number.Value: var amount },
                Unit: null,
            } comparison:
                return Compared(name, Enum.Parse<Comparison>(comparison.Comparison.ToString()), amount);
            case BeforeConditionSyntax
            {
                Condition: ReferenceConditionSyntax { Reference: { Of: null, Name: var name } },
                Moment: DateMomentSyntax { Date: var token, Zone: null },
            } when EdtfDate.TryParse(token.Text, out var date, out _):
                return Before(name, date);
            default:
                context.Report(
                    WrongKind.Rule.At(
                        scope.Source,
                        condition.Span,
                        "After `where` stands what the list has in its columns.",
                        "Write `sex is female`, `age at least 50` or `arrested before 2010`, with `and`, `or`, `not`."
                    )
                );
                scope.Fault();
                return null;
        }
    }

    private Test? Joined(
        IReadOnlyList<ConditionSyntax> operands,
        string word,
        Func<CsvRow, IReadOnlyList<Test>, bool> takes
    )
    {
        var tests = operands.Select(Read).OfType<Test>().ToList();
        return tests.Count == operands.Count
            ? new Test(string.Join(word, tests.Select(t => t.AsPart)), row => takes(row, tests), IsJoined: true)
            : null;
    }

    private Test? Compared(NameSyntax column, Comparison comparison, decimal amount) =>
        Of(
            column,
            cell =>
                decimal.TryParse(cell.Value, NumberStyles.Number, CultureInfo.InvariantCulture, out var value)
                    ? comparison switch
                    {
                        Comparison.AtLeast => value >= amount,
                        Comparison.AtMost => value <= amount,
                        Comparison.Exactly => value == amount,
                        Comparison.Above => value > amount,
                        _ => value < amount,
                    }
                    : Malformed(cell, $"`{cell.Value}` is no number."),
            $"{ModelText.Of(comparison)} {ModelText.Of(amount)}"
        );

    private Test? Before(NameSyntax column, EdtfDate date)
    {
        var limit = date.Bounds(context.Zone).Earliest;
        return Of(
            column,
            cell =>
                !EdtfDate.TryParse(cell.Value, out var own, out _)
                    ? Malformed(cell, $"`{cell.Value}` is no date, such as 2026-05-01.")
                : own.Bounds(context.Zone) is var bounds && bounds.Earliest < limit && bounds.Latest >= limit
                    ? Malformed(cell, $"`{cell.Value}` may be before {date} and may not.")
                : bounds.Latest < limit,
            $"before {date}"
        );
    }

    private Test? Of(NameSyntax column, Func<CsvCell, bool> takes, string text)
    {
        if (!table.Columns.TryGetValue(RosterTable.AsName(column.Text), out var at))
        {
            var near = Spelling.Nearest(column.Text, table.Columns.Keys.Order(StringComparer.Ordinal));
            context.Report(UnknownName.Rule.At(scope.Source, column.Span, column.Text, "a column of the list", near));
            scope.Fault();
            return null;
        }
        return new Test(
            $"{column.Text} {text}",
            row =>
                row[at] is { Value.Length: > 0 } cell
                    ? takes(cell)
                    : Malformed(new CsvCell("", row.Start, 0), $"This line has nothing in the column `{column.Text}`.")
        );
    }

    private bool Malformed(CsvCell cell, string message)
    {
        context.Report(RosterMalformed.Rule.At(table.Source, new TextSpan(cell.Start, cell.Length), message));
        scope.Fault();
        return false;
    }
}
