using NodaTime;
using Servanda.Model;

namespace Servanda.Workspace.Views;

/// <summary>The record: who said what, when it happened and when it became known.</summary>
public sealed record RecordView(
    Look Look,
    Dossier Dossier,
    RecordFilter Filter,
    IReadOnlyList<(Entry Entry, EntryTimes Times)> Rows,
    int Matching,
    int Shown,
    int NotYetKnown,
    LocalDate First,
    LocalDate Last,
    RecordChoices Choices,
    bool CanEnter
)
{
    /// <summary>How many entries stand on a page.</summary>
    public const int PageSize = 100;

    /// <summary>How many pages there are.</summary>
    public int Pages => Math.Max(1, (Matching + PageSize - 1) / PageSize);

    /// <summary>Makes it: the latest news first.</summary>
    public static RecordView Of(Reading reading, Look look, RecordFilter filter, bool canEnter)
    {
        var (dossier, known) = (reading.Dossier, look.Question.KnownAt);
        var all = dossier.Entries.Where(e => EntryTimes.KnownFrom(e, look.Zone) <= known).ToList();
        var takes = filter.For(dossier);
        var matching = all.Where(takes)
            .OrderByDescending(e => EntryTimes.KnownFrom(e, look.Zone))
            .ThenByDescending(e => e.Said.Bounds(look.Zone).Latest)
            .ToList();
        var page = Math.Clamp(filter.Page, 1, Math.Max(1, (matching.Count + PageSize - 1) / PageSize));
        var rows = matching
            .Skip((page - 1) * PageSize)
            .Take(PageSize)
            .Select(e => (Entry: e, Times: EntryTimes.Of(e, look.Zone)))
            .ToList();
        return new RecordView(
            look,
            dossier,
            filter with
            {
                Page = page,
            },
            rows,
            matching.Count,
            all.Count,
            dossier.Entries.Where(takes).Count() - matching.Count,
            rows.Count == 0 ? look.KnownDay : rows.Min(r => r.Times.Span.First),
            rows.Count == 0 ? look.KnownDay : rows.Max(r => r.Times.Span.Last),
            RecordChoices.Of(all, dossier),
            canEnter
        );
    }
}

/// <summary>What the record can be filtered by: only what leads to some entry.</summary>
public sealed record RecordChoices(
    IReadOnlyList<string> Speakers,
    IReadOnlyList<(SpeechAct Act, IReadOnlyList<string> Verbs)> Verbs,
    IReadOnlyList<string> Sources,
    IReadOnlyList<string> Ratings,
    IReadOnlyList<string> Subjects
)
{
    // A list of thousands helps nobody to choose; what is not offered can still be typed in the address.
    const int Most = 500;

    /// <summary>Finds them.</summary>
    public static RecordChoices Of(IReadOnlyList<Entry> entries, Dossier dossier)
    {
        var verbs = entries.Select(e => e.Verb).ToHashSet();
        return new RecordChoices(
            Distinct(entries.SelectMany(e => RecordFilter.Speakers(e, dossier))),
            [
                .. SpeechAct
                    .All.Select(a => (a, (IReadOnlyList<string>)[.. a.Verbs.Where(verbs.Contains).Select(Words.Of)]))
                    .Where(a => a.Item2.Count > 0),
            ],
            Distinct(entries.SelectMany(RecordFilter.Sources)),
            Distinct(entries.Select(e => RecordFilter.RatingOf(e, dossier))),
            Distinct(entries.SelectMany(EntrySubjects.Of))
        );
    }

    static IReadOnlyList<string> Distinct(IEnumerable<string> names) =>
        [.. names.Distinct(StringComparer.Ordinal).Order(StringComparer.OrdinalIgnoreCase).Take(Most)];
}
