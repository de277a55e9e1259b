using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Servanda.Edtf;

namespace Servanda.Model;

/// <summary>
/// Writes a dossier as text of the language: canonical, so that equal dossiers give the same bytes, and complete, so
/// that reading the text gives an equal dossier (design part 10, invariant 8). Prose around the blocks, comments,
/// places and diagnostics are not written.
/// </summary>
public static class DossierWriter
{
    /// <summary>The dossier as one block: the agreement, then the record, then the tests.</summary>
    public static string Write(Dossier dossier)
    {
        ArgumentNullException.ThrowIfNull(dossier);
        var text = new StringBuilder();
        var zone = dossier.Zone == NodaTime.DateTimeZone.Utc ? null : dossier.Zone.Id;
        foreach (var instrument in dossier.Instruments.Values)
        {
            Write(text, instrument, zone);
            zone = null;
        }
        foreach (var actor in dossier.Actors.Values)
            Write(text, actor);
        foreach (var source in dossier.Sources.Values)
            Write(text, source);
        foreach (var roster in dossier.Rosters.Values.Where(r => !r.IsInBrackets))
            Write(text, roster);
        foreach (var calendar in dossier.Calendars.Values)
            Write(text, calendar);
        foreach (var fact in dossier.Facts.Values)
            Write(text, fact);
        foreach (var commitment in dossier.Commitments.Values)
            Write(text, commitment, dossier);
        foreach (var power in dossier.Powers.Values)
            Write(text, power, dossier);
        foreach (var issue in dossier.Issues.Values)
            Write(text, issue);
        foreach (var setting in dossier.CheckSettings)
            Write(text, setting);
        foreach (var entry in dossier.Entries)
            Write(text, entry);
        foreach (var expectation in dossier.Expectations)
            Write(text, expectation);
        return text.ToString();
    }

    /// <summary>An entry in the language, with its identifier where that is not the one its content gives it.</summary>
    public static string Write(Entry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        var text = new StringBuilder();
        Write(text, entry);
        return text.ToString();
    }

    /// <summary>Prose in quotation marks; line breaks become spaces, since prose of the language stands on one line.</summary>
    public static string Quote(string prose) => ModelText.Quote(prose);

    /// <summary>A condition in the language, as it stands in an entry or after <c>upon</c>.</summary>
    public static string Write(Condition condition) => ModelText.Of(condition);

