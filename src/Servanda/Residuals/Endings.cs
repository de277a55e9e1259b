using Servanda.Assessment;
using Servanda.Model;
using Servanda.Record;

namespace Servanda.Residuals;

/// <summary>
/// That nothing more can be owed: whatever comes, and touches none of the past, the status stays within some.
/// </summary>
/// <param name="Reason">Why.</param>
/// <param name="Statuses">The statuses it can still have.</param>
internal sealed record Ending(LeftOutReason Reason, StatusSet Statuses);

/// <summary>What has ended by a moment, for ever (semantics 3.17).</summary>
internal sealed class Endings
{
    static readonly StatusSet Performed = StatusSet.Of(Status.Fulfilled, Status.FulfilledLate);
    static readonly StatusSet Over = Performed.Union(StatusSet.Of(Status.Superseded, Status.Lapsed));
    static readonly StatusSet Excused = Performed.Union(
        StatusSet.Of(Status.Excused, Status.Cured, Status.Lapsed, Status.NotInForce, Status.Superseded)
    );
    static readonly StatusSet NotInForce = StatusSet.Of(Status.NotInForce, Status.Lapsed);

    readonly Evaluation _run;
    readonly long _at;
    readonly Dictionary<string, Ending> _whole = new(StringComparer.Ordinal);
    readonly Dictionary<(string, string), Ending> _instances = [];

    /// <summary>Finds what has ended, as evaluated, by a second.</summary>
    public Endings(Evaluation run, long at)
    {
        (_run, _at, Moments) = (run, at, new SettledMoments(run, at, n => Of(n) is not null));
        // One ending may follow from another: a consequence without a breach, what waits for what has lapsed.
        var names = run.Index.Dossier.Commitments.Keys.Concat(run.Index.Dossier.Powers.Keys).ToList();
        for (var grew = true; grew; )
        {
            grew = false;
            foreach (var name in names)
                if (!_whole.ContainsKey(name) && run.Of(name) is { } outcome && Find(outcome) is { } ending)
                    grew |= _whole.TryAdd(name, ending);
        }
    }

    /// <summary>What moments have settled.</summary>
    public SettledMoments Moments { get; }

    /// <summary>How a commitment or a power ended; null where it has not.</summary>
    public Ending? Of(string name) => _whole.GetValueOrDefault(name);

    /// <summary>How the instance of one member ended; null where it has not.</summary>
    public Ending? Of(string name, string member) => _instances.GetValueOrDefault((name, member));

    /// <summary>Whether something open counts from a tally, and so from where this, owed before it, leaves off (3.9).</summary>
    bool IsCountedBeside(Commitment commitment) =>
        _run
            .Ties.Claimants(commitment)
            .Select(c => _run.Of(c.Name))
            .OfType<Outcome>()
            .Any(o => o.Instances.Any(i => !i.Standing[_at].Possible.IsWithin(Over)));

    Ending? Find(Outcome outcome)
    {
        if (IsCountedBeside(outcome.Commitment))
            return null;
        if (!outcome.Commitment.HasInstances)
            return Find(outcome, outcome.Kinds[0]);
        // A consequence of what cannot be broken any more begins for no period.
        if (
            outcome.Commitment.Recurrence is not null
            && !IsLastPeriod(outcome)
            && !Array.TrueForAll(outcome.Kinds, i => IsNever(i.Breach))
        )
            return null;
        var endings = new List<Ending>();
        foreach (var instance in outcome.Instances)
        {
            if (instance.Name is not { } member)
                return new Ending(LeftOutReason.Fulfilled, StatusSet.Of(Status.Fulfilled));
            if (Find(outcome, instance) is not { } ending)
                continue;
            _instances[(outcome.Commitment.Name, member)] = ending;
            endings.Add(ending);
        }
        return endings.Count < outcome.Instances.Length
            ? null
            : new Ending(
                endings[0].Reason,
                endings.Select(e => e.Statuses).Aggregate(StatusSet.Of(), (all, one) => all.Union(one))
            );
    }

    Ending? Find(Outcome outcome, Instance instance)
    {
        if (instance.IsCut || instance.Headline is null)
            return null;
        // Of a power, what was done by it is laid over, and stays.
        if (instance.Available is { } available)
            return Find(outcome, instance, available[_at].Possible) is { } unused
                ? unused with
                {
                    Statuses = instance
                        .Standing[_at]
                        .Possible.Union(unused.Statuses)
                        .Except(
                            instance.Standing[_at].Possible == StatusSet.Of(Status.Exercised)
                                ? unused.Statuses
                                : default
                        ),
                }
                : null;
        return Find(outcome, instance, instance.Standing[_at].Possible);
    }

    Ending? Find(Outcome outcome, Instance instance, StatusSet possible)
    {
        if (possible == StatusSet.Of(Status.Superseded))
            return new Ending(LeftOutReason.Superseded, possible);
        // A new version may yet take the place of what was performed; what was terminated may snap back.
        if (instance.Takeovers.Count > 0 || MaySnapBack(outcome))
            return null;
        var declared = outcome.Declared;
        if (!declared.RestsOnPower && declared.WaivedFrom <= _at)
            return new Ending(LeftOutReason.Excused, Excused);
        var isPerformance =
            outcome.Commitment.Duty is DutyKind.Achieve or DutyKind.Seek && possible.IsWithin(Performed);
        if (possible.IsWithin(Over) && (isPerformance || IsTermSettled(outcome.Commitment)))
            return possible.Meets(Performed)
                ? new Ending(LeftOutReason.Fulfilled, possible)
                : new Ending(LeftOutReason.Lapsed, possible.Union(StatusSet.Of(Status.Excused)));
        var isTermOver = IsTermOver(outcome, instance);
        // What was cured cannot be broken again.
        if (isTermOver && possible.IsWithin(Over.Union(StatusSet.Of(Status.Cured))))
            return new Ending(LeftOutReason.Lapsed, possible);
        var never = StatusSet.Of(Status.NotInForce);
        if (possible == never && isTermOver)
            return new Ending(LeftOutReason.Lapsed, NotInForce);
        if (possible == never && CannotBegin(instance))
            return new Ending(LeftOutReason.NeverInForce, never);
        if (
            possible == StatusSet.Of(Status.Excused)
            && instance.Unless is { } unless
            && Settled(unless.Condition, unless) == true
        )
            return new Ending(LeftOutReason.Excused, Excused);
        return null;
    }

