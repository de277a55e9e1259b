using Servanda.Assessment;
using Servanda.Model;

namespace Servanda.Checks.Order;

/// <summary>Which commitments wait for which others, through what these bring about, directly or by others between.</summary>
internal sealed class WaitsFor
{
    readonly CheckedAgreement _agreement;
    readonly Dictionary<string, IReadOnlySet<string>> _all = new(StringComparer.Ordinal);

    public WaitsFor(CheckedAgreement agreement) => _agreement = agreement;

    /// <summary>Whether one of two waits for the other.</summary>
    public bool Either(Commitment one, Commitment other) =>
        Of(one).Contains(other.Name) || Of(other).Contains(one.Name);

    /// <summary>The names of all for which a commitment waits.</summary>
    public IReadOnlySet<string> Of(Commitment commitment)
    {
        if (_all.TryGetValue(commitment.Name, out var known))
            return known;
        return _all[commitment.Name] = AllBehind(Directly(commitment));
    }

    /// <summary>The names of all for which a condition waits.</summary>
    public IReadOnlySet<string> Of(Condition condition) => AllBehind(Directly(condition));

    HashSet<string> AllBehind(IEnumerable<Commitment> directly)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        var queue = new Queue<Commitment>(directly.Where(c => found.Add(c.Name)));
        while (queue.TryDequeue(out var at))
            foreach (var behind in Directly(at))
                if (found.Add(behind.Name))
                    queue.Enqueue(behind);
        return found;
    }

    IEnumerable<Commitment> Directly(Commitment commitment) =>
        _agreement.GatesOf(commitment).SelectMany(g => Directly(g.Condition));

    IEnumerable<Commitment> Directly(Condition condition)
    {
        foreach (var part in Facts.All(condition))
        {
            if (part is StatusIs status && _agreement.Find(status.Commitment) is { } named)
                yield return named;
            foreach (var asked in Facts.In(part, _agreement.Dossier))
            foreach (var bringing in _agreement.Bringing(asked.Name))
                yield return bringing;
        }
    }
}
