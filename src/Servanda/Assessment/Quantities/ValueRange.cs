using Servanda.Model;

namespace Servanda.Assessment.Quantities;

/// <summary>The values that something may have, from the least to the greatest; an end that is null is open (semantics 3.9).</summary>
internal readonly record struct ValueRange(decimal? Least, decimal? Greatest)
{
    /// <summary>One value.</summary>
    public static ValueRange Of(decimal value) => new(value, value);

    /// <summary>From the lesser of two to the greater.</summary>
    public static ValueRange Between(decimal x, decimal y) => new(Math.Min(x, y), Math.Max(x, y));

    /// <summary>Whether it is one value.</summary>
    public bool IsSingle => Least is not null && Least == Greatest;

    /// <summary>The values of one and of the other taken together. What is beyond the numbers is open.</summary>
    public static ValueRange Together(ValueRange x, Arithmetic operation, ValueRange y) =>
        operation switch
        {
            Arithmetic.Plus => new(Reckon(x.Least, operation, y.Least), Reckon(x.Greatest, operation, y.Greatest)),
            Arithmetic.Minus => new(Reckon(x.Least, operation, y.Greatest), Reckon(x.Greatest, operation, y.Least)),
            _ => Product(x, y),
        };

    /// <summary>So many hundredths.</summary>
    public ValueRange Share(decimal percent) => new(Share(percent, Least), Share(percent, Greatest));

    static ValueRange Product(ValueRange x, ValueRange y)
    {
        Corner[] corners =
        [
            Corner.Of(x.Least, -1, y.Least, -1),
            Corner.Of(x.Least, -1, y.Greatest, 1),
            Corner.Of(x.Greatest, 1, y.Least, -1),
            Corner.Of(x.Greatest, 1, y.Greatest, 1),
        ];
        return new(
            Array.Exists(corners, c => c is { Value: null, Sign: < 0 }) ? null : corners.Min(c => c.Value),
            Array.Exists(corners, c => c is { Value: null, Sign: > 0 }) ? null : corners.Max(c => c.Value)
        );
    }

    /// <summary>Two ends multiplied: without value it is beyond every number, on the side of its sign.</summary>
    readonly record struct Corner(decimal? Value, int Sign)
    {
        public static Corner Of(decimal? x, int signOfOpenX, decimal? y, int signOfOpenY)
        {
            var sign = SignOf(x, signOfOpenX) * SignOf(y, signOfOpenY);
            return sign == 0 ? new(0, 0) : new(Reckon(x, Arithmetic.Times, y), sign);
        }

        static int SignOf(decimal? end, int ofOpen) => end is { } value ? Math.Sign(value) : ofOpen;
    }

    static decimal? Reckon(decimal? x, Arithmetic operation, decimal? y)
    {
        if (x is not { } left || y is not { } right)
            return null;
        try
        {
            return PlainNumbers.Together(left, operation, right);
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    static decimal? Share(decimal percent, decimal? of)
    {
        if (of is not { } value)
            return null;
        try
        {
            return PlainNumbers.Share(percent, value);
        }
        catch (OverflowException)
        {
            return null;
        }
    }
}

/// <summary>What a quantity amounts to at a moment (3.9).</summary>
/// <param name="Claimed">The values that it may have by the figures.</param>
/// <param name="Certain">Those outside which the standard allows none.</param>
/// <param name="IsSaid">Whether somebody has spoken of every tally in it.</param>
internal sealed record Amount(ValueRange Claimed, ValueRange Certain, bool IsSaid)
{
    /// <summary>A number that nobody need report.</summary>
    public static Amount Of(decimal value) => new(ValueRange.Of(value), ValueRange.Of(value), true);

    /// <summary>Two taken together.</summary>
    public static Amount Together(Amount x, Arithmetic operation, Amount y) =>
        new(
            ValueRange.Together(x.Claimed, operation, y.Claimed),
            ValueRange.Together(x.Certain, operation, y.Certain),
            x.IsSaid && y.IsSaid
        );

    /// <summary>So many hundredths of it.</summary>
    public Amount Share(decimal percent) => new(Claimed.Share(percent), Certain.Share(percent), IsSaid);
}
