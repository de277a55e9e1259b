using Servanda.Model;
using Servanda.Record;

namespace Servanda.Assessment;

/// <summary>
/// What ties commitments beside the conditions in their own clauses: which follows upon the breach of which, which
/// takes the place of which, and what a variant is a reading of (semantics 3.12).
/// </summary>
internal sealed class Ties
{
    readonly Dossier _dossier;
    readonly ILookup<string, Commitment> _breaches;
    readonly ILookup<string, Commitment> _newVersions;
    readonly ILookup<string, Instrument> _newInstruments;
    readonly ILookup<string, Power> _powers;
    readonly RecordIndex _index;
    readonly Dictionary<string, int> _circles;
    readonly ILookup<string, string> _referring;
    readonly ILookup<string, Commitment> _increments;

    /// <summary>The ties of a dossier, what was declared in its record among them, known or not.</summary>
    public Ties(RecordIndex index)
    {
        var dossier = index.Dossier;
        (_index, _dossier) = (index, dossier);
        var commitments = dossier.Commitments.Values;
        _breaches = commitments
            .Where(c => c is { Otherwise: not null, VariantOf: null, Duty: not null })
            .ToLookup(c => c.Otherwise!, StringComparer.Ordinal);
        _newVersions = Replacing(commitments, c => c.Replaces);
        _newInstruments = Replacing(dossier.Instruments.Values, i => i.Replaces);
        _powers = dossier.Powers.Values.ToLookup(p => p.Object, StringComparer.Ordinal);
        _increments = commitments
            .SelectMany(c => Parts.Increments(c.Goal), (c, more) => (Commitment: c, more.Fact.Fact))
            .ToLookup(c => c.Fact, c => c.Commitment, StringComparer.Ordinal);
        Order = References.InOrder(dossier, this);
        _circles = new(StringComparer.Ordinal);
        for (var i = 0; i < Order.Length; i++)
            foreach (var commitment in Order[i])
                _circles[commitment.Name] = i;
        _referring = Order
            .SelectMany(c => c)
            .SelectMany(c => References.Of(c, this), (c, name) => (c.Name, Of: name))
            .ToLookup(r => r.Of, r => r.Name, StringComparer.Ordinal);
    }

    /// <summary>The dossier.</summary>
    public Dossier Dossier => _dossier;

    /// <summary>All commitments with a formal reading, in groups that refer to one another, each after those it refers to.</summary>
    public Commitment[][] Order { get; }

    /// <summary>The commitments that refer to one another with one that is named, itself among them; null where it has no formal reading.</summary>
    public Commitment[]? CircleOf(string name) => _circles.TryGetValue(name, out var place) ? Order[place] : null;

    /// <summary>The place in <see cref="Order"/> of the circle to which one belongs that has a formal reading.</summary>
    public int PlaceOf(string name) => _circles[name];

    /// <summary>The commitments, powers and instruments that refer to a name.</summary>
    public IEnumerable<string> ReferringTo(string name) => _referring[name];

    /// <summary>
    /// Whether neither another refers to a commitment, so that nobody needs the whole of its standing, nor the clause of
    /// another bears on it.
    /// </summary>
    public bool StandsAlone(Commitment commitment) => !_referring.Contains(commitment.Name) && !AreOn(commitment);

    /// <summary>Whether a commitment refers to itself, by others or at once.</summary>
    public bool IsInCircle(Commitment commitment) =>
        Order[_circles[commitment.Name]].Length > 1 || References.Of(commitment, this).Contains(commitment.Name);

    /// <summary>The condition that a commitment or power follows upon: the breach of any of those that name it; or null.</summary>
    public Condition? BreachBefore(string consequence) =>
        _breaches[consequence].Select(c => (Condition)new StatusIs(c.Name, Status.Breached)).ToArray() switch
        {
            [] => null,
            [var only] => only,
            var several => new AnyOf([.. several]),
        };

    /// <summary>A commitment and, of a variant, what it is a reading of, and so on.</summary>
    public IEnumerable<Commitment> Readings(Commitment commitment)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var c = commitment; c is not null && seen.Add(c.Name); )
        {
            yield return c;
            c = c.VariantOf is { } of ? _dossier.Commitments.GetValueOrDefault(of) : null;
        }
    }

    /// <summary>
    /// Whether nobody owes a commitment until somebody joins: all its obligors may join its instrument, and none made it.
    /// </summary>
    public bool AwaitsJoining(Commitment commitment) =>
        InstrumentOf(commitment) is { } instrument
        && !commitment.Obligors.IsEmpty
        && commitment.Obligors.All(o =>
            !instrument.Makers.Contains(o)
            && _powers[instrument.Name].Any(p => p.Verb == Verb.Joins && p.Holders.Contains(o))
        );

    /// <summary>Whether another clause than its own bears on a commitment.</summary>
    bool AreOn(Commitment commitment) =>
        AwaitsJoining(commitment)
        || _breaches.Contains(commitment.Name)
        || NewVersions(commitment).Any()
        || NewInstruments(commitment).Any();

    /// <summary>The new versions of a commitment.</summary>
    public IEnumerable<Commitment> NewVersions(Commitment commitment) =>
        Readings(commitment).SelectMany(c => _newVersions[c.Name]).Distinct();

    /// <summary>The instruments that take the place of a commitment's own.</summary>
    public IEnumerable<Instrument> NewInstruments(Commitment commitment) =>
        commitment is { Instrument: { } name, Survives: false } ? _newInstruments[name] : [];

    /// <summary>The powers over a commitment or its instrument by which somebody declared something on either.</summary>
    public IEnumerable<Power> PowersOver(Commitment commitment)
    {
        var names = NamesFor(commitment).ToList();
        return names.SelectMany(n => _powers[n]).Where(p => names.Exists(n => _index.IsDeclared(p.Verb, n)));
    }

    /// <summary>The moments to which somebody declared its deadline, or another of its terms, moved.</summary>
    public IEnumerable<Moment> NewDates(Commitment commitment) =>
        NamesFor(commitment)
            .SelectMany(_index.ActsOn)
            .SelectMany(a => DossierWriter.TermsOf(_index.Entries[a]), (_, term) => term.Moment);

    /// <summary>The names under which something is declared on a commitment: its own, of a variant those it reads, and its instrument's.</summary>
    public IEnumerable<string> NamesFor(Commitment commitment) =>
        Readings(commitment).Select(c => c.Name).Append(commitment.Instrument).OfType<string>().Distinct();

    /// <summary>The commitments that ask for more of a tally of which a commitment asks for more, itself among them.</summary>
    public IEnumerable<Commitment> Claimants(Commitment commitment) =>
        Parts.Increments(commitment.Goal).SelectMany(m => _increments[m.Fact.Fact]).Distinct();

    /// <summary>The instrument under which a commitment stands, or null.</summary>
    public Instrument? InstrumentOf(Commitment commitment) =>
        commitment.Instrument is { } name ? _dossier.Instruments.GetValueOrDefault(name) : null;

    static ILookup<string, T> Replacing<T>(IEnumerable<T> all, Func<T, IEnumerable<string>> replaced) =>
        all.SelectMany(replaced, (by, name) => (by, name)).ToLookup(r => r.name, r => r.by, StringComparer.Ordinal);
}
