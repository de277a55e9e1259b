namespace Servanda.Model;

/// <summary>What conditions and moments are made of.</summary>
internal static class Parts
{
    /// <summary>The conditions of which a condition is made, those of its moments among them.</summary>
    public static IEnumerable<Condition> Of(Condition condition) =>
        condition switch
        {
            AllOf all => all.Parts,
            AnyOf any => any.Parts,
            Not not => [not.Part],
            Lasting lasting => [lasting.Part],
            Before before => [before.First, before.Then],
            HasCome come => Conditions(come.Moment),
            HasPassed passed => Conditions(passed.Moment),
            CompareQuantities compare => QuantityParts.ConditionsOf(compare),
            _ => [],
        };

    /// <summary>The moments of which a moment is made.</summary>
    public static IEnumerable<Moment> Of(Moment moment) =>
        moment switch
        {
            Offset offset => [offset.Anchor],
            EarlierOf earlier => earlier.Moments,
            LaterOf later => later.Moments,
            EitherOf either => either.Readings,
            UnlessHeld unless => [unless.Moment],
            _ => [],
        };

    /// <summary>The conditions in a moment, not those in them.</summary>
    public static IEnumerable<Condition> Conditions(Moment moment)
    {
        foreach (var part in All(moment))
            if (part is WhenHolds held)
                yield return held.Condition;
            else if (part is UnlessHeld unless)
                yield return unless.Condition;
            else if (part is NthPeriod period)
                yield return period.Obtains;
    }

    /// <summary>A moment and all of which it is made.</summary>
    public static IEnumerable<Moment> All(Moment moment) => Of(moment).SelectMany(All).Prepend(moment);

    /// <summary>What a goal asks for more of: <c>n more</c>, alone or as parts of an <c>and</c>.</summary>
    public static IEnumerable<More> Increments(Condition? goal) =>
        goal switch
        {
            More more => [more],
            AllOf all => all.Parts.SelectMany(Increments),
            _ => [],
        };

    /// <summary>The moment that stands in a condition, or null.</summary>
    public static Moment? MomentIn(Condition condition) =>
        condition switch
        {
            HasCome come => come.Moment,
            HasPassed passed => passed.Moment,
            _ => null,
        };
}
