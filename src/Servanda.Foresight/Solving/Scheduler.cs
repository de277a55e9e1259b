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
    readonly Budget _budget;
    readonly Search _search;

    public Scheduler(Encoded encoded, Budget budget)
    {
        (_encoded, _budget) = (encoded, budget);
        _search = new Search(encoded.Puzzle.Model, budget);
    }

    /// <summary>The solver, with the values of the timetable.</summary>
    public CpSolver Values => _search.Solver;

    /// <summary>Whether any course of events will do.</summary>
    public Found Decide() => _search.Run();

    /// <summary>Which promises are not performed when as many as can be are. Nothing is left of them to search for.</summary>
    public IReadOnlyList<Promise> PerformAll()
    {
        var model = _encoded.Puzzle.Model;
        var results = _encoded.All.Where(p => p.Commitment.Duty == DutyKind.Achieve).ToList();
        var performed = results.ConvertAll(p => _encoded.Puzzle.Comes(p.Performed));
        _search.BeginFromThere();
        model.Maximize(LinearExpr.Sum(performed.Select(p => LinearExpr.Affine(p, 1, 0))));
        _search.Run(share: 0.3);
        List<Promise> without = [];
        foreach (var (promise, comes) in results.Zip(performed))
            if (_search.Solver.BooleanValue(comes))
                model.AddBoolAnd([comes]);
            else
                without.Add(promise);
        model.Model.Objective = null;
        return without;
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
        _search.BeginFromThere();
        puzzle.Model.Minimize(LinearExpr.Sum(costs));
        var found = _search.Run(share: 0.6);
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
    public Schedule Made(bool isEarliest, bool actsEarly)
    {
        var path = new CriticalPath(_encoded, _search.Solver).Names();
        return new Schedule
        {
            Commitments =
            [
                .. _encoded
                    .All.Select(p => Row(p, path.Contains(p.Commitment.Name)))
                    .OrderBy(r => r.Owed ?? LocalDate.MaxIsoValue)
                    .ThenBy(r => r.Performed ?? LocalDate.MaxIsoValue)
                    .ThenBy(r => r.Commitment.Name, StringComparer.Ordinal)
                    .ThenBy(r => r.Member, StringComparer.Ordinal),
            ],
            Happenings = [.. Happenings().OrderBy(h => h.At).ThenBy(h => ModelText.Of(h.What), StringComparer.Ordinal)],
            CriticalPath = path,
            IsEarliest = isEarliest,
            ActsEarly = actsEarly,
        };
    }

    ScheduledCommitment Row(Promise promise, bool isCritical)
    {
        var due = promise.Due is { } by ? DayOf(by.End) : null;
        var performed = DayOf(promise.Performed);
        return new ScheduledCommitment(
            promise.Commitment,
            promise.Setting.Member,
            DayOf(promise.Owed),
            performed,
            due,
            due is { } end && performed is { } done && promise.Commitment.Duty == DutyKind.Achieve
                ? Period.Between(done, end, PeriodUnits.Days).Days
                : null,
            null,
            isCritical
        );
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

    Condition Condition(Threshold threshold) =>
        _encoded.Dossier.Facts[threshold.Fact.Fact].Kind == FactKind.Event && threshold is { Amount: 1, IsStrict: false }
            ? new Holds(threshold.Fact)
            : new Compare(
                threshold.Fact,
                threshold.IsStrict ? Comparison.Above : Comparison.AtLeast,
                threshold.Amount
            );

    LocalDate? DayOf(Time time) => TimeOf(time)?.Date;

    LocalDateTime? TimeOf(Time time) =>
        time.In(_search.Solver) is var tick && tick < _encoded.Grid.Never ? _encoded.Grid.TimeAt(tick) : null;
}
