using Servanda.Assessment.Facts;
using Servanda.Model;
using Servanda.Record;

namespace Servanda.Assessment.Quantities;

/// <summary>Reads quantities, and comparisons between them, in one place of use (semantics 3.9).</summary>
/// <param name="run">The evaluation to which the reading belongs.</param>
/// <param name="conditions">Reads conditions in the same place.</param>
internal sealed class QuantityReader(Evaluation run, ConditionReader conditions)
{
    /// <summary>Reads a comparison.</summary>
    public Reading Read(CompareQuantities compare, Interest interest)
    {
        // "exactly" is "at least" and "at most".
        if (compare.Comparison == Comparison.Exactly)
        {
            var least = Read(compare with { Comparison = Comparison.AtLeast }, interest);
            var most = Read(compare with { Comparison = Comparison.AtMost }, interest);
            return new Reading(compare, Signal.All([least.Signal, most.Signal]), [.. least.Parts, .. most.Parts])
            {
                Amounts = least.Amounts,
            };
        }
        var parts = new List<Reading>();
        // "at most" is "at least" with the sides exchanged.
        var isTurned = compare.Comparison is Comparison.AtMost or Comparison.Below;
        var high = isTurned ? Backing.Opposite(interest) : interest;
        var left = Read(compare.Left, high, parts);
        var right = Read(compare.Right, Backing.Opposite(high), parts);
        var isStrict = compare.Comparison is Comparison.Above or Comparison.Below;
        var signal =
            compare.Left is ValueOf value && ReckonedFrom(value) is null
                ? AgainstFact(value, compare.Comparison, right, interest)
            : isTurned ? Compared(right, left, isStrict)
            : Compared(left, right, isStrict);
        return new Reading(compare, signal, [.. parts]) { Amounts = (left, right) };
    }

    /// <summary>What a quantity amounts to over time.</summary>
    /// <param name="quantity">The quantity.</param>
    /// <param name="high">Whom a high value profits.</param>
    /// <param name="parts">Takes what it rests on.</param>
    public AmountSignal Read(Quantity quantity, Interest high, List<Reading> parts)
    {
        switch (quantity)
        {
            case ShareOf share:
                return Read(share.Of, high, parts).Map(a => a.Share(share.Percent));
            case Calculation sum:
                var left = Read(sum.Left, high, parts);
                var right = Read(sum.Right, sum.Operator == Arithmetic.Minus ? Backing.Opposite(high) : high, parts);
                return AmountSignal.Join(left, right, (x, y) => Amount.Together(x, sum.Operator, y));
            case ValueOf value when ReckonedFrom(value) is { } reckoned:
                return Read(reckoned, high, parts);
            case ValueOf value:
                return OfFact(value.Fact, high, parts).Amounts;
            case GrowthOf growth:
                return OfGrowth(growth, high, parts);
            case GrowthSince growth:
                var tally = (TallyAmount)OfFact(growth.Fact, high, parts);
                return growth.Start(tally) is { } start
                    ? Since(tally, start)
                    : AmountSignal.Constant(Amount.Of(0) with { IsSaid = false });
            default:
                return AmountSignal.Constant(Amount.Of(PlainNumbers.Constant(quantity) ?? 0));
        }
    }

    Quantity? ReckonedFrom(ValueOf value) =>
        run.Index.Dossier.Facts.TryGetValue(value.Fact.Fact, out var fact) ? fact.Reckoned : null;

    static Signal Compared(AmountSignal x, AmountSignal y, bool isStrict)
    {
        var builder = new Signal.Builder(x.From.Count + y.From.Count);
        foreach (var t in x.From.Concat(y.From).Distinct().Order())
            builder.Add(t, x[t] is { } one && y[t] is { } other ? Compared(one, other, isStrict) : Truth.No);
        return builder.Build();
    }

    static Truth Compared(Amount x, Amount y, bool isStrict)
    {
        var truth = Reaches(x, y, isStrict);
        if (!x.IsSaid || !y.IsSaid)
            return truth;
        var opposite = Reaches(y, x, !isStrict);
        return truth
            | ((truth & Truth.Established) != 0 ? Truth.Said : 0)
            | ((truth & Truth.Possible) != 0 ? Truth.MaybeSaid : 0)
            | ((opposite & Truth.Established) != 0 ? Truth.SaidNot : 0)
            | ((opposite & Truth.Possible) != 0 ? Truth.MaybeSaidNot : 0);
    }

    static Truth Reaches(Amount x, Amount y, bool isStrict)
    {
        bool Beats(decimal? greater, decimal? lesser) => isStrict ? greater > lesser : greater >= lesser;
        var (greatest, least) = (x.Claimed.Greatest, y.Claimed.Least);
        return Beats(x.Certain.Least, y.Certain.Greatest) ? Truth.Established | Truth.Possible
            : greatest is null || least is null || Beats(greatest, least) ? Truth.Possible
            : Truth.No;
    }

