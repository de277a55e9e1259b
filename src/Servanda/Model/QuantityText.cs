namespace Servanda.Model;

/// <summary>Quantities as the language writes them.</summary>
internal static class QuantityText
{
    /// <summary>A quantity, as it stands beside <c>at least</c>.</summary>
    public static string Of(Quantity quantity) =>
        quantity switch
        {
            Calculation sum => $"{First(sum)} {WordOf(sum.Operator)} {Term(sum.Right)}",
            _ => Term(quantity),
        };

    // The language reads a chain from left to right, and does not mix `times` with the others.
    private static string First(Calculation sum) =>
        sum.Left is Calculation left && IsTimes(left) == IsTimes(sum) ? Of(left) : Term(sum.Left);

    private static bool IsTimes(Calculation sum) => sum.Operator == Arithmetic.Times;

    private static string Term(Quantity quantity) =>
        quantity switch
        {
            Number number => ModelText.Of(number.Value),
            ShareOf share => $"{ModelText.Of(share.Percent)}% of {Term(share.Of)}",
            NumberOf number => $"number of {number.Domain}",
            ValueOf value => ModelText.Of(value.Fact),
            GrowthOf { Window: { } window } growth =>
                $"{ModelText.Of(growth.Fact)} over {ModelText.Of(window, growth.WorkingDays)}",
            GrowthOf { Within: { } period } growth => $"total of {ModelText.Of(growth.Fact)} over {period.Variable}",
            GrowthOf growth => $"total of {ModelText.Of(growth.Fact)} over {ModelText.Of(growth.While!)}",
            Calculation => $"({Of(quantity)})",
            _ => throw new ArgumentOutOfRangeException(nameof(quantity), quantity, null),
        };

    private static string WordOf(Arithmetic operation) =>
        operation switch
        {
            Arithmetic.Plus => "plus",
            Arithmetic.Minus => "minus",
            _ => "times",
        };
}
