using Servanda.Assessment.Facts;
using Servanda.Assessment.Quantities;
using Servanda.Model;
using Servanda.Record;

namespace Servanda.Assessment;

/// <summary>A condition as read: its signal, and the readings of its parts down to facts.</summary>
internal sealed class Reading(Condition condition, Signal signal, Reading[] parts, FactReading? fact = null)
{
    /// <summary>What was read.</summary>
    public Condition Condition => condition;

    /// <summary>Its value over time.</summary>
    public Signal Signal => signal;

    /// <summary>The readings of its parts.</summary>
    public Reading[] Parts => parts;

    /// <summary>The fact's name, where it is the fact of the instance's own member.</summary>
    public string? OfOwnMember { get; init; }

    /// <summary>The fact, where this is one.</summary>
    public FactReading? Fact => fact;

    /// <summary>The two sides, where this is a comparison of quantities.</summary>
    public (AmountSignal Left, AmountSignal Right)? Amounts { get; init; }

    /// <summary>From where it counts, where this is "n more" that is owed.</summary>
    public CountedFrom? Start { get; init; }

    /// <summary>What a defined fact means; null where the record tells it.</summary>
    public Reading? Meaning { get; init; }

    /// <summary>Whether it tells the period within which something is counted, and nothing of what is asked for.</summary>
    public bool IsPeriod { get; init; }

    /// <summary>What the moment may be, where this is one that has come.</summary>
    public MomentOptions? Moments { get; init; }

    /// <summary>The same, with what another under a laxer standard leaves open left open.</summary>
    public Reading LeavingOpen(Reading laxer) =>
        new(condition, signal.LeavingOpen(laxer.Signal), parts, fact)
        {
            OfOwnMember = OfOwnMember,
            Amounts = Amounts,
            Start = Start,
            Meaning = Meaning,
            IsPeriod = IsPeriod,
            Moments = Moments,
        };

    /// <summary>Whether the moment must be over, and not only have come.</summary>
    bool IsOver => condition is HasPassed;

    /// <summary>
    /// Whether it can be so again after it was not: not where all that it asks is that a count, which never falls, should
    /// not have been reached.
    /// </summary>
    public bool CanComeTrueAgain(bool underNot = false) =>
        fact is not null
            ? fact is not TallyReading || !underNot
            : parts.Length == 0 || Array.Exists(parts, p => p.CanComeTrueAgain(underNot != IsNegation));

    /// <summary>Whether it is its part denied: <c>at most n</c> of a tally is "not above n".</summary>
    bool IsNegation =>
        condition is Not
        || (fact is null && condition is Compare { Comparison: Comparison.AtMost or Comparison.Below });

    /// <summary>This reading and all below it.</summary>
    public IEnumerable<Reading> All() => All(_ => true);

    /// <summary>This reading and all below it, but not what defined facts mean.</summary>
    public IEnumerable<Reading> AllButMeanings() => All(r => r.Meaning is null);

    /// <summary>This reading and all below it that is asked for: not what tells a period.</summary>
    public IEnumerable<Reading> AllAskedFor() => All(r => !r.IsPeriod);

    IEnumerable<Reading> All(Func<Reading, bool> entered)
    {
        var stack = new Stack<Reading>();
        stack.Push(this);
        while (stack.TryPop(out var reading))
        {
            yield return reading;
            if (!entered(reading))
                continue;
            for (var i = reading.Parts.Length - 1; i >= 0; i--)
                stack.Push(reading.Parts[i]);
        }
    }

    /// <summary>The moments at which it may first be true, before it is established (semantics 3.13), in order.</summary>
    public List<long> Candidates(DayMath days) => Candidates(days, signal.First(Truth.Established));

    /// <summary>The moments before another at which it may become true (3.13), in order.</summary>
    public List<long> Candidates(DayMath days, long established)
    {
        if (Meaning is not null)
            return Meaning.Candidates(days, established);
        if (!signal.IsUnsettledBefore(established))
            return [];
        var candidates = new List<long>();
        if (Fact is not { HasOnlyDatedCandidates: true })
            AddBeginnings(days, candidates);
        AddParts(days, false, candidates);
        candidates.RemoveAll(t => t >= established || (signal[t] & Truth.Possible) == 0);
        candidates.Sort();
        return [.. candidates.Distinct()];
    }

