using Google.OrTools.Sat;
using Servanda.Model;
using Offset = Servanda.Model.Offset;

namespace Servanda.Foresight.Encoding;

/// <summary>
/// Reads conditions and moments as times. What holds once, from one time to another, is a <see cref="Window"/>, and exact;
/// what can come and go is required of its <see cref="Signals"/>. What has no exact form is left open and noted: it may
/// then be anything.
/// </summary>
internal sealed class Reader(Puzzle puzzle, Dossier dossier, Rosters rosters, Func<Reader, Promises> promises)
{
    readonly Dictionary<string, Time> _firsts = new(StringComparer.Ordinal);
    readonly Dictionary<string, MomentTimes> _moments = new(StringComparer.Ordinal);
    readonly Dictionary<string, Window> _windows = new(StringComparer.Ordinal);
    readonly HashSet<string> _open = new(StringComparer.Ordinal);
    Promises? _promises;

    public Counting Counting { get; } = new(puzzle, dossier);

    public Thresholds Thresholds { get; } = new(puzzle);

    public Signals Signals { get; } = new(puzzle);

    /// <summary>Readings of the text other than the first, where they were taken.</summary>
    public List<ILiteral> OtherReadings { get; } = [];

    /// <summary>What has been left open, since it cannot be said exactly in times.</summary>
    public SortedSet<string> NotConsidered { get; } = new(StringComparer.Ordinal);

    public Promises Promises => _promises ??= promises(this);

    /// <summary>When a condition first holds.</summary>
    public Time First(Condition condition, Setting setting)
    {
        var key = setting.Key(ModelText.Of(condition)) + (Parts.Increments(condition).Any() ? setting.Promise : "");
        if (_firsts.TryGetValue(key, out var known))
            return known;
        if (WindowOf(condition, setting) is { } window)
            return _firsts[key] = puzzle.IfBefore(window.Start, window.End);
        if (condition is AnyOf any)
            return _firsts[key] = puzzle.Earliest(any.Parts.Select(p => First(p, setting)));
        _firsts[key] = known = puzzle.NewTime(key);
        HoldsAt(condition, known, setting, puzzle.Comes(known));
        FailsThrough(condition, puzzle.Beginning, known, setting);
        return known;
    }

    /// <summary>From when to when a condition holds, where it does so once; null where it may come and go.</summary>
    public Window? WindowOf(Condition condition, Setting setting)
    {
        switch (condition)
        {
            case Holds holds:
                return OfFact(setting.Of(holds.Fact), new Threshold(setting.Of(holds.Fact), 1, false));
            case Compare compare
                when FactOf(compare.Fact) is { Kind: FactKind.Tally or FactKind.Event, Reckoned: null }:
                return Counted(setting.Of(compare.Fact), compare.Comparison, compare.Amount);
            case More more:
                return Latched(Grown(more, setting));
            case StatusIs status:
                var stands = Promises.WindowOf(status);
                return stands is not null && setting.IsProviso ? JustBefore(stands, status) : stands;
            case IsMade made:
                return Latched(Promises.MadeAt(made.Instrument));
            case InstrumentIs instrument:
                return Promises.WindowOf(instrument);
            case OfRoster all:
                return WindowOf(Spelt(all), setting);
            case HasCome come:
                return Latched(Read(come.Moment, setting).Start);
            case HasPassed passed:
                return Latched(Read(passed.Moment, setting).TermEnd);
            case AllOf all:
                return Together(all.Parts, setting);
            case AnyOf any:
                return Either(any.Parts, setting);
            case Not not:
                return WindowOf(not.Part, setting) is { } part ? Contrary(part) : null;
            case Lasting lasting:
                return WindowOf(lasting.Part, setting) is { } lasts ? Lasted(lasts, lasting) : null;
            case Before before:
                var (first, then) = (First(before.First, setting), First(before.Then, setting));
                return Latched(puzzle.IfBefore(first, then));
            default:
                return null;
        }
    }

