using NodaTime;
using Servanda.Model;
using Offset = Servanda.Model.Offset;

namespace Servanda.Foresight.Tests;

/// <summary>
/// Is there a course of events in which every promise is kept? Found by trying all of them, moment by moment, over a few
/// days. Written from docs/semantics.md and docs/foresight.md, and shares nothing with the solver's encoding but the model.
/// </summary>
/// <param name="dossier">A small agreement of events, tallies, states and levels.</param>
/// <param name="first">The first day, of which only the last moment is tried: it is before everything that the text names.</param>
/// <param name="days">How many days there are.</param>
/// <param name="slots">How many moments a day has at which something may change.</param>
internal sealed class BruteForce(Dossier dossier, LocalDate first, int days, int slots)
{
    const int Never = int.MaxValue / 4;

    readonly record struct Span(int Start, int End, int TermEnd);

    readonly int _before = slots - 1;
    readonly int _end = days * slots - (slots - 1);
    readonly List<Commitment> _commitments = [.. dossier.Commitments.Values];
    readonly Dictionary<string, int[]> _values = [];
    readonly List<List<int>> _groups = Groups([.. dossier.Commitments.Values]);

    int[] _inForce = [],
        _owed = [],
        _bound = [],
        _reached = [],
        _triggered = [];
    int _now;
    bool _asksBefore;

    /// <summary>Whether there is one.</summary>
    /// <param name="performing">A commitment that has to be performed in it; null: none.</param>
    public bool IsPossible(string? performing = null) => Courses(0).Any(_ => IsKept(performing));

    /// <summary>Commitments that ask for each other's status, each group after those for which it asks.</summary>
    static List<List<int>> Groups(List<Commitment> all)
    {
        var asks = all.ConvertAll(c =>
            new[] { c.Upon, c.Provided, c.Unless }.OfType<Condition>().SelectMany(Asked).ToHashSet()
        );
        foreach (var _ in all)
        foreach (var asked in asks)
            asked.UnionWith(asked.SelectMany(i => asks[i]).ToList());
        return
        [
            .. Enumerable
                .Range(0, all.Count)
                .GroupBy(i => string.Join(' ', asks[i].Append(i).Distinct().Order()))
                .OrderBy(g => asks[g.First()].Append(g.First()).Distinct().Count())
                .Select(g => g.ToList()),
        ];

        IEnumerable<int> Asked(Condition condition) =>
            condition switch
            {
                StatusIs status => [all.FindIndex(c => c.Name == status.Commitment)],
                AllOf of => of.Parts.SelectMany(Asked),
                AnyOf of => of.Parts.SelectMany(Asked),
                Not not => Asked(not.Part),
                _ => [],
            };
    }

    // Every course, one after another, in _values: of each fact its value at each moment.
    IEnumerable<bool> Courses(int fact)
    {
        if (fact == dossier.Facts.Count)
        {
            yield return true;
            yield break;
        }
        var declared = dossier.Facts.Values.ElementAt(fact);
        foreach (var course in CoursesOf(declared))
        {
            _values[declared.Name] = course;
            foreach (var rest in Courses(fact + 1))
                yield return rest;
        }
    }

    IEnumerable<int[]> CoursesOf(Fact fact) =>
        fact.Kind switch
        {
            FactKind.Event => Steps(1),
            FactKind.Tally => Steps(slots > 1 ? 4 : 2),
            FactKind.State => Free(2),
            _ => Free(3),
        };

    /// <summary>All courses that only rise, to at most so much; the first moment is before everything.</summary>
    IEnumerable<int[]> Steps(int most, int from = 1)
    {
        if (most == 0)
        {
            yield return new int[_end];
            yield break;
        }
        for (var at = from; at <= _end; at++)
            foreach (var rest in Steps(most - 1, at))
                yield return [.. rest.Select((v, t) => v + (t >= at ? 1 : 0))];
    }

    IEnumerable<int[]> Free(int values)
    {
        var all = Math.Pow(values, _end);
        for (long code = 0; code < all; code++)
        {
            var (course, left) = (new int[_end], code);
            for (var t = 0; t < _end; t++)
                (course[t], left) = ((int)(left % values), left / values);
            yield return course;
        }
    }

    bool IsKept(string? performing)
    {
        var count = _commitments.Count;
        (_inForce, _owed, _bound, _reached, _triggered) = (Fresh(), Fresh(), Fresh(), Fresh(), Fresh());
        for (_now = 0; _now < _end; _now++)
        {
            foreach (var group in _groups)
                while (Advance(group)) { }
            for (var c = 0; c < count; c++)
                if (_bound[c] == Never && IsBound(c))
                    _bound[c] = _now;
        }
        _now = _end - 1;
        return Enumerable.Range(0, count).All(IsKept)
            && (
                performing is null || _commitments.FindIndex(c => c.Name == performing) is var i && Performed(i) < Never
            );

        int[] Fresh() => [.. Enumerable.Repeat(Never, count)];
    }