    /// <summary>Adds what facts and moments give, and the beginnings of the parts.</summary>
    void AddParts(DayMath days, bool underNot, List<long> candidates)
    {
        if (Meaning is not null)
        {
            Meaning.AddParts(days, underNot, candidates);
            return;
        }
        fact?.AddCandidates(candidates, underNot);
        if (Moments is { } moments)
        {
            foreach (var moment in moments.All())
                if (moment is { } come)
                    candidates.Add(IsOver ? come.TermEnd : come.Start);
            return;
        }
        foreach (var part in parts)
        {
            part.AddBeginnings(days, candidates);
            part.AddParts(days, underNot != condition is Not, candidates);
        }
    }

    void AddBeginnings(DayMath days, List<long> candidates)
    {
        if (Meaning is not null)
        {
            Meaning.AddBeginnings(days, candidates);
            return;
        }
        if (Moments is not null || fact is IAmountOfFact)
            return;
        var wasPossible = false;
        for (var i = 0; i < signal.From.Length; i++)
        {
            var isPossible = (signal.Pieces[i] & Truth.Possible) != 0;
            if (isPossible && !wasPossible)
            {
                var start = signal.From[i];
                candidates.Add(start == long.MinValue ? start : days.EndOfPart(start));
            }
            wasPossible = isPossible;
        }
    }
}

/// <summary>Reads conditions in one place of use (semantics 3.5, 3.8).</summary>
/// <param name="run">The evaluation to which the reading belongs.</param>
/// <param name="place">Whose interest and word count.</param>
/// <param name="member">What the variable of a <c>for each</c> stands for, or null.</param>
internal sealed class ConditionReader(Evaluation run, Place place, string? member)
{
    /// <summary>Whether a <c>provided</c> is read: statuses one second earlier (3.11).</summary>
    public bool IsProviso { get; init; }

    /// <summary>The findings on the commitment's goal, as statements about each fact of it (3.4); usually none.</summary>
    public IReadOnlyDictionary<int, List<Statement>>? Findings { get; init; }

    /// <summary>What the variable for a period or an occurrence stands for, or null.</summary>
    public Moment? Each { get; init; }

    /// <summary>From which counts <c>n more</c> of a tally is counted; null where it is not owed, so that nothing counts.</summary>
    public Func<FactRef, TallyAmount, CountedFrom>? Increments { get; init; }

    /// <summary>What a defined fact means, and with what to read it; null where the record tells it.</summary>
    public (ConditionReader Reader, Condition Meaning)? Defined(FactRef fact)
    {
        if (run.Index.Dossier.Facts.GetValueOrDefault(fact.Fact)?.Meaning is not { } meaning)
            return null;
        var of = Bound(fact).Member;
        return (
            of == member ? this : new ConditionReader(run, place, of) { IsProviso = IsProviso, Findings = Findings },
            meaning
        );
    }

    /// <summary>
    /// A reading with what a laxer standard leaves open left open (3.7). What facts tell is so already; what is reckoned from
    /// them need not be.
    /// </summary>
    Reading LeavingOpen(Reading reading, bool mayDiffer, Func<ConditionReader, Reading> again) =>
        mayDiffer && run.Laxer is { } laxer
            ? reading.LeavingOpen(
                again(
                    new ConditionReader(laxer, place, member)
                    {
                        IsProviso = IsProviso,
                        Findings = Findings,
                        Each = Each,
                    }
                )
            )
            : reading;

    /// <summary>Reads a condition; <c>not</c> turns the interest round.</summary>
    public Reading Read(Condition condition, Interest interest)
    {
        switch (condition)
        {
            case AllOf all:
                return Combined(all, all.Parts, interest, isAll: true);
            case AnyOf any:
                return Combined(any, any.Parts, interest, isAll: false);
            case Not not:
                var part = Read(not.Part, Backing.Opposite(interest));
                return new Reading(not, part.Signal.Negated(), [part]);
            case Holds holds when Defined(holds.Fact) is var (reader, meaning):
                var defined = reader.Read(meaning, interest);
                return new Reading(new Holds(Bound(holds.Fact)), defined.Signal, [defined]) { Meaning = defined };
            case Holds holds:
                return OfFact(holds.Fact, interest);
            case OfRoster of:
                return OfMembers(of, interest);
            case Compare compare:
                return OfCount(compare, interest);
            case CompareQuantities compare:
                return OfQuantities(compare, interest);
            case More more:
                return OfIncrement(more, interest);
            case Prose prose:
                return Leaf(
                    prose,
                    new LevelReading(
                        run.View,
                        run.Standard,
                        run.Index.FoundProse(prose.Text),
                        place,
                        interest,
                        Comparison.AtLeast,
                        1
                    )
                );
            case StatusIs status:
                return new Reading(status, run.SignalOf(status, IsProviso), []);
            case InstrumentIs instrument:
                return new Reading(instrument, run.SignalOf(instrument), []);
            case IsMade made:
                return new Reading(made, Signal.Since(run.Made(made.Instrument)), []);
            case Lasting lasting:
                var whole = Read(lasting.Part, interest);
                return new Reading(lasting, Runs.Lasting(run.Index.Days, whole.Signal, lasting), [whole]);
            case Before before:
                var (first, then) = (Read(before.First, interest), Read(before.Then, Backing.Opposite(interest)));
                return new Reading(before, Runs.Before(first.Signal, then.Signal), [first, then]);
            case HasCome come:
                return OfMoment(come, come.Moment, interest, m => m.Start);
            case HasPassed passed:
                return OfMoment(passed, passed.Moment, interest, m => m.TermEnd);
            default:
                return new Reading(condition, Signal.Never, []);
        }
    }

