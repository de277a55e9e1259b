using Servanda.Model;

namespace Servanda.Record;

/// <summary>Which entries count: those known (and entered) by a moment and not withdrawn (semantics 3.1, 3.3).</summary>
internal sealed class RecordView
{
    readonly HashSet<int>? _notEntered;
    HashSet<int>? _out;

    /// <summary>The record as known at a moment.</summary>
    /// <param name="index">The record.</param>
    /// <param name="knownAt">Nothing known later counts.</param>
    /// <param name="enteredAt">Nothing entered later counts, where asked.</param>
    public RecordView(RecordIndex index, long knownAt, long? enteredAt)
    {
        (Index, KnownAt) = (index, knownAt);
        if (enteredAt is { } limit)
        {
            _notEntered = [];
            for (var i = 0; i < index.Entries.Count; i++)
                if (!(index.Entries[i].Entered is { } entered && entered.ToUnixTimeSeconds() <= limit))
                    _notEntered.Add(i);
            _out = [.. _notEntered];
        }
        Withdrawals = new Withdrawals(this);
        if (Withdrawals.Effective.Count > 0)
            (_out ??= []).UnionWith(Withdrawals.Effective.Keys);
    }

    /// <summary>The record.</summary>
    public RecordIndex Index { get; }

    /// <summary>As of when is asked: no declaration that takes effect later counts.</summary>
    public long AsOf { get; set; } = long.MaxValue;

    /// <summary>Whether a declaration counts, and has taken effect.</summary>
    public bool HasTakenEffect(int act) => Counts(act) && Index.Happened[act].B <= AsOf;

    /// <summary>Nothing known later counts.</summary>
    public long KnownAt { get; set; }

    /// <summary>Whether everything known by then counts: nothing was withdrawn, entered later or is held back.</summary>
    public bool HasAllThatIsKnown => _out is null;

    /// <summary>What is withdrawn.</summary>
    public Withdrawals Withdrawals { get; }

    /// <summary>The entries withdrawn, each with the entry that withdraws it.</summary>
    public IReadOnlyDictionary<int, int> Withdrawn => Withdrawals.Effective;

    /// <summary>Whether an entry is known and entered by then, withdrawn or not.</summary>
    public bool IsKnown(int entry) =>
        Index.Known[entry] <= KnownAt && (_notEntered is null || !_notEntered.Contains(entry));

    /// <summary>Whether an entry counts.</summary>
    public bool Counts(int entry) => Index.Known[entry] <= KnownAt && (_out is null || !_out.Contains(entry));

    /// <summary>Whether a row counts.</summary>
    public bool Counts(in Statement row) => row.Known <= KnownAt && (_out is null || !_out.Contains(row.Entry));

    /// <summary>Whether any statement about a fact counts.</summary>
    public bool HasAny(int fact)
    {
        if (Index.PlainEvents.FirstKnown(fact) > KnownAt)
            return false;
        if (_out is null)
            return true;
        foreach (ref readonly var row in Index.About(fact))
            if (Counts(row))
                return true;
        return false;
    }

    /// <summary>Holds an entry back: it does not count until it is <see cref="Weigh">weighed</see>.</summary>
    public void HoldBack(int entry) => (_out ??= []).Add(entry);

    /// <summary>Lets entries count from now on, or not, as they are withdrawn or not.</summary>
    public void Weigh(IEnumerable<int> entries)
    {
        foreach (var entry in entries)
            if (Withdrawn.ContainsKey(entry))
                HoldBack(entry);
            else
                _out?.Remove(entry);
        if (_out is { Count: 0 })
            _out = null;
    }
}