    /// <summary>A condition holds at a time, where some things are so.</summary>
    public void HoldsAt(Condition condition, Time time, Setting setting, params ILiteral[] where)
    {
        if (WindowOf(condition, setting) is { } window)
        {
            puzzle.AtMost(window.Start, time, where);
            if (window.End.Value < puzzle.Grid.Never || window.End.Value is null)
                puzzle.Before(time, window.End, where);
            return;
        }
        switch (condition)
        {
            case AllOf all:
                foreach (var part in all.Parts)
                    HoldsAt(part, time, setting, where);
                break;
            case AnyOf any:
                Choose(any.Parts, where, (part, so) => HoldsAt(part, time, setting, so));
                break;
            case OfRoster of:
                HoldsAt(Spelt(of), time, setting, where);
                break;
            case Not not:
                FailsAt(not.Part, time, setting, where);
                break;
            case Lasting lasting:
                var since = puzzle.NewTime("");
                var lasted = Counting.Shift(new(since, since, since), lasting.Length, null, true);
                puzzle.AtMost(lasted.Start, time, where);
                HoldsThrough(lasting.Part, since, Counting.Plus(time, 1), setting, where);
                break;
            default:
                Require(condition, true, time, Counting.Plus(time, 1), setting, where);
                break;
        }
    }

    /// <summary>A condition does not hold at a time, where some things are so.</summary>
    public void FailsAt(Condition condition, Time time, Setting setting, params ILiteral[] where)
    {
        if (WindowOf(condition, setting) is { } window)
        {
            puzzle.Any(
                [
                    puzzle.IsBefore(time, window.Start),
                    puzzle.IsAtMost(window.End, time),
                    puzzle.IsAtMost(window.End, window.Start),
                ],
                where
            );
            return;
        }
        switch (condition)
        {
            case AllOf all:
                Choose(all.Parts, where, (part, so) => FailsAt(part, time, setting, so));
                break;
            case AnyOf any:
                foreach (var part in any.Parts)
                    FailsAt(part, time, setting, where);
                break;
            case OfRoster of:
                FailsAt(Spelt(of), time, setting, where);
                break;
            case Not not:
                HoldsAt(not.Part, time, setting, where);
                break;
            case Lasting:
                LeaveOpen(condition);
                break;
            default:
                Require(condition, false, time, Counting.Plus(time, 1), setting, where);
                break;
        }
    }

    /// <summary>A condition holds at every tick from one time to before another, where some things are so.</summary>
    public void HoldsThrough(Condition condition, Time from, Time to, Setting setting, params ILiteral[] where)
    {
        if (WindowOf(condition, setting) is { } window)
        {
            var inTime = puzzle.IsBefore(from, to);
            puzzle.AtMost(window.Start, from, [inTime, .. where]);
            puzzle.AtMost(to, window.End, [inTime, .. where]);
            return;
        }
        switch (condition)
        {
            case AllOf all:
                foreach (var part in all.Parts)
                    HoldsThrough(part, from, to, setting, where);
                break;
            case OfRoster of:
                HoldsThrough(Spelt(of), from, to, setting, where);
                break;
            case Not not:
                FailsThrough(not.Part, from, to, setting, where);
                break;
            case AnyOf or Lasting:
                LeaveOpen(condition);
                break;
            default:
                Require(condition, true, from, to, setting, where);
                break;
        }
    }

    /// <summary>A condition holds at no tick from one time to before another, where some things are so.</summary>
    public void FailsThrough(Condition condition, Time from, Time to, Setting setting, params ILiteral[] where)
    {
        if (WindowOf(condition, setting) is { } window)
        {
            puzzle.Any(
                [
                    puzzle.IsAtMost(to, window.Start),
                    puzzle.IsAtMost(window.End, from),
                    puzzle.IsAtMost(to, from),
                    puzzle.IsAtMost(window.End, window.Start),
                ],
                where
            );
            return;
        }
        switch (condition)
        {
            case AnyOf any:
                foreach (var part in any.Parts)
                    FailsThrough(part, from, to, setting, where);
                break;
            case OfRoster of:
                FailsThrough(Spelt(of), from, to, setting, where);
                break;
            case Not not:
                HoldsThrough(not.Part, from, to, setting, where);
                break;
            case AllOf or Lasting:
                LeaveOpen(condition);
                break;
            default:
                Require(condition, false, from, to, setting, where);
                break;
        }
    }

    /// <summary>A moment.</summary>
    public MomentTimes Read(Moment moment, Setting setting)
    {
        var key = setting.Key(ModelText.Of(moment));
        if (!_moments.TryGetValue(key, out var found))
            _moments[key] = found = ReadAnew(moment, setting);
        return found;
    }

