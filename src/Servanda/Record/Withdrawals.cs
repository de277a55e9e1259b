namespace Servanda.Record;

/// <summary>
/// Withdrawals and withdrawals of withdrawals (semantics 3.3): grounded, so that a circle of them takes nothing back and
/// order does not matter.
/// </summary>
internal sealed class Withdrawals
{
    readonly RecordView _view;
    readonly Dictionary<int, int> _targets = [];
    readonly Dictionary<int, List<int>> _on = [];
    readonly Dictionary<int, int> _withdrawn = [];

    /// <summary>Those that are known in a view.</summary>
    public Withdrawals(RecordView view)
    {
        _view = view;
        Settle([.. view.Index.Withdrawals.Where(Link)]);
    }

    /// <summary>The entries withdrawn, each with the (first, by identifier) entry that withdraws it.</summary>
    public IReadOnlyDictionary<int, int> Effective => _withdrawn;

    /// <summary>
    /// Takes an entry that has become known. What hangs together with it by withdrawals is settled anew, and nothing else.
    /// </summary>
    /// <returns>The entries that were withdrawn and are not any more, or the other way round.</returns>
    public IEnumerable<int> Learn(int entry)
    {
        var linked = _view.Index.WithdrawalsOf(_view.Index.Entries[entry].Id).Append(entry).Where(Link).ToList();
        if (linked.Count == 0)
            return [];
        var group = GroupOf(linked);
        var before = group.Select(a => _targets[a]).Where(_withdrawn.Remove).ToHashSet();
        Settle(group);
        before.SymmetricExceptWith(group.Select(a => _targets[a]).Where(_withdrawn.ContainsKey));
        return before;
    }

    /// <summary>Whether an entry withdraws another that is known, and had not been taken as doing so.</summary>
    bool Link(int act)
    {
        var index = _view.Index;
        if (
            index.Entries[act] is not { Verb: Model.Verb.Withdraws, Object: { } id }
            || _targets.ContainsKey(act)
            || !_view.IsKnown(act)
            || index.EntryOf(id) is var target && target < 0
            || !_view.IsKnown(target)
            || !index.SidesOf(target).All(index.SidesOf(act).Contains)
        )
            return false;
        _targets[act] = target;
        if (!_on.TryGetValue(target, out var acts))
            _on[target] = acts = [];
        acts.Add(act);
        return true;
    }

    /// <summary>The withdrawals that withdraw, or are withdrawn with, some; in the order of the record.</summary>
    List<int> GroupOf(IEnumerable<int> acts)
    {
        var group = new SortedSet<int>();
        var work = new Stack<int>(acts);
        while (work.TryPop(out var act))
        {
            if (!_targets.TryGetValue(act, out var target) || !group.Add(act))
                continue;
            work.Push(target);
            foreach (var other in (_on.GetValueOrDefault(act) ?? []).Concat(_on[target]))
                work.Push(other);
        }
        return [.. group];
    }

    void Settle(List<int> acts)
    {
        var standing = new HashSet<int>();
        for (var changed = true; changed; )
        {
            changed = false;
            foreach (var act in acts)
            {
                if (!_withdrawn.ContainsKey(act) && !IsAttacked(act))
                    changed |= standing.Add(act);
                if (standing.Contains(act) && _withdrawn.TryAdd(_targets[act], act))
                    changed = true;
            }
        }
    }

    bool IsAttacked(int act) => _on.TryGetValue(act, out var acts) && acts.Exists(a => !_withdrawn.ContainsKey(a));
}
