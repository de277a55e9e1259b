using System.Collections.Immutable;
using NodaTime;
using NodaTime.Text;
using Servanda.Diagnostics.Rules;
using Servanda.Edtf;
using Servanda.Text;

namespace Servanda.Model.Binding;

/// <summary>Dates, zones and spans of time: from tokens to values.</summary>
internal sealed class DateBinder(BindingContext context)
{
    // Of a date of which nothing can be saved: some day, nobody knows when.
    private static readonly EdtfDate SomeDay = Parsed("XXXX");

    // A record has few dates and names them often.
    private readonly Dictionary<string, EdtfDate> read = new(StringComparer.Ordinal);
    private readonly Dictionary<EdtfDate, EdtfBounds> bounds = new(ReferenceEqualityComparer.Instance);

    /// <summary>The bounds of a date in the dossier's zone.</summary>
    public EdtfBounds BoundsOf(EdtfDate date)
    {
        if (!bounds.TryGetValue(date, out var known))
            bounds[date] = known = date.Bounds(context.Zone);
        return known;
    }

    /// <summary>A date, its zone applied; null with a diagnostic where there is no such date.</summary>
    public EdtfDate? Bind(Token token, NameSyntax? zone, SourceText source)
    {
        // Of a date, and of a year alone, the value is the text.
        if (!read.TryGetValue(token.Value, out var date))
        {
            if (!EdtfDate.TryParse(token.Value, out date, out var error))
            {
                context.Report(ImpossibleDate.Rule.At(source, token.Span, error));
                return null;
            }
            read[token.Value] = date;
        }
        return zone is null ? date : InZone(date, zone, source);
    }

    /// <summary>A date that keeps its zone, where that is not the dossier's; null with a diagnostic where it cannot be.</summary>
    public OnDate? BindZoned(DateMomentSyntax moment, SourceText source)
    {
        var date = Bind(moment.Date, null, source);
        if (moment.Zone is not { } name)
            return date is null ? null : new OnDate(date);
        var zone = BindZone(name, source);
        if (date is null || zone is null)
            return null;
        return new OnDate(date, date.OffsetTime is not null || zone.Id == context.Zone.Id ? null : zone);
    }

    /// <summary>A date; of one that does not exist the part that does, with a diagnostic. So no entry is lost.</summary>
    public EdtfDate BindOrWiden(Token token, NameSyntax? zone, SourceText source) =>
        Bind(token, zone, source) ?? Widened(token.Text);

    /// <summary>The date of a clause that takes nothing but a date; null with a diagnostic where it has none.</summary>
    public EdtfDate? BindMoment(MomentSyntax moment, string word, SourceText source)
    {
        if (moment is DateMomentSyntax date)
            return Bind(date.Date, date.Zone, source);
        context.Report(DateNeeded.Rule.At(source, moment.Span, word));
        return null;
    }

    /// <summary>The date of a clause of an entry: never null, so that the entry is kept.</summary>
    public EdtfDate BindMomentOrWiden(MomentSyntax moment, string word, SourceText source) =>
        BindMoment(moment, word, source) ?? (moment is DateMomentSyntax date ? Widened(date.Date.Text) : SomeDay);

    /// <summary>The zone with this name in the tz database, or null with a diagnostic.</summary>
    public DateTimeZone? BindZone(NameSyntax name, SourceText source)
    {
        var zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(name.Text);
        if (zone is null)
            context.Report(UnknownZone.Rule.At(source, name.Span, name.Text));
        return zone?.Id == DateTimeZone.Utc.Id ? DateTimeZone.Utc : zone;
    }

    /// <summary>A span of time without working days; null with a diagnostic, and the doubt noted, where it cannot be counted.</summary>
    public Period? Bind(DurationSyntax duration, ClauseScope scope) => BindParts(duration, duration.Parts, scope);

    /// <summary>
    /// A span of time, and the working days counted behind it; null with a diagnostic, and the doubt
    /// noted, where it cannot be counted.
    /// </summary>
    public (Period Length, WorkingDays? WorkingDays)? BindCounted(DurationSyntax duration, ClauseScope scope)
    {
        var before = duration.Parts;
        WorkingDays? working = null;
        if (before[^1].IsWorking)
        {
            working = BindWorking(before[^1], scope);
            before = before[..^1];
            if (working is null)
                return null;
        }
        if (before.FirstOrDefault(p => p.IsWorking || (working is not null && IsOfHours(p))) is { } misplaced)
        {
            var message = "Working days stand once, behind years, months, weeks and days, and without hours.";
            context.Report(ImpossibleDuration.Rule.At(scope.Source, misplaced.Span, message));
            scope.Fault();
            return null;
        }
        return BindParts(duration, before, scope) is { } length ? (length, working) : null;
    }

    /// <summary>Whether a part of a span is counted in hours or minutes.</summary>
    public static bool IsOfHours(DurationPartSyntax part) => part.Unit is PeriodUnit.Hour or PeriodUnit.Minute;