    MomentTimes ReadAnew(Moment moment, Setting setting)
    {
        switch (moment)
        {
            case OnDate on:
                var bounds = on.Bounds(dossier.Zone);
                var (from, to) = (
                    new Time(puzzle.Grid.TickOf(bounds.Earliest)),
                    new Time(puzzle.Grid.TickOf(bounds.Latest))
                );
                return new MomentTimes(from, to, Counting.Plus(to, 1));
            case WhenHolds { Condition: Holds holds }
                when DefinedAs(setting.Of(holds.Fact)) is { Meaning: HasCome come } defined:
                return Read(come.Moment, defined.Setting);
            case WhenHolds holds:
                return Point(First(holds.Condition, setting));
            case DueOf due:
                return Promises.DueOf(due.Commitment);
            case EachMoment:
                return setting.Each is { } each ? Read(each, setting) : Point(puzzle.Never);
            case NthPeriod period:
                return Period(period, setting);
            case Offset offset:
                return Counted(offset, setting);
            case EarlierOf earlier:
                return Combine(earlier.Moments, setting, latest: false);
            case LaterOf later:
                return Combine(later.Moments, setting, latest: true);
            case EitherOf either:
                return Reading(either, setting);
            case UnlessHeld unless:
                var whole = Read(unless.Moment, setting);
                var isSo = puzzle.IsAtMost(whole.Start, First(unless.Condition, setting));
                return Where(isSo, whole);
            default:
                return Point(puzzle.Never);
        }
    }

    static MomentTimes Point(Time time) => new(time, time, time);

    MomentTimes Where(ILiteral isSo, MomentTimes times) =>
        new(puzzle.If(isSo, times.Start), puzzle.If(isSo, times.End), puzzle.If(isSo, times.TermEnd));

    /// <summary>The first, or the last, of several moments to end; of two with one end, the one named first.</summary>
    MomentTimes Combine(IEnumerable<Moment> parts, Setting setting, bool latest)
    {
        var times = parts.Select(p => Read(p, setting)).ToList();
        var chosen = times[0];
        foreach (var next in times.Skip(1))
        {
            var replaces = latest ? puzzle.IsBefore(chosen.End, next.End) : puzzle.IsBefore(next.End, chosen.End);
            var ends = new[] { chosen.End, next.End };
            chosen = chosen with
            {
                End = latest ? puzzle.Latest(ends) : puzzle.Earliest(ends),
                TermEnd = puzzle.If(replaces, next.TermEnd, chosen.TermEnd),
            };
        }
        var starts = times.Select(t => t.Start);
        return chosen with { Start = latest ? puzzle.Latest(starts) : puzzle.Earliest(starts) };
    }

    /// <summary>Whichever reading fits: a timetable is impossible only if it is in every reading.</summary>
    MomentTimes Reading(EitherOf either, Setting setting)
    {
        var readings = either.Readings.Select(r => Read(r, setting)).ToList();
        var chosen = readings.Select(_ => puzzle.NewChoice()).ToList();
        puzzle.Model.AddExactlyOne(chosen);
        OtherReadings.AddRange(chosen.Skip(1));
        return new(
            puzzle.OneOf([.. readings.Select(r => r.Start)], chosen),
            puzzle.OneOf([.. readings.Select(r => r.End)], chosen),
            puzzle.OneOf([.. readings.Select(r => r.TermEnd)], chosen)
        );
    }

    MomentTimes Counted(Offset whole, Setting setting)
    {
        var steps = new Stack<Offset>([whole]);
        while (steps.Peek().Anchor is Offset inner)
            steps.Push(inner);
        var anchor = steps.Peek().Anchor;
        if (anchor is EachMoment && setting.Each is { } each)
            anchor = each;
        Moment On(Moment other) => steps.Aggregate(other, (from, step) => step with { Anchor = from });
        if (
            anchor is WhenHolds { Condition: Holds holds }
            && DefinedAs(setting.Of(holds.Fact)) is { Meaning: HasCome come } defined
        )
            return Read(On(come.Moment), defined.Setting);
        var looksBack = steps.Any(s => !s.After);
        if (looksBack)
            switch (anchor)
            {
                case EarlierOf earlier:
                    return Read(new EarlierOf([.. earlier.Moments.Select(On)]), setting);
                case LaterOf later:
                    return Read(new LaterOf([.. later.Moments.Select(On)]), setting);
                case EitherOf either:
                    return Read(new EitherOf([.. either.Readings.Select(On)]), setting);
            }
        var start = Read(anchor, setting);
        var reached = start;
        foreach (var step in steps)
            reached = Counting.Shift(reached, step.Length, step.WorkingDays, step.After);
        if (!(looksBack || steps.All(IsThatDay)) || anchor is not (WhenHolds or UnlessHeld or NthPeriod))
            return reached;
        // What is counted back from something that only happens, or is its whole day, is not known before it has.
        var comes = puzzle.Comes(start.Start);
        return Where(
            comes,
            new(
                puzzle.Latest(reached.Start, start.Start),
                puzzle.Latest(reached.End, start.Start),
                puzzle.Latest(reached.TermEnd, start.Start)
            )
        );
    }