    /// <summary>That a repeatable event does not occur (3.12).</summary>
    public Reading ReadNone(FactRef reference, Interest interest)
    {
        var tally = (TallyAmount)AmountOf(reference, Backing.Opposite(interest));
        return LeavingOpen(
            new Reading(
                new Not(new Holds(reference)),
                Occurrences.None(tally),
                [
                    new Reading(new Holds(reference), tally.Signal, [], tally)
                    {
                        OfOwnMember = reference.IsVariable ? reference.Fact : null,
                    },
                ]
            ),
            tally.Signal.IsUnsettled(),
            laxer => laxer.ReadNone(reference, interest)
        );
    }

    Reading OfQuantities(CompareQuantities compare, Interest interest)
    {
        var reading = new QuantityReader(run, this).Read(compare, interest);
        // By how much a count grew may be more under a stricter standard than under a laxer one.
        var mayDiffer = Array.Exists(reading.Parts, p => p.Signal.IsUnsettled());
        return LeavingOpen(reading, mayDiffer, laxer => laxer.OfQuantities(compare, interest));
    }

    /// <summary>A level or a tally as a quantity reads it.</summary>
    /// <param name="reference">The fact.</param>
    /// <param name="high">Whom a high value profits.</param>
    public FactReading AmountOf(FactRef reference, Interest high)
    {
        var bound = Bound(reference);
        var fact = run.Index.FactOf(bound);
        var found = FoundOf(fact);
        var isLevel =
            run.Index.Dossier.Facts.TryGetValue(bound.Fact, out var declared) && declared.Kind == FactKind.Level;
        return isLevel
            ? new LevelAmount(
                (comparison, amount) =>
                    new LevelReading(
                        run.View,
                        run.Standard,
                        fact,
                        place,
                        comparison == Comparison.AtMost ? Backing.Opposite(high) : high,
                        comparison,
                        amount
                    )
                    {
                        Findings = found,
                    },
                run.View,
                run.Standard,
                fact,
                place,
                high
            )
            {
                Findings = found,
            }
            : new TallyAmount(
                (amount, figures) =>
                    new TallyReading(run.View, run.Standard, fact, place, high, amount, strict: false)
                    {
                        Findings = found,
                        Shared = figures,
                    },
                run.View,
                run.Standard,
                fact,
                place,
                high
            )
            {
                Findings = found,
            };
    }

    /// <summary>"n more" is what the tally grew by since it was owed, at least n (3.9).</summary>
    Reading OfIncrement(More more, Interest interest)
    {
        CountedFrom? start = null;
        var grown = new QuantityReader(run, this).Read(
            new CompareQuantities(
                new GrowthSince(more.Fact, tally => start = Increments?.Invoke(Bound(more.Fact), tally)),
                Comparison.AtLeast,
                new Number(more.Amount)
            ),
            interest
        );
        return new Reading(more with { Fact = Bound(more.Fact) }, grown.Signal, grown.Parts)
        {
            Amounts = grown.Amounts,
            Start = start,
        };
    }

    static Reading Leaf(Condition condition, FactReading fact, FactRef? reference = null) =>
        new(condition, fact.Signal, [], fact)
        {
            OfOwnMember = reference is { IsVariable: true } ? reference.Fact : null,
        };

    Reading Combined(Condition condition, IReadOnlyList<Condition> parts, Interest interest, bool isAll)
    {
        var readings = new Reading[parts.Count];
        var signals = new Signal[parts.Count];
        for (var i = 0; i < parts.Count; i++)
        {
            readings[i] = Read(parts[i], interest);
            signals[i] = readings[i].Signal;
        }
        return new Reading(condition, isAll ? Signal.All(signals) : Signal.Any(signals), readings);
    }

