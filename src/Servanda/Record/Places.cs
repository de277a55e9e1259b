using Servanda.Model;

namespace Servanda.Record;

/// <summary>The places in which a dossier's propositions are used (semantics 3.5), each found once.</summary>
internal sealed class Places
{
    readonly RecordIndex _index;
    readonly Dictionary<string, Place> _ofCommitments = new(StringComparer.Ordinal);
    readonly Dictionary<string, Place> _ofInstruments = new(StringComparer.Ordinal);

    /// <summary>The places of a record's dossier.</summary>
    public Places(RecordIndex index)
    {
        _index = index;
        foreach (var instrument in index.Dossier.Instruments.Values)
            _ofInstruments[instrument.Name] = new Place
            {
                Debtors = [],
                Creditors = [],
                Parties = Numbers(index, instrument.Makers),
                Verifiers = [],
            };
        foreach (var commitment in index.Dossier.Commitments.Values)
            _ofCommitments[commitment.Name] = Of(index, commitment);
    }

    /// <summary>That of a commitment, or of a power read as one.</summary>
    public Place Of(Commitment commitment) =>
        _index.Dossier.Commitments.GetValueOrDefault(commitment.Name) == (object)commitment
            ? _ofCommitments[commitment.Name]
            : Of(_index, commitment);

    /// <summary>That of an instrument's own condition.</summary>
    public Place OfConditionOf(Instrument? instrument) =>
        instrument is null ? Nowhere : _ofInstruments[instrument.Name];

    static Place Nowhere { get; } =
        new()
        {
            Debtors = [],
            Creditors = [],
            Parties = [],
            Verifiers = [],
        };

    static Place Of(RecordIndex index, Commitment commitment)
    {
        IEnumerable<string> creditors = commitment.Obligees;
        if (commitment.Obligees.IsEmpty && commitment.Instrument is { } name)
            creditors = index.Dossier.Instruments.TryGetValue(name, out var instrument)
                ? instrument.Makers.Where(m => !commitment.Obligors.Contains(m))
                : [];
        var debtors = Numbers(index, commitment.Obligors.AddRange(commitment.Performers));
        var owedTo = Numbers(index, creditors);
        return new Place
        {
            Debtors = debtors,
            Creditors = owedTo,
            Parties = [.. debtors, .. owedTo],
            Verifiers = Numbers(index, commitment.Verifiers),
        };
    }

    static int[] Numbers(RecordIndex index, IEnumerable<string> names) => [.. names.Select(index.NameOf).Distinct()];
}
