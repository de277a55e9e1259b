using System.Collections.Immutable;
using Servanda.Assessment;
using Servanda.Edtf;
using Servanda.Model;
using Servanda.Record;

namespace Servanda.Residuals;

/// <summary>The declarations that what remains mentions, and no others.</summary>
internal sealed class DeclarationPruning(Evaluation run, long at)
{
    Dossier Whole => run.Index.Dossier;

    /// <summary>A dossier of what remains.</summary>
    public Dossier Of(
        IReadOnlyList<(Commitment Commitment, Roster? Roster)> commitments,
        IReadOnlySet<string> powers,
        IReadOnlySet<string> instruments,
        ImmutableArray<Entry> entries
    )
    {
        if (commitments.Count == 0)
            return new Dossier { Name = Whole.Name, Zone = Whole.Zone };
        var own = commitments.Select(c => c.Roster).OfType<Roster>().ToList();
        var mentions = new Mentions(
            Whole with
            {
                Rosters = Whole.Rosters.AddRange(own.Select(r => KeyValuePair.Create(r.Name, r))),
            }
        );
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (commitment, _) in commitments)
        {
            mentions.Add(commitment);
            names.UnionWith(commitment.Obligors);
            names.UnionWith(commitment.Performers);
            names.UnionWith(commitment.Obligees);
            names.UnionWith(commitment.Verifiers);
            // Those for whom the variable of a `for each` stands.
            if (commitment.ForEach is { } each)
                names.UnionWith(run.Index.MembersOf(each.Roster).Select(m => m.Id).Where(Whole.Actors.ContainsKey));
        }
        foreach (var power in powers.Select(p => Whole.Powers[p]))
        {
            mentions.Add(power);
            names.UnionWith(power.Holders);
        }
        var kept = Instruments(
            instruments,
            commitments.Any(c => c.Commitment.Instrument is null) || powers.Any(p => Whole.Powers[p].Instrument is null)
        );
        foreach (var instrument in kept.Values)
        {
            mentions.Add(instrument.Upon);
            names.UnionWith(instrument.Makers);
        }
        foreach (var entry in entries)
        {
            mentions.Add(entry);
            names.UnionWith(entry.Speakers.Select(s => s.Name));
            names.UnionWith(entry.Via);
        }
        var sources = entries
            .SelectMany(e => e.Sources)
            .Select(s => s.Source)
            .Concat(entries.SelectMany(e => e.Via))
            .OfType<string>()
            .ToHashSet(StringComparer.Ordinal);
        var dossier = new Dossier
        {
            Name = Whole.Name,
            Zone = Whole.Zone,
            Instruments = kept,
            Actors = Actors(
                names,
                commitments.SelectMany(c => c.Commitment.Verifiers).ToHashSet(StringComparer.Ordinal)
            ),
            Facts = Some(Whole.Facts, mentions.FactNames),
            Rosters = Some(Whole.Rosters, mentions.Rosters)
                .AddRange(own.Select(r => KeyValuePair.Create(r.Name, r)))
                .ToImmutableSortedDictionary(r => r.Key, r => InText(r.Value), StringComparer.Ordinal),
            Sources = Some(Whole.Sources, sources),
            Calendars = Some(Whole.Calendars, mentions.Calendars)
                .ToImmutableSortedDictionary(c => c.Key, c => InText(c.Value), StringComparer.Ordinal),
            Commitments = commitments.ToImmutableSortedDictionary(
                c => c.Commitment.Name,
                c => c.Commitment,
                StringComparer.Ordinal
            ),
            Powers = Some(Whole.Powers, powers),
            Entries = entries,
        };
        return WithHours(dossier);
    }

    /// <summary>A roster whose members stand in the text, which has no place for what the list calls them.</summary>
    static Roster InText(Roster roster) =>
        roster with
        {
            File = null,
            PartOf = null,
            Where = null,
            Members = [.. roster.Members.Select(m => m with { Name = null })],
        };

    static Calendar InText(Calendar calendar) =>
        calendar with
        {
            File = null,
            Holidays = [.. calendar.Holidays.Select(h => h with { Name = null })],
        };

    ImmutableSortedDictionary<string, Instrument> Instruments(IReadOnlySet<string> names, bool someHaveNone)
    {
        // An only instrument would lend itself to what stands under none; and one must say in which zone days run.
        IEnumerable<string> wanted = names;
        if (someHaveNone && names.Count <= 1)
            wanted = Whole.Instruments.Keys;
        else if (names.Count == 0)
            wanted = Whole.Instruments.Keys.Take(1);
        var kept = wanted.ToHashSet(StringComparer.Ordinal);
        return Some(Whole.Instruments, kept)
            .ToImmutableSortedDictionary(
                i => i.Key,
                i =>
                    i.Value with
                    {
                        Replaces = [.. i.Value.Replaces.Where(kept.Contains)],
                        PrevailsOver = [.. i.Value.PrevailsOver.Where(kept.Contains)],
                    },
                StringComparer.Ordinal
            );
    }

    /// <summary>Those who are named, those for whom they speak, and those who speak for them still.</summary>
    ImmutableSortedDictionary<string, Actor> Actors(HashSet<string> names, HashSet<string> verifiers)
    {
        for (var grew = true; grew; )
        {
            grew = false;
            foreach (var actor in Whole.Actors.Values)
                if (names.Contains(actor.Name))
                    foreach (var term in actor.For)
                        grew |= names.Add(term.Side);
                else if (actor.For.Any(t => names.Contains(t.Side) && !IsOver(t.Until)))
                    grew |= names.Add(actor.Name);
        }
        // That it is set up later matters of a verifier only.
        return Some(Whole.Actors, names)
            .ToImmutableSortedDictionary(
                a => a.Key,
                a => verifiers.Contains(a.Key) ? a.Value : a.Value with { From = null },
                StringComparer.Ordinal
            );
    }

    bool IsOver(EdtfDate? until) => until is not null && run.Index.Seconds(until).B < at;

    /// <summary>
    /// With an event for each hour that divided a day (3.2) and that no clause names any more: what is reported for that
    /// day is still to be read in its parts.
    /// </summary>
    Dossier WithHours(Dossier dossier)
    {
        var days = new DayMath(dossier.Zone);
        var lost = NamedHours
            .Of(Whole, days)
            .Except(NamedHours.Of(dossier, days))
            .Where(s => Matters(s, dossier))
            .ToHashSet();
        if (lost.Count == 0)
            return dossier;
        var facts = dossier.Facts;
        foreach (var date in NamedHours.Dates(Whole).Distinct())
        {
            var bounds = date.Bounds(dossier.Zone);
            if (
                !lost.Contains(bounds.Earliest.ToUnixTimeSeconds() - 1)
                && !lost.Contains(bounds.Latest.ToUnixTimeSeconds())
            )
                continue;
            var hour =
                Whole.Facts.Values.FirstOrDefault(f => f.Definition is { As: HasCome come } && come.Moment == date)
                ?? Hour(date, facts);
            facts = facts.SetItem(hour.Name, hour);
        }
        return dossier with { Facts = facts };

        Fact Hour(OnDate date, ImmutableSortedDictionary<string, Fact> facts)
        {
            var name = $"hour-{facts.Count}";
            while (Whole.Facts.ContainsKey(name))
                name += "-of-a-day";
            return new Fact
            {
                Kind = FactKind.Event,
                Name = name,
                Title = "an hour that divides its day",
                Definition = new Definition { As = new HasCome(date) },
            };
        }

        bool Matters(long second, Dossier rest)
        {
            var end = days.EndOfDay(second);
            var start = days.StartOf(days.DayOf(second));
            return end > at
                || rest.Entries.Any(e =>
                    run.Index.Seconds(e.Occurred ?? e.Said) is var (a, b) && a <= end && b >= start
                );
        }
    }

    static ImmutableSortedDictionary<string, T> Some<T>(
        ImmutableSortedDictionary<string, T> all,
        IEnumerable<string> names
    )
    {
        var some = ImmutableSortedDictionary.CreateBuilder<string, T>(StringComparer.Ordinal);
        foreach (var name in names)
            if (all.TryGetValue(name, out var one))
                some[name] = one;
        return some.ToImmutable();
    }
}
