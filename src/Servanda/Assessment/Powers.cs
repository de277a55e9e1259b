using Servanda.Model;

namespace Servanda.Assessment;

/// <summary>
/// Powers as what has a standing (semantics 3.12): reckoned like commitments that ask for nothing, with their use laid
/// over it.
/// </summary>
internal static class Powers
{
    /// <summary>
    /// A power as a commitment of the duty <see cref="DutyKind.May"/>. Its holders stand on the creditors' side: that its
    /// trigger has come profits them.
    /// </summary>
    public static Commitment AsCommitment(Power power, Dossier dossier) =>
        new()
        {
            Name = power.Name,
            Title = power.Title,
            Instrument = power.Instrument,
            Duty = DutyKind.May,
            Obligors =
                power.Instrument is { } name && dossier.Instruments.TryGetValue(name, out var instrument)
                    ? [.. instrument.Makers.Where(m => !power.Holders.Contains(m))]
                    : [],
            Obligees = power.Holders,
            Upon = power.Upon,
            Provided = power.Provided,
            Unless = power.Unless,
            From = power.From,
            Until = power.Until,
            Within = power.Within,
            WithinWorkingDays = power.WithinWorkingDays,
            Cites = power.Cites,
            Location = power.Location,
        };

    /// <summary>
    /// The declarations that count for which a power is: by a holder, of its verb, on its object or what stands under that.
    /// </summary>
    public static IEnumerable<int> UsesOf(Evaluation run, Power power)
    {
        var index = run.Index;
        return index
            .ActsOn(power.Object)
            .Concat(index.ActsUnder(power.Object))
            .Where(act =>
                run.View.HasTakenEffect(act)
                && index.Entries[act].Verb == power.Verb
                && power.Holders.Any(h => index.SidesOf(act).Contains(index.NameOf(h)))
            );
    }

    /// <summary>The standing of a power with its use laid over it: exercised from the first declaration made while it was available.</summary>
    public static Standing Used(Evaluation run, Power power, Standing available)
    {
        var (headline, established, possible) = (long.MaxValue, long.MaxValue, long.MaxValue);
        foreach (var act in UsesOf(run, power))
        {
            var at = run.Index.Happened[act].B;
            var piece = available[at];
            if (piece.Headline == Status.Available)
                headline = Math.Min(headline, at);
            if (piece.Possible == StatusSet.Of(Status.Available))
                established = Math.Min(established, at);
            if (piece.Possible.Contains(Status.Available))
                possible = Math.Min(possible, at);
        }
        if (headline == long.MaxValue && possible == long.MaxValue)
            return available;
        var starts = new SortedSet<long> { headline, established, possible };
        foreach (var piece in available.Pieces)
            starts.Add(piece.From);
        starts.Remove(long.MaxValue);
        var pieces = new List<StandingPiece>();
        var exercised = StatusSet.Of(Status.Exercised);
        foreach (var t in starts)
        {
            var piece = available[t];
            Standing.Append(
                pieces,
                t,
                headline <= t ? Status.Exercised : piece.Headline,
                established <= t ? exercised
                    : possible <= t && !piece.Possible.IsEmpty ? piece.Possible.Union(exercised)
                    : piece.Possible
            );
        }
        return new Standing([.. pieces], available.MayBeInForceFrom, available.InForceFrom);
    }
}
