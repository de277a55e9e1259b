using System.Collections.Immutable;
using Servanda.Model;

namespace Servanda.Assessment.Agenda;

/// <summary>The words on all issues of a dossier that were said by a moment (semantics 3.19).</summary>
internal sealed class WordsOnIssues
{
    readonly Evaluation _run;
    readonly long _at;
    readonly Dictionary<string, List<Word>> _words = new(StringComparer.Ordinal);
    readonly Dictionary<string, List<Word>> _withdrawn = new(StringComparer.Ordinal);
    readonly HashSet<int> _replaced = [];

    public WordsOnIssues(Evaluation run, long at)
    {
        (_run, _at) = (run, at);
        var dossier = run.Index.Dossier;
        if (dossier.Issues.IsEmpty)
            return;
        for (var i = 0; i < run.Index.Entries.Count; i++)
            Take(i);
        foreach (var words in _words.Values)
            words.Sort(
                (x, y) =>
                    x.CompareTo(y) is var order and not 0
                        ? order
                        : run.Index.RankOf(x.Entry).CompareTo(run.Index.RankOf(y.Entry))
            );
        FindReplaced();
    }

    /// <summary>The words on an issue that count, in the order in which they replace one another.</summary>
    public IReadOnlyList<Word> On(string issue) => _words.GetValueOrDefault(issue) ?? [];

    /// <summary>The words on it that were taken back.</summary>
    public IReadOnlyList<Word> WithdrawnOn(string issue) => _withdrawn.GetValueOrDefault(issue) ?? [];

    /// <summary>Whether an entry speaks on issues, and every side that spoke in it has spoken since on each of them.</summary>
    public bool IsReplaced(int entry) => _replaced.Contains(entry);

    /// <summary>What an entry says: its own content, or that of the entry that it is about; null where that is neither.</summary>
    public Condition? ContentOf(int entry) => _run.Index.Entries[ChainOf(entry)[^1]].Content;

    void Take(int entry)
    {
        var said = _run.Index.Entries[entry];
        var time = Positions.TimeOf(_run, entry);
        if (said.Verb is not (>= Verb.Announces and <= Verb.Rejects) || time > _at || !_run.View.IsKnown(entry))
            return;
        var chain = ChainOf(entry);
        var issues = chain.SelectMany(IssuesNamedBy).ToHashSet(StringComparer.Ordinal);
        if (issues.Count == 0)
            return;
        var last = _run.Index.Entries[chain[^1]];
        var word = new Word(
            entry,
            time,
            _run.Index.Known[entry],
            [.. Positions.Sides(_run, entry)],
            said.Verb,
            last.Content is { } content ? ModelText.Of(content) : last.Object ?? "",
            last.Content,
            [.. chain.Skip(1)]
        );
        foreach (var issue in issues)
            Add(_run.View.Counts(entry) ? _words : _withdrawn, issue, word);
    }

    static void Add(Dictionary<string, List<Word>> lists, string issue, Word word)
    {
        if (!lists.TryGetValue(issue, out var list))
            lists[issue] = list = [];
        list.Add(word);
    }

    /// <summary>
    /// An entry, the entry that it is about, if that counts and had been said, the entry that this is about, and so on, up
    /// to where a circle would close.
    /// </summary>
    List<int> ChainOf(int entry)
    {
        var dossier = _run.Index.Dossier;
        var chain = new List<int> { entry };
        while (
            _run.Index.Entries[chain[^1]] is { Content: null, Object: { } name }
            && !dossier.Commitments.ContainsKey(name)
            && _run.Index.EntryOf(name) is >= 0 and var next
            && _run.View.Counts(next)
            && Positions.TimeOf(_run, next) <= Positions.TimeOf(_run, chain[^1])
            && !chain.Contains(next)
        )
            chain.Add(next);
        return chain;
    }

    IEnumerable<string> IssuesNamedBy(int entry)
    {
        var dossier = _run.Index.Dossier;
        var said = _run.Index.Entries[entry];
        var ofCommitment =
            said is { Content: null, Object: { } name } && dossier.Commitments.TryGetValue(name, out var commitment)
                ? commitment.Topics
                : [];
        return said.Issues.Concat(ofCommitment).Where(dossier.Issues.ContainsKey);
    }

    void FindReplaced()
    {
        var standing = new HashSet<int>();
        foreach (var words in _words.Values)
        {
            var last = new LastWords();
            foreach (var word in words)
                last.Add(word);
            standing.UnionWith(last.All.Select(w => w.Entry));
            _replaced.UnionWith(words.Select(w => w.Entry));
        }
        _replaced.ExceptWith(standing);
    }
}
