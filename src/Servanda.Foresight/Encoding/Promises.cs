using Google.OrTools.Sat;
using Servanda.Model;

namespace Servanda.Foresight.Encoding;

/// <summary>
/// The commitments as times: what binds them, and what other clauses ask of them. Everybody keeps every promise, so that
/// nothing is ever breached or overdue, and what would follow from a breach never comes into force.
/// </summary>
internal sealed class Promises
{
    readonly Puzzle _puzzle;
    readonly Dossier _dossier;
    readonly Rosters _rosters;
    readonly Reader _reader;
    readonly Assumptions _assumptions;
    readonly Dictionary<string, IReadOnlyList<Promise>> _of = new(StringComparer.Ordinal);
    readonly Dictionary<string, Time> _made = new(StringComparer.Ordinal);
    readonly Dictionary<string, Time> _taken = new(StringComparer.Ordinal);
    readonly Dictionary<(string, string), Time> _open = [];
    readonly HashSet<string> _consequences;

    public Promises(Puzzle puzzle, Dossier dossier, Rosters rosters, Reader reader, Assumptions assumptions)
    {
        (_puzzle, _dossier, _rosters, _reader, _assumptions) = (puzzle, dossier, rosters, reader, assumptions);
        _consequences = [.. dossier.Commitments.Values.Select(c => c.Otherwise).OfType<string>()];
    }

    /// <summary>All of them, by name.</summary>
    public IEnumerable<Promise> All => Clauses.Binding(_dossier).SelectMany(c => Of(c.Name));

    /// <summary>The instances of a commitment that are considered; none where it binds nobody.</summary>
    public IReadOnlyList<Promise> Of(string name)
    {
        if (_of.TryGetValue(name, out var known))
            return known;
        if (
            !_dossier.Commitments.TryGetValue(name, out var commitment)
            || commitment is not { VariantOf: null, Duty: not null, Goal: not null }
        )
            return _of[name] = [];
        var (pending, inForce) = (new List<Promise>(), new List<Time>());
        // What refers back to this one while it is read finds these times, which are tied to the true ones below.
        IReadOnlyList<string?> members = commitment.ForEach is { } each ? [.. _rosters.MembersOf(each.Roster)] : [null];
        foreach (var member in members)
        {
            var setting = new Setting(member, commitment.Recurrence?.MomentOf(1), name);
            pending.Add(
                new Promise
                {
                    Commitment = commitment,
                    Setting = setting,
                    Beginnings = [],
                    InForce = _puzzle.NewTime(name),
                    TermEnd = _puzzle.NewTime(name),
                    Owed = _puzzle.NewTime(name),
                    OwedAsSwitched = _puzzle.NewTime(name),
                    Reached = commitment.Duty == DutyKind.Achieve ? _puzzle.NewTime(name) : _puzzle.Never,
                    Performed = _puzzle.NewTime(name),
                    Due = commitment.By is null && commitment.Within is null ? null : Unknown(name),
                }
            );
        }
        _of[name] = pending;
        if (commitment.Recurrence is not null)
            _reader.NotConsidered.Add($"the instances of {name} after the first");
        return _of[name] = [.. pending.Select(Settled)];
    }

    MomentTimes Unknown(string name) => new(_puzzle.NewTime(name), _puzzle.NewTime(name), _puzzle.NewTime(name));

    /// <summary>A promise with its times known, those given out before tied to them.</summary>
    Promise Settled(Promise open)
    {
        var (commitment, setting) = (open.Commitment, open.Setting);
        var beginnings = BeginningsOf(commitment, setting).ToList();
        var inForce = _puzzle.Latest(beginnings.Select(b => b.Time));
        var asSwitched = _puzzle.Latest(beginnings.Select(b => Switched(b.Kind, b.Name, b.Time)));
        var until = commitment.Until is { } end ? _reader.Read(end, setting).TermEnd : _puzzle.Never;
        var termEnd = _puzzle.Earliest(until, TakenOver(commitment));
        var due =
            commitment.By is { } by ? _reader.Read(by, setting)
            : commitment.Within is { } within
                ? _reader.Counting.Shift(new(inForce, inForce, inForce), within, commitment.WithinWorkingDays, true)
            : null;
        var promise = open with
        {
            Beginnings = beginnings,
            InForce = inForce,
            TermEnd = termEnd,
            Owed = Owed(commitment, setting, inForce, termEnd, false),
            OwedAsSwitched = Owed(commitment, setting, asSwitched, termEnd, true),
            Due = due,
        };
        Tie(open.InForce, promise.InForce);
        Tie(open.TermEnd, promise.TermEnd);
        Tie(open.Owed, promise.Owed);
        Tie(open.OwedAsSwitched, promise.OwedAsSwitched);
        if (due is not null && open.Due is { } before)
        {
            Tie(before.Start, due.Start);
            Tie(before.End, due.End);
            Tie(before.TermEnd, due.TermEnd);
        }
        return promise;
    }

