using System.Collections.Immutable;
using NodaTime;
using Servanda.Diagnostics;
using Servanda.Diagnostics.Rules;
using Servanda.Edtf;
using Servanda.Text;

namespace Servanda.Model.Binding;

/// <summary>Calendars of working days: the weekend, and the holidays listed in the text or in a file.</summary>
internal sealed class CalendarBinder(BindingContext context, DateBinder dates, ListFiles files)
{
    private const string Holidays = "holidays from";

    private static readonly IsoDayOfWeek[] Week =
    [
        IsoDayOfWeek.Monday,
        IsoDayOfWeek.Tuesday,
        IsoDayOfWeek.Wednesday,
        IsoDayOfWeek.Thursday,
        IsoDayOfWeek.Friday,
        IsoDayOfWeek.Saturday,
        IsoDayOfWeek.Sunday,
    ];

    /// <summary>Binds a calendar and reads its holidays; where something is wrong with it the symbol is in doubt.</summary>
    public Calendar Bind(Symbol symbol)
    {
        var declaration = symbol.Declaration;
        var scope = new ClauseScope(declaration);
        var clauses = new ClauseReader(context, scope, "a calendar");
        if (declaration.HasErrors)
            scope.Fault();
        var calendar = new Calendar
        {
            Name = symbol.Name,
            Title = declaration.Title?.Text,
            Location = new Location(declaration.Source, declaration.Span),
        };
        var holidays = new SortedDictionary<LocalDate, Holiday>();
        foreach (var clause in declaration.Clauses)
            switch (clause)
            {
                case ProseClauseSyntax:
                    clauses.IsFirst(clause);
                    break;
                case NamesClauseSyntax { Kind: NamesClauseKind.Weekend } weekend:
                    if (clauses.IsFirst(clause))
                        calendar = calendar with { Weekend = BindWeekend(weekend, scope) };
                    break;
                case ProsesClauseSyntax { Kind: ProseClauseKind.HolidaysFrom } from:
                    if (!clauses.IsFirst(clause, Holidays))
                        break;
                    calendar = calendar with { File = ListFiles.Normal(from.Texts[0].Text) };
                    if (files.Read(from.Texts[0], scope) is { } source)
                        ReadTable(source, holidays, scope);
                    break;
                // Each holiday has an `on` of its own; a calendar has them so or from a file.
                case MomentClauseSyntax { Kind: MomentClauseKind.On } on:
                    if (calendar.File is not null)
                        clauses.IsFirst(clause, Holidays);
                    else if (BindDay(on, scope) is { } day)
                        holidays.TryAdd(day, new Holiday(day));
                    break;
                case ProsesClauseSyntax
                {
                    Kind: ProseClauseKind.Also or ProseClauseKind.Means or ProseClauseKind.Cites
                }:
                    break;
                default:
                    clauses.Misplaced(clause);
                    break;
            }
        if (scope.Doubt is { } doubt)
            symbol.DoubtBecause(doubt);
        return calendar with { Holidays = [.. holidays.Values] };
    }

    private ImmutableArray<IsoDayOfWeek> BindWeekend(NamesClauseSyntax weekend, ClauseScope scope)
    {
        var days = new SortedSet<IsoDayOfWeek>();
        foreach (var name in weekend.Names)
        {
            var day = Array.Find(Week, d => ModelText.Of(d) == name.Text);
            if (day != IsoDayOfWeek.None)
            {
                days.Add(day);
                continue;
            }
            var near = Spelling.Nearest(name.Text, Week.Select(ModelText.Of));
            context.Report(UnknownName.Rule.At(scope.Source, name.Span, name.Text, "a day of the week", near));
            scope.Fault();
        }
        if (days.Count == Week.Length)
        {
            context.Report(WrongKind.Rule.At(scope.Source, weekend.Span, "No day of the week is left to work on."));
            scope.Fault();
        }
        return [.. days];
    }

    private LocalDate? BindDay(MomentClauseSyntax on, ClauseScope scope)
    {
        if (dates.BindMoment(on.Moment, "on", scope.Source) is not { } date)
        {
            scope.Fault();
            return null;
        }
        if (date.Day is { } day)
            return day;
        context.Report(HolidaysMalformed.Rule.At(scope.Source, on.Moment.Span, NoDay(date.ToString())));
        scope.Fault();
        return null;
    }

    private void ReadTable(SourceText source, SortedDictionary<LocalDate, Holiday> holidays, ClauseScope scope)
    {
        var table = CsvTable.Read(source.Text);
        if (table.Fault is { } fault)
            Malformed(fault.Start, fault.Length, $"The table cannot be read on: {fault.Message}.");
        var (dated, named) = (table.ColumnOf("date"), table.ColumnOf("name"));
        if (dated < 0)
        {
            if (table.Fault is null)
                Malformed(0, 0, "The first line has no heading `date`.");
            return;
        }
        foreach (var row in table.Rows.Skip(1))
        {
            if (row[dated] is not { Value.Length: > 0 } cell)
                Malformed(row.Start, 0, "This line has no date.");
            else if (!EdtfDate.TryParse(cell.Value, out var date, out _) || date.Day is not { } day)
                Malformed(cell.Start, cell.Length, NoDay(cell.Value));
            else
                holidays.TryAdd(day, new Holiday(day, row[named] is { Value.Length: > 0 } name ? name.Value : null));
        }

        void Malformed(int start, int length, string message)
        {
            context.Report(HolidaysMalformed.Rule.At(source, new TextSpan(start, length), message));
            scope.Fault();
        }
    }

    private static string NoDay(string text) => $"`{text}` is no single day, such as 2026-05-01.";
}
