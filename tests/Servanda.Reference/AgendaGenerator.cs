using System.Collections.Immutable;
using CsCheck;
using Servanda.Assessment;
using Servanda.Edtf;
using Servanda.Model;

namespace Servanda.Reference;

/// <summary>An agenda over generated dossiers: issues, promises on them, and words that answer one another.</summary>
public static class AgendaGenerator
{
    /// <summary>A dossier with an agenda, and a question to ask of it.</summary>
    public static Gen<(Dossier Dossier, Question Question)> GenCase { get; } =
        DossierGenerator.GenCase.SelectMany(c => new DrawGen<(Dossier, Question)>(draw =>
            (new Builder(draw, c.Dossier).Build(), c.Question)
        ));

    sealed class Builder(Draw draw, Dossier dossier)
    {
        static readonly EdtfDate March = EdtfDate.TryParse("2020-03", out var march, out _) ? march : default!;

        readonly List<Entry> words = [];

        public Dossier Build()
        {
            var issues = Enumerable.Range(1, draw.Number(1, 2)).Select(Issue).ToList();
            dossier = dossier with
            {
                Issues = issues.ToImmutableSortedDictionary(i => i.Name, i => i, StringComparer.Ordinal),
                Commitments = dossier.Commitments.SetItems(
                    dossier
                        .Commitments.Values.Where(_ => draw.Chance(25))
                        .Select(c => KeyValuePair.Create(c.Name, c with { Topic = draw.Pick(issues).Name }))
                ),
            };
            for (var n = draw.Number(0, 10); n > 0; n--)
                words.Add(Word(n));
            draw.Size += (ulong)(20 * words.Count);
            return dossier with { Entries = DossierGenerator.Sorted(dossier.Entries.AddRange(words), dossier.Zone) };
        }

        Issue Issue(int number) =>
            new()
            {
                Name = $"issue-{number}",
                Parties = [.. draw.Some(Parties, draw.Weighted((1, 0), (1, 1), (12, 2)), 3)],
                Requires = draw.Chance(35)
                    ? draw.Pick(
                        (List<Condition>)
                            [
                                new StatusIs(
                                    draw.Pick(Formal),
                                    draw.Pick(Status.Fulfilled, Status.Kept, Status.Overdue)
                                ),
                                .. dossier
                                    .Facts.Values.Where(f =>
                                        f is { Kind: FactKind.Event or FactKind.State, Roster: null }
                                    )
                                    .Select(f => new Holds(new FactRef(f.Name))),
                            ]
                    )
                    : null,
            };

        List<string> Parties => [.. dossier.Actors.Values.Where(a => a.Kind == ActorKind.Party).Select(a => a.Name)];

        List<string> Formal => [.. dossier.Commitments.Values.Where(c => c.Duty is not null).Select(c => c.Name)];

        EdtfDate Day(int atMost) => EdtfDate.OfDay(DossierGenerator.FirstDay.PlusDays(draw.Number(0, atMost)));

        Entry Word(int number)
        {
            var entry = new Entry
            {
                Id = $"w{number}",
                Said = draw.Chance(90) ? Day(25) : March,
                Speakers = Speakers(),
                Verb = draw.Weighted(
                    (5, Verb.Accepts),
                    (4, Verb.Offers),
                    (4, Verb.Demands),
                    (2, Verb.Rejects),
                    (1, Verb.Pledges),
                    (1, Verb.Announces),
                    (2, Verb.Withdraws)
                ),
                Occurred = draw.Chance(8) ? Day(25) : null,
                Issues = [.. draw.Some(dossier.Issues.Keys, 1, 2)],
            };
            if (draw.Chance(12))
                entry = entry with { Known = Day(60) };
            if (entry.Verb == Verb.Withdraws && words.Count > 0)
            {
                var other = draw.Pick(words);
                return entry with { Object = other.Id, Speakers = other.Speakers, Issues = [] };
            }
            return draw.Chance(25)
                ? entry with
                {
                    Verb = entry.Verb == Verb.Withdraws ? Verb.Offers : entry.Verb,
                    // Of itself, of one to come and of one withdrawn, too; and of a commitment, whatever its topic.
                    Object = draw.Chance(75) ? $"w{draw.Number(1, 10)}" : draw.Pick(Formal),
                    Issues = draw.Chance(40) ? entry.Issues : [],
                }
                : entry with
                {
                    Verb = entry.Verb == Verb.Withdraws ? Verb.Offers : entry.Verb,
                    Content = new Prose(draw.Pick("the river", "the ridge")),
                };
        }

        ImmutableArray<Speaker> Speakers()
        {
            Speaker One() =>
                draw.Chance(7)
                    ? new Speaker("observers", false)
                    : new Speaker(draw.Pick(dossier.Actors.Keys.ToList()), true);
            return draw.Chance(12) ? [.. new[] { One(), One() }.Distinct()] : [One()];
        }
    }
}