    void Tie(Time given, Time known) => _puzzle.Same(given, known);

    Time Switched(ClauseKind kind, string name, Time time) =>
        _puzzle.If(_assumptions.Of(new ClauseRef(kind, name)), time, _puzzle.Beginning);

    IEnumerable<Beginning> BeginningsOf(Commitment commitment, Setting setting)
    {
        if (commitment.Instrument is { } name && _dossier.Instruments.TryGetValue(name, out var instrument))
        {
            yield return new Beginning(ClauseKind.Made, name, MadeAt(name));
            if (instrument.Upon is { } condition)
                yield return new Beginning(ClauseKind.InForce, name, _reader.First(condition, Setting.None));
            if (MustJoin(commitment, instrument))
                yield return new Beginning(ClauseKind.InForce, name, Open(commitment.Name, "joins"));
        }
        if (commitment.Upon is { } upon)
            yield return new Beginning(ClauseKind.Upon, commitment.Name, _reader.First(upon, setting));
        if (commitment.From is { } from)
            yield return new Beginning(ClauseKind.From, commitment.Name, _reader.Read(from, setting).Start);
        if (setting.Each is { } each)
            yield return new Beginning(ClauseKind.Each, commitment.Name, _reader.Read(each, setting).Start);
        if (_consequences.Contains(commitment.Name))
            yield return new Beginning(ClauseKind.Upon, commitment.Name, _puzzle.Never);
    }

    /// <summary>Whether it binds only those who may join and have not yet (semantics 3.14).</summary>
    bool MustJoin(Commitment commitment, Instrument instrument) =>
        commitment.Obligors.Length > 0
        && commitment.Obligors.All(o =>
            !instrument.Makers.Contains(o)
            && _dossier.Powers.Values.Any(p =>
                p.Verb == Verb.Joins && p.Object == instrument.Name && p.Holders.Contains(o)
            )
        );

    /// <summary>A time of which the text says nothing.</summary>
    Time Open(string name, string what)
    {
        if (!_open.TryGetValue((name, what), out var time))
            _open[(name, what)] = time = _puzzle.NewHappening($"{name} {what}");
        return time;
    }

    Time Owed(Commitment commitment, Setting setting, Time inForce, Time termEnd, bool asSwitched)
    {
        if (commitment.Provided is not { } provided)
            return _puzzle.IfBefore(inForce, termEnd);
        setting = setting with { IsProviso = true };
        if (_reader.WindowOf(provided, setting) is { } window)
        {
            var start = asSwitched ? Switched(ClauseKind.Provided, commitment.Name, window.Start) : window.Start;
            return _puzzle.IfBefore(_puzzle.Latest(inForce, start), _puzzle.Earliest(termEnd, window.End));
        }
        var owed = _puzzle.NewTime(commitment.Name);
        var comes = _puzzle.Comes(owed);
        _puzzle.AtMost(inForce, owed, comes);
        _puzzle.Before(owed, termEnd, comes);
        _reader.HoldsAt(
            provided,
            owed,
            setting,
            asSwitched ? [comes, _assumptions.Of(new ClauseRef(ClauseKind.Provided, commitment.Name))] : [comes]
        );
        if (!asSwitched)
            _reader.FailsThrough(provided, inForce, _puzzle.Earliest(owed, termEnd), setting);
        return owed;
    }

