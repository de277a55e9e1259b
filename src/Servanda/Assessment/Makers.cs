using Servanda.Model;
using Servanda.Record;

namespace Servanda.Assessment;

/// <summary>
/// Who acts together as the makers of an instrument (semantics 3.14): those who made it, and from then on each who joined
/// with the consent of all, or by a power to join.
/// </summary>
internal sealed class Makers
{
    readonly int[] _first;
    readonly List<(long At, int Side, Truth Truth)> _joined = [];

    Makers(int[] first) => _first = first;

    /// <summary>The makers of the instrument under which a commitment stands, as far as anybody joined.</summary>
    /// <param name="index">The record.</param>
    /// <param name="instrument">The instrument, or null.</param>
    /// <param name="acts">The declarations on it that have taken effect, in any order.</param>
    /// <param name="byPower">Whether a side does an act by a power that is then available.</param>
    public static Makers Of(
        RecordIndex index,
        Instrument? instrument,
        IEnumerable<int> acts,
        Func<int, int, Truth> byPower
    )
    {
        var makers = new Makers(instrument is null ? [] : [.. instrument.Makers.Select(index.NameOf)]);
        var joining = acts.Where(a =>
            index.Entries[a] is { Verb: Verb.Joins, Object: { } name } && name == instrument?.Name
        );
        foreach (var act in joining.OrderBy(a => index.Happened[a].B))
        {
            var sides = index.SidesOf(act).ToArray();
            var at = index.Happened[act].B;
            var consent = makers.Together(sides, at);
            foreach (var side in sides.Distinct().Where(s => !makers._first.Contains(s)))
                if ((consent | byPower(act, side)) is var truth and not Truth.No)
                    makers._joined.Add((at, side, truth));
        }
        return makers;
    }

    /// <summary>Whether all makers are among the sides of an act: those who made it, and those who joined before.</summary>
    public Truth Together(int[] sides, long at)
    {
        if (_first.Length == 0 || !_first.All(sides.Contains))
            return Truth.No;
        bool All(Truth mark) => _joined.TrueForAll(j => j.At >= at || (j.Truth & mark) == 0 || sides.Contains(j.Side));
        return All(Truth.Possible) ? Truth.Established | Truth.Possible
            : All(Truth.Established) ? Truth.Possible
            : Truth.No;
    }

    /// <summary>When the first of some sides had joined; <see cref="long.MaxValue"/> if none has.</summary>
    /// <param name="who">The sides.</param>
    /// <param name="mark">Surely, or possibly.</param>
    public long FirstJoined(int[] who, Truth mark) =>
        _joined
            .Where(j => (j.Truth & mark) != 0 && who.Contains(j.Side))
            .Select(j => j.At)
            .DefaultIfEmpty(long.MaxValue)
            .Min();

    /// <summary>Whether anybody joined by an act.</summary>
    public Truth Joined(int[] sides, long at) =>
        _joined.Where(j => j.At == at && sides.Contains(j.Side)).Aggregate(Truth.No, (all, j) => all | j.Truth);
}
