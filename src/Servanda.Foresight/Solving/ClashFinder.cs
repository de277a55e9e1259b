using Google.OrTools.Sat;
using Servanda.Foresight.Encoding;

namespace Servanda.Foresight.Solving;

/// <summary>Clauses that cannot all be kept, each of them needed.</summary>
/// <param name="Clauses">The clauses, by name.</param>
/// <param name="IsSmallest">Whether it is proven that no fewer clauses clash.</param>
internal sealed record FoundClash(IReadOnlyList<ClauseRef> Clauses, bool IsSmallest);

/// <summary>
/// Finds the smallest set of clauses that clash. The solver names some that do; each that is not needed is dropped; and a
/// smaller set is looked for among those that meet every set of clauses whose loss would mend the agreement.
/// </summary>
internal sealed class ClashFinder(Encoded encoded, Budget budget, IReadOnlyList<ILiteral>? always = null)
{
    readonly Search _search = new(encoded.Puzzle, budget);
    readonly IReadOnlyDictionary<ClauseRef, ILiteral> _switches = encoded.Assumptions.Switches;

    /// <summary>The smallest clash, or as small a one as the time allows; null where there is none, or none was found.</summary>
    /// <param name="without">Clauses that are left out.</param>
    public FoundClash? Find(IReadOnlySet<ClauseRef> without)
    {
        var all = _switches.Keys.Where(c => !without.Contains(c)).ToList();
        if (Clashing(all) is not { } some)
            return null;
        var needed = Needed(some);
        return budget.IsSpent ? new FoundClash(needed, needed.Count == 1) : Smallest(all, needed);
    }

    /// <summary>Some of these clauses that clash; null where they do not, or it is not decided.</summary>
    List<ClauseRef>? Clashing(IReadOnlyCollection<ClauseRef> clauses)
    {
        if (Run(clauses) != Found.None)
            return null;
        var named = _search.Solver.SufficientAssumptionsForInfeasibility().ToHashSet();
        List<ClauseRef> core = [.. clauses.Where(c => named.Contains(_switches[c].GetIndex()))];
        // What is impossible whatever is switched on is named by nothing.
        return core.Count == 0 && clauses.Count > 0 && Run([]) != Found.None ? [.. clauses] : core;
    }

    /// <summary>Without those that need not be there for the rest to clash.</summary>
    List<ClauseRef> Needed(List<ClauseRef> clash)
    {
        var open = clash.ToList();
        List<ClauseRef> needed = [];
        while (open.Count > 0)
        {
            var tried = open[^1];
            open.RemoveAt(open.Count - 1);
            if (Clashing([.. needed, .. open]) is not { } fewer)
            {
                needed.Add(tried);
                continue;
            }
            open.RemoveAll(c => !fewer.Contains(c));
        }
        needed.Sort();
        return needed;
    }

    FoundClash Smallest(List<ClauseRef> all, List<ClauseRef> known)
    {
        const int mostRounds = 40;
        List<HashSet<ClauseRef>> losses = [];
        foreach (var clause in known)
            if (Run([.. all.Where(c => c != clause)]) is Found.Best or Found.Some)
                losses.Add([clause]);
        for (var round = 0; round < mostRounds && !budget.IsSpent; round++)
        {
            if (Meeting(losses) is not { } candidate)
                break;
            if (candidate.Count >= known.Count)
                return new FoundClash(known, true);
            switch (Run(candidate))
            {
                case Found.None:
                    return new FoundClash([.. candidate.Order()], true);
                case Found.Undecided:
                    return new FoundClash(known, false);
            }
            if (Lost(all, candidate) is not { Count: > 0 } loss)
                break;
            losses.Add(loss);
        }
        return new FoundClash(known, false);
    }

    /// <summary>The fewest clauses of which one is in each of these sets.</summary>
    List<ClauseRef>? Meeting(List<HashSet<ClauseRef>> sets)
    {
        var model = new CpModel();
        var chosen = sets.SelectMany(s => s)
            .Distinct()
            .Order()
            .ToDictionary(c => c, c => model.NewBoolVar($"{c.Kind} {c.Name}"));
        foreach (var set in sets)
            model.AddBoolOr(set.Select(c => chosen[c]));
        model.Minimize(LinearExpr.Sum(chosen.Values));
        var search = new Search(model, budget);
        return search.Run() == Found.Best
            ? [.. chosen.Where(c => search.Solver.BooleanValue(c.Value)).Select(c => c.Key)]
            : null;
    }

    /// <summary>With these clauses kept, and as many others as can be: those that are not.</summary>
    HashSet<ClauseRef>? Lost(List<ClauseRef> all, List<ClauseRef> kept)
    {
        var model = encoded.Puzzle.Model;
        model.Maximize(LinearExpr.Sum(all.Select(c => (BoolVar)_switches[c])));
        var found = Run(kept, 0.1);
        model.Model.Objective = null;
        return found is Found.Best or Found.Some
            ? [.. all.Where(c => !_search.Solver.BooleanValue(_switches[c]))]
            : null;
    }

    Found Run(IReadOnlyCollection<ClauseRef> clauses, double share = 1) =>
        _search.Run([.. clauses.Select(c => _switches[c]), .. always ?? []], share);
}
