using System.Collections.Immutable;
using Servanda.Model;
using Servanda.Record;

namespace Servanda.Assessment.Agenda;

/// <summary>Reckons where one issue stands at a moment, and where it stood before (semantics 3.19).</summary>
internal sealed class IssueReader
{
    static readonly StatusSet InForce = Instruments.StatusesOf(InstrumentStatus.InForce);
    static readonly StatusSet Performed = StatusSet.Of(Status.Fulfilled, Status.FulfilledLate);
    static readonly StatusSet Ended = StatusSet.Of(Status.Superseded, Status.Lapsed);

    readonly Evaluation _run;
    readonly long _at;
    readonly IReadOnlyList<Word> _words;
    readonly int[] _parties;
    readonly List<(long From, IssueStatus Status)> _pieces = [];
    readonly List<(Commitment Commitment, long From)> _promised = [];

    /// <summary>Reads an issue.</summary>
    /// <param name="run">The standings of what is promised.</param>
    /// <param name="words">What was said on issues by the moment.</param>
    /// <param name="issue">The issue.</param>
    /// <param name="at">The moment: nothing later counts.</param>
    public IssueReader(Evaluation run, WordsOnIssues words, Issue issue, long at)
    {
        (_run, _at, _words, Issue) = (run, at, words.On(issue.Name), issue);
        _parties = [.. issue.Parties.Select(run.Index.NameOf)];
        Requires = issue.Requires is { } requires
            ? new ConditionReader(run, Place.OfNobody, null).Read(requires, Interest.Nobody)
            : null;
        // A variant binds nobody.
        foreach (var commitment in run.Index.Dossier.Commitments.Values)
            if (
                commitment.VariantOf is null
                && commitment.Topics.Contains(issue.Name)
                && TextOf(commitment) is { } text
                && BoundFrom(text) is var from
                && from <= at
            )
                _promised.Add((commitment, from));
        Reckon();
    }

    /// <summary>The issue.</summary>
    public Issue Issue { get; }

    /// <summary>What success requires; null where nothing is said of it.</summary>
    public Reading? Requires { get; }

    /// <summary>The commitments on it under instruments that all parties made, or have joined.</summary>
    public IEnumerable<Commitment> Promised => _promised.Select(p => p.Commitment);

    /// <summary>The words that stand at the moment.</summary>
    public LastWords Last { get; } = new();

    /// <summary>The standings up to the moment, each with the second from which it held; never twice the same.</summary>
    public IReadOnlyList<(long From, IssueStatus Status)> Pieces => _pieces;

    /// <summary>What all parties stand for at the moment.</summary>
    public SortedSet<string> Common => Last.CommonTo(_parties).Matters;

    /// <summary>The offers that are on the table at the moment, in the order of entries; none where the issue is agreed or settled.</summary>
    public IEnumerable<Word> OnTheTable =>
        _pieces[^1].Status is IssueStatus.Agreed or IssueStatus.Settled
            ? []
            : Last.OnTheTable(_parties).OrderBy(w => _run.Index.RankOf(w.Entry));

    /// <summary>The commitments that stand at the moment.</summary>
    public IEnumerable<Commitment> Standing => StandingAt(_at);

    IEnumerable<Commitment> StandingAt(long t) =>
        _promised.Where(p => p.From <= t && Stands(p.Commitment, t)).Select(p => p.Commitment);

    Instrument? TextOf(Commitment commitment) =>
        _run.Index.Dossier.Instruments.GetValueOrDefault(commitment.Instrument ?? "");

    /// <summary>From when all parties, two or more, are makers of a text: those who did not make it, from their joining.</summary>
    long BoundFrom(Instrument text)
    {
        var joining = Issue.Parties.Where(p => !text.Makers.Contains(p)).Select(_run.Index.NameOf).ToArray();
        if (Issue.Parties.Length < 2 || joining.Length == 0)
            return Issue.Parties.Length < 2 ? long.MaxValue : long.MinValue;
        var makers = Declarations.MakersOf(_run, Instruments.AsCommitment(text), _run.Index.ActsOn(text.Name));
        return joining.Max(side => makers.FirstJoined([side], Truth.Established));
    }

    void Reckon()
    {
        var moments = new SortedSet<long> { long.MinValue };
        moments.UnionWith(_words.Select(w => w.At));
        foreach (var from in Requires is null ? [] : Requires.Signal.From)
            moments.Add(from);
        moments.UnionWith(_promised.Select(p => p.From));
        foreach (var outcome in Promised.SelectMany(c => new[] { _run.Of(c.Name), _run.Of(c.Instrument!) }))
        foreach (var piece in outcome is null ? [] : outcome.Standing.Pieces)
            moments.Add(piece.From);
        var next = 0;
        foreach (var t in moments.TakeWhile(t => t <= _at))
        {
            for (; next < _words.Count && _words[next].At <= t; next++)
                Last.Add(_words[next]);
            var status = StatusAt(t);
            if (_pieces.Count == 0 || _pieces[^1].Status != status)
                _pieces.Add((t, status));
        }
    }

    IssueStatus StatusAt(long t)
    {
        var standing = StandingAt(t).ToList();
        var isSettled = Requires is { } required
            ? (required.Signal[t] & Truth.Established) != 0
            : standing.Count > 0 && standing.TrueForAll(c => IsPerformed(c, t));
        return isSettled ? IssueStatus.Settled
            : standing.Count > 0 || Last.CommonTo(_parties).IsWhole ? IssueStatus.Agreed
            : Last.OnTheTable(_parties).Any() ? IssueStatus.Offered
            : IssueStatus.Open;
    }

    /// <summary>Whether a commitment has been performed by a moment, whatever took its place since.</summary>
    public bool IsPerformed(Commitment commitment, long t)
    {
        foreach (var piece in _run.Of(commitment.Name) is { } outcome ? outcome.Standing.Pieces : [])
            if (piece.From <= t && Performed.Contains(piece.Headline))
                return true;
        return false;
    }

    /// <summary>
    /// Whether what was promised stands: it has been performed; or its instrument is in force (or was made, and it survives that)
    /// and it has neither ended nor been replaced.
    /// </summary>
    bool Stands(Commitment commitment, long t)
    {
        if (IsPerformed(commitment, t))
            return true;
        var text = _run.Of(commitment.Instrument!)?.Standing[t].Headline ?? Status.NotInForce;
        var outcome = _run.Of(commitment.Name);
        return (InForce.Contains(text) || (commitment.Survives && text != Status.NotInForce))
            && !(outcome is not null && Ended.Contains(outcome.Standing[t].Headline));
    }
}