    static bool IsThatDay(Offset step) =>
        step is { Length: { Years: 0, Months: 0, Weeks: 0, Days: 0 }, WorkingDays: null or { Number: 0 } };

    MomentTimes Period(NthPeriod period, Setting setting)
    {
        var definition = FactOf(new FactRef(period.State))?.Definition;
        var begin = Read(definition?.From ?? new WhenHolds(period.Obtains), setting);
        var start = Counted(period.Number - 1).Start;
        var end = Counted(period.Number);
        var obtains =
            WindowOf(period.Obtains, setting) is { } window
                ? puzzle.All(puzzle.IsAtMost(window.Start, start), puzzle.IsBefore(start, window.End))
            : period.Number == 1 ? puzzle.True
            : puzzle.NewChoice();
        var whole = new MomentTimes(start, Counting.Plus(end.Start, -1), end.Start);
        return Where(
            puzzle.All(obtains, puzzle.Comes(whole.End)),
            whole with
            {
                Start = puzzle.Latest(start, begin.Start),
            }
        );

        MomentTimes Counted(int number)
        {
            var length = new NodaTime.PeriodBuilder
            {
                Years = period.Length.Years * number,
                Months = period.Length.Months * number,
                Weeks = period.Length.Weeks * number,
                Days = period.Length.Days * number,
            }.Build();
            return Counting.Shift(begin, length, null, true);
        }
    }

    /// <summary>As a proviso reads it; but who has just come into force has kept its word.</summary>
    Window JustBefore(Window window, StatusIs status) =>
        !puzzle.Grid.HasTimesOfDay
            ? window
            : new(
                status.Status == Status.Kept ? window.Start : Counting.Plus(window.Start, 1),
                Counting.Plus(window.End, 1)
            );

    Window Latched(Time start) => new(start, puzzle.Never);

    bool IsLatched(Window window) => window.End.Value >= puzzle.Grid.Never;

    bool IsFromTheBeginning(Window window) => window.Start.Value <= 0;

    Window? OfFact(FactRef fact, Threshold threshold)
    {
        if (DefinedAs(fact) is { } defined)
        {
            var key = defined.Setting.Key("as " + fact);
            if (_windows.TryGetValue(key, out var known))
                return known;
            // Definitions in a circle have been reported; nothing can be said of when they hold.
            if (!_open.Add(key))
                return null;
            var window = WindowOf(defined.Meaning, defined.Setting);
            _open.Remove(key);
            if (window is not null)
                _windows[key] = window;
            return window;
        }
        return FactOf(fact)?.Kind == FactKind.Event ? Latched(Thresholds.Of(threshold)) : null;
    }

    Window Counted(FactRef fact, Comparison comparison, decimal amount)
    {
        Time Reached(bool isStrict) => Thresholds.Of(new Threshold(fact, amount, isStrict));
        return comparison switch
        {
            Comparison.AtLeast => Latched(Reached(false)),
            Comparison.Above => Latched(Reached(true)),
            Comparison.AtMost => new Window(puzzle.Beginning, Reached(true)),
            Comparison.Below => new Window(puzzle.Beginning, Reached(false)),
            _ => new Window(Reached(false), Reached(true)),
        };
    }

    /// <summary>When a count has grown by an amount since the commitment was owed: not before it has come to that amount.</summary>
    Time Grown(More more, Setting setting)
    {
        var key = setting.Key($"{ModelText.Of(more)} of {setting.Promise}");
        if (_firsts.TryGetValue(key, out var time))
            return time;
        _firsts[key] = time = puzzle.NewTime(key);
        puzzle.AtMost(Thresholds.Of(new Threshold(setting.Of(more.Fact), more.Amount, false)), time);
        NotConsidered.Add($"from what count “{ModelText.Of(more)}” is reckoned");
        return time;
    }

    Window? Together(IEnumerable<Condition> parts, Setting setting)
    {
        var windows = parts.Select(p => WindowOf(p, setting)).ToList();
        return windows.Contains(null)
            ? null
            : new Window(puzzle.Latest(windows.Select(w => w!.Start)), puzzle.Earliest(windows.Select(w => w!.End)));
    }

