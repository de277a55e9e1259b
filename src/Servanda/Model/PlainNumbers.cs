namespace Servanda.Model;

/// <summary>Arithmetic on plain numbers, exact as far as twenty-eight digits reach.</summary>
internal static class PlainNumbers
{
    /// <summary>The value of a quantity that does not change; null where it does.</summary>
    /// <exception cref="OverflowException">It has more digits than a number can have.</exception>
    public static decimal? Constant(Quantity quantity) =>
        quantity switch
        {
            Number number => number.Value,
            NumberOf number => number.Count,
            ShareOf share => Constant(share.Of) is { } of ? Share(share.Percent, of) : null,
            Calculation sum => Constant(sum.Left) is { } left && Constant(sum.Right) is { } right
                ? Together(left, sum.Operator, right)
                : null,
            _ => null,
        };

    /// <summary>So many hundredths of a number.</summary>
    public static decimal Share(decimal percent, decimal of) => percent * of / 100;

    /// <summary>Two numbers taken together.</summary>
    public static decimal Together(decimal left, Arithmetic operation, decimal right) =>
        operation switch
        {
            Arithmetic.Plus => left + right,
            Arithmetic.Minus => left - right,
            _ => left * right,
        };
}
