using Servanda.Model;

namespace Servanda.Foresight.Encoding;

/// <summary>Which counts a condition asks to be reached, those behind definitions among them.</summary>
internal static class GoalFacts
{
    /// <summary>The counts that bring it about, each once it is reached; not those that it asks not to be reached.</summary>
    /// <param name="condition">The condition.</param>
    /// <param name="setting">For what its variables stand.</param>
    /// <param name="dossier">The dossier.</param>
    /// <param name="rosters">Which members are considered.</param>
    /// <param name="needed">Only those without which it cannot hold.</param>
    public static IEnumerable<Threshold> In(
        Condition condition,
        Setting setting,
        Dossier dossier,
        Rosters rosters,
        bool needed = false
    ) => In(condition, setting, dossier, rosters, needed, 0);

    static IEnumerable<Threshold> In(
        Condition condition,
        Setting setting,
        Dossier dossier,
        Rosters rosters,
        bool needed,
        int depth
    )
    {
        const int deepest = 50;
        if (depth > deepest)
            return [];
        IEnumerable<Threshold> Inside(Condition part, Setting inside) =>
            In(part, inside, dossier, rosters, needed, depth + 1);
        switch (condition)
        {
            case Holds holds when dossier.Facts.GetValueOrDefault(holds.Fact.Fact) is { } fact:
                var place = setting.Of(holds.Fact);
                return fact.Meaning is { } meaning ? Inside(meaning, new Setting(place.Member))
                    : fact.Kind == FactKind.Event ? [new Threshold(place, 1, false)]
                    : [];
            case Compare { Comparison: Comparison.AtLeast or Comparison.Above or Comparison.Exactly } compare
                when dossier.Facts.GetValueOrDefault(compare.Fact.Fact) is { Kind: FactKind.Tally or FactKind.Event }:
                return
                [
                    new Threshold(setting.Of(compare.Fact), compare.Amount, compare.Comparison == Comparison.Above),
                ];
            case More more:
                // Whatever the count was before, it may have to come to more than is named.
                return [new Threshold(setting.Of(more.Fact), decimal.MaxValue, true)];
            case AnyOf or OfRoster { All: false } when needed:
            case HasCome { Moment: var moment } when needed && Parts.All(moment).Any(m => m is EarlierOf or EitherOf):
                return [];
            case OfRoster { Negated: false } of:
                return rosters
                    .MembersOf(of.Roster)
                    .SelectMany(m => Inside(new Holds(new FactRef(of.Fact, m)), Setting.None));
            case HasCome come:
                return Parts.Conditions(come.Moment).SelectMany(c => Inside(c, setting));
            case AllOf or AnyOf or Lasting:
                return Parts.Of(condition).SelectMany(p => Inside(p, setting));
            case Before before:
                return Inside(before.First, setting);
            default:
                return [];
        }
    }

    /// <summary>The commitments whose status a condition asks for.</summary>
    public static IEnumerable<StatusIs> Statuses(Condition condition, Dossier dossier) =>
        Statuses(condition, dossier, 0);

    static IEnumerable<StatusIs> Statuses(Condition condition, Dossier dossier, int depth)
    {
        const int deepest = 50;
        if (depth > deepest)
            return [];
        return condition switch
        {
            StatusIs status => [status],
            Holds holds when dossier.Facts.GetValueOrDefault(holds.Fact.Fact)?.Meaning is { } meaning => Statuses(
                meaning,
                dossier,
                depth + 1
            ),
            _ => Parts.Of(condition).SelectMany(p => Statuses(p, dossier, depth + 1)),
        };
    }
}
