using Servanda.Model;

namespace Servanda.Foresight.Encoding;

/// <summary>
/// Which members of a roster are considered. All that is asked of its members is alike, so one stands for all of them, or
/// one for each question after the first or the last of them, and those whom the text names.
/// </summary>
internal sealed class Rosters
{
    readonly Dossier _dossier;
    readonly Dictionary<string, List<string>> _members = new(StringComparer.Ordinal);
    readonly HashSet<string> _named = new(StringComparer.Ordinal);
    readonly HashSet<OfRoster> _questions = [];

    public Rosters(Dossier dossier)
    {
        _dossier = dossier;
        foreach (var commitment in Clauses.Binding(dossier))
        foreach (
            var condition in new[]
            {
                commitment.Goal,
                commitment.Upon,
                commitment.Provided,
                commitment.Unless,
                commitment.Together,
            }
        )
            Note(condition);
        foreach (
            var moment in Clauses.Binding(dossier).SelectMany(c => new[] { c.From, c.Until, c.By }).OfType<Moment>()
        )
        foreach (var condition in Parts.Conditions(moment))
            Note(condition);
        foreach (var instrument in dossier.Instruments.Values)
            Note(instrument.Upon);
        foreach (var fact in dossier.Facts.Values)
            Note(fact.Meaning);
    }

    /// <summary>The members that are considered; none of a roster that has none.</summary>
    public IReadOnlyList<string> MembersOf(string roster)
    {
        if (_members.TryGetValue(roster, out var found))
            return found;
        var all = _dossier.Rosters.TryGetValue(roster, out var known) ? known.Members.Select(m => m.Id).ToList() : [];
        var number = Math.Max(1, _questions.Count);
        var named = all.Where(_named.Contains).ToList();
        return _members[roster] = [.. named.Concat(all.Except(named).Take(number)).Order(StringComparer.Ordinal)];
    }

    void Note(Condition? condition)
    {
        switch (condition)
        {
            case null:
                return;
            case OfRoster question:
                _questions.Add(question);
                break;
            case Holds { Fact: { IsVariable: false, Member: { } member } }:
                _named.Add(member);
                break;
            case Compare { Fact: { IsVariable: false, Member: { } member } }:
                _named.Add(member);
                break;
        }
        foreach (var part in Parts.Of(condition))
            Note(part);
    }
}
