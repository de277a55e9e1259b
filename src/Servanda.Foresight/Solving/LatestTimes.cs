using Google.OrTools.Sat;
using Servanda.Foresight.Encoding;

namespace Servanda.Foresight.Solving;

/// <summary>
/// How late each time of a course of events could be, if everything else may move too: the order in which things come stays
/// as it is, and so does each choice. What is left is how far times lie apart, and there each has a latest value.
/// </summary>
internal sealed class LatestTimes
{
    const long Open = long.MaxValue / 4;

    readonly Encoded _encoded;
    readonly IList<long> _values;
    readonly long[] _latest;
    readonly bool[] _isChoice;
    readonly List<Func<bool>> _rules = [];

    /// <summary>Finds them.</summary>
    /// <param name="encoded">The agreement.</param>
    /// <param name="solver">The course of events.</param>
    public LatestTimes(Encoded encoded, CpSolver solver)
    {
        (_encoded, _values) = (encoded, solver.Response!.Solution);
        var model = encoded.Puzzle.Model.Model;
        _latest = [.. Enumerable.Repeat(Open, _values.Count)];
        _isChoice = [.. model.Variables.Take(_values.Count).Select(v => v.Domain[^1] <= 1)];
        foreach (var constraint in model.Constraints)
            if (constraint.EnforcementLiteral.All(Holds))
                Read(constraint);
        foreach (var (day, reached, table) in encoded.Puzzle.Tables.Entries)
            if (day.In(solver) < table.Count)
                Add(day, reached, table);
        _rules.Reverse();
        var moved = true;
        while (moved)
        {
            moved = false;
            foreach (var rule in _rules)
                moved |= rule();
        }
    }

    /// <summary>The latest tick of a time; null where nothing holds it back.</summary>
    public long? Of(Time time) =>
        time.Value ?? (_latest[(int)time.Identity.Key] is var tick && tick < Open ? tick : null);

    bool Holds(int literal) => literal >= 0 ? _values[literal] == 1 : _values[-literal - 1] == 0;

    void Read(ConstraintProto constraint)
    {
        switch (constraint.ConstraintCase)
        {
            // Where in a table an answer lay is no clause of the agreement.
            case ConstraintProto.ConstraintOneofCase.Linear
                when !constraint.EnforcementLiteral.Any(l => _encoded.Puzzle.Tables.IsPlace(l)):
                var linear = constraint.Linear;
                for (var i = 0; i < linear.Vars.Count; i++)
                    if (!_isChoice[linear.Vars[i]])
                        Add(linear, i);
                break;
            case ConstraintProto.ConstraintOneofCase.LinMax:
                var (target, sign) = Parsed(constraint.LinMax.Target);
                var parts = constraint.LinMax.Exprs.Select(Parsed).Select(p => p.Variable).ToList();
                if (sign > 0)
                    AddLatest(target, parts);
                else
                    AddEarliest(target, parts);
                break;
        }
    }

    /// <summary>What a bound on a sum says of one of its parts.</summary>
    void Add(LinearConstraintProto sum, int part)
    {
        var (variable, factor) = (sum.Vars[part], sum.Coeffs[part]);
        var bound = factor > 0 ? sum.Domain[^1] : sum.Domain[0];
        if (bound is > -Open and < Open)
            _rules.Add(() =>
            {
                var room = factor > 0 ? bound : -bound;
                for (var i = 0; i < sum.Vars.Count; i++)
                {
                    if (i == part)
                        continue;
                    var with = factor > 0 ? sum.Coeffs[i] : -sum.Coeffs[i];
                    var other = _isChoice[sum.Vars[i]] || with > 0 ? _values[sum.Vars[i]] : _latest[sum.Vars[i]];
                    if (other >= Open)
                        return false;
                    room -= with * other;
                }
                return Lower(variable, (long)Math.Floor((double)room / Math.Abs(factor)));
            });
    }

    /// <summary>A time that is the latest of some.</summary>
    void AddLatest((int? Index, long Known) latest, List<(int? Index, long Known)> parts) =>
        _rules.Add(() =>
        {
            var moved = Lower(latest.Index, parts.Max(Latest));
            foreach (var part in parts)
                moved |= Lower(part.Index, Latest(latest));
            return moved;
        });

    /// <summary>A time that is the earliest of some: of the same one still.</summary>
    void AddEarliest((int? Index, long Known) earliest, List<(int? Index, long Known)> parts)
    {
        var first = parts.MinBy(p => p.Index is { } i ? _values[i] : p.Known);
        _rules.Add(() => Lower(earliest.Index, parts.Min(Latest)) | Lower(first.Index, Latest(earliest)));
    }

    void Add(Time day, Time reached, IReadOnlyList<long> table)
    {
        var (from, to) = ((int)day.Identity.Key, (int)reached.Identity.Key);
        _rules.Add(() =>
        {
            var moved = _latest[from] < table.Count && Lower(to, table[(int)_latest[from]]);
            if (_latest[to] >= Open)
                return moved;
            var latest = Math.Min(_latest[from], table.Count - 1);
            while (latest > _values[from] && table[(int)latest] > _latest[to])
                latest--;
            return moved | Lower(from, latest);
        });
    }

    static ((int? Index, long Known) Variable, long Sign) Parsed(LinearExpressionProto expression) =>
        expression.Vars.Count == 0
            ? ((null, Math.Abs(expression.Offset)), Math.Sign(expression.Offset))
            : ((expression.Vars[0], 0), expression.Coeffs[0]);

    long Latest((int? Index, long Known) time) => time.Index is { } i ? _latest[i] : time.Known;

    /// <summary>Behind the last tick lies nothing that holds back.</summary>
    bool Lower(int? variable, long tick)
    {
        if (variable is not { } index || tick > _encoded.Grid.Last || tick >= _latest[index])
            return false;
        _latest[index] = Math.Max(tick, _values[index]);
        return true;
    }
}