    /// <summary>Whether anything came about at this moment that was not there before.</summary>
    bool Advance(IReadOnlyList<int> group)
    {
        var changed = false;
        foreach (var i in group)
        {
            var c = _commitments[i];
            if (_triggered[i] == Never && (c.Upon is null || Is(c.Upon)))
                (_triggered[i], changed) = (_now, true);
            var made = c.Instrument is { } name ? StartOf(dossier.Instruments[name].MadeOn!) : 0;
            var from = c.From is { } start ? When(start).Start : 0;
            if (_inForce[i] == Never && Math.Max(Math.Max(_triggered[i], made), from) <= _now)
                (_inForce[i], changed) = (_now, true);
            if (_owed[i] == Never && _inForce[i] <= _now && _now < TermEnd(i) && IsProvided(i, _now))
                (_owed[i], changed) = (_now, true);
            if (_reached[i] == Never && _owed[i] <= _now && c.Duty == DutyKind.Achieve && Is(c.Goal!))
                (_reached[i], changed) = (_now, true);
        }
        return changed;
    }

    /// <summary>Whether it is owed now and not excused.</summary>
    bool IsBound(int i) =>
        _inForce[i] <= _now
        && _now < TermEnd(i)
        && IsProvided(i, _now)
        && (_commitments[i].Unless is not { } excuse || !Is(excuse));

    /// <summary>A proviso asks how others stood a moment before.</summary>
    bool IsProvided(int i, int t)
    {
        if (_commitments[i].Provided is not { } proviso)
            return true;
        var now = _now;
        (_now, _asksBefore) = (t, true);
        var holds = Is(proviso);
        (_now, _asksBefore) = (now, false);
        return holds;
    }

    bool IsKept(int i)
    {
        var c = _commitments[i];
        if (c.Duty == DutyKind.Achieve)
        {
            if (_owed[i] == Never || Due(i) is not { } due || due >= TermEnd(i) || _reached[i] <= due)
                return true;
            // What falls due after all days is never due.
            if (due >= _end)
                return true;
            if (!IsExcused(due) && (_owed[i] > due || IsProvided(i, due)))
                return false;
            // Not owed at its deadline, it is due on the day on which it is owed again.
            for (var t = Math.Max(due + 1, _owed[i]); t < Math.Min(_end, TermEnd(i)); t++)
                if (IsProvided(i, t) && !IsExcused(t))
                    return _reached[i] <= EndOfDay(DayOf(t));
            return true;
        }
        for (var t = _inForce[i]; t < Math.Min(_end, TermEnd(i)); t++)
            if (
                IsProvided(i, t)
                && !IsExcused(t)
                && (c.Duty == DutyKind.Avoid ? IsAt(c.Goal!, t) : IsBroken(c.Goal!, t))
            )
                return false;
        return true;

        bool IsExcused(int t) => c.Unless is { } excuse && IsAt(excuse, t);
    }

    /// <summary>Of what only ever begins, silence breaks nothing: neither that nobody has counted, nor that nobody has counted so far.</summary>
    bool IsBroken(Condition goal, int t) =>
        goal switch
        {
            AllOf all => all.Parts.Any(p => IsBroken(p, t)),
            Holds holds when dossier.Facts[holds.Fact.Fact].Kind == FactKind.Event => false,
            Compare { Comparison: Comparison.AtLeast or Comparison.Exactly } compare
                when dossier.Facts[compare.Fact.Fact].Kind == FactKind.Tally => compare.Comparison == Comparison.Exactly
                && Amount(compare.Fact.Fact, t) > compare.Amount,
            _ => !IsAt(goal, t),
        };

    /// <summary>
    /// A text of days asks for one at least, or two. Other texts ask for one or two in every way, and what is counted may
    /// be weighed: it steps from 0 to 1, to between, to 2 and beyond.
    /// </summary>
    decimal Amount(string fact, int t)
    {
        var value = _values[fact][t];
        return slots == 1 || value == 0 || dossier.Facts[fact].Kind != FactKind.Tally ? value : (value + 1) / 2m;
    }

    int TermEnd(int i) => _commitments[i].Until is { } until ? When(until).TermEnd : Never;

    int Performed(int i) => _reached[i] < TermEnd(i) ? _reached[i] : Never;

