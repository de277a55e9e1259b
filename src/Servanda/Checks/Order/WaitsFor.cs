using Servanda.Assessment;
using Servanda.Model;

namespace Servanda.Checks.Order;

/// <summary>Which commitments wait for which others, through what these bring about, directly or by others between.</summary>
internal sealed class WaitsFor
{
    readonly CheckedAgreement _agreement;
    readonly Dictionary<string, HashSet<string>> _all = new(StringComparer.Ordinal);

    public WaitsFor(CheckedAgreement agreement) => _agreement = agreement;

    /// <summary>Whether one of two waits for the other.</summary>
    public bool Either(Commitment one, Commitment other) =>
        Of(one).Contains(other.Name) || Of(other).Contains(one.Name);

    /// <summary>The names of all for which a commitment waits.</summary>
    public IReadOnlySet<string> Of(Commitment commitment)
    {
        if (_all.TryGetValue(commitment.Name, out var known))
            return known;
        var found = _all[commitment.Name] = new HashSet<string>(StringComparer.Ordinal);
        var queue = new Queue<Commitment>([commitment]);
        while (queue.TryDequeue(out var at))
            foreach (var behind in Directly(at))
                if (found.Add(behind.Name))
                    queue.Enqueue(behind);
        return found;
    }

    IEnumerable<Commitment> Directly(Commitment commitment)
    {
        foreach (var part in _agreement.GatesOf(commitment).SelectMany(g => Facts.All(g.Condition)))
        {
            if (part is StatusIs status && _agreement.Find(status.Commitment) is { } named)
                yield return named;
            foreach (var asked in Facts.In(part, _agreement.Dossier))
            foreach (var bringing in _agreement.Bringing(asked.Name))
                yield return bringing;
        }
    }
}
