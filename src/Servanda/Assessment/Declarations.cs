using NodaTime;
using Servanda.Model;
using Servanda.Record;

namespace Servanda.Assessment;

/// <summary>What declarations have done to one commitment (semantics 3.14), as known.</summary>
internal sealed class Declarations
{
    /// <summary>When it is suspended.</summary>
    public required Signal Suspended { get; init; }

    /// <summary>From when it is waived; <see cref="long.MaxValue"/> if it is not.</summary>
    public required long WaivedFrom { get; init; }

    /// <summary>From when it is terminated for good; <see cref="long.MaxValue"/> if it is not.</summary>
    public required long TerminatedFrom { get; init; }

    /// <summary>The times in which it was terminated until that was taken back, in order; each but its end.</summary>
    public required IReadOnlyList<(long From, long To)> TakenBack { get; init; }

    /// <summary>The objections to it, in order, each until it is given up.</summary>
    public required IReadOnlyList<(long At, long Until)> Objections { get; init; }

    /// <summary>
    /// From when one of its obligors had joined its instrument, where they can only be bound so; the beginning of time where
    /// nobody has to join.
    /// </summary>
    public required long JoinedFrom { get; init; }

    /// <summary>The changes of its deadline, in the order in which they take effect.</summary>
    public required IReadOnlyList<(long At, Entry Act)> Deadlines { get; init; }

    /// <summary>The changes of its other terms, in the order in which they take effect.</summary>
    public required IReadOnlyList<(long At, Entry Act)> Amendments { get; init; }

    /// <summary>The declarations on it, each with whether it takes effect.</summary>
    public required IReadOnlyList<(int Entry, bool TakesEffect)> Acts { get; init; }

    /// <summary>Whether some act is in the power of its speaker only while a power is available that may not have been.</summary>
    public bool RestsOnPower { get; init; }

    static Declarations None(long joinedFrom = long.MinValue) =>
        new()
        {
            Suspended = Signal.Never,
            WaivedFrom = long.MaxValue,
            TerminatedFrom = long.MaxValue,
            TakenBack = [],
            Objections = [],
            JoinedFrom = joinedFrom,
            Deadlines = [],
            Amendments = [],
            Acts = [],
        };

    /// <summary>Reads the declarations on a commitment, on what it is a reading of, and on its instrument.</summary>
    /// <param name="run">The evaluation.</param>
    /// <param name="commitment">The commitment.</param>
    /// <param name="place">Its parties.</param>
    /// <param name="available">How a power must be available for an act by it to count: established, or possible.</param>
    public static Declarations Of(Evaluation run, Commitment commitment, Place place, Truth available)
    {
        var (view, index) = (run.View, run.Index);
        // What is done to an instrument does not touch the powers under it, which may be the powers to undo it.
        if (commitment.Duty == DutyKind.May)
            return None();
        var all = run.Ties.NamesFor(commitment).SelectMany(index.ActsOn).Order().ToList();
        var isAwaited = run.Ties.AwaitsJoining(commitment);
        if (all.Count == 0)
            return None(isAwaited ? long.MaxValue : long.MinValue);
        var makers = MakersOf(run, commitment, all);
        var acts = new List<(int Entry, bool TakesEffect)>();
        var suspensions = new List<(long At, int[] Sides)>();
        var resumptions = new List<(long At, int[] Sides, bool IsEntitled)>();
        var deadlines = new List<(long At, Entry Act)>();
        var amendments = new List<(long At, Entry Act)>();
        var left = new List<(long At, int[] Sides)>();
        var terminations = new SortedSet<long>();
        var returns = new SortedSet<long>();
        var objections = new List<(long At, int[] Sides)>();
        var restsOnPower = false;
        var waived = long.MaxValue;
        foreach (var act in all.Where(view.HasTakenEffect))
        {
            var entry = index.Entries[act];
            var sides = index.SidesOf(act).ToArray();
            var at = index.Happened[act].B;
            var right =
                entry.Verb == Verb.Joins ? makers.Joined(sides, at)
                : IsGivenUp(commitment, place, entry, sides) ? Truth.Established | Truth.Possible
                : makers.Together(sides, at) | ByPower(run, commitment, entry, sides, at);
            restsOnPower |= right == Truth.Possible;
            var entitled = (right & available) != 0;
            acts.Add((act, entitled));
            if (entry.Verb == Verb.Resumes || (entry.Verb == Verb.SnapsBack && entitled))
                resumptions.Add((at, sides, entitled));
            if (!entitled)
                continue;
            switch (entry.Verb)
            {
                case Verb.Suspends:
                case Verb.Postpones when entry.NewDate is null && entry.Extension is null:
                    suspensions.Add((at, sides));
                    break;
                case Verb.Postpones or Verb.Extends:
                    deadlines.Add((at, entry));
                    break;
                case Verb.Amends:
                    if (entry.NewDate is not null || entry.Extension is not null)
                        deadlines.Add((at, entry));
                    if (entry.NewFrom is not null || entry.NewUntil is not null || entry.NewAim is not null)
                        amendments.Add((at, entry));
                    break;
                case Verb.Waives:
                    waived = Math.Min(waived, at);
                    break;
                case Verb.Terminates when !commitment.Survives || entry.Object != commitment.Instrument:
                    terminations.Add(at);
                    break;
                case Verb.SnapsBack:
                    returns.Add(at);
                    break;
                case Verb.Objects:
                    objections.Add((at, sides));
                    break;
                case Verb.Leaves when !commitment.Survives:
                    left.Add((at, sides));
                    break;
            }
        }
        var obligors = commitment.Obligors.Select(index.NameOf).ToArray();
        if (left.Count > 0)
            terminations.UnionWith([AllGone(left, obligors), AllGone(left, place.Creditors)]);
        terminations.Remove(long.MaxValue);
        // What was terminated comes back with the next that snaps back; of several terminations before that, the first counts.
        var takenBack = new List<(long From, long To)>();
        var terminated = long.MaxValue;
        foreach (var at in terminations)
            if (takenBack.Count > 0 && at <= takenBack[^1].To)
                continue;
            else if (returns.GetViewBetween(at, long.MaxValue) is { Count: > 0 } later)
                takenBack.Add((at, later.Min));
            else
                terminated = Math.Min(terminated, at);
        deadlines.Sort(InOrder);
        amendments.Sort(InOrder);
        return new Declarations
        {
            Suspended = SuspendedOver(suspensions, resumptions),
            TakenBack = takenBack,
            Objections =
            [
                .. objections
                    .OrderBy(o => o.At)
                    .Select(o =>
                        (
                            o.At,
                            resumptions
                                .Where(r => Ends(r, o.At, o.Sides))
                                .Select(r => r.At)
                                .DefaultIfEmpty(long.MaxValue)
                                .Min()
                        )
                    ),
            ],
            WaivedFrom = waived,
            TerminatedFrom = terminated,
            JoinedFrom = isAwaited ? makers.FirstJoined(obligors, available) : long.MinValue,
            Deadlines = deadlines,
            Amendments = amendments,
            Acts = acts,
            RestsOnPower = restsOnPower,
        };
    }

