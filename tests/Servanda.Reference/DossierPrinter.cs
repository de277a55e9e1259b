using System.Globalization;
using System.Text;
using NodaTime;
using NodaTime.Text;
using Servanda.Assessment;
using Servanda.Edtf;
using Servanda.Model;

namespace Servanda.Reference;

/// <summary>A dossier in a few lines that can be read, near to the language (design part 2).</summary>
public static class DossierPrinter
{
    /// <summary>The whole dossier.</summary>
    public static string Print(Dossier dossier)
    {
        var text = new StringBuilder();
        void Line(params IEnumerable<string?> parts) =>
            text.AppendJoin(' ', parts.Where(p => !string.IsNullOrEmpty(p))).Append('\n');
        Line("timezone", dossier.Zone.Id);
        foreach (var i in dossier.Instruments.Values)
            Line(
                "instrument",
                i.Name,
                Names("made by", i.Makers),
                On("on", i.MadeOn),
                If("upon", i.Upon),
                Names("replaces", i.Replaces),
                Names("prevails over", i.PrevailsOver)
            );
        foreach (var a in dossier.Actors.Values)
            Line(
                Lower(a.Kind),
                a.Name,
                At("from", a.From),
                string.Join(' ', a.For.Select(f => $"for {f.Side}{On(" from", f.From)}{On(" until", f.Until)}")),
                a.Reliability is { } r ? $"rated {r}" : null
            );
        foreach (var r in dossier.Rosters.Values)
            Line("roster", r.Name, "(" + string.Join(", ", r.Members.Select(m => m.Id)) + ")");
        foreach (var c in dossier.Calendars.Values)
            Line(
                "calendar",
                c.Name,
                $"weekend {string.Join(", ", c.Weekend)}",
                $"holidays {string.Join(", ", c.Holidays.Select(h => LocalDatePattern.Iso.Format(h.Day)))}"
            );
        foreach (var f in dossier.Facts.Values)
            Line(
                Lower(f.Kind),
                f.Name,
                f.Definition?.Variable is { } v ? $"for each {v} in {f.Roster}"
                    : f.Roster is null ? null
                    : $"for {f.Roster}",
                f.Repeatable ? "repeatable" : null,
                If("as", f.Definition?.As),
                If("unless", f.Definition?.Unless),
                At("from", f.Definition?.From),
                At("until", f.Definition?.Until),
                f.Reckoned is null ? null : $"as {Print(f.Reckoned)}"
            );
        foreach (var p in dossier.Powers.Values)
            Line(
                "power",
                p.Name,
                string.Join(", ", p.Holders),
                "may",
                Words.Of(p.Verb),
                p.Object,
                p.Instrument is null ? null : $"under {p.Instrument}",
                If("upon", p.Upon),
                If("provided", p.Provided),
                If("unless", p.Unless),
                At("from", p.From),
                At("until", p.Until),
                p.Within is null ? null : $"within {Print(p.Within, p.WithinWorkingDays)}"
            );
        foreach (var c in dossier.Commitments.Values)
            Line(
                "commitment",
                c.Name,
                c.Instrument is null ? null : $"under {c.Instrument}",
                c.ForEach is { } each ? $"for each {each.Variable} in {each.Roster}" : null,
                c.Recurrence switch
                {
                    PeriodsOf(var v, var length, var state) => $"for each {v} in {Print(length)} of {state}",
                    OccurrencesOf(var v, var name) => $"for each {v} in {name}",
                    _ => null,
                },
                string.Join(", ", c.Obligors),
                c.Duty is { } duty ? $"must {Words.Of(duty)}" : "not formalised",
                c.Goal is null ? null : Print(c.Goal),
                Names("performed by", c.Performers),
                Names("owed to", c.Obligees),
                Names("verified by", c.Verifiers),
                If("upon", c.Upon),
                If("provided", c.Provided),
                If("unless", c.Unless),
                If("together with", c.Together),
                At("from", c.From),
                At("until", c.Until),
                At("by", c.By),
                c.Within is null ? null : $"within {Print(c.Within, c.WithinWorkingDays)}",
                At("aim", c.Aim),
                c.VariantOf is null ? null : $"variant of {c.VariantOf}",
                Names("replaces", c.Replaces),
                c.Otherwise is null ? null : $"otherwise {c.Otherwise}",
                c.Survives ? "survives" : null,
                c.Topic is null ? null : $"topic {c.Topic}"
            );
        foreach (var i in dossier.Issues.Values)
            Line("issue", i.Name, Names("between", i.Parties), If("as", i.Requires));
        foreach (var e in dossier.Entries)
            text.Append(Print(e)).Append('\n');
        return text.ToString();
    }

    /// <summary>A dossier and a question.</summary>
    public static string Print(Dossier dossier, Question question) => $"{Print(dossier)}{Print(question)}\n";

    /// <summary>A question.</summary>
    public static string Print(Question q) =>
        $"? as of {InstantPattern.General.Format(q.AsOf)} known {InstantPattern.General.Format(q.KnownAt)} {Words.Of(q.Standard)}";

