using System.Collections.Immutable;
using CsCheck;
using NodaTime;
using Servanda.Edtf;
using Servanda.Model;
using Offset = Servanda.Model.Offset;
using SourceText = Servanda.Text.SourceText;

namespace Servanda.Foresight.Tests;

/// <summary>Small agreements drawn by chance: a few days, a few facts, a few commitments that lean on each other.</summary>
internal static class SmallAgreements
{
    /// <summary>A day so long before the first that a text names that every span of a text can be laid before it.</summary>
    public static LocalDate First { get; } = new(2020, 1, 28);

    /// <summary>What only ever begins: the text has no need of anything within a day.</summary>
    public static Gen<Dossier> InDays { get; } = Of(withChanges: false);

    /// <summary>With negations, states, levels, and one thing before another: the order within a day matters.</summary>
    public static Gen<Dossier> WithChanges { get; } = Of(withChanges: true);

    static Gen<Dossier> Of(bool withChanges) =>
        from seed in Gen.Int[0, int.MaxValue - 1]
        select Sound(new Random(seed), withChanges);

    /// <summary>Where one depends on its own negation, the text has an error; another is drawn.</summary>
    static Dossier Sound(Random random, bool withChanges)
    {
        while (true)
        {
            var dossier = new Draft(random, withChanges).Dossier();
            var text = new SourceText("drawn.accord", DossierWriter.Write(dossier));
            if (!DossierReader.Bind([text], dossier.Name).IsPartial)
                return dossier;
        }
    }

    sealed class Draft(Random random, bool withChanges)
    {
        readonly List<Fact> _facts = [];
        readonly List<string> _names = [];

        public Dossier Dossier()
        {
            var events = withChanges ? 1 : 2 + random.Next(2);
            for (var i = 0; i < events; i++)
                _facts.Add(new Fact { Kind = FactKind.Event, Name = $"event-{i}" });
            if (random.Next(withChanges ? 8 : 3) == 0 && events < 3)
                _facts.Add(new Fact { Kind = FactKind.Tally, Name = "tally" });
            if (withChanges)
                _facts.Add(
                    random.Next(_facts.Count > 1 ? 1 : 4) switch
                    {
                        0 => new Fact { Kind = FactKind.Event, Name = "event-1" },
                        1 => new Fact { Kind = FactKind.Level, Name = "level" },
                        _ => new Fact { Kind = FactKind.State, Name = "state" },
                    }
                );
            var count = 2 + random.Next(3);
            for (var i = 0; i < count; i++)
                _names.Add($"c-{i}");
            var commitments = _names
                .Select(Commitment)
                .ToImmutableSortedDictionary(c => c.Name, c => c, StringComparer.Ordinal);
            return new Dossier
            {
                Name = "small",
                Actors = new[] { "a", "b" }.ToImmutableSortedDictionary(
                    n => n,
                    n => new Actor { Kind = ActorKind.Party, Name = n },
                    StringComparer.Ordinal
                ),
                Instruments = ImmutableSortedDictionary<string, Instrument>.Empty.Add(
                    "accord",
                    new Instrument
                    {
                        Name = "accord",
                        Makers = ["a", "b"],
                        MadeOn = Day(withChanges ? 2 : 3),
                    }
                ),
                Facts = _facts.ToImmutableSortedDictionary(f => f.Name, f => f, StringComparer.Ordinal),
                Commitments = commitments,
            };
        }

        Commitment Commitment(string name)
        {
            var duty = random.Next(10) switch
            {
                < 7 => DutyKind.Achieve,
                < 9 => DutyKind.Avoid,
                _ => DutyKind.Keep,
            };
            var commitment = new Commitment
            {
                Name = name,
                Instrument = Chance(2) ? "accord" : null,
                Obligors = ["a"],
                Obligees = ["b"],
                Duty = duty,
                Goal = Goal(duty),
                Upon = Chance(2) ? Condition(1) : null,
                Provided = Chance(6) ? Condition(1, withStatuses: withChanges) : null,
                Unless = Chance(8) ? Condition(1) : null,
                From = Chance(3) ? Moment(2) : null,
                Until = Chance(duty == DutyKind.Achieve ? 8 : 2) ? Moment(2) : null,
            };
            if (duty != DutyKind.Achieve || Chance(4))
                return commitment;
            return Chance(4) && !_facts.Exists(f => f.Kind == FactKind.Level)
                ? commitment with
                {
                    Within = Period.FromDays(random.Next(withChanges ? 2 : 3)),
                }
                : commitment with
                {
                    By = Moment(2),
                };
        }

        bool Chance(int oneIn) => random.Next(oneIn) == 0;

        Condition Goal(DutyKind duty)
        {
            var goal = Fact();
            return Chance(5) && duty == DutyKind.Achieve ? new AllOf([goal, Fact()]) : goal;
        }

        Condition Fact()
        {
            var fact = _facts[random.Next(_facts.Count)];
            var reference = new FactRef(fact.Name);
            return fact.Kind switch
            {
                FactKind.Tally => new Compare(
                    reference,
                    withChanges ? (Comparison)random.Next(3) : Comparison.AtLeast,
                    1 + random.Next(2)
                ),
                FactKind.Level => new Compare(reference, (Comparison)random.Next(5), 1),
                _ => new Holds(reference),
            };
        }

        // A proviso asks how others stood just before: a matter of the order within a day.
        Condition Condition(int depth, bool withStatuses = true) =>
            random.Next(12) switch
            {
                0 when depth > 0 => new AllOf([Condition(depth - 1, withStatuses), Condition(depth - 1, withStatuses)]),
                1 when depth > 0 => new AnyOf([Condition(depth - 1, withStatuses), Condition(depth - 1, withStatuses)]),
                2 when depth > 0 && withChanges => new Not(Condition(depth - 1, withStatuses)),
                3 when withChanges => new Before(Fact(), Fact()),
                4 => new HasCome(Moment(1)),
                5 or 6 when withStatuses => new StatusIs(
                    _names[random.Next(_names.Count)],
                    Chance(2) ? Status.Kept : Status.Fulfilled
                ),
                _ => Fact(),
            };

        Moment Moment(int depth) =>
            random.Next(10) switch
            {
                0 when depth > 0 => new WhenHolds(Fact()),
                1 or 2 when depth > 0 && !_facts.Exists(f => f.Kind == FactKind.Level) => new Offset(
                    Period.FromDays(random.Next(withChanges ? 2 : 3)),
                    !Chance(5),
                    Chance(3) ? new OnDate(Date()) : new WhenHolds(Fact())
                ),
                3 when depth > 1 => new EarlierOf([Moment(depth - 1), Moment(depth - 1)]),
                4 when depth > 1 => new LaterOf([Moment(depth - 1), Moment(depth - 1)]),
                _ => new OnDate(Date()),
            };

        EdtfDate Date() => Day((withChanges ? 1 : 2) + 1 + random.Next(withChanges ? 2 : 3));

        static EdtfDate Day(int index) => EdtfDate.OfDay(First.PlusDays(index));
    }
}