    /// <summary>
    /// A fact alone is read as beside a plain number, at each moment beside the ends of what the other side amounts to.
    /// </summary>
    Signal AgainstFact(ValueOf value, Comparison comparison, AmountSignal amounts, Interest interest)
    {
        var isTurned = comparison is Comparison.AtMost or Comparison.Below;
        var signals = new Dictionary<decimal, Signal>();
        Signal Beside(decimal? end, decimal open)
        {
            var amount = end ?? open;
            if (!signals.TryGetValue(amount, out var signal))
                signals[amount] = signal = conditions
                    .Read(new Compare(value.Fact, comparison, amount), interest)
                    .Signal;
            return signal;
        }
        (Signal Worst, Signal Best) EndsAt(Amount amount) =>
            isTurned
                ? (Beside(amount.Certain.Least, decimal.MinValue), Beside(amount.Claimed.Greatest, decimal.MaxValue))
                : (Beside(amount.Certain.Greatest, decimal.MaxValue), Beside(amount.Claimed.Least, decimal.MinValue));
        var changes = new SortedSet<long>(amounts.From);
        foreach (var t in amounts.From)
            if (amounts[t] is { } amount)
            {
                var (worst, best) = EndsAt(amount);
                changes.UnionWith(worst.From.ToArray());
                changes.UnionWith(best.From.ToArray());
            }
        var builder = new Signal.Builder(changes.Count);
        foreach (var t in changes)
        {
            var truth = Truth.No;
            if (amounts[t] is { } amount)
            {
                var (worst, best) = EndsAt(amount);
                truth = Signal.Between(worst[t], best[t]);
            }
            builder.Add(t, truth);
        }
        return builder.Build();
    }

    IAmountOfFact OfFact(FactRef reference, Interest high, List<Reading> parts)
    {
        var amount = conditions.AmountOf(reference, high);
        parts.Add(
            new Reading(new Holds(reference), amount.Signal, [], amount)
            {
                OfOwnMember = reference.IsVariable ? reference.Fact : null,
            }
        );
        return (IAmountOfFact)amount;
    }

    AmountSignal OfGrowth(GrowthOf growth, Interest high, List<Reading> parts)
    {
        var tally = (TallyAmount)OfFact(growth.Fact, high, parts);
        if (growth.Window is { } window)
            return OfWindow(tally, new Window(run.Index.Days, window, growth.WorkingDays));
        var state = conditions.Read(growth.Counting!, high);
        parts.Add(
            growth.Within is null ? state : new Reading(growth.Counting!, state.Signal, [state]) { IsPeriod = true }
        );
        return WhileHolds(tally, state.Signal);
    }

    static AmountSignal OfWindow(TallyAmount tally, Window window)
    {
        var changes = tally.Steps(Truth.Established).Concat(tally.Steps(Truth.Possible)).Select(s => s.At).ToList();
        return new AmountSignal(
            changes.Concat(changes.Select(window.FirstAfter)).Append(tally.SaidFrom),
            t => Grown(Within(Truth.Established, t), Within(Truth.Possible, t), t >= tally.SaidFrom)
        );

        decimal Within(Truth mark, long t) =>
            t == long.MinValue ? 0 : tally.CountAt(mark, t) - tally.CountAt(mark, window.Before(t));
    }

    static AmountSignal Since(TallyAmount tally, CountedFrom start) =>
        new(
            tally.Steps(Truth.Established).Concat(tally.Steps(Truth.Possible)).Select(s => s.At).Append(tally.SaidFrom),
            t =>
                Grown(
                    Math.Max(0, tally.CountAt(Truth.Established, t) - start.Established),
                    Math.Max(0, tally.CountAt(Truth.Possible, t) - start.Possible),
                    t >= tally.SaidFrom
                )
        );

    static AmountSignal WhileHolds(TallyAmount tally, Signal state)
    {
        return new AmountSignal(
            tally.Steps(Truth.Established).Concat(tally.Steps(Truth.Possible)).Select(s => s.At).Append(tally.SaidFrom),
            t => Grown(UpTo(Truth.Established, t), UpTo(Truth.Possible, t), t >= tally.SaidFrom)
        );

        decimal UpTo(Truth mark, long t)
        {
            decimal sum = 0;
            decimal before = 0;
            foreach (var (at, count) in tally.Steps(mark))
            {
                if (at > t)
                    break;
                if ((state[at] & mark) != 0)
                    sum += count - before;
                before = count;
            }
            return sum;
        }
    }

    // What is possible may have come before what is established, so that less of it falls within.
    static Amount Grown(decimal established, decimal possible, bool isSaid)
    {
        var range = ValueRange.Between(established, possible);
        return new Amount(range, range, isSaid);
    }
}