    /// <summary>When a new version takes the place of a commitment.</summary>
    Time TakenOver(Commitment commitment)
    {
        var versions = Clauses.Binding(_dossier).Where(c => c.Replaces.Contains(commitment.Name)).ToList();
        var times = versions.ConvertAll(TakesEffect);
        if (commitment.Instrument is { } under && !commitment.Survives)
            times.AddRange(
                _dossier.Instruments.Values.Where(i => i.Replaces.Contains(under)).Select(i => InForceAt(i.Name))
            );
        if (commitment.ForEach is not null || versions.Exists(v => v.HasInstances))
            if (times.Count > 0)
                _reader.NotConsidered.Add($"which instances of {commitment.Name} are replaced");
        return _puzzle.Earliest(times);
    }

    Time TakesEffect(Commitment version)
    {
        if (_taken.TryGetValue(version.Name, out var known))
            return known;
        _taken[version.Name] = _puzzle.Never;
        List<Time> parts = [];
        if (version.Instrument is { } instrument)
            parts.Add(InForceAt(instrument));
        if (version.From is { } from)
            parts.Add(_reader.Read(from, Setting.None).Start);
        return _taken[version.Name] = _puzzle.Latest(parts);
    }

    /// <summary>When an instrument is made.</summary>
    public Time MadeAt(string name)
    {
        if (_made.TryGetValue(name, out var known))
            return known;
        var instrument = _dossier.Instruments.GetValueOrDefault(name);
        return _made[name] =
            instrument is null or { MadeOn: null, Makers: [] } ? _puzzle.Beginning
            : instrument.MadeOn is { } date ? _reader.Read(new OnDate(date), Setting.None).Start
            : _puzzle.NewHappening($"{name} is made");
    }

    /// <summary>When an instrument without a date is made, by name.</summary>
    public IEnumerable<(string Instrument, Time Time)> Signatures =>
        _made
            .Where(m => _dossier.Instruments.GetValueOrDefault(m.Key) is { MadeOn: null, Makers: not [] })
            .OrderBy(m => m.Key, StringComparer.Ordinal)
            .Select(m => (m.Key, m.Value));

    Time InForceAt(string name) =>
        _dossier.Instruments.GetValueOrDefault(name)?.Upon is { } upon
            ? _puzzle.Latest(MadeAt(name), _reader.First(upon, Setting.None))
            : MadeAt(name);

    /// <summary>When an instrument stands so. Nobody terminates or suspends anything here.</summary>
    public Window WindowOf(InstrumentIs condition)
    {
        var taken = _puzzle.Earliest(
            _dossier
                .Instruments.Values.Where(i => i.Replaces.Contains(condition.Instrument))
                .Select(i => InForceAt(i.Name))
        );
        return condition.Status switch
        {
            InstrumentStatus.InForce => new Window(InForceAt(condition.Instrument), taken),
            InstrumentStatus.Superseded => new Window(taken, _puzzle.Never),
            _ => new Window(_puzzle.Never, _puzzle.Never),
        };
    }

    /// <summary>When a commitment is due.</summary>
    public MomentTimes DueOf(string name)
    {
        var dues = Of(name).Select(p => p.Due).ToList();
        if (dues is not [{ } due, ..] || _dossier.Commitments[name].Recurrence is not null)
            return new(_puzzle.Never, _puzzle.Never, _puzzle.Never);
        return new(due.End, due.End, _reader.Counting.Plus(due.End, 1));
    }

    /// <summary>When a commitment or a power has a status; null where that may come and go.</summary>
    public Window? WindowOf(StatusIs condition)
    {
        if (_dossier.Powers.ContainsKey(condition.Commitment))
            return condition.Status == Status.Exercised
                ? new Window(Open(condition.Commitment, "is exercised"), _puzzle.Never)
                : null;
        if (Of(condition.Commitment) is not [var first, ..] promises)
            return null;
        var standing = first.Commitment.Duty is DutyKind.Keep or DutyKind.Avoid;
        switch (condition.Status)
        {
            case Status.Fulfilled:
                return new Window(_puzzle.Latest(promises.Select(p => p.Performed)), _puzzle.Never);
            case Status.Kept:
                return new Window(
                    _puzzle.Latest(promises.Select(p => p.InForce)),
                    _puzzle.Earliest(promises.Select(Lapses))
                );
            case Status.Breached or Status.Overdue or Status.Cured or Status.FulfilledLate or Status.Suspended:
                return new Window(_puzzle.Never, _puzzle.Never);
            case Status.NotInForce when promises.Count == 1:
                return new Window(_puzzle.Beginning, first.InForce);
            case Status.Pending
                when promises.Count == 1
                    && !standing
                    && first.Commitment is { Provided: null, Unless: null, Together: null }:
                return new Window(first.InForce, _puzzle.Earliest(first.Performed, first.TermEnd));
            default:
                return null;
        }
    }