    private WorkingDays? BindWorking(DurationPartSyntax part, ClauseScope scope)
    {
        if (part.Unit != PeriodUnit.Day)
        {
            context.Report(
                ImpossibleDuration.Rule.At(scope.Source, part.Span, "Only days are counted as working days.")
            );
            scope.Fault();
            return null;
        }
        if (WholeNumber(part.Number, MostOf(PeriodUnit.Day) / 7 * 5, scope) is not { } number)
            return null;
        var calendar = part.Calendar is { } named ? BindCalendar(named, scope) : scope.Calendar;
        if (part.Calendar is not null && calendar is null)
            return null;
        if (calendar is null)
            context.Report(NoCalendar.Rule.At(scope.Source, part.Span));
        else if (context.Find(calendar)?.Doubt is { } doubt && !scope.IsEntry)
            scope.DoubtBecause(doubt);
        return new WorkingDays((int)number, calendar);
    }

    /// <summary>The calendar that a clause names; null with a diagnostic, and the doubt noted, where there is none.</summary>
    public string? BindCalendar(NameSyntax name, ClauseScope scope)
    {
        if (context.Resolve(name, scope.Source, "a calendar", DeclarationKind.Calendar) is { } calendar)
            return calendar.Name;
        scope.Fault();
        return null;
    }

    private Period? BindParts(DurationSyntax duration, ImmutableArray<DurationPartSyntax> parts, ClauseScope scope)
    {
        var span = new PeriodBuilder();
        foreach (var part in parts)
        {
            if (WholeNumber(part.Number, MostOf(part.Unit), scope) is not { } number)
                return null;
            switch (part.Unit)
            {
                case PeriodUnit.Year:
                    span.Years += (int)number;
                    break;
                case PeriodUnit.Month:
                    span.Months += (int)number;
                    break;
                case PeriodUnit.Week:
                    span.Weeks += (int)number;
                    break;
                case PeriodUnit.Day:
                    span.Days += (int)number;
                    break;
                case PeriodUnit.Hour:
                    span.Hours += number;
                    break;
                default:
                    span.Minutes += number;
                    break;
            }
            // Many parts may add up to more than one may be.
            if (span.Years > 1_000 || span.Months > 12_000 || span.Weeks > 52_200 || span.Days > 365_300)
            {
                context.Report(
                    ImpossibleDuration.Rule.At(scope.Source, duration.Span, "This is longer than a thousand years.")
                );
                scope.Fault();
                return null;
            }
        }
        return span.Build();
    }

    /// <summary>The number of a day, from 1; null with a diagnostic, and the doubt noted, where it is none.</summary>
    public int? BindDay(NumberSyntax number, ClauseScope scope)
    {
        if (WholeNumber(number, MostOf(PeriodUnit.Day), scope) is not { } day)
            return null;
        if (day >= 1)
            return (int)day;
        context.Report(ImpossibleDuration.Rule.At(scope.Source, number.Span, "Days are counted from day 1."));
        scope.Fault();
        return null;
    }

    private long? WholeNumber(NumberSyntax number, long most, ClauseScope scope)
    {
        var message =
            number.Value != decimal.Truncate(number.Value) ? $"{number} is no whole number."
            : number.Value < 0 || number.Value > most ? $"{number} is longer than a thousand years."
            : null;
        if (message is null)
            return (long)number.Value;
        context.Report(ImpossibleDuration.Rule.At(scope.Source, number.Span, message));
        scope.Fault();
        return null;
    }

    private static long MostOf(PeriodUnit unit) =>
        unit switch
        {
            PeriodUnit.Year => 1_000,
            PeriodUnit.Month => 12_000,
            PeriodUnit.Week => 52_200,
            PeriodUnit.Day => 365_300,
            PeriodUnit.Hour => 8_767_200,
            _ => 526_032_000,
        };

    private EdtfDate? InZone(EdtfDate date, NameSyntax name, SourceText source)
    {
        if (BindZone(name, source) is not { } zone)
            return null;
        if (date.OffsetTime is not null || zone.Id == context.Zone.Id)
            return date;
        if (date.LocalTime is not { } time)
        {
            context.Report(NotYetAssessed.Rule.At(source, name.Span, "a day in another zone"));
            return date;
        }
        var moment = time.InZoneLeniently(zone).ToOffsetDateTime();
        return Parsed(OffsetDateTimePattern.GeneralIso.Format(moment));
    }

    // As much of a date as exists: 2020-02 of 2020-02-30; each end of a span for itself.
    private static EdtfDate Widened(string text)
    {
        if (EdtfDate.TryParse(text, out var whole, out _))
            return whole;
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        if (slash >= 0)
            return EdtfDate.TryParse($"{End(text[..slash])}/{End(text[(slash + 1)..])}", out var span, out _)
                ? span
                : SomeDay;
        for (
            var end = text.AsSpan().LastIndexOfAny('-', 'T');
            end > 0;
            end = text.AsSpan(0, end).LastIndexOfAny('-', 'T')
        )
            if (EdtfDate.TryParse(text.AsSpan(0, end), out var wider, out _))
                return wider;
        return SomeDay;

        static string End(string text) => text is "" or ".." ? text : Widened(text).ToString();
    }

    private static EdtfDate Parsed(string text) =>
        EdtfDate.TryParse(text, out var date, out var error)
            ? date
            : throw new InvalidOperationException($"{text}: {error.Message}");
}