    int? Due(int i)
    {
        var c = _commitments[i];
        if (c.By is { } by)
            return When(by).End is var end && end < Never ? end : null;
        if (c.Within is { } within)
            return _inForce[i] is > 0 and < Never ? EndOfDay(DayOf(_inForce[i]) + within.Days) : null;
        return null;
    }

    bool IsAt(Condition condition, int t)
    {
        var now = _now;
        _now = t;
        var holds = Is(condition);
        _now = now;
        return holds;
    }

    bool Is(Condition condition)
    {
        switch (condition)
        {
            case Holds holds:
                return _values[holds.Fact.Fact][_now] >= 1;
            case Compare compare:
                var value = Amount(compare.Fact.Fact, _now);
                return compare.Comparison switch
                {
                    Comparison.AtLeast => value >= compare.Amount,
                    Comparison.AtMost => value <= compare.Amount,
                    Comparison.Above => value > compare.Amount,
                    Comparison.Below => value < compare.Amount,
                    _ => value == compare.Amount,
                };
            case AllOf all:
                return all.Parts.All(Is);
            case AnyOf any:
                return any.Parts.Any(Is);
            case Not not:
                return !Is(not.Part);
            case HasCome come:
                return When(come.Moment).Start <= _now;
            case Before before:
                var (one, other) = (First(before.First), First(before.Then));
                return one <= _now && one < other;
            case StatusIs status:
                var i = _commitments.FindIndex(c => c.Name == status.Commitment);
                return Stands(i, status.Status);
            default:
                throw new NotSupportedException(condition.ToString());
        }
    }

    bool Stands(int i, Status status)
    {
        if (_asksBefore)
        {
            // Who has just come into force has kept its word.
            if (status == Status.Kept && _inForce[i] == _now)
                return true;
            (_now, _asksBefore) = (_now - 1, false);
            var stood = Stands(i, status);
            (_now, _asksBefore) = (_now + 1, true);
            return stood;
        }
        var hasEnded = TermEnd(i) <= _now;
        var isFulfilled =
            _commitments[i].Duty == DutyKind.Achieve ? Performed(i) <= _now : hasEnded && _bound[i] < Never;
        return status == Status.Kept ? _inForce[i] <= _now && (!hasEnded || isFulfilled) : isFulfilled;
    }

    /// <summary>When it first held, as of now.</summary>
    int First(Condition condition)
    {
        for (var t = 0; t <= _now; t++)
            if (IsAt(condition, t))
                return t;
        return Never;
    }

    Span When(Moment moment)
    {
        switch (moment)
        {
            case OnDate date:
                var day = Period
                    .Between(
                        first,
                        LocalDate.FromDateTime(date.Date.Bounds(DateTimeZone.Utc).Earliest.ToDateTimeUtc()),
                        PeriodUnits.Days
                    )
                    .Days;
                return Whole(day);
            case WhenHolds holds:
                return First(holds.Condition) is var t ? new(t, t, t) : default;
            case DueOf due:
                var end = Due(_commitments.FindIndex(c => c.Name == due.Commitment)) ?? Never;
                return new(end, end, end == Never ? Never : end + 1);
            case Offset offset:
                var anchor = When(offset.Anchor);
                // From what was so from the beginning nothing can be counted.
                if (anchor.Start is 0 or >= Never)
                    return new(Never, Never, Never);
                var reached = Whole(DayOf(anchor.Start) + (offset.After ? 1 : -1) * offset.Length.Days);
                return offset.Anchor is WhenHolds
                    ? new Span(
                        Math.Max(reached.Start, anchor.Start),
                        Math.Max(reached.End, anchor.Start),
                        Math.Max(reached.TermEnd, anchor.Start)
                    )
                    : reached;
            case EarlierOf earlier:
                var some = earlier.Moments.Select(When).ToList();
                var soonest = some.MinBy(m => m.End);
                return soonest with { Start = some.Min(m => m.Start) };
            case LaterOf later:
                var all = later.Moments.Select(When).ToList();
                var last = all.MaxBy(m => m.End);
                return last with { Start = all.Max(m => m.Start) };
            default:
                throw new NotSupportedException(moment.ToString());
        }
    }

    Span Whole(int day) => new(day * slots - _before, EndOfDay(day), EndOfDay(day) + 1);

    int EndOfDay(int day) => (day + 1) * slots - _before - 1;

    int DayOf(int t) => (int)Math.Floor((double)(t + _before) / slots);

    int StartOf(Servanda.Edtf.EdtfDate date) => When(new OnDate(date)).Start;
}
