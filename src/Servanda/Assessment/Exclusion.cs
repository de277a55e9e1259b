using Servanda.Model;

namespace Servanda.Assessment;

/// <summary>What can be told of two conditions by their words alone.</summary>
internal static class Exclusion
{
    /// <summary>Whether two conditions exclude each other by their words: amounts that do not meet, or one and its contrary.</summary>
    public static bool Between(Condition x, Condition y) =>
        Clash(x, y) || Implies(x, Contrary(y)) || Implies(y, Contrary(x));

    static Condition Contrary(Condition condition) => condition is Not not ? not.Part : new Not(condition);

    /// <summary>
    /// Whether two promises cannot both be kept: somebody owes both, and what they ask of the same facts excludes each other.
    /// </summary>
    public static bool Between(Commitment one, Commitment other) =>
        one.ForEach == other.ForEach
        && one.Obligors.Intersect(other.Obligors, StringComparer.Ordinal).Any()
        && Asked(one) is { } first
        && Asked(other) is { } second
        && Between(first, second);

    static Condition? Asked(Commitment commitment) =>
        commitment.Duty switch
        {
            DutyKind.Achieve or DutyKind.Keep => commitment.Goal,
            DutyKind.Avoid when commitment.Goal is { } goal => Contrary(goal),
            _ => null,
        };

    /// <summary>Whether one condition cannot hold without another, by their words.</summary>
    public static bool Implies(Condition x, Condition y) =>
        (x, y) switch
        {
            (AnyOf any, _) => any.Parts.All(p => Implies(p, y)),
            (_, AllOf all) => all.Parts.All(p => Implies(x, p)),
            (AllOf all, _) => all.Parts.Any(p => Implies(p, y)),
            (_, AnyOf any) => any.Parts.Any(p => Implies(x, p)),
            (Not not, Not other) => Implies(other.Part, not.Part),
            (Compare a, Compare b) => a.Fact == b.Fact && Amounts.Of(a).IsWithin(Amounts.Of(b)),
            _ => x == y,
        };

    /// <summary>Whether two conditions ask for amounts of one fact that exclude each other.</summary>
    public static bool Clash(Condition x, Condition y) =>
        Asked(x).Any(a => Asked(y).Any(b => a.Fact == b.Fact && !Amounts.Of(a).Meets(Amounts.Of(b))));

    static IEnumerable<Compare> Asked(Condition condition) =>
        condition switch
        {
            AllOf all => all.Parts.SelectMany(Asked),
            Compare compare => [compare],
            _ => [],
        };

    /// <summary>The amounts that a comparison allows.</summary>
    readonly record struct Amounts(decimal Low, bool IsAbove, decimal High, bool IsBelow)
    {
        public static Amounts Of(Compare compare) =>
            compare.Comparison switch
            {
                Comparison.AtLeast => new(compare.Amount, false, decimal.MaxValue, false),
                Comparison.Above => new(compare.Amount, true, decimal.MaxValue, false),
                Comparison.AtMost => new(decimal.MinValue, false, compare.Amount, false),
                Comparison.Below => new(decimal.MinValue, false, compare.Amount, true),
                _ => new(compare.Amount, false, compare.Amount, false),
            };

        public bool IsWithin(Amounts o) =>
            (Low > o.Low || (Low == o.Low && (IsAbove || !o.IsAbove)))
            && (High < o.High || (High == o.High && (IsBelow || !o.IsBelow)));

        public bool Meets(Amounts o) =>
            IsBefore(Low, o.High, IsAbove || o.IsBelow) && IsBefore(o.Low, High, o.IsAbove || IsBelow);

        static bool IsBefore(decimal low, decimal high, bool isStrict) => isStrict ? low < high : low <= high;
    }
}
