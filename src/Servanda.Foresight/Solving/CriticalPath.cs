using System.Collections.Immutable;
using Google.OrTools.Sat;
using Servanda.Foresight.Encoding;
using Servanda.Model;

namespace Servanda.Foresight.Solving;

/// <summary>
/// The chain that determines the last act of a timetable: each commitment on it could not be performed earlier because of
/// the one before. Of several, the one of the most commitments; of these, the first by name.
/// </summary>
internal sealed class CriticalPath
{
    readonly Encoded _encoded;
    readonly CpSolver _values;
    readonly List<Promise> _promises;
    readonly Dictionary<Promise, List<Promise>> _before = [];
    readonly Dictionary<Threshold, long> _times;

    public CriticalPath(Encoded encoded, CpSolver values)
    {
        (_encoded, _values) = (encoded, values);
        _times = encoded.Reader.Thresholds.All.ToDictionary(t => t.Threshold, t => t.Time.In(values));
        _promises = [.. encoded.All.Where(p => AtOf(p) < encoded.Grid.Never)];
        foreach (var promise in _promises)
            _before[promise] = [.. Before(promise).Distinct()];
    }

    /// <summary>The commitments on it, the first to be performed first.</summary>
    public ImmutableArray<string> Names()
    {
        var longest = new Dictionary<Promise, ImmutableList<Promise>>();
        // By time, and within one day as they wait for each other.
        var last = ImmutableList<Promise>.Empty;
        foreach (var promise in _promises)
        {
            var path = Longest(promise, longest, []);
            if (
                last.IsEmpty
                || AtOf(path[^1]) > AtOf(last[^1])
                || (AtOf(path[^1]) == AtOf(last[^1]) && path.Count > last.Count)
            )
                last = path;
        }
        return [.. last.Select(p => p.Commitment.Name).Distinct()];
    }

    ImmutableList<Promise> Longest(
        Promise promise,
        Dictionary<Promise, ImmutableList<Promise>> known,
        HashSet<Promise> open
    )
    {
        if (known.TryGetValue(promise, out var found))
            return found;
        open.Add(promise);
        var best = ImmutableList<Promise>.Empty;
        foreach (var before in _before[promise])
            if (!open.Contains(before) && Longest(before, known, open) is var path && path.Count > best.Count)
                best = path;
        open.Remove(promise);
        return known[promise] = best.Add(promise);
    }

    /// <summary>When it is done; of a standing duty, when it begins.</summary>
    long AtOf(Promise promise) =>
        (promise.Commitment.Duty == DutyKind.Achieve ? promise.Performed : promise.Owed).In(_values);

    /// <summary>Those but for which it would have been earlier.</summary>
    IEnumerable<Promise> Before(Promise promise)
    {
        var owed = promise.Owed.In(_values);
        var binding = promise.Beginnings.Where(b => b.Time.In(_values) == owed).Select(b => b.Kind).ToHashSet();
        var commitment = promise.Commitment;
        List<Condition> waited = [];
        if (binding.Contains(ClauseKind.Upon) && commitment.Upon is { } upon)
            waited.Add(upon);
        if (binding.Contains(ClauseKind.From) && commitment.From is { } from)
            waited.Add(new HasCome(from));
        if (
            binding.Contains(ClauseKind.InForce)
            && _encoded.Dossier.Instruments[commitment.Instrument!].Upon is { } condition
        )
            waited.Add(condition);
        if (commitment.Provided is { } provided && (binding.Count == 0 || owed > promise.InForce.In(_values)))
            waited.Add(provided);
        foreach (var what in waited)
        foreach (var other in BehindOf(what, promise, owed))
            yield return other;
        if (commitment.Duty != DutyKind.Achieve)
            yield break;
        // Counts that never fall: who has to reach the lesser comes first.
        var goals = Goals(promise).ToList();
        foreach (var other in _promises.Where(p => p != promise && p.Commitment.Duty == DutyKind.Achieve))
            if (
                AtOf(other) == AtOf(promise)
                && Goals(other).Any(o => goals.Exists(g => g.Fact == o.Fact && o.CompareTo(g) < 0))
            )
                yield return other;
    }

    IEnumerable<Promise> BehindOf(Condition condition, Promise promise, long owed)
    {
        var named = GoalFacts.Statuses(condition, _encoded.Dossier).Select(s => s.Commitment);
        foreach (var other in named.Concat(DueIn(condition)).SelectMany(_encoded.Promises.Of))
            if (other != promise && AtOf(other) <= owed)
                yield return other;
        foreach (var threshold in GoalFacts.In(condition, promise.Setting, _encoded.Dossier, _encoded.Rosters))
            if (_times.TryGetValue(threshold, out var at) && at <= owed)
                foreach (var other in _encoded.ChargedWith(threshold))
                    if (other != promise && AtOf(other) < _encoded.Grid.Never)
                        yield return other;
    }

    static IEnumerable<string> DueIn(Condition condition) =>
        (
            Parts.MomentIn(condition) is { } moment ? Parts.All(moment).OfType<DueOf>().Select(d => d.Commitment) : []
        ).Concat(Parts.Of(condition).SelectMany(DueIn));

    IEnumerable<Threshold> Goals(Promise promise) =>
        GoalFacts.In(promise.Commitment.Goal!, promise.Setting, _encoded.Dossier, _encoded.Rosters);
}
