using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using NodaTime;

namespace Servanda.Model;

/// <summary>The parts of a clause as the language writes them: conditions, moments, spans, amounts, prose.</summary>
internal static class ModelText
{
    /// <summary>A condition, as it stands after <c>upon</c>.</summary>
    public static string Of(Condition condition) =>
        condition switch
        {
            AllOf all => string.Join(" and ", all.Parts.Select(Unit)),
            AnyOf any => string.Join(" or ", any.Parts.Select(Unit)),
            _ => Unit(condition),
        };

    /// <summary>A moment, as it stands after <c>by</c>.</summary>
    public static string Of(Moment moment) =>
        moment switch
        {
            OnDate { Zone: { } zone } on => $"{on.Date} {zone.Id}",
            OnDate on => on.Date.ToString(),
            Offset { IsDayOf: true } day => $"day {Of(day.Length.Days + 1)} of {Of(day.Anchor)}",
            Offset offset =>
                $"{Of(offset.Length, offset.WorkingDays)} {(offset.After ? "after" : "before")} {Of(offset.Anchor)}",
            DueOf due => $"{due.Commitment} is due",
            EarlierOf earlier => $"the earlier of ({string.Join(", ", earlier.Moments.Select(Of))})",
            LaterOf later => $"the later of ({string.Join(", ", later.Moments.Select(Of))})",
            EitherOf either => $"either of ({string.Join(", ", either.Readings.Select(Of))})",
            UnlessHeld unless => $"{Of(unless.Moment)} unless {Of(unless.Condition)}",
            WhenHolds first => AsMoment(first.Condition),
            EachMoment each => each.Variable,
            NthPeriod period => $"{NthPeriod.WordFor(period.Length)} {Of(period.Number)} of {period.State}",
            _ => throw new ArgumentOutOfRangeException(nameof(moment), moment, null),
        };

    /// <summary>A span of time with working days behind it, such as <c>1 month 5 working days of banking</c>.</summary>
    public static string Of(Period period, WorkingDays? working)
    {
        if (working is null)
            return Of(period);
        var days =
            $"{Of(working.Number)} working {(working.Number == 1 ? "day" : "days")}"
            + (working.Calendar is { } calendar ? $" of {calendar}" : "");
        return period.Equals(Period.Zero) ? days : $"{Of(period)} {days}";
    }

    /// <summary>A span of time, such as <c>1 year 2 months</c>.</summary>
    public static string Of(Period period)
    {
        var text = new StringBuilder();
        Part(period.Years, "year");
        Part(period.Months, "month");
        Part(period.Weeks, "week");
        Part(period.Days, "day");
        Part(period.Hours, "hour");
        Part(period.Minutes, "minute");
        return text.Length == 0 ? "0 days" : text.ToString();

        void Part(long number, string unit)
        {
            if (number == 0)
                return;
            if (text.Length > 0)
                text.Append(' ');
            text.Append(number.ToString(CultureInfo.InvariantCulture)).Append(' ').Append(unit);
            if (number != 1)
                text.Append('s');
        }
    }

    /// <summary>What a <c>for each</c> ranges over: <c>d in days of stage-one</c>.</summary>
    public static string Of(Recurrence recurrence) =>
        $"{recurrence.Variable} in "
        + recurrence switch
        {
            PeriodsOf { Length: var length, State: var state } when NthPeriod.WordFor(length) is var word =>
                $"{(word == "period" ? Of(length) : word + "s")} of {state}",
            OccurrencesOf occurrences => occurrences.Event,
            _ => throw new ArgumentOutOfRangeException(nameof(recurrence), recurrence, null),
        };

    /// <summary>A day of the week, as it stands after <c>weekend</c>.</summary>
    public static string Of(IsoDayOfWeek day) => day.ToString().ToLowerInvariant();

    /// <summary>An amount, its thousands set off: <c>8,600</c>.</summary>
    public static string Of(decimal amount) =>
        amount.ToString("#,0.############################", CultureInfo.InvariantCulture);

    /// <summary>A fact, alone or of one member.</summary>
    public static string Of(FactRef fact) => fact.ToString();

    /// <summary>
    /// Prose in quotation marks. The language knows no escapes: prose that holds straight marks stands in curly ones;
    /// straight marks in prose that holds both become single ones.
    /// </summary>
    public static string Quote(string text, string? language = null)
    {
        var line = text.AsSpan().ContainsAny('\r', '\n')
            ? string.Join(
                ' ',
                text.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            )
            : text;
        var quoted =
            !line.Contains('"', StringComparison.Ordinal) ? $"\"{line}\""
            : line.AsSpan().IndexOfAny('\u201C', '\u201D') < 0 ? $"\u201C{line}\u201D"
            : $"\"{line.Replace('"', '\'')}\"";
        return language is null ? quoted : $"{quoted}@{language}";
    }

    private static string Unit(Condition condition) =>
        condition switch
        {
            Not not => $"not {Prim(not.Part)}",
            Lasting lasting => $"{First(lasting.Part)} lasting {Of(lasting.Length, lasting.WorkingDays)}",
            Before before => $"{First(before.First)} before {AsMoment(before.Then)}",
            _ => Prim(condition),
        };

    // "3 days after x before y" would read as a span before y.
    private static string First(Condition condition) => condition is HasCome ? $"({Of(condition)})" : Prim(condition);

    private static string Prim(Condition condition) =>
        condition switch
        {
            AllOf or AnyOf or Not or Before or Lasting => $"({Of(condition)})",
            Holds { Fact: { Member: { } member, IsUnlisted: false } fact } when !IsReserved(fact.Fact) =>
                $"{member} is {fact.Fact}",
            Holds holds => Of(holds.Fact),
            Compare compare =>
                $"{Of(compare.Fact)} {Of(compare.Comparison)} {QuantityText.Of(compare.Written ?? new Number(compare.Amount))}",
            CompareQuantities compare =>
                $"{QuantityText.Of(compare.Left)} {Of(compare.Comparison)} {QuantityText.Of(compare.Right)}",
            More more => $"{Of(more.Amount)} more {Of(more.Fact)}",
            StatusIs status => $"{status.Commitment} is {Words.Of(status.Status)}",
            IsMade made => $"{made.Instrument} is made",
            InstrumentIs instrument => $"{instrument.Instrument} is {Words.Of(instrument.Status)}",
            OfRoster of => $"{(of.All ? "all" : "any")} of {of.Roster} is {(of.Negated ? "not " : "")}{of.Fact}",
            Prose prose => Quote(prose.Text, prose.Language),
            HasCome come => Of(come.Moment),
            HasPassed passed => $"{Of(passed.Moment)} is over",
            _ => throw new ArgumentOutOfRangeException(nameof(condition), condition, null),
        };

    // A condition where a moment is asked for: what is more than a name or a sentence about one stands in brackets.
    private static string AsMoment(Condition condition) =>
        condition switch
        {
            HasCome come => Of(come.Moment),
            Holds or StatusIs or IsMade or InstrumentIs or Prose => Prim(condition),
            _ => $"({Of(condition)})",
        };

    /// <summary>How something compares: <c>at least</c>.</summary>
    public static string Of(Comparison comparison) =>
        comparison switch
        {
            Comparison.AtLeast => "at least",
            Comparison.AtMost => "at most",
            Comparison.Exactly => "exactly",
            Comparison.Above => "above",
            _ => "below",
        };

    // Words after "is" that mean something of their own: "p is kept" would speak of a commitment's status.
    private static bool IsReserved(string word) => word is "due" or "made" || Words.StatusOf(word) is not null;
}
