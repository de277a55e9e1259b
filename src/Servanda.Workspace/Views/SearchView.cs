using Servanda.Assessment;
using Servanda.Model;

namespace Servanda.Workspace.Views;

/// <summary>What was found in all of a dossier.</summary>
public sealed record SearchView(
    Look Look,
    string Words,
    IReadOnlyList<Answer> Commitments,
    IReadOnlyList<Entry> Entries,
    int EntriesInAll,
    IReadOnlyList<(string Name, string? Title, string Kind)> Names
)
{
    /// <summary>How many entries are listed.</summary>
    public const int MostEntries = 100;

    /// <summary>Looks for words: in promises, in what was said and known by then, in names and titles.</summary>
    public static SearchView Of(Reading reading, Look look, string words)
    {
        var dossier = reading.Dossier;
        if (string.IsNullOrWhiteSpace(words))
            return new SearchView(look, "", [], [], 0, []);
        var standings = reading.Assess(look.Question);
        var entries = dossier
            .Entries.Where(e =>
                (e.Known ?? e.Said).Bounds(dossier.Zone).Latest <= look.Question.KnownAt
                && TextSearch.Finds(
                    words,
                    [
                        e.Id,
                        EntryWords.Speakers(e),
                        Model.Words.Of(e.Verb),
                        EntryWords.What(e),
                        EntryWords.Sources(e),
                        .. e.Notes,
                    ]
                )
            )
            .ToList();
        return new SearchView(
            look,
            words.Trim(),
            [
                .. standings
                    .Answers.Concat(standings.Powers)
                    .Where(a =>
                        TextSearch.Finds(
                            words,
                            [a.Commitment.Name, a.Commitment.Title, a.Commitment.Topic, .. a.Commitment.Cites]
                        )
                    ),
            ],
            [.. entries.Take(MostEntries)],
            entries.Count,
            [
                .. dossier
                    .Actors.Values.Where(a => TextSearch.Finds(words, [a.Name, a.Title, .. a.Also]))
                    .Select(a => (a.Name, a.Title, a.Kind.ToString().ToLowerInvariant())),
                .. dossier
                    .Facts.Values.Where(f => TextSearch.Finds(words, [f.Name, f.Title]))
                    .Select(f => (f.Name, f.Title, f.Kind.ToString().ToLowerInvariant())),
                .. dossier
                    .Sources.Values.Where(s => TextSearch.Finds(words, [s.Name, s.Title]))
                    .Select(s => (s.Name, s.Title, "source")),
                .. dossier
                    .Issues.Values.Where(i => TextSearch.Finds(words, [i.Name, i.Title]))
                    .Select(i => (i.Name, i.Title, "issue")),
                .. dossier
                    .Instruments.Values.Where(i => TextSearch.Finds(words, [i.Name, i.Title]))
                    .Select(i => (i.Name, i.Title, "instrument")),
            ]
        );
    }
}