    /// <summary>When it ends unperformed, or was never owed.</summary>
    Time Lapses(Promise promise) => _puzzle.If(_puzzle.Comes(promise.Performed), _puzzle.Never, promise.TermEnd);

    /// <summary>What every promise asks, once all have been read.</summary>
    public void Bind()
    {
        foreach (var promise in All.ToList())
            switch (promise.Commitment.Duty)
            {
                case DutyKind.Achieve:
                    BindResult(promise);
                    break;
                case DutyKind.Seek:
                    _puzzle.AtMost(promise.InForce, promise.Performed, _puzzle.Comes(promise.Performed));
                    break;
                default:
                    BindStanding(promise);
                    break;
            }
    }

    void BindResult(Promise promise)
    {
        var (commitment, setting) = (promise.Commitment, promise.Setting);
        var reached = promise.Reached;
        var comes = _puzzle.Comes(reached);
        var counts = _assumptions.Of(new ClauseRef(ClauseKind.Duty, commitment.Name));
        _puzzle.AtMost(promise.OwedAsSwitched, reached, comes);
        if (_reader.WindowOf(commitment.Goal!, setting) is { } goal)
        {
            _puzzle.AtMost(goal.Start, reached, comes, counts);
            if (goal.End.Value is not { } end || end < _puzzle.Grid.Never)
                _puzzle.Before(reached, goal.End, comes, counts);
            _puzzle.AtMost(reached, _puzzle.IfBefore(_puzzle.Latest(promise.Owed, goal.Start), goal.End));
        }
        else
        {
            _reader.HoldsAt(commitment.Goal!, reached, setting, comes, counts);
            _reader.FailsThrough(commitment.Goal!, promise.Owed, reached, setting);
        }

        var performed = _puzzle.IfBefore(reached, promise.TermEnd);
        if (commitment.Together is { } other)
            performed = _puzzle.Latest(performed, _reader.First(other, setting));
        Tie(promise.Performed, performed);
        if (promise.Due is { } due)
            BindDeadline(promise, reached, due);
    }

    /// <summary>Who owes it, and whose term outlasts the deadline, performs by then, unless excused or no longer bound then.</summary>
    void BindDeadline(Promise promise, Time reached, MomentTimes due)
    {
        var (commitment, setting) = (promise.Commitment, promise.Setting);
        var counts = _assumptions.Of(new ClauseRef(ClauseKind.Deadline, commitment.Name));
        List<ILiteral> where = [counts, _puzzle.Comes(promise.Owed), _puzzle.IsBefore(due.End, promise.TermEnd)];
        var ends = promise.TermEnd;
        if (commitment.Provided is { } provided)
        {
            var proviso = setting with { IsProviso = true };
            if (_reader.WindowOf(provided, proviso) is not { } window || !Lasts(window))
                where.Add(
                    _puzzle.Not(
                        Allowed(way =>
                        {
                            _reader.FailsAt(provided, due.End, proviso, way);
                            _puzzle.AtMost(promise.Owed, due.End, way);
                        })
                    )
                );
            if (_reader.WindowOf(provided, proviso) is { } holds)
                ends = _puzzle.Earliest(ends, holds.End);
        }
        if (commitment.Unless is { } unless)
        {
            where.Add(_puzzle.Not(Allowed(way => _reader.HoldsAt(unless, due.End, setting, way))));
            if (_reader.WindowOf(unless, setting) is { } excuse && !Lasts(excuse))
            {
                // Excused at its deadline, it is due on the day on which it is owed again.
                var again = _puzzle.Latest(promise.Owed, excuse.End);
                var then = _reader.Counting.WholeDay(_reader.Counting.DayOf(again)).End;
                _puzzle.Any(
                    [
                        _puzzle.IsAtMost(reached, due.End),
                        _puzzle.IsAtMost(reached, then),
                        _puzzle.IsAtMost(ends, again),
                    ],
                    [.. where[..3], _puzzle.IsAtMost(due.End, again)]
                );
            }
        }
        if (where.Exists(_puzzle.IsFalse))
            return;
        _puzzle.AtMost(reached, due.End, where);
    }

