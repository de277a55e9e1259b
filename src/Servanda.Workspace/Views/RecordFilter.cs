using System.Globalization;
using NodaTime;
using Servanda.Edtf;
using Servanda.Model;

namespace Servanda.Workspace.Views;

/// <summary>What of the record is asked for, as an address says it; null: everything.</summary>
public sealed record RecordFilter
{
    /// <summary>Who speaks: a name, or the words for someone unnamed; or the side for which they speak.</summary>
    public string? Speaker { get; init; }

    /// <summary>The verb, or the name of a speech act.</summary>
    public string? Verb { get; init; }

    /// <summary>Where it can be read: a declared source, or the first words of another.</summary>
    public string? Source { get; init; }

    /// <summary>A letter of reliability, or <see cref="NotRated"/>.</summary>
    public string? Rating { get; init; }

    /// <summary>What it is about: a fact, a commitment, an instrument, an issue or an entry.</summary>
    public string? About { get; init; }

    /// <summary>Words that stand in it.</summary>
    public string? Text { get; init; }

    /// <summary>Said on this date or later, as written.</summary>
    public string? From { get; init; }

    /// <summary>Said on this date or earlier, as written.</summary>
    public string? To { get; init; }

    /// <summary>Which page of the list, from 1.</summary>
    public int Page { get; init; } = 1;

    /// <summary>What could not be understood, in sentences.</summary>
    public IReadOnlyList<string> Misread { get; init; } = [];

    /// <summary>The rating of entries that nobody rated.</summary>
    public const string NotRated = "not rated";

    /// <summary>Reads it from an address.</summary>
    public static RecordFilter Of(Func<string, string?> said)
    {
        ArgumentNullException.ThrowIfNull(said);
        var filter = new RecordFilter
        {
            Speaker = said("speaker"),
            Verb = said("verb"),
            Source = said("source"),
            Rating = said("rating"),
            About = said("about"),
            Text = said("q"),
            From = said("from"),
            To = said("to"),
            Page = Paged.NumberOf(said("page")),
        };
        return filter with
        {
            Misread =
            [
                .. new[] { filter.From, filter.To }
                    .OfType<string>()
                    .Where(t => Date(t) is null)
                    .Select(t => $"“{t}” is not a date such as 2020-06 or 2020-06-02; all dates are shown."),
            ],
        };
    }

    /// <summary>What of it stands in addresses, the page apart.</summary>
    public IReadOnlyList<(string Name, string? Value)> Said =>
        [
            ("speaker", Speaker),
            ("verb", Verb),
            ("source", Source),
            ("rating", Rating),
            ("about", About),
            ("q", Text),
            ("from", From),
            ("to", To),
        ];

    /// <summary>Whether it asks for everything.</summary>
    public bool IsEmpty => Said.All(s => string.IsNullOrEmpty(s.Value));

    /// <summary>The test that entries have to pass.</summary>
    public Func<Entry, bool> For(Dossier dossier)
    {
        ArgumentNullException.ThrowIfNull(dossier);
        var zone = dossier.Zone;
        var from = Date(From)?.Bounds(zone).Earliest;
        var to = Date(To)?.Bounds(zone).Latest;
        var about = About is null ? null : EntrySubjects.Sought(About, dossier);
        var verbs = SpeechAct.All.FirstOrDefault(a => a.Name == Verb)?.Verbs;
        return entry =>
            (Speaker is null || Speakers(entry, dossier).Contains(Speaker, StringComparer.Ordinal))
            && (Verb is null || verbs?.Contains(entry.Verb) == true || Words.Of(entry.Verb) == Verb)
            && (Source is null || Sources(entry).Contains(Source, StringComparer.Ordinal))
            && (Rating is null || RatingOf(entry, dossier) == Rating)
            && (about is null || EntrySubjects.Of(entry).Any(about.Contains))
            && (from is null || entry.Said.Bounds(zone).Latest >= from)
            && (to is null || entry.Said.Bounds(zone).Earliest <= to)
            && (Text is null || TextSearch.Finds(Text, TextsOf(entry, dossier)));
    }

    /// <summary>Who speaks in an entry, and for which sides.</summary>
    public static IEnumerable<string> Speakers(Entry entry, Dossier dossier) =>
        entry.Speakers.SelectMany(s => SideOf(s, entry, dossier) is { } side ? [s.Name, side] : new[] { s.Name });

    /// <summary>For whom a speaker speaks in an entry; null: for themselves.</summary>
    public static string? SideOf(Speaker speaker, Entry entry, Dossier dossier)
    {
        if (!speaker.IsNamed || !dossier.Actors.TryGetValue(speaker.Name, out var actor))
            return null;
        var said = entry.Said.Bounds(dossier.Zone).Latest;
        return actor
            .For.FirstOrDefault(f =>
                (f.From is null || f.From.Bounds(dossier.Zone).Earliest <= said)
                && (f.Until is null || said <= f.Until.Bounds(dossier.Zone).Latest)
            )
            ?.Side;
    }

    /// <summary>Where an entry can be read, a few words each.</summary>
    public static IEnumerable<string> Sources(Entry entry) =>
        entry.Sources.Select(s => s.Source ?? s.Texts.FirstOrDefault()).OfType<string>();

    /// <summary>How reliable what an entry rests on is: its own rating; otherwise the best of its speakers and sources.</summary>
    public static string RatingOf(Entry entry, Dossier dossier) =>
        (
            entry.Reliability
            ?? entry
                .Speakers.Select(s => s.IsNamed ? dossier.Actors.GetValueOrDefault(s.Name)?.Reliability : null)
                .Concat(
                    entry.Sources.Select(s =>
                        s.Source is null ? null : dossier.Sources.GetValueOrDefault(s.Source)?.Reliability
                    )
                )
                .Min()
        )?.ToString() ?? NotRated;

    static IEnumerable<string?> TextsOf(Entry entry, Dossier dossier) =>
        [EntryWords.Short(entry), EntryWords.Sentence(entry, dossier), EntryWords.Sources(entry), .. entry.Notes];

    static EdtfDate? Date(string? text) =>
        text is not null && EdtfDate.TryParse(text.Trim(), out var date, out _) ? date : null;
}
