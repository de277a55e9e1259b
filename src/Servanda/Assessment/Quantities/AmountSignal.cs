namespace Servanda.Assessment.Quantities;

/// <summary>A quantity over time: piecewise constant (semantics 3.10). A piece without value is null.</summary>
internal sealed class AmountSignal
{
    readonly long[] _from;
    readonly Amount?[] _amounts;

    /// <summary>From seconds on, in order, the first the beginning of time, what holds then.</summary>
    public AmountSignal(IEnumerable<long> changes, Func<long, Amount?> at)
    {
        _from = [.. changes.Append(long.MinValue).Where(t => t != long.MaxValue).Distinct().Order()];
        _amounts = [.. _from.Select(at)];
    }

    /// <summary>The same at all times.</summary>
    public static AmountSignal Constant(Amount amount) => new([], _ => amount);

    /// <summary>The seconds at which a piece begins.</summary>
    public IReadOnlyList<long> From => _from;

    /// <summary>What it amounts to at a second; null where it has no value.</summary>
    public Amount? this[long second]
    {
        get
        {
            var i = Array.BinarySearch(_from, second);
            return _amounts[i >= 0 ? i : ~i - 1];
        }
    }

    /// <summary>Piece by piece; what has no value has none.</summary>
    public AmountSignal Map(Func<Amount, Amount> map) => new(_from, t => this[t] is { } amount ? map(amount) : null);

    /// <summary>Two piece by piece; without value where one has none.</summary>
    public static AmountSignal Join(AmountSignal x, AmountSignal y, Func<Amount, Amount, Amount> join) =>
        new(x._from.Concat(y._from), t => x[t] is { } one && y[t] is { } other ? join(one, other) : null);
}