    Window? Either(IEnumerable<Condition> parts, Setting setting)
    {
        var windows = parts.Select(p => WindowOf(p, setting)).ToList();
        if (windows.Contains(null))
            return null;
        if (windows.TrueForAll(w => IsLatched(w!)))
            return Latched(puzzle.Earliest(windows.Select(w => w!.Start)));
        if (windows.TrueForAll(w => IsFromTheBeginning(w!)))
            return new Window(puzzle.Beginning, puzzle.Latest(windows.Select(w => w!.End)));
        return null;
    }

    Window? Contrary(Window part) =>
        IsLatched(part) ? new Window(puzzle.Beginning, part.Start)
        : IsFromTheBeginning(part) ? Latched(part.End)
        : null;

    Window Lasted(Window part, Lasting lasting)
    {
        // What was so before all time has lasted.
        if (IsFromTheBeginning(part))
            return part;
        var start = puzzle.IfBefore(part.Start, part.End);
        if (!puzzle.Grid.HasTimesOfDay)
            return part with { Start = Counting.Shift(Point(start), lasting.Length, null, true).Start };
        // To the same hour of another day.
        var reached = Counting.Shift(Point(start), lasting.Length, null, true);
        if (!lasting.Length.HasDateComponent)
            return part with { Start = reached.Start };
        var day = Counting.WholeDay(Counting.DayOf(start));
        var time = puzzle.NewTime("");
        puzzle
            .Model.Add(time.Expression - reached.Start.Expression == start.Expression - day.Start.Expression)
            .OnlyEnforceIf(puzzle.Comes(start));
        puzzle.Same(time, puzzle.Never, puzzle.Not(puzzle.Comes(start)));
        return part with { Start = time };
    }

    void Choose(IReadOnlyList<Condition> parts, ILiteral[] where, Action<Condition, ILiteral[]> require)
    {
        var chosen = parts.Select(_ => puzzle.NewChoice()).ToList();
        puzzle.Any(chosen, where);
        foreach (var (part, choice) in parts.Zip(chosen))
            require(part, [choice, .. where]);
    }

    void Require(Condition condition, bool isSo, Time from, Time to, Setting setting, ILiteral[] where)
    {
        switch (condition)
        {
            case Holds holds when DefinedAs(setting.Of(holds.Fact)) is { } defined:
                var key = defined.Setting.Key("as " + setting.Of(holds.Fact));
                if (!_open.Add(key))
                    return;
                if (isSo)
                    HoldsThrough(defined.Meaning, from, to, defined.Setting, where);
                else
                    FailsThrough(defined.Meaning, from, to, defined.Setting, where);
                _open.Remove(key);
                return;
            case Holds holds:
                Add(Of(holds.Fact), isSo ? Values.Obtains : Values.ObtainsNot);
                return;
            case Compare compare when FactOf(compare.Fact) is { Kind: FactKind.Level, Reckoned: null }:
                var ranges = Values.Of(compare.Comparison, compare.Amount, isSo);
                if (ranges.Count == 1)
                    Add(Of(compare.Fact), ranges[0]);
                else
                {
                    var chosen = ranges.Select(_ => puzzle.NewChoice()).ToList();
                    puzzle.Any(chosen, where);
                    foreach (var (range, choice) in ranges.Zip(chosen))
                        Signals.Require(Of(compare.Fact), new Requirement(from, to, range, [choice, .. where]));
                }
                return;
            default:
                if (condition is not Prose)
                    LeaveOpen(condition);
                Add(new Signal(setting.Key(ModelText.Of(condition)), null), isSo ? Values.Obtains : Values.ObtainsNot);
                return;
        }

        Signal Of(FactRef fact) => new(setting.Of(fact).ToString(), setting.Of(fact));
        void Add(Signal signal, Values values) => Signals.Require(signal, new Requirement(from, to, values, where));
    }

    void LeaveOpen(Condition condition) => NotConsidered.Add($"when “{ModelText.Of(condition)}”");

    Fact? FactOf(FactRef fact) => dossier.Facts.GetValueOrDefault(fact.Fact);

    (Condition Meaning, Setting Setting)? DefinedAs(FactRef fact) =>
        FactOf(fact) is { Meaning: { } meaning }
            ? (meaning, fact.Member is { } member ? new Setting(member) : Setting.None)
            : null;

    /// <summary>What is asked of all, or any, of a roster, said of each member that is considered.</summary>
    Condition Spelt(OfRoster of)
    {
        var parts = rosters
            .MembersOf(of.Roster)
            .Select(m => (Condition)new Holds(new FactRef(of.Fact, m)))
            .Select(c => of.Negated ? new Not(c) : c)
            .ToList();
        return of.All ? new AllOf([.. parts]) : new AnyOf([.. parts]);
    }
}
