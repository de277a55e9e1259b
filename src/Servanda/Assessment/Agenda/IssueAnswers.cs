using System.Collections.Immutable;
using Servanda.Model;
using Servanda.Record;

namespace Servanda.Assessment.Agenda;

/// <summary>Makes the answers about issues from what was reckoned of them.</summary>
internal sealed class IssueAnswers(Evaluation run, long at)
{
    readonly WordsOnIssues _words = new(run, at);
    readonly Waiting _waiting = new(run, at);
    ImmutableArray<StandOff>? _standOffs;

    /// <summary>What was reckoned of an issue.</summary>
    public IssueReader Read(Issue issue) => new(run, _words, issue, at);

    /// <summary>The answer for an issue.</summary>
    public IssueAnswer Of(Issue issue)
    {
        var reader = Read(issue);
        var entries = run.Index.Entries;
        return new IssueAnswer
        {
            Issue = issue,
            Status = reader.Pieces[^1].Status,
            Since = run.Index.Days.NameOf(reader.Pieces[^1].From),
            Positions = [.. PositionsOn(reader)],
            OnTheTable = [.. reader.OnTheTable.Select(w => entries[w.Entry])],
            Agreed = [.. reader.Common],
            AgreedIn = [.. reader.Standing.Select(c => c.Name)],
            Missing = [.. Missing(reader)],
            StandOffs = [.. StandOffsWith(reader)],
            Steps = [.. Steps(reader)],
        };
    }

    /// <summary>The stand-offs in which a word that stands takes part; what is settled stands off no more.</summary>
    IEnumerable<StandOff> StandOffsWith(IssueReader reader)
    {
        if (reader.Pieces[^1].Status == IssueStatus.Settled)
            return [];
        var entries = run.Index.Entries;
        var standing = reader.Last.All.Select(w => entries[w.Entry].Id).ToHashSet(StringComparer.Ordinal);
        _standOffs ??= _waiting.Graph().StandOffs;
        return _standOffs.Value.Where(s => s.Entries.Any(e => standing.Contains(e.Id)));
    }

    IEnumerable<IssuePosition> PositionsOn(IssueReader reader)
    {
        var name = reader.Issue.Name;
        foreach (
            var (word, isWithdrawn) in _words
                .On(name)
                .Select(w => (w, false))
                .Concat(_words.WithdrawnOn(name).Select(w => (w, true)))
                .OrderBy(w => w.w.At)
                .ThenBy(w => run.Index.RankOf(w.w.Entry))
        )
        foreach (var side in word.Sides)
            yield return new IssuePosition(
                run.Index.NameOf(side),
                run.Index.Entries[word.Entry],
                word.Matter,
                isWithdrawn ? PositionState.Withdrawn
                    : reader.Last.Of(side).Contains(word) ? PositionState.Stands
                    : PositionState.Replaced
            );
    }

    IEnumerable<IssueGap> Missing(IssueReader reader) =>
        reader.Pieces[^1].Status == IssueStatus.Settled ? []
        : reader.Requires is { } required
            ? _waiting.Missing(required).Select(what => new IssueGap(what, [.. _waiting.PromisedBy(what)]))
        : reader.Standing.Where(c => !reader.IsPerformed(c, at)).Select(c => new IssueGap(c.Name, [c.Name]));

    /// <summary>A day is asked at its end, so what lasts less than a day is no step.</summary>
    IEnumerable<IssueStep> Steps(IssueReader reader)
    {
        var previous = reader.Pieces[0].Status;
        yield return new IssueStep(null, previous, [], "at first");
        var days = reader
            .Pieces.Where(p => DayMath.IsOnCalendar(p.From))
            .Select(p => Math.Min(run.Index.Days.EndOfDay(p.From), at))
            .Distinct();
        foreach (var t in days)
        {
            var status = reader.Pieces.Last(p => p.From <= t).Status;
            if (status == previous)
                continue;
            var day = run.Index.Days.NameOf(t);
            var said = _words.On(reader.Issue.Name).Where(w => run.Index.Days.NameOf(w.At) == day);
            ImmutableArray<Entry> causes = [.. said.Select(w => run.Index.Entries[w.Entry])];
            yield return new IssueStep(
                day,
                status,
                causes,
                causes.IsEmpty ? ReasonOf(reader, status) : string.Join(", ", causes.Select(c => c.Id))
            );
            previous = status;
        }
    }

    static string ReasonOf(IssueReader reader, IssueStatus status) =>
        status switch
        {
            IssueStatus.Settled when reader.Requires is not null => "what success requires was reached",
            IssueStatus.Settled => "what was promised was performed",
            IssueStatus.Agreed => "a text that all parties made says it",
            _ => "what settled it, or the text that said it, no longer stands",
        };
}