    bool MaySnapBack(Outcome outcome) =>
        outcome.Declared.TerminatedFrom <= _at
        && _run.Index.Dossier.Powers.Values.Any(p =>
            p.Verb == Verb.SnapsBack
            && (p.Object == outcome.Commitment.Name || p.Object == outcome.Commitment.Instrument)
        );

    /// <summary>Whether no later amendment moves its term.</summary>
    bool IsTermSettled(Commitment commitment) =>
        commitment.Until is not { } until
        || new Mentions(_run.Index.Dossier).Add(until).Dues.All(d => Of(d) is not null);

    /// <summary>Whether no further period can begin, or be owed. An event may always occur again.</summary>
    bool IsLastPeriod(Outcome outcome)
    {
        var commitment = outcome.Commitment;
        if (!outcome.Declared.RestsOnPower && outcome.Declared.WaivedFrom <= _at)
            return true;
        if (commitment.Until is { } until && !Parts.All(until).Any(m => m is EachMoment))
            return outcome.Kinds.All(i => IsTermOver(outcome, i));
        if (commitment.Recurrence?.MomentOf(1) is not NthPeriod { Obtains: var obtains })
            return false;
        var state = new ConditionReader(_run, outcome.Place, null).Read(obtains, Interest.Creditors);
        return Settled(obtains, state) == false;
    }

    bool IsTermOver(Outcome outcome, Instance instance) =>
        (!outcome.Declared.RestsOnPower && outcome.Declared.TerminatedFrom <= _at)
        || (
            instance.Until is { IsCut: false } until
            && IsTermSettled(outcome.Commitment)
            && until.All().All(m => m is { } end && end.TermEnd <= _at)
        );

    bool CannotBegin(Instance instance) =>
        IsNever(instance.Upon) || IsNever(instance.Entry) || IsNever(instance.Breach);

    bool IsNever(Reading? reading) =>
        reading is not null
        && reading.Signal.First(Truth.Possible) > _at
        && Settled(reading.Condition, reading) == false;

    /// <summary>
    /// Whether a condition holds from the moment on, or does not, whatever comes that touches none of the past; null
    /// where that is open.
    /// </summary>
    public bool? Settled(Condition condition, Reading reading)
    {
        var now = reading.Signal[_at];
        switch (condition)
        {
            case Not not when reading.Parts is [var part]:
                return !Settled(not.Part, part);
            case AllOf all when reading.Parts.Length == all.Parts.Length:
                return Together(all.Parts.Select((p, i) => Settled(p, reading.Parts[i])), all: true);
            case AnyOf any when reading.Parts.Length == any.Parts.Length:
                return Together(any.Parts.Select((p, i) => Settled(p, reading.Parts[i])), all: false);
            case Holds when reading.Meaning is { } meaning:
                return Settled(meaning.Condition, meaning);
            case Holds holds:
                return IsLatched(holds.Fact.Fact) && (now & Truth.Established) != 0 ? true : null;
            case Compare { Comparison: Comparison.AtLeast or Comparison.Above } compare when reading.Fact is not null:
                return IsLatched(compare.Fact.Fact) && (now & Truth.Established) != 0 ? true : null;
            case Compare { Comparison: Comparison.AtMost or Comparison.Below } compare
                when reading is { Fact: null, Amounts: null }:
                return IsLatched(compare.Fact.Fact) && (now & Truth.Possible) == 0 ? false : null;
            case IsMade or Before:
                return (now & Truth.Established) != 0 ? true : null;
            case Lasting lasting when reading.Parts is [var whole] && Settled(lasting.Part, whole) == true:
                return (now & Truth.Established) != 0 ? true : null;
            case HasCome come:
                return (now & Truth.Established) != 0 && Moments.IsSettled(come.Moment, reading.Moments!) ? true : null;
            case HasPassed passed:
                return (now & Truth.Established) != 0 && Moments.IsSettled(passed.Moment, reading.Moments!)
                    ? true
                    : null;
            case StatusIs status when Of(status.Commitment) is { } ending:
                var asked = StatusSet.InReference(status.Status);
                return ending.Statuses.IsWithin(asked) ? true
                    : ending.Statuses.Meets(asked) ? null
                    : false;
            default:
                return null;
        }
    }

    // An event that happened, and a count that was reached, stay so.
    bool IsLatched(string fact) =>
        _run.Index.Dossier.Facts.GetValueOrDefault(fact)
            is { Kind: FactKind.Event or FactKind.Tally, Definition: null, Reckoned: null };

    static bool? Together(IEnumerable<bool?> parts, bool all)
    {
        var open = false;
        foreach (var part in parts)
            if (part is null)
                open = true;
            else if (part != all)
                return !all;
        return open ? null : all;
    }
}
