using Servanda.Model;

namespace Servanda.Assessment.Live;

/// <summary>
/// All of which an entry must speak to bear on a commitment, but for what bears on those to which the commitment refers.
/// </summary>
internal sealed class Subjects
{
    readonly Ties _ties;
    readonly Dossier _dossier;
    readonly HashSet<Subject> _all = [];
    readonly HashSet<string> _ofOwnMember = new(StringComparer.Ordinal);
    readonly HashSet<string> _ofAny = new(StringComparer.Ordinal);
    int _depth;
    readonly HashSet<string> _definitions = new(StringComparer.Ordinal);

    Subjects(Ties ties) => (_ties, _dossier) = (ties, ties.Dossier);

    /// <summary>Finds them.</summary>
    public static Subjects Of(Commitment commitment, Ties ties)
    {
        var subjects = new Subjects(ties);
        subjects.Add(commitment);
        // What others ask for of the same tally, and since when, bears on where this one counts from.
        foreach (var other in ties.Claimants(commitment))
            subjects.Add(other);
        return subjects;
    }

    /// <summary>All of them.</summary>
    public IReadOnlyCollection<Subject> All => _all;

    /// <summary>Whether each instance of a <c>for each</c> asks for a fact of its own member only.</summary>
    public bool IsOfOwnMember(string fact) => _ofOwnMember.Contains(fact) && !_ofAny.Contains(fact);

    void Add(Commitment commitment)
    {
        foreach (
            var condition in (Condition?[])
                [commitment.Goal, commitment.Upon, commitment.Provided, commitment.Unless, commitment.Together]
        )
            Add(condition);
        foreach (var moment in (Moment?[])[commitment.Until, commitment.By, commitment.Aim])
            Add(moment);
        AddBeginning(commitment);
        foreach (var date in _ties.NewDates(commitment))
            Add(date);
        foreach (var name in _ties.NamesFor(commitment))
            AddDeclarations(name);
        foreach (var version in _ties.NewVersions(commitment))
            AddBeginning(version);
        foreach (var instrument in _ties.NewInstruments(commitment))
            Add(instrument);
        if (_dossier.Powers.GetValueOrDefault(commitment.Name) is { } power)
            AddUses(power);
    }

    /// <summary>What decides when it begins, and who can verify that.</summary>
    void AddBeginning(Commitment commitment)
    {
        _all.Add(new Subject(SubjectKind.Goal, commitment.Name));
        Add(commitment.From);
        Add(commitment.Recurrence?.MomentOf(1));
        foreach (var verifier in commitment.Verifiers)
            Add(_dossier.Actors.GetValueOrDefault(verifier)?.From);
        if (_ties.InstrumentOf(commitment) is { } instrument)
            Add(instrument);
    }

    void Add(Instrument instrument)
    {
        AddDeclarations(instrument.Name);
        Add(instrument.Upon);
    }

    void AddUses(Power power)
    {
        AddDeclarations(power.Object);
        foreach (var under in _dossier.Commitments.Values)
            if (under.Instrument == power.Object)
                AddDeclarations(under.Name);
    }

    void AddDeclarations(string name) => _all.Add(new Subject(SubjectKind.Declarations, name));

    void Add(Condition? condition)
    {
        switch (condition)
        {
            case null:
                return;
            case Holds holds:
                Add(holds.Fact);
                return;
            case Compare compare:
                Add(compare.Fact);
                return;
            case More more:
                Add(more.Fact);
                return;
            case OfRoster of:
                Add(new FactRef(of.Fact));
                return;
            case Prose prose:
                _all.Add(new Subject(SubjectKind.Prose, prose.Text));
                return;
            case IsMade made:
                AddDeclarations(made.Instrument);
                return;
            case CompareQuantities compare:
                Add(compare.Left);
                Add(compare.Right);
                return;
        }
        foreach (var part in Parts.Of(condition))
            Add(part);
    }

    void Add(Moment? moment)
    {
        if (moment is null)
            return;
        foreach (var condition in Parts.Conditions(moment))
            Add(condition);
    }

    void Add(Quantity quantity)
    {
        foreach (var fact in QuantityParts.FactsOf(quantity))
            Add(fact);
        foreach (var condition in QuantityParts.ConditionsOf(quantity))
            Add(condition);
    }

    void Add(FactRef reference)
    {
        var fact = reference.Fact;
        _all.Add(new Subject(SubjectKind.Fact, fact));
        // The variable of a definition is another.
        (reference.IsVariable && _depth == 0 ? _ofOwnMember : _ofAny).Add(fact);
        if (!_definitions.Add(fact) || !_dossier.Facts.TryGetValue(fact, out var declared))
            return;
        _depth++;
        Add(declared.Meaning);
        if (declared.Reckoned is { } reckoned)
            Add(reckoned);
        _depth--;
    }
}
