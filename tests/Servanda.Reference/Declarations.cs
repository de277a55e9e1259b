using System.Collections.Immutable;
using Servanda.Model;

namespace Servanda.Reference;

/// <summary>A declaration that takes effect on a commitment (3.14).</summary>
/// <param name="IsGivenUp">Whether all creditors together do it, who may.</param>
/// <param name="IsByMakers">Whether all who made the instrument do it together; those who joined must do so too.</param>
/// <param name="Powers">The powers by which it takes effect if one of them is then available.</param>
internal sealed record Act(
    long Effect,
    Verb Verb,
    Entry Entry,
    ImmutableArray<string> Sides,
    bool IsGivenUp,
    bool IsByMakers,
    ImmutableArray<string> Powers
)
{
    public bool IsEntitled { get; init; }
}

/// <summary>Who may declare what, and which declarations take effect (3.14).</summary>
internal sealed class Declarations(Dossier dossier, Record record, Calendar calendar, long asOf)
{
    /// <summary>
    /// When an instrument was made; the beginning of time for one without date and makers; null for one not signed
    /// (3.12).
    /// </summary>
    public long? MadeAt(string name)
    {
        if (!dossier.Instruments.TryGetValue(name, out var instrument))
            return long.MinValue;
        if (instrument.MadeOn is { } date)
            return calendar.Bounds(date).A;
        var last = long.MinValue;
        foreach (var maker in instrument.Makers)
        {
            // Reading: a signature takes effect as other declarations do, and needs no power.
            var signatures = record
                .Entries.Where(e => e.Verb == Verb.Signs && e.Object == name && record.SidesOf(e).Contains(maker))
                .Select(EffectOf)
                .ToList();
            if (signatures.Count == 0)
                return null;
            last = Math.Max(last, signatures.Min());
        }
        return last;
    }

    // Reading: a declaration is not cut at the statement's date, and one about a later day is no forecast: it takes
    // effect on that day.
    long EffectOf(Entry entry) => calendar.Bounds(entry.Occurred ?? entry.Said).B;

    /// <summary>What takes effect on a commitment, in order of time.</summary>
    public ImmutableArray<Act> On(Commitment commitment, Place place)
    {
        // What is done to an instrument does not touch the powers under it.
        if (commitment.Duty == DutyKind.May)
            return [];
        var read = ReadFrom(dossier, commitment);
        var acts = record
            .Entries.Where(e =>
                e.Verb
                    is Verb.Suspends
                        or Verb.Resumes
                        or Verb.Postpones
                        or Verb.Extends
                        or Verb.Waives
                        or Verb.Terminates
                        or Verb.Leaves
                        or Verb.Joins
                        or Verb.Amends
                        or Verb.Objects
                        or Verb.SnapsBack
                && e.Object is { } name
                // What is done to an instrument is done to each commitment under it.
                && (read.Contains(name) || name == commitment.Instrument)
                // 3.14: what survives is not ended with its instrument.
                && !(e.Verb is Verb.Terminates or Verb.Leaves && commitment.Survives && name == commitment.Instrument)
            )
            .Select(e => new Act(EffectOf(e), e.Verb, e, record.SidesOf(e), false, false, []))
            .Select(a =>
                a with
                {
                    IsGivenUp = IsGivenUp(a, commitment, place),
                    IsByMakers = IsByMakers(a, commitment),
                    Powers = PowersFor(a, commitment),
                }
            );
        return
        [
            .. acts.Where(a =>
                    a.Effect <= asOf && (a.IsGivenUp || a.IsByMakers || !a.Powers.IsEmpty || a.Verb == Verb.Resumes)
                )
                .OrderBy(a => a.Effect),
        ];
    }

    /// <summary>A commitment's name, and those of what it is a variant of, and so on (3.12).</summary>
    public static HashSet<string> ReadFrom(Dossier dossier, Commitment commitment)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (var c = commitment; c is not null && names.Add(c.Name); )
            c = c.VariantOf is { } of ? dossier.Commitments.GetValueOrDefault(of) : null;
        return names;
    }

    /// <summary>3.14: whether a suspension ends with a resumption: by someone entitled, or by a side that suspended.</summary>
    public static bool Ends(Act suspension, Act resumption) =>
        suspension.Effect <= resumption.Effect
        && (resumption.Verb == Verb.Resumes || (resumption.Verb == Verb.SnapsBack && resumption.IsEntitled))
        && (resumption.IsEntitled || suspension.Sides.Intersect(resumption.Sides).Any());

    public static bool IsSuspension(Act act) =>
        act.Verb == Verb.Suspends || act is { Verb: Verb.Postpones, Entry: { NewDate: null, Extension: null } };

    /// <summary>When what is used of a power takes effect, in order of time.</summary>
    public IEnumerable<long> UsesOf(Power power) =>
        record
            .Entries.Where(e => Powers.IsUse(dossier, power, e, record.SidesOf(e)))
            .Select(EffectOf)
            .Where(t => t <= asOf)
            .Order();

    // One who holds a power for that verb and object (or the object's instrument).
    ImmutableArray<string> PowersFor(Act act, Commitment commitment) =>
        [
            .. dossier
                .Powers.Values.Where(p =>
                    p.Verb == act.Verb
                    && (p.Object == act.Entry.Object || p.Object == commitment.Instrument)
                    && p.Holders.Any(h => act.Sides.Contains(h))
                )
                .Select(p => p.Name),
        ];

    // All creditors of a commitment together. Reading: in one entry, and of a commitment named in it.
    static bool IsGivenUp(Act act, Commitment commitment, Place place) =>
        act.Verb is Verb.Waives or Verb.Extends or Verb.Postpones or Verb.Suspends
        && act.Entry.Object != commitment.Instrument
        && !place.Creditors.IsEmpty
        && place.Creditors.IsSubsetOf(act.Sides);

    // The maker of an instrument with one maker, over it and what stands under it; all makers together.
    bool IsByMakers(Act act, Commitment commitment) =>
        MakersOf(commitment) is { IsEmpty: false } makers && makers.All(m => act.Sides.Contains(m));

    public ImmutableArray<string> MakersOf(Commitment commitment) =>
        commitment.Instrument is { } name && dossier.Instruments.TryGetValue(name, out var made) ? made.Makers : [];

    /// <summary>3.14: whether all its obligors may join its instrument, and none made it.</summary>
    public bool AwaitsJoining(Commitment commitment) =>
        !commitment.Obligors.IsEmpty
        && commitment.Obligors.All(o =>
            !MakersOf(commitment).Contains(o)
            && dossier.Powers.Values.Any(p =>
                p.Verb == Verb.Joins && p.Object == commitment.Instrument && p.Holders.Contains(o)
            )
        );
}
