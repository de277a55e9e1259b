using Servanda.Model;

namespace Servanda.Reference;

/// <summary>Facts that are defined by others (3.10).</summary>
internal static class Definitions
{
    /// <summary>What a fact means, for the member that is named; null where it is not defined.</summary>
    public static Condition? Of(Dossier dossier, FactRef fact) =>
        dossier.Facts.GetValueOrDefault(fact.Fact)?.Meaning is not { } meaning ? null
        : fact.Member is { } member && !fact.IsVariable ? In(meaning, member)
        : meaning;

    /// <summary>A condition in which a member stands for the variable.</summary>
    public static Condition In(Condition condition, string member)
    {
        Condition Part(Condition part) => In(part, member);
        return condition switch
        {
            Not(var part) => new Not(Part(part)),
            Lasting(var part, _) lasting => lasting with { Part = Part(part) },
            Before(var first, var then) => new Before(Part(first), Part(then)),
            AllOf(var parts) => new AllOf([.. parts.Select(Part)]),
            AnyOf(var parts) => new AnyOf([.. parts.Select(Part)]),
            Holds(var fact) => new Holds(fact.For(member)),
            Compare compare => compare with { Fact = compare.Fact.For(member) },
            More more => more with { Fact = more.Fact.For(member) },
            CompareQuantities(var left, var comparison, var right) => new CompareQuantities(
                In(left, member),
                comparison,
                In(right, member)
            ),
            HasCome(var moment) => new HasCome(In(moment, member)),
            HasPassed(var moment) => new HasPassed(In(moment, member)),
            _ => condition,
        };
    }

    static Quantity In(Quantity quantity, string member) =>
        quantity switch
        {
            ValueOf(var fact) => new ValueOf(fact.For(member)),
            GrowthOf(var fact, _, var state) growth => growth with
            {
                Fact = fact.For(member),
                While = state is null ? null : In(state, member),
            },
            ShareOf(var percent, var of) => new ShareOf(percent, In(of, member)),
            Calculation(var left, var operation, var right) => new Calculation(
                In(left, member),
                operation,
                In(right, member)
            ),
            _ => quantity,
        };

    static Moment In(Moment moment, string member)
    {
        Moment Part(Moment part) => In(part, member);
        return moment switch
        {
            Servanda.Model.Offset offset => offset with { Anchor = Part(offset.Anchor) },
            WhenHolds(var condition) => new WhenHolds(In(condition, member)),
            UnlessHeld(var when, var condition) => new UnlessHeld(Part(when), In(condition, member)),
            EarlierOf(var moments) => new EarlierOf([.. moments.Select(Part)]),
            LaterOf(var moments) => new LaterOf([.. moments.Select(Part)]),
            EitherOf(var readings) => new EitherOf([.. readings.Select(Part)]),
            _ => moment,
        };
    }
}