    /// <summary>
    /// The identifier that an entry has where none is given with <c>id</c>: <c>e-</c> and the first digits of a
    /// SHA-256 over all that the entry says, so that it depends on no order and on no place.
    /// </summary>
    /// <param name="entry">The entry; its own identifier, its place and when it was entered do not count.</param>
    /// <param name="digits">How many hexadecimal digits, up to 64.</param>
    public static string IdOf(Entry entry, int digits = 8)
    {
        ArgumentNullException.ThrowIfNull(entry);
        var canonical = string.Join('\n', EntryLines(entry, withId: false));
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(canonical));
        return "e-" + Convert.ToHexStringLower(hash)[..digits];
    }

    private static void Write(StringBuilder text, Entry entry) =>
        Declaration(text, [.. EntryLines(entry, withId: entry.Id != IdOf(entry))]);

    private static void Write(StringBuilder text, Instrument instrument, string? zone)
    {
        var lines = new List<string> { Head("instrument", instrument.Name, instrument.Title) };
        Add(lines, "made by", instrument.Makers);
        if (instrument.MadeOn is { } date)
            lines.Add($"on {date}");
        if (instrument.At is { } place)
            lines.Add($"at {ModelText.Quote(place)}");
        if (zone is not null)
            lines.Add($"timezone {zone}");
        Add(lines, "upon", instrument.Upon);
        Add(lines, "replaces", instrument.Replaces);
        Add(lines, "prevails over", instrument.PrevailsOver);
        AddProse(lines, "cites", instrument.Cites);
        AddTolerations(lines, instrument.Tolerates);
        Declaration(text, lines);
    }

    private static void Write(StringBuilder text, CheckSetting setting)
    {
        var what = setting.Severity is { } severity ? $"as {severity.ToString().ToLowerInvariant()}" : "off";
        Declaration(text, [$"check {setting.Code} {what} {ModelText.Quote(setting.Reason)}"]);
    }

    private static void Write(StringBuilder text, Actor actor)
    {
        var lines = new List<string> { Head(actor.Kind.ToString().ToLowerInvariant(), actor.Name, actor.Title) };
        AddProse(lines, "also", actor.Also);
        // Before any `for`, whose `from` it would be.
        Add(lines, "from", actor.From);
        foreach (var term in actor.For)
            lines.Add(
                $"for {term.Side}"
                    + (term.From is null ? "" : $" from {term.From}")
                    + (term.Until is null ? "" : $" until {term.Until}")
            );
        if (actor.Reliability is { } rating)
            lines.Add($"rated {rating}");
        Declaration(text, lines);
    }

    private static void Write(StringBuilder text, Source source)
    {
        var lines = new List<string> { Head("source", source.Name, source.Title) };
        if (source.Reliability is { } rating)
            lines.Add($"rated {rating}");
        Declaration(text, lines);
    }

    private static void Write(StringBuilder text, Roster roster) =>
        Declaration(
            text,
            [
                Head("roster", roster.Name, roster.Title),
                .. roster.File is { } file ? [$"from {ModelText.Quote(file)}"]
                : roster.PartOf is { } whole ? [$"of {whole}"]
                : Members(roster),
                .. roster is { Where: { } where } and ({ File: not null } or { PartOf: not null })
                    ? [$"where {where}"]
                    : Array.Empty<string>(),
            ]
        );

    private static IEnumerable<string> Members(Roster roster) =>
        roster.Members.IsEmpty ? [] : [$"of ({string.Join(", ", roster.Members.Select(m => m.Id))})"];

    private static void Write(StringBuilder text, Calendar calendar) =>
        Declaration(
            text,
            [
                Head("calendar", calendar.Name, calendar.Title),
                $"weekend {string.Join(", ", calendar.Weekend.Select(ModelText.Of))}",
                .. calendar.File is { } file
                    ? [$"holidays from {ModelText.Quote(file)}"]
                    : calendar.Holidays.Select(h => $"on {EdtfDate.OfDay(h.Day)}"),
            ]
        );

    private static void Write(StringBuilder text, Fact fact)
    {
        var head = fact.Kind.ToString().ToLowerInvariant() + " " + fact.Name;
        if (fact.Definition?.Variable is { } member)
            head += $" for each {member} in {fact.Roster}";
        else if (fact.Roster is not null)
            head += $" for {fact.Roster}";
        if (fact.Title is not null)
            head += " " + ModelText.Quote(fact.Title);
        if (fact.Unit is not null)
            head += $" in {fact.Unit}";
        if (fact.Repeatable)
            head += " repeatable";
        if (fact.Reckoned is { } reckoned)
            head += $" as {QuantityText.Of(reckoned)}";
        var lines = new List<string> { head };
        Add(lines, "as", fact.Definition?.As);
        Add(lines, "unless", fact.Definition?.Unless);
        Add(lines, "from", fact.Definition?.From);
        Add(lines, "until", fact.Definition?.Until);
        Declaration(text, lines);
    }

    private static void Write(StringBuilder text, Commitment commitment, Dossier dossier)
    {
        var lines = new List<string> { Head("commitment", commitment.Name, commitment.Title) };
        AddProse(lines, "cites", commitment.Cites);
        if (commitment.Instrument is not null)
            lines.Add($"under {commitment.Instrument}");
        if (commitment.ForEach is { } each)
            lines.Add($"for each {each.Variable} in {each.Roster}");
        if (commitment.Recurrence is { } recurrence)
            lines.Add($"for each {ModelText.Of(recurrence)}");
        if (commitment is { Duty: { } duty, Goal: { } goal })
            lines.Add(
                $"{Actors(commitment.Obligors, dossier, commitment.ForEach)} must {Words.Of(duty)} {ModelText.Of(goal)}"
            );
        AddActors(lines, "performed by", commitment.Performers, dossier, commitment.ForEach);
        AddActors(lines, "owed to", commitment.Obligees, dossier, commitment.ForEach);
        AddActors(lines, "verified by", commitment.Verifiers, dossier, commitment.ForEach);
        Add(lines, "upon", commitment.Upon);
        Add(lines, "provided", commitment.Provided);
        Add(lines, "unless", commitment.Unless);
        Add(lines, "together with", commitment.Together);
        Add(lines, "from", commitment.From);
        Add(lines, "until", commitment.Until);
        Add(lines, "by", commitment.By);
        if (commitment.Within is { } span)
            lines.Add($"within {ModelText.Of(span, commitment.WithinWorkingDays)}");
        Add(lines, "aim", commitment.Aim);
        if (commitment.Topic is { } topic)
            lines.Add($"topic {topic}");
        if (commitment.VariantOf is { } read)
            lines.Add($"variant of {read}");
        Add(lines, "replaces", commitment.Replaces);
        if (commitment.Otherwise is { } consequence)
            lines.Add($"otherwise {consequence}");
        if (commitment.Survives)
            lines.Add("survives");
        AddTolerations(lines, commitment.Tolerates);
        if (commitment.NotFormalised is { } reason)
            lines.Add($"not formalised {ModelText.Quote(reason)}");
        Declaration(text, lines);
    }

    private static void Write(StringBuilder text, Power power, Dossier dossier)
    {
        var lines = new List<string> { Head("power", power.Name, power.Title) };
        AddProse(lines, "cites", power.Cites);
        if (power.Instrument is not null)
            lines.Add($"under {power.Instrument}");
        lines.Add($"{Actors(power.Holders, dossier)} may {Words.Infinitive(power.Verb)} {power.Object}");
        Add(lines, "upon", power.Upon);
        Add(lines, "provided", power.Provided);
        Add(lines, "unless", power.Unless);
        Add(lines, "from", power.From);
        Add(lines, "until", power.Until);
        if (power.Within is { } span)
            lines.Add($"within {ModelText.Of(span, power.WithinWorkingDays)}");
        Declaration(text, lines);
    }

    private static void Write(StringBuilder text, Issue issue)
    {
        var lines = new List<string> { Head("issue", issue.Name, issue.Title) };
        AddProse(lines, "cites", issue.Cites);
        if (issue.Topic is { } topic)
            lines.Add($"topic {topic}");
        Add(lines, "between", issue.Parties);
        Add(lines, "as", issue.Requires);
        AddProse(lines, "means", issue.Means);
        Declaration(text, lines);
    }

    private static void Write(StringBuilder text, Expectation expectation)
    {
        var head = "expect";
        if (expectation.AsOf is not null)
            head += $" as of {expectation.AsOf}";
        if (expectation.Known is not null)
            head += $" known {expectation.Known}";
        if (expectation.Standard != Standard.Uncontested)
            head += $" standard {Words.Of(expectation.Standard)}";
        Declaration(text, [head, .. expectation.Checks.SelectMany(CheckLines)]);
    }

    // One sentence for each thing that the check asks; a check that was read asks one.
    private static IEnumerable<string> CheckLines(Check check)
    {
        var about = check.Member is null ? check.Commitment : $"{check.Commitment} of {check.Member}";
        if (check.Condition is { } condition)
            yield return (check.ConditionPossibly ? "possibly " : "") + ModelText.Of(condition);
        if (check.Status is { } status)
            yield return $"{about} is {(check.StatusNegated ? "not " : "")}{Words.Of(status)}{Dates()}";
        if (check.IssueStatus is { } standing)
            yield return $"{check.Issue} is {(check.StatusNegated ? "not " : "")}{Words.Of(standing)}{Dates()}";
        if (check.Possibly is { } possibly)
            yield return $"{about} is {(check.PossiblyNegated ? "not " : "")}possibly {Words.Of(possibly)}{Dates()}";
        if (check.Evidence is { } evidence)
            yield return $"{about} has evidence {Words.Of(evidence)}";
        if (check.ProgressEstablished is { } established)
            yield return check.ProgressPossible is { } possible
                ? $"{about} has progress between {ModelText.Of(established)} and {ModelText.Of(possible)}"
                : $"{about} has progress {ModelText.Of(established)}";
        if (check.Flag is { } flag)
            yield return $"{about} is {(check.FlagNegated ? "not " : "")}flagged {ModelText.Quote(flag)}";

        string Dates() =>
            (check.Since is null ? "" : $" since {check.Since}") + (check.Due is null ? "" : $" due {check.Due}");
    }

    private static IEnumerable<string> EntryLines(Entry entry, bool withId)
    {
        // Only one alone can be described in quotation marks; an undeclared name among others stays as it was written.
        var isAlone = entry.Speakers.Length == 1;
        var speakers = string.Join(
            ", ",
            entry.Speakers.Select(s => s.IsNamed || !isAlone ? s.Name : ModelText.Quote(s.Name))
        );
        var head = $"{entry.Said} {speakers} {Words.Of(entry.Verb)}";
        if (entry.Object is not null)
            head += " " + entry.Object;
        if (entry.Content is not null)
            head += " " + ModelText.Of(entry.Content);
        if (entry.Extension is not null)
            head += $" by {ModelText.Of(entry.Extension, entry.ExtensionWorkingDays)}";
        foreach (var (word, moment) in TermsOf(entry))
            head += $" {word} {ModelText.Of(moment)}";
        if (entry.Occurred is not null)
            head += $" {(entry.IsSince ? "since" : "on")} {entry.Occurred}";
        if (entry.Known is not null)
            head += $" known {entry.Known}";
        yield return head;
        if (!entry.Issues.IsEmpty)
            yield return $"topic {string.Join(", ", entry.Issues)}";
        foreach (var note in entry.Notes)
            yield return ModelText.Quote(note);
        foreach (var carrier in entry.Via)
            yield return $"via {carrier}";
        foreach (var source in entry.Sources)
            yield return "source"
                + (source.Source is null ? "" : " " + source.Source)
                + (source.Texts.IsEmpty ? "" : " " + string.Join(", ", source.Texts.Select(t => ModelText.Quote(t))));
        if (entry.Reliability is not null || entry.Credibility is not null)
            yield return $"rated {entry.Reliability}{entry.Credibility?.ToString(CultureInfo.InvariantCulture)}";
        if (withId)
            yield return $"id {entry.Id}";
    }

    /// <summary>The terms that an entry sets anew, each with the word before it.</summary>
    internal static IEnumerable<(string Word, Moment Moment)> TermsOf(Entry entry)
    {
        if (entry.NewDate is { } deadline)
            yield return (entry.Verb == Verb.Amends ? "by" : "until", deadline);
        if (entry.NewFrom is { } from)
            yield return ("from", from);
        if (entry.NewUntil is { } until)
            yield return ("until", until);
        if (entry.NewAim is { } aim)
            yield return ("aim", aim);
    }

    private static string Head(string kind, string name, string? title) =>
        title is null ? $"{kind} {name}" : $"{kind} {name} {ModelText.Quote(title)}";

    // The variable of a `for each` stands for actors.
    private static string Actors(ImmutableArray<string> actors, Dossier dossier, ForEach? each = null) =>
        string.Join(
            ", ",
            actors.Select(a => dossier.Actors.ContainsKey(a) || a == each?.Variable ? a : ModelText.Quote(a))
        );

    private static void AddActors(
        List<string> lines,
        string word,
        ImmutableArray<string> actors,
        Dossier dossier,
        ForEach? each = null
    )
    {
        if (actors.Length > 0)
            lines.Add($"{word} {Actors(actors, dossier, each)}");
    }

    private static void Add(List<string> lines, string word, ImmutableArray<string> names)
    {
        if (names.Length > 0)
            lines.Add($"{word} {string.Join(", ", names)}");
    }

    private static void AddProse(List<string> lines, string word, ImmutableArray<string> texts)
    {
        if (texts.Length > 0)
            lines.Add($"{word} {string.Join(", ", texts.Select(t => ModelText.Quote(t)))}");
    }

    private static void AddTolerations(List<string> lines, ImmutableArray<Toleration> tolerations)
    {
        foreach (var toleration in tolerations)
            lines.Add($"tolerates {toleration.Code} {ModelText.Quote(toleration.Reason)}");
    }

    private static void Add(List<string> lines, string word, Condition? condition)
    {
        if (condition is not null)
            lines.Add($"{word} {ModelText.Of(condition)}");
    }

    private static void Add(List<string> lines, string word, Moment? moment)
    {
        if (moment is not null)
            lines.Add($"{word} {ModelText.Of(moment)}");
    }

    private static void Declaration(StringBuilder text, IReadOnlyList<string> lines)
    {
        if (text.Length > 0)
            text.Append('\n');
        text.Append(lines[0]).Append('\n');
        for (var i = 1; i < lines.Count; i++)
            text.Append("  ").Append(lines[i]).Append('\n');
    }
}