    /// <summary>A fact of the member for which the variable stands.</summary>
    public FactRef Bound(FactRef fact) => member is null ? fact : fact.For(member);

    Reading OfFact(FactRef reference, Interest interest)
    {
        var bound = Bound(reference);
        var fact = run.Index.FactOf(bound);
        FactReading reading =
            run.Index.Dossier.Facts.TryGetValue(bound.Fact, out var declared) && declared.Kind == FactKind.State
                ? new StateReading(run.View, run.Standard, fact, place, interest) { Findings = FoundOf(fact) }
                : new TallyReading(run.View, run.Standard, fact, place, interest, 1, strict: false)
                {
                    Findings = FoundOf(fact),
                };
        return Leaf(new Holds(bound), reading, reference);
    }

    Reading OfMembers(OfRoster of, Interest interest)
    {
        var members = run.Index.MembersOf(of.Roster);
        if (members.Length == 0)
            return new Reading(of, of.All ? Signal.Always : Signal.Constant(Signal.Settle(Truth.No)), []);
        var readings = new Reading[members.Length];
        var signals = new Signal[members.Length];
        for (var i = 0; i < members.Length; i++)
        {
            Condition each = new Holds(new FactRef(of.Fact, members[i].Id));
            readings[i] = Read(of.Negated ? new Not(each) : each, interest);
            signals[i] = readings[i].Signal;
        }
        return new Reading(of, of.All ? Signal.All(signals) : Signal.Any(signals), readings);
    }

    Reading OfCount(Compare compare, Interest interest)
    {
        var reference = compare.Fact;
        compare = compare with { Fact = Bound(reference) };
        var fact = run.Index.FactOf(compare.Fact);
        if (run.Index.Dossier.Facts.TryGetValue(reference.Fact, out var declared) && declared.Reckoned is not null)
            return OfQuantities(
                new CompareQuantities(
                    new ValueOf(reference),
                    compare.Comparison,
                    compare.Written ?? new Number(compare.Amount)
                ),
                interest
            );
        if (declared?.Kind == FactKind.Level)
            return Leaf(
                compare,
                new LevelReading(run.View, run.Standard, fact, place, interest, compare.Comparison, compare.Amount)
                {
                    Findings = FoundOf(fact),
                },
                reference
            );
        var found = FoundOf(fact);
        Reading AtLeast(Comparison comparison, bool strict, Interest whose) =>
            Leaf(
                compare with
                {
                    Comparison = comparison,
                },
                new TallyReading(run.View, run.Standard, fact, place, whose, compare.Amount, strict)
                {
                    Findings = found,
                },
                reference
            );
        Reading NotAbove()
        {
            var above = AtLeast(Comparison.Above, strict: true, Backing.Opposite(interest));
            return new Reading(compare with { Comparison = Comparison.AtMost }, above.Signal.Negated(), [above]);
        }
        switch (compare.Comparison)
        {
            case Comparison.AtLeast:
                return AtLeast(Comparison.AtLeast, strict: false, interest);
            case Comparison.Above:
                return AtLeast(Comparison.Above, strict: true, interest);
            case Comparison.AtMost:
                return NotAbove();
            case Comparison.Below:
                var atLeast = AtLeast(Comparison.AtLeast, strict: false, Backing.Opposite(interest));
                return new Reading(compare, atLeast.Signal.Negated(), [atLeast]);
            default:
                var (low, high) = (AtLeast(Comparison.AtLeast, strict: false, interest), NotAbove());
                return new Reading(compare, Signal.All([low.Signal, high.Signal]), [low, high]);
        }
    }

    /// <summary>
    /// That a moment has come, or is over: established once it is so however doubts fall, possible once it may be.
    /// </summary>
    Reading OfMoment(Condition condition, Moment moment, Interest interest, Func<Reckoned, long> second)
    {
        var options = new MomentReader(run, this, interest).Read(moment);
        var seconds = options.All().Select(m => m is { } come ? second(come) : long.MaxValue).ToList();
        var (possible, established) = (seconds.Min(), seconds.Max());
        var builder = new Signal.Builder(3);
        builder.Add(long.MinValue, Signal.Settle(Truth.No));
        if (possible != long.MaxValue)
            builder.Add(possible, Signal.Settle(Truth.Possible));
        if (established != long.MaxValue)
            builder.Add(established, Truth.Yes);
        return LeavingOpen(
            new Reading(condition, builder.Build(), [.. options.Readings]) { Moments = options },
            options.IsUnsettled,
            laxer => laxer.OfMoment(condition, moment, interest, second)
        );
    }

    List<Statement>? FoundOf(int fact) => Findings?.GetValueOrDefault(fact);
}
