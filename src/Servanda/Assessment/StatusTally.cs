using System.Numerics;
using Servanda.Model;

namespace Servanda.Assessment;

/// <summary>
/// The worst status of several at one moment (semantics 3.12): counts, for each status, how many have it as headline, how
/// many may have it, and for how many it is the best that they may have.
/// </summary>
/// <param name="isOverMoments">
/// Whether they are periods or occurrences: of these, what is not in force comes last, since it has not begun.
/// </param>
internal sealed class StatusTally(bool isOverMoments)
{
    static readonly Status[] FromWorst =
    [
        Status.Breached,
        Status.Overdue,
        Status.Waiting,
        Status.Suspended,
        Status.Pending,
        Status.NotInForce,
        Status.Cured,
        Status.Kept,
        Status.FulfilledLate,
        Status.Fulfilled,
        Status.Excused,
        Status.Lapsed,
        Status.Superseded,
    ];

    static readonly Status[] FromWorstOfMoments = [.. FromWorst.Where(s => s != Status.NotInForce), Status.NotInForce];

    readonly Status[] _fromWorst = isOverMoments ? FromWorstOfMoments : FromWorst;
    readonly int[] _headlines = new int[StatusSet.Count];
    readonly int[] _present = new int[StatusSet.Count];
    readonly int[] _best = new int[StatusSet.Count];

    /// <summary>Adds so many that stand so; takes them away where the number is below zero.</summary>
    public void Add(StandingPiece piece, int number)
    {
        _headlines[(int)piece.Headline] += number;
        for (var bits = (uint)piece.Possible.Bits; bits != 0; bits &= bits - 1)
            _present[BitOperations.TrailingZeroCount(bits)] += number;
        for (var i = _fromWorst.Length - 1; i >= 0; i--)
            if (piece.Possible.Contains(_fromWorst[i]))
            {
                _best[(int)_fromWorst[i]] += number;
                break;
            }
    }

    /// <summary>The worst headline of them, and all that the worst may be.</summary>
    public (Status Headline, StatusSet Possible) Worst()
    {
        Status? headline = null;
        var possible = default(StatusSet);
        foreach (var status in _fromWorst)
        {
            if (headline is null && _headlines[(int)status] > 0)
                headline = status;
            if (_present[(int)status] > 0)
                possible = possible.Union(StatusSet.Of(status));
            // All others can do no worse than the one that cannot do better than this.
            if (_best[(int)status] > 0)
                break;
        }
        return (headline ?? Status.NotInForce, possible);
    }
}