    /// <summary>An entry, on one line.</summary>
    public static string Print(Entry e) =>
        string.Join(
            ' ',
            new[]
            {
                e.Said.ToString(),
                string.Join(", ", e.Speakers.Select(s => s.IsNamed ? s.Name : $"\"{s.Name}\"")),
                Words.Of(e.Verb),
                e.Object,
                e.Content is null ? null : Print(e.Content),
                On(e.IsSince ? "since" : "on", e.Occurred),
                At(e.Verb == Verb.Amends ? "by" : "until", e.NewDate),
                At("from", e.NewFrom),
                At("until", e.NewUntil),
                At("aim", e.NewAim),
                e.Extension is null ? null : $"by {Print(e.Extension, e.ExtensionWorkingDays)}",
                On("known", e.Known),
                Names("via", e.Via),
                Names("topic", e.Issues),
                e.Reliability is { } rated ? $"rated {rated}" : null,
                e.Entered is { } entered ? $"entered {InstantPattern.General.Format(entered)}" : null,
                $"id {e.Id}",
            }.Where(p => !string.IsNullOrEmpty(p))
        );

    /// <summary>A condition.</summary>
    public static string Print(Condition condition) =>
        condition switch
        {
            AllOf(var parts) => "(" + string.Join(" and ", parts.Select(Print)) + ")",
            AnyOf(var parts) => "(" + string.Join(" or ", parts.Select(Print)) + ")",
            Not(var part) => $"not {Print(part)}",
            Holds(var fact) => fact.ToString(),
            Compare(var fact, var comparison, var n) compare => $"{fact} {Print(comparison)} {Number(n)}",
            CompareQuantities(var left, var comparison, var right) =>
                $"{Print(left)} {Print(comparison)} {Print(right)}",
            More(var n, var fact) => $"{Number(n)} more {fact}",
            StatusIs(var commitment, var status) => $"{commitment} is {Words.Of(status)}",
            IsMade(var instrument) => $"{instrument} is made",
            InstrumentIs(var instrument, var status) => $"{instrument} is {Words.Of(status)}",
            OfRoster(var all, var roster, var fact, var negated) =>
                $"{(all ? "all" : "any")} of {roster} is {(negated ? "not " : "")}{fact}",
            Prose(var words, _) => $"\"{words}\"",
            HasCome(var moment) => $"[{Print(moment)}]",
            HasPassed(var moment) => $"[{Print(moment)} is over]",
            Lasting(var part, var length) lasting => $"({Print(part)} lasting {Print(length, lasting.WorkingDays)})",
            Before(var first, var then) => $"{Print(first)} before {Print(then)}",
            _ => condition.ToString(),
        };

    /// <summary>A quantity.</summary>
    public static string Print(Quantity quantity) =>
        quantity switch
        {
            Servanda.Model.Number(var n) => Number(n),
            NumberOf(var domain, _) => $"number of {domain}",
            ShareOf(var percent, var of) => $"{Number(percent)}% of {Print(of)}",
            Calculation(var left, var operation, var right) => $"({Print(left)} {Lower(operation)} {Print(right)})",
            ValueOf(var fact) => fact.ToString(),
            GrowthOf(var fact, { } window, _) growth => $"{fact} over {Print(window, growth.WorkingDays)}",
            GrowthOf { Within: { } period } growth => $"total of {growth.Fact} over {period.Variable}",
            GrowthOf(var fact, _, { } state) => $"total of {fact} over {Print(state)}",
            _ => quantity.ToString(),
        };

    /// <summary>A moment.</summary>
    public static string Print(Moment moment) =>
        moment switch
        {
            OnDate(var date, var zone) => zone is null ? date.ToString() : $"{date} {zone.Id}",
            Servanda.Model.Offset(var length, var after, var anchor, _) offset =>
                $"{Print(length, offset.WorkingDays)} {(after ? "after" : "before")} {Print(anchor)}",
            WhenHolds(var condition) => $"({Print(condition)})",
            EachMoment(var variable) => variable,
            DueOf(var commitment) => $"{commitment} is due",
            EitherOf(var readings) => $"either of ({string.Join(", ", readings.Select(Print))})",
            UnlessHeld(var when, var unless) => $"({Print(when)} unless {Print(unless)})",
            EarlierOf(var moments) => $"the earlier of ({string.Join(", ", moments.Select(Print))})",
            LaterOf(var moments) => $"the later of ({string.Join(", ", moments.Select(Print))})",
            _ => moment.ToString(),
        };

    static string Print(Period length, WorkingDays? working) =>
        working is null
            ? Print(length)
            : $"{Print(length)} and {working.Number} working days of {working.Calendar ?? "no calendar"}";

    static string Print(Period p)
    {
        var parts = new List<string>();
        foreach (
            var (n, unit) in new (long, string)[]
            {
                (p.Years, "year"),
                (p.Months, "month"),
                (p.Weeks, "week"),
                (p.Days, "day"),
                (p.Hours, "hour"),
                (p.Minutes, "minute"),
            }
        )
            if (n != 0)
                parts.Add($"{n} {unit}{(n == 1 ? "" : "s")}");
        return parts.Count == 0 ? "0 days" : string.Join(' ', parts);
    }

    static string Print(Comparison comparison) =>
        comparison switch
        {
            Comparison.AtLeast => "at least",
            Comparison.AtMost => "at most",
            Comparison.Exactly => "exactly",
            Comparison.Above => "above",
            _ => "below",
        };

    static string Number(decimal n) => n.ToString(CultureInfo.InvariantCulture);

    static string Lower<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();

    static string? Names(string word, IReadOnlyCollection<string> names) =>
        names.Count == 0 ? null : $"{word} {string.Join(", ", names)}";

    static string? On(string word, EdtfDate? date) => date is null ? null : $"{word} {date}";

    static string? If(string word, Condition? condition) => condition is null ? null : $"{word} {Print(condition)}";

    static string? At(string word, Moment? moment) => moment is null ? null : $"{word} {Print(moment)}";
}
