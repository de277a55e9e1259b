using System.Collections.Immutable;
using Google.OrTools.Sat;
using NodaTime;
using Servanda.Foresight.Encoding;
using Servanda.Model;

namespace Servanda.Foresight.Solving;

/// <summary>Makes a timetable: as much as can be performed is, and each thing as early as may be.</summary>
internal sealed class Scheduler
{
    readonly Encoded _encoded;
    readonly Search _search;
    readonly List<(Promise Promise, ILiteral IsPerformed)> _results;

    public Scheduler(Encoded encoded, Budget budget)
    {
        _encoded = encoded;
        _search = new Search(encoded.Puzzle, budget);
        _results =
        [
            .. encoded
                .All.Where(p => p.Commitment.Duty == DutyKind.Achieve)
                .Select(p => (p, encoded.Puzzle.Comes(p.Performed))),
        ];
    }

    /// <summary>The solver, with the values of the timetable.</summary>
    public CpSolver Values => _search.Solver;

    /// <summary>Whether any course of events will do.</summary>
    public Found Decide() => _search.Run();

    /// <summary>Which promises are not performed when as many as can be are. Nothing is left of them to search for.</summary>
    public IReadOnlyList<Promise> PerformAll()
    {
        var model = _encoded.Puzzle.Model;
        if (!PerformAllButTheImpossible())
        {
            _search.BeginFromThere();
            model.Maximize(LinearExpr.Sum(_results.Select(r => LinearExpr.Affine(r.IsPerformed, 1, 0))));
            _search.Run(share: 0.3);
        }
        List<Promise> without = [];
        foreach (var (promise, comes) in _results)
            if (_search.Solver.BooleanValue(comes))
                model.AddBoolAnd([comes]);
            else
                without.Add(promise);
        model.Model.Objective = null;
        return without;
    }

    /// <summary>
    /// Assumes that all are performed, without those that the solver names as clashing: whether each of these was named
    /// alone, so that no more can be performed.
    /// </summary>
    bool PerformAllButTheImpossible()
    {
        var assumed = _results.Select(r => r.IsPerformed).Where(p => !_encoded.Puzzle.IsFalse(p)).ToList();
        var isMost = true;
        while (true)
        {
            switch (_search.Run(assumed, 0.1))
            {
                case Found.Best or Found.Some:
                    return isMost;
                case Found.Undecided:
                    return false;
            }
            var named = _search.Solver.SufficientAssumptionsForInfeasibility().ToHashSet();
            isMost &= named.Count == 1;
            if (assumed.RemoveAll(p => named.Contains(p.GetIndex())) == 0)
                return false;
        }
    }

    /// <summary>Moves everything to its earliest day, taken together; whether that is proven.</summary>
    public bool MakeEarly()
    {
        var puzzle = _encoded.Puzzle;
        List<LinearExpr> costs = [];
        foreach (var (_, time) in _encoded.Reader.Thresholds.All)
            costs.Add(Cost(time));
        foreach (var (_, time) in _encoded.Promises.Signatures)
            costs.Add(Cost(time));
        foreach (var promise in _encoded.All.Where(p => p.Commitment.Duty is DutyKind.Achieve or DutyKind.Seek))
            costs.Add(Cost(promise.Performed));
        foreach (var other in _encoded.Reader.OtherReadings)
            costs.Add(LinearExpr.Term(other, puzzle.Grid.Last));
        if (costs.Count == 0)
            return true;
        puzzle.Model.Minimize(LinearExpr.Sum(costs));
        var found = _search.Run(share: 0.5, fromBelow: true);
        if (found != Found.Best)
        {
            _search.BeginFromThere();
            found = _search.Run(share: 0.6);
        }
        puzzle.Model.Model.Objective = null;
        return found == Found.Best;

        LinearExpr Cost(Time time)
        {
            if (time.Value is not null)
                return LinearExpr.Constant(0);
            var cost = puzzle.Model.NewIntVar(0, puzzle.Grid.Last + 1, "");
            puzzle.Model.Add(cost >= time.Expression + 1).OnlyEnforceIf(puzzle.Comes(time));
            return cost;
        }
    }

