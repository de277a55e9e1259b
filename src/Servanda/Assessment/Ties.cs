using Servanda.Model;

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
    readonly HashSet<(Verb, string)> _acts;
    readonly ILookup<string, Moment> _newDates;
    readonly Dictionary<string, Commitment[]> _circles;
    readonly ILookup<string, Commitment> _increments;

    /// <summary>The ties of a dossier.</summary>
    public Ties(Dossier dossier)
    {
        _dossier = dossier;
        var commitments = dossier.Commitments.Values;
        _breaches = commitments
            .Where(c => c is { Otherwise: not null, VariantOf: null, Duty: not null })
            .ToLookup(c => c.Otherwise!, StringComparer.Ordinal);
        _newVersions = Replacing(commitments, c => c.Replaces);
        _newInstruments = Replacing(dossier.Instruments.Values, i => i.Replaces);
        _powers = dossier.Powers.Values.ToLookup(p => p.Object, StringComparer.Ordinal);
        _acts = dossier.Entries.Where(e => e.Object is not null).Select(e => (e.Verb, e.Object!)).ToHashSet();
        _newDates = dossier
            .Entries.Where(e => e.Object is not null)
            .SelectMany(DossierWriter.TermsOf, (entry, term) => (entry.Object, term.Moment))
            .ToLookup(t => t.Object!, t => t.Moment, StringComparer.Ordinal);
        _increments = commitments
            .SelectMany(c => Parts.Increments(c.Goal), (c, more) => (Commitment: c, more.Fact.Fact))
            .ToLookup(c => c.Fact, c => c.Commitment, StringComparer.Ordinal);
        Order = References.InOrder(dossier, this);
        _circles = new(StringComparer.Ordinal);
        foreach (var circle in Order)
        foreach (var commitment in circle)
            _circles[commitment.Name] = circle;
    }

    /// <summary>The dossier.</summary>
    public Dossier Dossier => _dossier;

    /// <summary>All commitments with a formal reading, in groups that refer to one another, each after those it refers to.</summary>
    public Commitment[][] Order { get; }

    /// <summary>The commitments that refer to one another with one that is named, itself among them; null where it has no formal reading.</summary>
    public Commitment[]? CircleOf(string name) => _circles.GetValueOrDefault(name);

    /// <summary>Whether a commitment refers to itself, by others or at once.</summary>
    public bool IsInCircle(Commitment commitment) =>
        _circles[commitment.Name].Length > 1 || References.Of(commitment, this).Contains(commitment.Name);

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
    public bool AreOn(Commitment commitment) =>
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
        return names.SelectMany(n => _powers[n]).Where(p => names.Exists(n => _acts.Contains((p.Verb, n))));
    }

    /// <summary>The moments to which somebody declared its deadline, or another of its terms, moved.</summary>
    public IEnumerable<Moment> NewDates(Commitment commitment) => NamesFor(commitment).SelectMany(n => _newDates[n]);

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
