using System.Collections.Immutable;
using NodaTime;
using Servanda.Edtf;
using Servanda.Model;

namespace Servanda.Bench;

/// <summary>A row of the record as SQLite is given it: the same entry as in the dossier, in numbers.</summary>
internal readonly record struct Row(int Fact, bool Denies, int Side, long Occurred, long Known);

/// <summary>Dossiers made up for measuring, the same at every run.</summary>
internal static class Generated
{
    public const int Sides = 10;
    static readonly LocalDate First = new(2020, 1, 1);
    static readonly EdtfDate[] Days = [.. Enumerable.Range(0, 1200).Select(i => EdtfDate.OfDay(First.PlusDays(i)))];

    /// <summary>The last second of a day, counted from 2020-01-01.</summary>
    public static long End(int day) => Instant.FromUtc(2020, 1, 1, 0, 0).ToUnixTimeSeconds() + (day + 1) * 86_400L - 1;

    /// <summary>
    /// Many commitments, each to achieve an event of its own by a date, every other one upon the event of the one before.
    /// In one fact in four, a tenth of the entries are denials, all by one side, which also reports.
    /// </summary>
    public static (Dossier Dossier, Row[] Rows, int[] Due) Large(int commitments, int entriesEach)
    {
        var random = new Random(20200229);
        var facts = new Dictionary<string, Fact>();
        var duties = new Dictionary<string, Commitment>();
        var (rows, due) = (new Row[commitments * entriesEach], new int[commitments]);
        var entries = ImmutableArray.CreateBuilder<Entry>(rows.Length);
        var speakers = Enumerable
            .Range(0, Sides)
            .Select(i => ImmutableArray.Create(new Speaker($"observer-{i}", true)))
            .ToArray();
        for (var f = 0; f < commitments; f++)
        {
            var name = $"event-{f:00000}";
            facts[name] = new Fact { Kind = FactKind.Event, Name = name };
            due[f] = random.Next(100, 600);
            duties[$"duty-{f:00000}"] = new Commitment
            {
                Name = $"duty-{f:00000}",
                Obligors = ["debtor"],
                Obligees = ["creditor"],
                Duty = DutyKind.Achieve,
                Goal = new Holds(new FactRef(name)),
                Upon = f % 2 == 1 ? new Holds(new FactRef($"event-{f - 1:00000}")) : null,
                By = new OnDate(Days[due[f]]),
            };
            var (from, content) = (random.Next(0, 600), new Holds(new FactRef(name)));
            for (var i = 0; i < entriesEach; i++)
            {
                var denies = f % 4 == 0 && random.Next(10) == 0;
                var side = denies ? f / 4 % Sides : random.Next(Sides);
                var occurred = from + random.Next(0, 200);
                var known = occurred + random.Next(0, 60);
                rows[f * entriesEach + i] = new Row(f, denies, side, End(occurred), End(known));
                entries.Add(
                    new Entry
                    {
                        Id = $"E{entries.Count}",
                        Said = Days[known],
                        Occurred = Days[occurred],
                        Speakers = speakers[side],
                        Verb = denies ? Verb.Denies : Verb.Reports,
                        Content = content,
                    }
                );
            }
        }
        var dossier = new Dossier
        {
            Name = "large",
            Actors = Actors(),
            Facts = facts.ToImmutableSortedDictionary(StringComparer.Ordinal),
            Commitments = duties.ToImmutableSortedDictionary(StringComparer.Ordinal),
            Entries = entries.ToImmutable(),
        };
        return (dossier, rows, due);
    }

    /// <summary>One <c>for each</c>: upon its start, each member is to be done within 14 days. Two entries a member.</summary>
    /// <param name="members">How many members.</param>
    /// <param name="unlike">Whether each entry bears a second of its own, so that no two members are alike.</param>
    public static Dossier Roster(int members, bool unlike = false)
    {
        var random = new Random(20200310);
        var people = ImmutableArray.CreateBuilder<RosterMember>(members);
        var entries = ImmutableArray.CreateBuilder<Entry>(2 * members);
        ImmutableArray<Speaker> speaker = [new Speaker("observer-0", true)];
        for (var i = 0; i < members; i++)
        {
            var id = $"m{i:0000000}";
            people.Add(new RosterMember(id, null));
            var start = random.Next(0, 600);
            foreach (
                var (fact, day) in (ReadOnlySpan<(string, int)>)
                    [("started", start), ("done", start + random.Next(0, 28))]
            )
                entries.Add(
                    new Entry
                    {
                        Id = $"E{entries.Count}",
                        Said = unlike ? EdtfDate.Of(Instant.FromUnixTimeSeconds(End(day) - i % 80_000)) : Days[day],
                        Speakers = speaker,
                        Verb = Verb.Reports,
                        Content = new Holds(new FactRef(fact, id)),
                    }
                );
        }
        var duty = new Commitment
        {
            Name = "each-done",
            Obligors = ["debtor"],
            Obligees = ["creditor"],
            Duty = DutyKind.Achieve,
            Goal = new Holds(new FactRef("done", "m", true)),
            Upon = new Holds(new FactRef("started", "m", true)),
            Within = Period.FromDays(14),
            ForEach = new ForEach("m", "people"),
        };
        return new Dossier
        {
            Name = "roster",
            Actors = Actors(),
            Rosters = Sorted(new Roster { Name = "people", Members = people.ToImmutable() }, r => r.Name),
            Facts = new[] { "started", "done" }.ToImmutableSortedDictionary(
                n => n,
                n => new Fact
                {
                    Kind = FactKind.Event,
                    Name = n,
                    Roster = "people",
                },
                StringComparer.Ordinal
            ),
            Commitments = Sorted(duty, c => c.Name),
            Entries = entries.ToImmutable(),
        };
    }

    static ImmutableSortedDictionary<string, T> Sorted<T>(T one, Func<T, string> name) =>
        new[] { one }.ToImmutableSortedDictionary(name, x => x, StringComparer.Ordinal);

    static ImmutableSortedDictionary<string, Actor> Actors() =>
        Enumerable
            .Range(0, Sides)
            .Select(i => new Actor { Kind = ActorKind.Body, Name = $"observer-{i}" })
            .Append(new Actor { Kind = ActorKind.Party, Name = "debtor" })
            .Append(new Actor { Kind = ActorKind.Party, Name = "creditor" })
            .ToImmutableSortedDictionary(a => a.Name, a => a, StringComparer.Ordinal);
}
