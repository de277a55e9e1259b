using System.Collections.Immutable;
using NodaTime;
using Servanda.Model;

namespace Servanda.Assessment.Live;

/// <summary>
/// The answer of a <c>for each</c> as a sum over its members, so that one member can be reckoned again without the others.
/// For a commitment to which no other refers, and one moment.
/// </summary>
internal sealed class LiveEach
{
    /// <summary>What one member adds to the whole.</summary>
    /// <param name="Standing">Where it stands.</param>
    /// <param name="Answer">Its answer.</param>
    /// <param name="Names">What it waits for, but for what is next.</param>
    /// <param name="OfOwnMember">The facts of its own that it waits for.</param>
    sealed record Share(
        Standing Standing,
        Answer Answer,
        ImmutableArray<string> Names,
        ImmutableArray<string> OfOwnMember
    );

    readonly Evaluation _run;
    readonly Outcome _outcome;
    readonly long _at;
    readonly ImmutableArray<RosterMember> _members;
    readonly Share[] _kinds;
    readonly Dictionary<int, Share> _renewed = [];
    readonly SortedDictionary<long, Several<StandingPiece>> _turns = [];
    readonly Several<Status> _statuses = new();
    readonly Several<Evidence> _evidence = new();
    readonly Several<string> _flags = new();
    readonly Several<string> _names = new();
    readonly Several<ValueTuple<LocalDate?>> _due = new();
    readonly Several<ValueTuple<LocalDate?>> _originalDue = new();
    readonly Several<ValueTuple<LocalDate?>> _aim = new();
    ImmutableArray<string> _waitsFor;

    /// <summary>Sums up what was reckoned.</summary>
    /// <param name="run">The evaluation.</param>
    /// <param name="outcome">What was reckoned of the commitment.</param>
    /// <param name="whole">The answer that it gives.</param>
    /// <param name="at">The moment of the answer.</param>
    public LiveEach(Evaluation run, Outcome outcome, Answer whole, long at)
    {
        (_run, _outcome, _at, _waitsFor) = (run, outcome, at, whole.WaitsFor);
        _members = run.Index.MembersOf(outcome.Commitment.ForEach!.Roster);
        _kinds = Array.ConvertAll(outcome.Kinds, ShareOf);
        var sizes = new int[_kinds.Length];
        for (var member = 0; member < _members.Length; member++)
            sizes[KindOf(member)]++;
        for (var kind = 0; kind < sizes.Length; kind++)
            Count(_kinds[kind], sizes[kind]);
    }

    /// <summary>The answer of a member, as it is now.</summary>
    public Answer AnswerOf(int member) => new AnswerReader(_run, _at).Of(_outcome, Reckoned(member));

    /// <summary>Reckons a member again.</summary>
    /// <returns>Its answer.</returns>
    public Answer Renew(int member)
    {
        var (before, after) = (OfMember(member), ShareOf(Reckoned(member)));
        Count(before, -1);
        Count(after, 1);
        _renewed[member] = after;
        var own = after.OfOwnMember.Select(f => NameOf(f, member)).ToHashSet(StringComparer.Ordinal);
        foreach (
            var name in before
                .Names.Concat(after.Names)
                .Concat(before.OfOwnMember.Select(f => NameOf(f, member)))
                .Concat(own)
                .Distinct(StringComparer.Ordinal)
        )
        {
            var place = _waitsFor.BinarySearch(name, StringComparer.Ordinal);
            var isWaitedFor = own.Contains(name) || _names.Numbers.ContainsKey(name);
            if (isWaitedFor && place < 0)
                _waitsFor = _waitsFor.Insert(~place, name);
            else if (!isWaitedFor && place >= 0)
                _waitsFor = _waitsFor.RemoveAt(place);
        }
        return after.Answer;
    }

    /// <summary>The answer as a whole.</summary>
    public Answer Whole()
    {
        var tally = new StatusTally(isOverMoments: false);
        var (headline, possible, since) = (default(Status?), default(StatusSet), long.MinValue);
        foreach (var (turn, pieces) in _turns)
        {
            if (turn > _at)
                break;
            foreach (var (piece, number) in pieces.Numbers)
                tally.Add(piece, number);
            var (now, may) = tally.Worst();
            if (now != headline)
                since = turn;
            (headline, possible) = (now, may);
        }
        return new Answer
        {
            Commitment = _outcome.Commitment,
            Status = headline!.Value,
            Since = _run.Index.Days.NameOf(since),
            Due = Agreed(_due),
            OriginalDue = Agreed(_originalDue),
            Aim = Agreed(_aim),
            Evidence = AnswerReader.Foremost(_evidence.Numbers.Keys),
            Possible = [.. possible.All()],
            Flags = [.. _flags.Numbers.Keys.Order(StringComparer.Ordinal)],
            WaitsFor = _waitsFor,
            Instances = _statuses.Numbers.ToImmutableSortedDictionary(),
        };
    }

    static LocalDate? Agreed(Several<ValueTuple<LocalDate?>> days) =>
        AnswerReader.Agreed(days.Numbers.Keys.Select(d => d.Item1));

    Share OfMember(int member) => _renewed.GetValueOrDefault(member) ?? _kinds[KindOf(member)];

    int KindOf(int member) => _outcome.Alike is { } alike ? alike.GroupOf[member] : member;

    Instance Reckoned(int member) => _run.ReckonOne(_outcome.Commitment, _members[member].Id, member);

    Share ShareOf(Instance instance)
    {
        var next = new Waiting(_run, _at).NextOf(_outcome, instance).ToList();
        return new Share(
            instance.Standing,
            new AnswerReader(_run, _at).Of(_outcome, instance),
            [.. next.Where(n => n.OfOwnMember is null).Select(n => n.Name)],
            [.. next.Select(n => n.OfOwnMember).OfType<string>()]
        );
    }

    string NameOf(string fact, int member) => new FactRef(fact, _members[member].Id).ToString();

    void Count(Share share, int number)
    {
        var before = default(StandingPiece?);
        foreach (var piece in share.Standing.Pieces)
        {
            if (!_turns.TryGetValue(piece.From, out var turn))
                _turns[piece.From] = turn = new();
            var isNow = piece with { From = 0 };
            if (before is { } ended)
                turn.Add(ended, -number);
            turn.Add(isNow, number);
            before = isNow;
            if (turn.Numbers.Count == 0)
                _turns.Remove(piece.From);
        }
        var answer = share.Answer;
        _statuses.Add(answer.Status, number);
        _evidence.Add(answer.Evidence, number);
        _due.Add(new(answer.Due), number);
        _originalDue.Add(new(answer.OriginalDue), number);
        _aim.Add(new(answer.Aim), number);
        foreach (var flag in answer.Flags)
            _flags.Add(flag, number);
        foreach (var name in share.Names)
            _names.Add(name, number);
    }
}
