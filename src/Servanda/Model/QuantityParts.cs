namespace Servanda.Model;

/// <summary>What stands inside quantities.</summary>
internal static class QuantityParts
{
    /// <summary>The facts whose figures a quantity rests on, in the order in which they are written.</summary>
    public static IEnumerable<FactRef> FactsOf(Quantity quantity) =>
        quantity switch
        {
            ValueOf value => [value.Fact],
            GrowthOf growth => [growth.Fact],
            ShareOf share => FactsOf(share.Of),
            Calculation sum => FactsOf(sum.Left).Concat(FactsOf(sum.Right)),
            _ => [],
        };

    /// <summary>The conditions while which something in a comparison is counted.</summary>
    public static IEnumerable<Condition> ConditionsOf(CompareQuantities compare) =>
        ConditionsOf(compare.Left).Concat(ConditionsOf(compare.Right));

    /// <summary>The conditions while which something in a quantity is counted.</summary>
    public static IEnumerable<Condition> ConditionsOf(Quantity quantity) =>
        quantity switch
        {
            GrowthOf { Counting: { } condition } => [condition],
            ShareOf share => ConditionsOf(share.Of),
            Calculation sum => ConditionsOf(sum.Left).Concat(ConditionsOf(sum.Right)),
            _ => [],
        };
}