    /// <summary>Who acts together as the makers of the instrument under which a commitment stands.</summary>
    public static Makers MakersOf(Evaluation run, Commitment commitment, IEnumerable<int> acts) =>
        Makers.Of(
            run.Index,
            run.Ties.InstrumentOf(commitment),
            acts.Where(run.View.HasTakenEffect),
            (act, side) => ByPower(run, commitment, run.Index.Entries[act], [side], run.Index.Happened[act].B)
        );

    static int InOrder((long At, Entry Act) x, (long At, Entry Act) y) =>
        x.At != y.At ? x.At.CompareTo(y.At) : string.CompareOrdinal(x.Act.Id, y.Act.Id);

    /// <summary>When the last of several had left; <see cref="long.MaxValue"/> if not all have.</summary>
    static long AllGone(List<(long At, int[] Sides)> left, int[] who)
    {
        var last = who.Length == 0 ? long.MaxValue : long.MinValue;
        foreach (var one in who)
        {
            var first = long.MaxValue;
            foreach (var (at, sides) in left)
                if (one >= 0 && sides.Contains(one))
                    first = Math.Min(first, at);
            last = Math.Max(last, first);
        }
        return last;
    }

    /// <summary>Whether an act is done by a holder of a power that is then available.</summary>
    static Truth ByPower(Evaluation run, Commitment commitment, Entry entry, int[] sides, long at)
    {
        var found = Truth.No;
        foreach (var power in run.Ties.PowersOver(commitment))
            if (
                power.Verb == entry.Verb
                && (power.Object == entry.Object || power.Object == commitment.Instrument)
                && power.Holders.Any(h => sides.Contains(run.Index.NameOf(h)))
            )
                found |= run.Available(power.Name, at) & (Truth.Established | Truth.Possible);
        return found;
    }

    /// <summary>When an instrument that bears no date was made: once all its makers have signed.</summary>
    public static long SignedByAll(RecordView view, Instrument instrument)
    {
        var index = view.Index;
        var made = long.MinValue;
        foreach (var maker in instrument.Makers)
        {
            var number = index.NameOf(maker);
            var signed = long.MaxValue;
            foreach (var act in index.ActsOn(instrument.Name))
                if (index.Entries[act].Verb == Verb.Signs && view.Counts(act) && index.SidesOf(act).Contains(number))
                    signed = Math.Min(signed, index.Happened[act].B);
            made = Math.Max(made, signed);
        }
        return made;
    }

    /// <summary>Whether all creditors of a commitment together give up what is theirs.</summary>
    static bool IsGivenUp(Commitment commitment, Place place, Entry entry, int[] sides) =>
        entry.Object != commitment.Instrument
        && entry.Verb is Verb.Waives or Verb.Extends or Verb.Postpones or Verb.Suspends
        && place.Creditors.Length > 0
        && place.Creditors.All(sides.Contains);

    /// <summary>Whether what some sides declared ends with a resumption: by somebody entitled, or by one of themselves.</summary>
    static bool Ends((long At, int[] Sides, bool IsEntitled) resumption, long declared, int[] sides) =>
        resumption.At >= declared && (resumption.IsEntitled || sides.Any(resumption.Sides.Contains));

    static Signal SuspendedOver(
        List<(long At, int[] Sides)> suspensions,
        List<(long At, int[] Sides, bool IsEntitled)> resumptions
    )
    {
        if (suspensions.Count == 0)
            return Signal.Never;
        var builder = new Signal.Builder(4);
        builder.Add(long.MinValue, Truth.No);
        foreach (var t in suspensions.Select(s => s.At).Concat(resumptions.Select(r => r.At)).Distinct().Order())
        {
            var isSuspended = suspensions.Any(s =>
                s.At <= t && !resumptions.Any(r => r.At <= t && Ends(r, s.At, s.Sides))
            );
            builder.Add(t, isSuspended ? Truth.Yes : Truth.No);
        }
        return builder.Build();
    }
}
