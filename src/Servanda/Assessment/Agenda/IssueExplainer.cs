using System.Collections.Immutable;
using Servanda.Model;
using Servanda.Record;

namespace Servanda.Assessment.Agenda;

/// <summary>Tells why an issue stands where it stands (semantics 3.16, 3.19): who said what, what is agreed, what is missing.</summary>
internal sealed class IssueExplainer(Evaluation run, long at)
{
    readonly Explainer _explainer = new(run, at);
    readonly WordsOnIssues _words = new(run, at);

    /// <summary>The tree of an issue.</summary>
    public Explanation Explain(Issue issue)
    {
        var reader = new IssueReader(run, _words, issue, at);
        var (from, status) = reader.Pieces[^1];
        var since = DayMath.IsOnCalendar(from) ? $" since {_explainer.Day(from)}" : "";
        return new Explanation
        {
            Text = $"{issue.Name} is {Words.Of(status)}{since}.",
            Rule = "3.19",
            Kind = ExplanationKind.Status,
            Location = issue.Location,
            Children =
            [
                ClauseOf(issue),
                Success(reader),
                .. Promised(reader),
                .. issue.Parties.Select(p => WordsOf(p, reader.Last.Of(run.Index.NameOf(p)), "")),
                .. OtherSides(reader)
                    .Select(s => WordsOf(run.Index.NameOf(s.Side), s.Words, ", who is not a party to it,")),
                .. Verdict(reader),
                .. Earlier(reader),
            ],
        };
    }

    static Explanation ClauseOf(Issue issue)
    {
        string?[] parts =
        [
            issue.Cites.IsEmpty ? null : string.Join(", ", issue.Cites),
            issue.Title is { } title ? $"“{title}”" : null,
            issue.Parties.IsEmpty ? null : $"between {Listed(issue.Parties)}",
        ];
        var means = issue.Means.IsEmpty ? "" : $" {string.Join(" ", issue.Means)}";
        return new Explanation
        {
            Text = $"The issue: {string.Join(", ", parts.OfType<string>().DefaultIfEmpty(issue.Name))}.{means}",
            Kind = ExplanationKind.Clause,
            Location = issue.Location,
        };
    }

    Explanation Success(IssueReader reader) =>
        reader.Requires is { } required ? _explainer.Condition(required, "Success requires", Truth.Established)
        : !reader.Promised.Any() ? Reason("Nothing says what success requires.")
        : Reason("Success requires that what was agreed is performed.");

    IEnumerable<Explanation> Promised(IssueReader reader)
    {
        var standing = reader.Standing.Select(c => c.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var commitment in reader.Promised)
            yield return new Explanation
            {
                Text = standing.Contains(commitment.Name)
                    ? $"{commitment.Name} stands in {commitment.Instrument}, a text that all of them make."
                    : $"{commitment.Name} does not stand in {commitment.Instrument}, a text that all of them make.",
                Rule = "3.19",
                Children = [.. _explainer.Referred(commitment.Instrument!), .. _explainer.Referred(commitment.Name)],
            };
        foreach (
            var other in run.Index.Dossier.Commitments.Values.Where(c =>
                c.Topics.Contains(reader.Issue.Name) && c.VariantOf is null && !reader.Promised.Contains(c)
            )
        )
            yield return Reason(
                other.Instrument is { } text
                    ? $"{other.Name} is promised in {text}, which not all of them make."
                    : $"{other.Name} is promised in no text."
            );
    }

    Explanation WordsOf(string side, IReadOnlyList<Word> words, string apart) =>
        new()
        {
            Text = words.Count == 0 ? $"{side} has said nothing on it." : $"{side}{apart} said last:",
            Rule = "3.19",
            Children = [.. words.Select(w => Quote(w, w.IsAgainst ? ExplanationKind.Denies : ExplanationKind.Affirms))],
        };

    /// <summary>A word, and below it the entries that it is about.</summary>
    Explanation Quote(Word word, ExplanationKind kind) =>
        _explainer.Quote(word.Entry, kind) with
        {
            Children = [.. word.Through.Select(e => _explainer.Quote(e, ExplanationKind.Mentions))],
        };

    IEnumerable<(int Side, IReadOnlyList<Word> Words)> OtherSides(IssueReader reader)
    {
        var parties = reader.Issue.Parties.Select(run.Index.NameOf).ToHashSet();
        return reader
            .Last.BySide.Where(s => !parties.Contains(s.Side))
            .OrderBy(s => run.Index.NameOf(s.Side), StringComparer.Ordinal);
    }

    IEnumerable<Explanation> Verdict(IssueReader reader)
    {
        var common = reader.Common;
        if (common.Count > 0)
            yield return Reason($"All of them stand for {string.Join(" and for ", common)}.");
        foreach (var offer in reader.OnTheTable)
            yield return Reason(
                $"The offer {run.Index.Entries[offer.Entry].Id} is on the table: nobody has turned it down, and not all have answered."
            );
    }

    /// <summary>What was replaced or taken back, so that the tree names all that was said.</summary>
    IEnumerable<Explanation> Earlier(IssueReader reader)
    {
        var standing = reader.Last.All.Select(w => w.Entry).ToHashSet();
        ImmutableArray<Explanation> earlier =
        [
            .. _words
                .On(reader.Issue.Name)
                .Where(w => !standing.Contains(w.Entry))
                .Select(w => Quote(w, ExplanationKind.Mentions)),
            .. _words.WithdrawnOn(reader.Issue.Name).SelectMany(w => _explainer.Withdrawn(w.Entry)),
        ];
        if (!earlier.IsEmpty)
            yield return new Explanation
            {
                Text = "Said before, and replaced or taken back since:",
                Rule = "3.19",
                Children = earlier,
            };
    }

    static Explanation Reason(string text) => new() { Text = text, Rule = "3.19" };

    static string Listed(ImmutableArray<string> names) =>
        names.Length == 1 ? names[0] : $"{string.Join(", ", names[..^1])} and {names[^1]}";
}