    bool Lasts(Window window) => window.End.Value >= _puzzle.Grid.Never;

    ILiteral Allowed(Action<ILiteral> require)
    {
        var way = _puzzle.NewChoice();
        require(way);
        return way;
    }

    void BindStanding(Promise promise)
    {
        var (commitment, setting) = (promise.Commitment, promise.Setting);
        var counts = _assumptions.Of(new ClauseRef(ClauseKind.Duty, commitment.Name));
        var owed = promise.Owed;
        List<ILiteral> isEverBound = [];
        var (from, to) = (promise.InForce, promise.TermEnd);
        if (commitment.Provided is { } provided)
        {
            if (_reader.WindowOf(provided, setting with { IsProviso = true }) is { } window)
                (from, to) = (_puzzle.Latest(from, window.Start), _puzzle.Earliest(to, window.End));
            else
            {
                // Surely owed at one moment at least; of the others nothing is known.
                _reader.NotConsidered.Add(
                    $"{commitment.Name} after its first day, since what it is provided on may come and go"
                );
                (from, to) = (promise.Owed, _reader.Counting.Plus(promise.Owed, 1));
            }
        }
        if (commitment.Unless is not { } unless)
            Stays(from, to);
        else if (_reader.WindowOf(unless, setting) is { } excuse)
        {
            var excused = _puzzle.All(_puzzle.IsAtMost(excuse.Start, owed), _puzzle.IsBefore(owed, excuse.End));
            owed = _puzzle.If(excused, _puzzle.IfBefore(excuse.End, to), owed);
            Stays(from, _puzzle.Earliest(to, excuse.Start));
            if (excuse.End.Value is not { } end || end < _puzzle.Grid.Never)
                Stays(_puzzle.Latest(from, excuse.End), to);
        }
        else
        {
            _reader.NotConsidered.Add($"{commitment.Name}, since what excuses it may come and go");
            isEverBound.Add(_puzzle.NewChoice());
        }
        // What was never owed, or was excused all along, ends in no order.
        Tie(promise.Performed, _puzzle.If(_puzzle.All([_puzzle.Comes(owed), .. isEverBound]), promise.TermEnd));

        void Stays(Time since, Time before)
        {
            if (commitment.Duty == DutyKind.Avoid)
                Avoided(commitment.Goal!, since, before, setting, counts);
            else
                Kept(commitment.Goal!, since, before, setting, counts);
        }
    }

    /// <summary>Silence is no breach: of what has not been said to have begun, nothing is broken.</summary>
    void Kept(Condition goal, Time from, Time to, Setting setting, ILiteral counts)
    {
        if (goal is AllOf all)
            foreach (var part in all.Parts)
                Kept(part, from, to, setting, counts);
        else if (goal is Not not)
            Avoided(not.Part, from, to, setting, counts);
        else if (_reader.WindowOf(goal, setting) is { } window)
            _puzzle.Any([_puzzle.IsAtMost(to, window.End), _puzzle.IsAtMost(to, from)], counts);
        else
            _reader.HoldsThrough(goal, from, to, setting, counts);
    }

    void Avoided(Condition goal, Time from, Time to, Setting setting, ILiteral counts)
    {
        if (goal is Holds holds && _dossier.Facts.GetValueOrDefault(holds.Fact.Fact) is { Repeatable: true })
        {
            // Each occurrence breaks it anew, and those before it was owed do not count.
            var first = _reader.Thresholds.Of(new Threshold(setting.Of(holds.Fact), 1, false));
            _puzzle.Any(
                [_puzzle.IsBefore(first, from), _puzzle.IsAtMost(to, first), _puzzle.IsAtMost(to, from)],
                counts
            );
        }
        else
            _reader.FailsThrough(goal, from, to, setting, counts);
    }
}
