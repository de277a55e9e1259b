using System.Collections.Immutable;
using Servanda.Model;

namespace Servanda.Checks.Order;

/// <summary>What falls if one party or body does nothing of what it promised, and everybody else does all that is owed.</summary>
/// <param name="Actor">Who does nothing.</param>
/// <param name="Own">What it does not do although it is owed, in the order of the names.</param>
/// <param name="Falls">What others promised and never comes to be owed, which it would otherwise, in the order of the names.</param>
public sealed record Cascade(string Actor, ImmutableArray<string> Own, ImmutableSortedSet<string> Falls)
{
    /// <summary>Whether a commitment is one that it has to perform.</summary>
    internal bool IsOf(Commitment commitment) => IsOf(commitment, Actor);

    /// <summary>The cascades of all who have to bring something about, in the order of their names.</summary>
    public static ImmutableArray<Cascade> All(CheckedAgreement agreement)
    {
        ArgumentNullException.ThrowIfNull(agreement);
        var whole = Course.Of(agreement);
        return
        [
            .. agreement
                .Commitments.Where(c => c.Duty == DutyKind.Achieve)
                .SelectMany(c => c.Obligors.Concat(c.Performers))
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal)
                .Select(actor => Of(agreement, whole, actor)),
        ];
    }

    static Cascade Of(CheckedAgreement agreement, Course whole, string actor)
    {
        var without = Course.Of(agreement, c => c.Duty == DutyKind.Achieve && IsOf(c, actor));
        return new Cascade(
            actor,
            [
                .. agreement
                    .Commitments.Where(c => c.Duty == DutyKind.Achieve && IsOf(c, actor) && without.IsOwed(c.Name))
                    .Select(c => c.Name),
            ],
            [
                .. agreement
                    .Commitments.Where(c => !IsOf(c, actor) && whole.IsOwed(c.Name) && !without.IsOwed(c.Name))
                    .Select(c => c.Name),
            ]
        );
    }

    static bool IsOf(Commitment commitment, string actor) =>
        commitment.Obligors.Contains(actor) || commitment.Performers.Contains(actor);

    /// <summary>
    /// The smallest sets of promises that keep a promise from being performed, where they are not performed although they are
    /// owed: none contains another. In fault-tree analysis these are called minimal cut sets.
    /// </summary>
    /// <param name="agreement">The agreement.</param>
    /// <param name="goal">The promise at which the agreement aims.</param>
    /// <param name="most">The greatest number of promises in a set.</param>
    public static ImmutableArray<ImmutableArray<string>> FailuresThatDefeat(
        CheckedAgreement agreement,
        Commitment goal,
        int most = 2
    )
    {
        ArgumentNullException.ThrowIfNull(agreement);
        ArgumentNullException.ThrowIfNull(goal);
        var behind = new WaitsFor(agreement).Of(goal);
        return Defeating(
            agreement,
            c => c != goal && behind.Contains(c.Name),
            course => course.IsDone(goal.Name),
            most
        );
    }

    /// <summary>The same for a condition: the smallest sets of promises without which it does not come about.</summary>
    /// <param name="agreement">The agreement.</param>
    /// <param name="goal">The condition; what nobody promised may come of itself.</param>
    /// <param name="most">The greatest number of promises in a set.</param>
    /// <returns>The sets; null where no promise is behind the condition, so that none can defeat it.</returns>
    public static ImmutableArray<ImmutableArray<string>>? FailuresThatPrevent(
        CheckedAgreement agreement,
        Condition goal,
        int most = 2
    )
    {
        ArgumentNullException.ThrowIfNull(agreement);
        ArgumentNullException.ThrowIfNull(goal);
        var behind = new WaitsFor(agreement).Of(goal);
        return behind.Count == 0
            ? null
            : Defeating(agreement, c => behind.Contains(c.Name), course => course.Comes(goal), most);
    }

    static ImmutableArray<ImmutableArray<string>> Defeating(
        CheckedAgreement agreement,
        Func<Commitment, bool> isBehind,
        Func<Course, bool> comes,
        int most
    )
    {
        var may = agreement
            .Commitments.Where(c => c.Duty == DutyKind.Achieve && isBehind(c))
            .Select(c => c.Name)
            .ToList();
        var found = new List<ImmutableArray<string>>();
        for (var size = 0; size <= most; size++)
            foreach (var set in Sets(may, size))
                if (!found.Exists(f => f.All(set.Contains)) && Defeats(set))
                    found.Add([.. set]);
        return [.. found];

        bool Defeats(IReadOnlyCollection<string> set) => !comes(Course.Of(agreement, c => set.Contains(c.Name)));
    }

    static IEnumerable<List<string>> Sets(List<string> of, int size, int from = 0)
    {
        if (size == 0)
            return
            [
                [],
            ];
        return Enumerable
            .Range(from, Math.Max(0, of.Count - from))
            .SelectMany(i => Sets(of, size - 1, i + 1).Select(rest => (List<string>)[of[i], .. rest]));
    }
}
