using Servanda.Model;

namespace Servanda.Record;

/// <summary>Which entries count: those known (and entered) by a moment and not withdrawn (semantics 3.1, 3.3).</summary>
internal sealed class RecordView
{
    readonly long _knownAt;
    readonly HashSet<int>? _out;

    /// <summary>The record as known at a moment.</summary>
    /// <param name="index">The record.</param>
    /// <param name="knownAt">Nothing known later counts.</param>
    /// <param name="enteredAt">Nothing entered later counts, where asked.</param>
    public RecordView(RecordIndex index, long knownAt, long? enteredAt)
    {
        Index = index;
        _knownAt = knownAt;
        if (enteredAt is { } limit)
        {
            _out = [];
            for (var i = 0; i < index.Dossier.Entries.Length; i++)
                if (!(index.Dossier.Entries[i].Entered is { } entered && entered.ToUnixTimeSeconds() <= limit))
                    _out.Add(i);
        }
        var withdrawn = Withdrawals.Effective(this);
        Withdrawn = withdrawn;
        if (withdrawn.Count > 0)
        {
            _out ??= [];
            _out.UnionWith(withdrawn.Keys);
        }
    }

    /// <summary>The record.</summary>
    public RecordIndex Index { get; }

    /// <summary>As of when is asked: no declaration that takes effect later counts.</summary>
    public long AsOf { get; init; } = long.MaxValue;

    /// <summary>Whether a declaration counts, and has taken effect.</summary>
    public bool HasTakenEffect(int act) => Counts(act) && Index.Happened[act].B <= AsOf;

    /// <summary>Nothing known later counts.</summary>
    public long KnownAt => _knownAt;

    /// <summary>Whether everything known by then counts: nothing was withdrawn, or entered later.</summary>
    public bool HasAllThatIsKnown => _out is null;

    /// <summary>The entries withdrawn, each with the entry that withdraws it.</summary>
    public IReadOnlyDictionary<int, int> Withdrawn { get; }

    /// <summary>Whether an entry is known and entered by then, withdrawn or not.</summary>
    public bool IsKnown(int entry) =>
        Index.Known[entry] <= _knownAt && (_out is null || !_out.Contains(entry) || IsWithdrawn(entry));

    /// <summary>Whether an entry counts.</summary>
    public bool Counts(int entry) => Index.Known[entry] <= _knownAt && (_out is null || !_out.Contains(entry));

    /// <summary>Whether a row counts.</summary>
    public bool Counts(in Statement row) => row.Known <= _knownAt && (_out is null || !_out.Contains(row.Entry));

    /// <summary>Whether any statement about a fact counts.</summary>
    public bool HasAny(int fact)
    {
        if (Index.PlainEvents.FirstKnown(fact) > _knownAt)
            return false;
        if (_out is null)
            return true;
        foreach (ref readonly var row in Index.About(fact))
            if (Counts(row))
                return true;
        return false;
    }

    bool IsWithdrawn(int entry) => Withdrawn is not null && Withdrawn.ContainsKey(entry);
}

/// <summary>
/// Withdrawals and withdrawals of withdrawals (3.3): grounded, so that a circle of them takes nothing back and order
/// does not matter.
/// </summary>
internal static class Withdrawals
{
    /// <summary>The entries withdrawn, each with the (first, by identifier) entry that withdraws it.</summary>
    public static Dictionary<int, int> Effective(RecordView view)
    {
        var entries = view.Index.Dossier.Entries;
        var acts = new List<(int Act, int Target)>();
        Dictionary<string, int>? byId = null;
        foreach (var i in view.Index.Withdrawals)
        {
            if (entries[i].Object is not { } id || !view.IsKnown(i))
                continue;
            if (byId is null)
            {
                byId = new Dictionary<string, int>(entries.Length, StringComparer.Ordinal);
                for (var j = 0; j < entries.Length; j++)
                    byId.TryAdd(entries[j].Id, j);
            }
            if (
                byId.TryGetValue(id, out var target)
                && view.IsKnown(target)
                && view.Index.SidesOf(target).All(view.Index.SidesOf(i).Contains)
            )
                acts.Add((i, target));
        }
        var withdrawn = new Dictionary<int, int>();
        var standing = new HashSet<int>();
        for (var changed = true; changed; )
        {
            changed = false;
            foreach (var (act, target) in acts)
            {
                if (!standing.Contains(act) && !withdrawn.ContainsKey(act))
                {
                    var attacked = acts.Any(other => other.Target == act && !withdrawn.ContainsKey(other.Act));
                    if (!attacked)
                        changed |= standing.Add(act);
                }
                if (standing.Contains(act) && withdrawn.TryAdd(target, act))
                    changed = true;
            }
        }
        return withdrawn;
    }
}