    /// <summary>The timetable that was found.</summary>
    public Schedule Made(bool actsEarly)
    {
        var path = new CriticalPath(_encoded, _search.Solver).Names();
        var latest = new LatestTimes(_encoded, _search.Solver);
        return new Schedule
        {
            Commitments =
            [
                .. _encoded
                    .All.Select(p => Row(p, latest, path.Contains(p.Commitment.Name)))
                    .OrderBy(r => r.Owed ?? LocalDate.MaxIsoValue)
                    .ThenBy(r => r.Performed ?? LocalDate.MaxIsoValue)
                    .ThenBy(r => r.Commitment.Name, StringComparer.Ordinal)
                    .ThenBy(r => r.Member, StringComparer.Ordinal),
            ],
            Happenings =
            [
                .. Happenings()
                    .Concat(Changes())
                    .OrderBy(h => h.At)
                    .ThenBy(h => ModelText.Of(h.What), StringComparer.Ordinal),
            ],
            HasTimesOfDay = _encoded.Grid.HasTimesOfDay,
            CriticalPath = path,
            ActsEarly = actsEarly,
        };
    }

    ScheduledCommitment Row(Promise promise, LatestTimes latest, bool isCritical)
    {
        var due = promise.Due is { } by ? DayOf(by.End) : null;
        var performed = DayOf(promise.Performed);
        var done = promise.Commitment.Duty == DutyKind.Achieve ? performed : null;
        return new ScheduledCommitment(
            promise.Commitment,
            promise.Setting.Member,
            DayOf(promise.Owed),
            performed,
            due,
            Days(due),
            Days(latest.Of(promise.Performed) is { } tick ? _encoded.Grid.TimeAt(tick).Date : null),
            isCritical
        );

        int? Days(LocalDate? to) => done is { } from && to is { } end ? Period.DaysBetween(from, end) : null;
    }

    IEnumerable<Happening> Happenings()
    {
        foreach (var (threshold, time) in _encoded.Reader.Thresholds.All)
            if (TimeOf(time) is { } at)
                yield return new Happening(
                    Condition(threshold),
                    at,
                    [.. _encoded.ChargedWith(threshold).Select(p => p.Commitment.Name).Distinct()]
                );
        foreach (var (instrument, time) in _encoded.Promises.Signatures)
            if (TimeOf(time) is { } at)
                yield return new Happening(new IsMade(instrument), at, []);
    }

    /// <summary>What states and levels have to be, from each moment at which that becomes another.</summary>
    IEnumerable<Happening> Changes()
    {
        var solver = _search.Solver;
        foreach (var (signal, required) in _encoded.Reader.Signals.All)
        {
            if (signal.Fact is not { } fact)
                continue;
            var counting = required
                .Where(r => r.Where.All(w => _encoded.Puzzle.IsTrue(w) || solver.BooleanValue(w)))
                .Select(r => (From: r.From.In(solver), To: r.To.In(solver), r.Values))
                .Where(r => r.From < r.To && r.From < _encoded.Grid.Never)
                .ToList();
            foreach (var at in counting.Select(r => r.From).Distinct().Order())
                yield return new Happening(
                    counting
                        .Where(r => r.From <= at && at < r.To)
                        .Select(r => r.Values)
                        .Aggregate((one, other) => one.With(other))
                        .Of(fact, _encoded.Dossier.Facts[fact.Fact].Kind),
                    _encoded.Grid.TimeAt(at),
                    []
                );
        }
    }

    Condition Condition(Threshold threshold) =>
        _encoded.Dossier.Facts[threshold.Fact.Fact].Kind == FactKind.Event
        && threshold is { Amount: 1, IsStrict: false }
            ? new Holds(threshold.Fact)
            : new Compare(threshold.Fact, threshold.IsStrict ? Comparison.Above : Comparison.AtLeast, threshold.Amount);

    LocalDate? DayOf(Time time) => TimeOf(time)?.Date;

    LocalDateTime? TimeOf(Time time) =>
        time.In(_search.Solver) is var tick && tick < _encoded.Grid.Never ? _encoded.Grid.TimeAt(tick) : null;
}
