using Servanda.Model;
using Servanda.Residuals;

namespace Servanda.Checks;

/// <summary>The names that something in a dossier speaks of, its declarations apart.</summary>
internal static class UsedNames
{
    /// <summary>All of them.</summary>
    public static HashSet<string> In(Dossier dossier)
    {
        var used = new HashSet<string>(StringComparer.Ordinal);
        var mentions = new Mentions(dossier);
        foreach (var commitment in dossier.Commitments.Values)
        {
            mentions.Add(commitment);
            Use(commitment.Obligors, commitment.Performers, commitment.Obligees, commitment.Verifiers);
            Use([commitment.Instrument]);
            // The list in brackets of a `for each` speaks of its members.
            if (
                commitment.ForEach is { } each
                && dossier.Rosters.GetValueOrDefault(each.Roster) is { IsInBrackets: true } list
            )
                Use(list.Members.Select(m => m.Id));
        }
        foreach (var power in dossier.Powers.Values)
        {
            mentions.Add(power);
            Use(power.Holders, [power.Instrument, power.Object]);
        }
        foreach (var instrument in dossier.Instruments.Values)
        {
            mentions.Add(instrument.Upon);
            Use(instrument.Makers, instrument.Replaces);
        }
        foreach (var issue in dossier.Issues.Values)
        {
            mentions.Add(issue.Requires);
            Use(issue.Parties);
        }
        foreach (var fact in dossier.Facts.Values)
        {
            mentions.Add(fact.Meaning);
            Use([fact.Roster]);
            if (fact.Reckoned is { } reckoned)
                Use(QuantityParts.FactsOf(reckoned).Select(f => f.Fact));
        }
        foreach (var roster in dossier.Rosters.Values)
            Use([roster.PartOf]);
        foreach (var entry in dossier.Entries)
        {
            mentions.Add(entry);
            Use(entry.Speakers.Select(s => s.Name), entry.Via, entry.Sources.Select(s => s.Source), [entry.Object]);
        }
        foreach (var check in dossier.Expectations.SelectMany(e => e.Checks))
            mentions.Add(check.Condition);
        Use(mentions.FactNames, mentions.Rosters, mentions.Calendars, mentions.Instruments);
        foreach (var actor in dossier.Actors.Values)
        {
            if (actor.From is { } from)
                Use(Facts.In(from, dossier).Select(f => f.Name));
            Use(actor.For.Select(f => f.Side));
        }
        return used;

        void Use(params IEnumerable<IEnumerable<string?>> names) =>
            used.UnionWith(names.SelectMany(n => n).OfType<string>());
    }
}
