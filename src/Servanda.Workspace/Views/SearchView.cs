using System.Globalization;
using Servanda.Assessment;
using Servanda.Model;

namespace Servanda.Workspace.Views;

/// <summary>What was found in all of a dossier.</summary>
public sealed record SearchView(
    Look Look,
    string Words,
    Paged<Answer> Commitments,
    Paged<(string Name, string? Title, string Kind)> Names,
    Paged<FoundText> Texts,
    Paged<Entry> Entries
)
{
    /// <summary>How many of each kind are listed.</summary>
    public const int Most = 100;

    // Around the first word that was found, so much of the text.
    const int Excerpt = 240;

    /// <summary>Whether nothing was found.</summary>
    public bool IsEmpty => Commitments.InAll + Names.InAll + Texts.InAll + Entries.InAll == 0;

    /// <summary>Looks for words: in promises, names and titles, in the text of the agreement, in what was said and known by then.</summary>
    public static SearchView Of(Reading reading, Look look, string words)
    {
        var dossier = reading.Dossier;
        if (string.IsNullOrWhiteSpace(words))
            return new SearchView(
                look,
                "",
                Some<Answer>([]),
                Some<(string, string?, string)>([]),
                Some<FoundText>([]),
                Some<Entry>([])
            );
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
            Some<Answer>([
                .. standings
                    .Answers.Concat(standings.Powers)
                    .Where(a =>
                        TextSearch.Finds(
                            words,
                            [a.Commitment.Name, a.Commitment.Title, a.Commitment.Topic, .. a.Commitment.Cites]
                        )
                    ),
            ]),
            Some<(string, string?, string)>([
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
            ]),
            Some([.. TextsOf(reading, words)]),
            Some(entries)
        );
    }

    static Paged<T> Some<T>(List<T> all) => Paged.Of(all, 1, Most);

    static IEnumerable<FoundText> TextsOf(Reading reading, string words)
    {
        var number = 0;
        foreach (var source in AgreementView.SourcesOf(reading.Dossier))
        foreach (var piece in reading.Literate(source))
        {
            number++;
            if (!TextSearch.Finds(words, [piece.Text]))
                continue;
            var at = piece.Text.IndexOf(words.Trim().Split(' ')[0], StringComparison.OrdinalIgnoreCase);
            var from = Math.Max(0, Math.Min(at - Excerpt / 2, piece.Text.Length - Excerpt));
            var excerpt = piece.Text[from..Math.Min(piece.Text.Length, from + Excerpt)];
            yield return new FoundText(
                number,
                source.Path,
                (from > 0 ? "… " : "") + excerpt + (from + Excerpt < piece.Text.Length ? " …" : "")
            );
        }
    }
}

/// <summary>A piece of the agreement's text that has the words.</summary>
/// <param name="Number">The number of the piece, from 1 on through all files: its anchor.</param>
/// <param name="Path">The file.</param>
/// <param name="Excerpt">The text around the first of the words.</param>
public sealed record FoundText(int Number, string Path, string Excerpt)
{
    /// <summary>The address of the piece in the agreement.</summary>
    public string AddressIn(Look look) =>
        look.To("agreement", ("page", AgreementView.PageOf(Number - 1).ToString(CultureInfo.InvariantCulture)))
        + $"#p-{Number}";
}
