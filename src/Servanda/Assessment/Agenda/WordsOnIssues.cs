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
    readonly Dictionary<string, int> _byId = new(StringComparer.Ordinal);
    readonly HashSet<int> _replaced = [];

    public WordsOnIssues(Evaluation run, long at)
    {
        (_run, _at) = (run, at);
        var dossier = run.Index.Dossier;
        if (dossier.Issues.IsEmpty)
            return;
        for (var i = 0; i < dossier.Entries.Length; i++)
            _byId.TryAdd(dossier.Entries[i].Id, i);
        for (var i = 0; i < dossier.Entries.Length; i++)
            Take(i);
        foreach (var words in _words.Values)
            words.Sort((x, y) => x.CompareTo(y) is var order and not 0 ? order : x.Entry.CompareTo(y.Entry));
        FindReplaced();
    }

    /// <summary>The words on an issue that count, in the order in which they replace one another.</summary>
    public IReadOnlyList<Word> On(string issue) => _words.GetValueOrDefault(issue) ?? [];

    /// <summary>The words on it that were taken back.</summary>
    public IReadOnlyList<Word> WithdrawnOn(string issue) => _withdrawn.GetValueOrDefault(issue) ?? [];

    /// <summary>Whether an entry speaks on issues, and every side that spoke in it has spoken since on each of them.</summary>
    public bool IsReplaced(int entry) => _replaced.Contains(entry);

    /// <summary>What an entry says: its own content, or that of the entry that it is about; null where that is neither.</summary>
    public Condition? ContentOf(int entry) =>
        _run.Index.Dossier.Issues.IsEmpty ? _run.Index.Dossier.Entries[entry].Content : SubjectOf(entry, []).Content;

    void Take(int entry)
    {
        var said = _run.Index.Dossier.Entries[entry];
        var time = Positions.TimeOf(_run, entry);
        if (said.Verb is not (>= Verb.Announces and <= Verb.Rejects) || time > _at || !_run.View.IsKnown(entry))
            return;
        var (issues, matter, content) = SubjectOf(entry, []);
        if (issues.Count == 0)
            return;
        var word = new Word(
            entry,
            time,
            _run.Index.Known[entry],
            [.. Positions.Sides(_run, entry)],
            said.Verb,
            matter,
            content
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
    /// The issues on which an entry speaks, and what it says of them. Who accepts or rejects an entry speaks on its issues,
    /// about what it says, if it counts and had been said.
    /// </summary>
    (SortedSet<string> Issues, string Matter, Condition? Content) SubjectOf(int entry, HashSet<int> seen)
    {
        var dossier = _run.Index.Dossier;
        var said = dossier.Entries[entry];
        var issues = new SortedSet<string>(said.Issues.Where(dossier.Issues.ContainsKey), StringComparer.Ordinal);
        if (said.Content is { } content)
            return (issues, ModelText.Of(content), content);
        if (said.Object is not { } name)
            return (issues, "", null);
        if (dossier.Commitments.TryGetValue(name, out var commitment))
            issues.UnionWith(commitment.Topics.Where(dossier.Issues.ContainsKey));
        else if (
            _byId.TryGetValue(name, out var other)
            && _run.View.Counts(other)
            && Positions.TimeOf(_run, other) <= Positions.TimeOf(_run, entry)
            && seen.Add(entry)
            && !seen.Contains(other)
        )
        {
            var subject = SubjectOf(other, seen);
            issues.UnionWith(subject.Issues);
            return (issues, subject.Matter, subject.Content);
        }
        return (issues, name, null);
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
