using System.Collections.Immutable;
using CsCheck;
using NodaTime;
using NodaTime.Text;
using Servanda.Assessment;
using Servanda.Edtf;
using Servanda.Model;

namespace Servanda.Reference;

/// <summary>Small dossiers with hard cases in them, questions to ask of them, and entries to add to them.</summary>
public static class DossierGenerator
{
    /// <summary>The first day of the window in which most happens.</summary>
    public static readonly LocalDate FirstDay = new(2020, 3, 1);

    /// <summary>Dossiers of all sizes, built of model objects.</summary>
    public static Gen<Dossier> GenDossier { get; } = new DrawGen<Dossier>(draw => new Builder(draw).Build());

    /// <summary>A question: as of and known in and around the window, under every standard.</summary>
    public static Gen<Question> GenQuestion(Dossier dossier) =>
        new DrawGen<Question>(draw => QuestionOf(draw, dossier));

    /// <summary>A dossier and a question to ask of it.</summary>
    public static Gen<(Dossier Dossier, Question Question)> GenCase { get; } =
        new DrawGen<(Dossier, Question)>(draw =>
        {
            var dossier = new Builder(draw).Build();
            return (dossier, QuestionOf(draw, dossier));
        });

    /// <summary>
    /// The same without what came into the language after its first half: definitions and quantities, ties between
    /// commitments, powers with conditions or over due days, events that happen again, conditions over time.
    /// </summary>
    public static Gen<(Dossier Dossier, Question Question)> GenFirstCase { get; } =
        new DrawGen<(Dossier, Question)>(draw =>
        {
            var dossier = new Builder(draw, isFirst: true).Build();
            return (dossier, QuestionOf(draw, dossier));
        });

    /// <summary>A further entry for a dossier, with an identifier of its own.</summary>
    public static Gen<Entry> GenEntry(Dossier dossier) =>
        new DrawGen<Entry>(draw => new Builder(draw, dossier).NewEntry());

    /// <summary>The dossier with one entry more, in its place.</summary>
    public static Dossier With(Dossier dossier, Entry entry) =>
        dossier with
        {
            Entries = Sorted(dossier.Entries.Add(entry), dossier.Zone),
        };

    /// <summary>Entries by date, then identifier.</summary>
    public static ImmutableArray<Entry> Sorted(IEnumerable<Entry> entries, DateTimeZone zone) =>
        [
            .. entries
                .OrderBy(e => e.Said.Bounds(zone).Earliest)
                .ThenBy(e => e.Said.Bounds(zone).Latest)
                .ThenBy(e => e.Id, StringComparer.Ordinal),
        ];

    static Question QuestionOf(Draw draw, Dossier dossier)
    {
        Instant End(LocalDate day) => EdtfDate.OfDay(day).Bounds(dossier.Zone).Latest;
        var asOfDay = FirstDay.PlusDays(
            draw.Weighted((12, draw.Number(8, 45)), (1, draw.Number(-20, 7)), (4, draw.Number(45, 100)))
        );
        var asOf = draw.Weighted(
            (16, End(asOfDay)),
            (2, EdtfDate.OfDay(asOfDay).Bounds(dossier.Zone).Earliest),
            (1, End(asOfDay) - Duration.FromSeconds(draw.Number(1, 80_000)))
        );
        var known = draw.Weighted(
            (5, End(asOfDay)),
            (5, End(asOfDay.PlusDays(draw.Number(0, 30)))),
            (1, End(asOfDay.PlusDays(-draw.Number(0, 10)))),
            (4, End(FirstDay.PlusDays(400)))
        );
        return new Question
        {
            AsOf = asOf,
            KnownAt = known,
            Standard = draw.Weighted(
                (5, Standard.Uncontested),
                (2, Standard.Claimed),
                (2, Standard.Corroborated),
                (2, Standard.Verified)
            ),
        };
    }

    sealed class Builder
    {
        readonly Draw draw;
        readonly bool isFirst;
        readonly DateTimeZone zone = DateTimeZone.Utc;
        readonly List<LocalDate> hot = [];
        readonly List<Actor> actors = [];
        readonly List<Instrument> instruments = [];
        readonly List<Fact> facts = [];
        readonly List<Fact> defined = [];
        readonly List<Roster> rosters = [];
        readonly List<Roster> lists = [];
        readonly List<Servanda.Model.Calendar> calendars = [];
        readonly List<Commitment> commitments = [];
        readonly List<Power> powers = [];
        readonly List<Entry> entries = [];
        readonly List<string> prose = ["good faith", "progress was made"];

        // The first so many commitments may ask of each other, in both directions, whether the other is kept, in their
        // provisos, and for no other status: a proviso that depended on its own negation would change every second.
        int mutual;
        int idBase;

        public Builder(Draw draw, Dossier? dossier = null, bool isFirst = false)
        {
            this.draw = draw;
            this.isFirst = isFirst;
            for (var n = draw.Number(2, 6); n > 0; n--)
                hot.Add(FirstDay.PlusDays(draw.Number(0, 40)));
            if (dossier is null)
            {
                zone = draw.Weighted(
                    (6, DateTimeZone.Utc),
                    (2, DateTimeZoneProviders.Tzdb["Asia/Kabul"]),
                    (1, DateTimeZoneProviders.Tzdb["Europe/Berlin"])
                );
                return;
            }
            zone = dossier.Zone;
            actors.AddRange(dossier.Actors.Values);
            instruments.AddRange(dossier.Instruments.Values);
            facts.AddRange(dossier.Facts.Values.Where(f => f.Definition is null));
            defined.AddRange(dossier.Facts.Values.Where(f => f.Definition is not null));
            rosters.AddRange(dossier.Rosters.Values.Where(r => !r.IsInBrackets));
            lists.AddRange(dossier.Rosters.Values.Where(r => r.IsInBrackets));
            calendars.AddRange(dossier.Calendars.Values);
            commitments.AddRange(dossier.Commitments.Values);
            powers.AddRange(dossier.Powers.Values);
            entries.AddRange(dossier.Entries);
            hot.AddRange(entries.Select(e => e.Said.Day ?? e.Occurred?.Day).OfType<LocalDate>().Take(6));
            idBase = 1000 + draw.Number(0, 1_000_000);
        }

        /// <summary>A chance of what came into the language after its first half.</summary>
        bool Later(int percent) => !isFirst && draw.Chance(percent);

        public Dossier Build()
        {
            DrawActors();
            DrawCalendars();
            DrawInstruments();
            DrawFacts();
            DrawCommitments();
            DrawPowers();
            DrawTies();
            for (var n = draw.Pick(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 14); n > 0; n--)
                entries.Add(NewEntry());
            DrawSignatures();
            draw.Size += (ulong)(actors.Count + facts.Count + instruments.Count * 3 + powers.Count * 3);
            return new Dossier
            {
                Name = "generated",
                Zone = zone,
                Actors = Map(actors, a => a.Name),
                Instruments = Map(instruments, i => i.Name),
                Facts = Map(facts.Concat(defined), f => f.Name),
                Rosters = Map(rosters.Concat(lists), r => r.Name),
                Calendars = Map(calendars, c => c.Name),
                Commitments = Map(commitments, c => c.Name),
                Powers = Map(powers, p => p.Name),
                Entries = Sorted(entries, zone),
            };
        }

        static ImmutableSortedDictionary<string, T> Map<T>(IEnumerable<T> items, Func<T, string> name) =>
            items.ToImmutableSortedDictionary(name, item => item, StringComparer.Ordinal);

        // Dates.

        static EdtfDate Date(string text) =>
            EdtfDate.TryParse(text, out var date, out var error)
                ? date
                : throw new InvalidOperationException($"{text}: {error.Message}");

        static string Text(LocalDate day) => LocalDatePattern.Iso.Format(day);

        LocalDate Day() => draw.Chance(65) ? draw.Pick(hot) : FirstDay.PlusDays(draw.Number(0, 40));

        /// <summary>A date of any sort, mostly a single day.</summary>
        EdtfDate AnyDate()
        {
            var day = Day();
            return draw.Weighted(
                (70, "day"),
                (8, "month"),
                (12, "interval"),
                (3, "months"),
                (3, "approximate"),
                (2, "time"),
                (2, "one of")
            ) switch
            {
                "month" => Date(draw.Pick("2020-02", "2020-03", "2020-04")),
                "interval" => Date($"{Text(day)}/{Text(day.PlusDays(draw.Number(1, 10)))}"),
                "months" => Date(draw.Pick("2020-02/2020-03", "2020-03/2020-04", "2020-02-20/2020-03")),
                "approximate" => Date(Text(day) + draw.Pick("~", "?", "%")),
                "time" => Date($"{Text(day)}T{draw.Pick("06:30:00", "12:00:00", "23:59:58")}Z"),
                "one of" => Date($"[{Text(day)},{Text(day.PlusDays(draw.Number(1, 5)))}]"),
                _ => EdtfDate.OfDay(day),
            };
        }

        EdtfDate PlainDay() => EdtfDate.OfDay(Day());

        Period Span(bool hours = true) =>
            draw.Weighted(
                (10, "days"),
                (3, "weeks"),
                (3, "months"),
                (hours ? 1 : 0, "hours"),
                (hours ? 1 : 0, "both")
            ) switch
            {
                "weeks" => Period.FromWeeks(draw.Number(1, 3)),
                "months" => Period.FromMonths(1),
                "hours" => Period.FromHours(draw.Pick(6, 24, 36)),
                "both" => Period.FromDays(1) + Period.FromHours(6),
                _ => Period.FromDays(draw.Number(0, 12)),
            };

        /// <summary>Now and then, working days behind a span that has no hours.</summary>
        WorkingDays? Working(Period length) =>
            length.HasTimeComponent || !Later(12)
                ? null
                : new WorkingDays(
                    draw.Number(0, 8),
                    calendars.Count > 0 && draw.Chance(75) ? draw.Pick(calendars).Name : null
                );

        Lasting Lasting(Condition part)
        {
            var length = Span();
            return new Lasting(part, length) { WorkingDays = Working(length) };
        }

        GrowthOf Growth(FactRef tally)
        {
            var length = Span();
            return new GrowthOf(tally, length, null) { WorkingDays = Working(length) };
        }

        // Declarations.

        void DrawCalendars()
        {
            for (var n = Later(25) ? draw.Number(1, 2) : 0; n > 0; n--)
                calendars.Add(
                    new Servanda.Model.Calendar
                    {
                        Name = $"calendar-{n}",
                        Weekend = draw.Pick<ImmutableArray<IsoDayOfWeek>>(
                            [IsoDayOfWeek.Saturday, IsoDayOfWeek.Sunday],
                            [IsoDayOfWeek.Friday, IsoDayOfWeek.Saturday],
                            [IsoDayOfWeek.Friday],
                            [IsoDayOfWeek.Thursday, IsoDayOfWeek.Friday, IsoDayOfWeek.Saturday]
                        ),
                        Holidays =
                        [
                            .. Enumerable
                                .Range(0, draw.Number(0, 5))
                                .Select(_ => Day().PlusDays(draw.Number(0, 6)))
                                .Distinct()
                                .Order()
                                .Select(day => new Holiday(day)),
                        ],
                    }
                );
        }

        void DrawActors()
        {
            foreach (var name in new[] { "North", "South", "East" }.Take(draw.Weighted((2, 1), (6, 2), (2, 3))))
                actors.Add(
                    new Actor
                    {
                        Kind = ActorKind.Party,
                        Name = name,
                        Reliability = draw.Chance(10) ? draw.Pick('B', 'E') : null,
                    }
                );
            actors.Add(
                new Actor
                {
                    Kind = ActorKind.Body,
                    Name = "Monitor",
                    Reliability = draw.Chance(50) ? draw.Pick('A', 'B', 'C', 'D') : null,
                }
            );
            foreach (var name in new[] { "Nora", "Sami" }.Take(draw.Number(0, 2)))
            {
                List<SpeaksFor> @for = [];
                var sides = actors.Select(a => a.Name).ToList();
                if (draw.Chance(90))
                    @for.Add(
                        draw.Chance(70)
                            ? new SpeaksFor(draw.Pick(sides), null, null)
                            : new SpeaksFor(
                                draw.Pick(sides),
                                draw.Chance(60) ? EdtfDate.OfDay(FirstDay.PlusDays(draw.Number(0, 12))) : null,
                                draw.Chance(60) ? EdtfDate.OfDay(FirstDay.PlusDays(draw.Number(13, 30))) : null
                            )
                    );
                if (@for is [{ Until: { } until }] && draw.Chance(40))
                    @for.Add(new SpeaksFor(draw.Pick(sides), EdtfDate.OfDay(until.Day!.Value.PlusDays(1)), null));
                actors.Add(
                    new Actor
                    {
                        Kind = ActorKind.Person,
                        Name = name,
                        For = [.. @for],
                        Reliability = draw.Chance(15) ? draw.Pick('B', 'D') : null,
                    }
                );
            }
        }

        List<string> Parties => [.. actors.Where(a => a.Kind == ActorKind.Party).Select(a => a.Name)];

        void DrawInstruments()
        {
            instruments.Add(
                new Instrument
                {
                    Name = "accord",
                    Makers = [.. Parties],
                    MadeOn =
                        draw.Chance(80) ? EdtfDate.OfDay(FirstDay.PlusDays(draw.Number(-10, 4)))
                        : draw.Chance(40) ? Date(draw.Pick("2020-02", "2020-03"))
                        : null,
                }
            );
            if (draw.Chance(40))
                instruments.Add(
                    new Instrument
                    {
                        Name = "decree",
                        Makers = [draw.Pick(Parties)],
                        MadeOn = draw.Chance(85) ? PlainDay() : null,
                    }
                );
        }

        void DrawFacts()
        {
            var counts = new Dictionary<FactKind, int>();
            for (var n = draw.Weighted((4, 1), (4, 2), (2, 3), (1, 4)); n > 0; n--)
            {
                var kind = draw.Weighted(
                    (3, FactKind.Event),
                    (3, FactKind.State),
                    (2, FactKind.Level),
                    (3, FactKind.Tally)
                );
                counts[kind] = counts.GetValueOrDefault(kind) + 1;
                facts.Add(
                    new Fact
                    {
                        Kind = kind,
                        Repeatable = kind == FactKind.Event && Later(30),
                        Name =
                            kind switch
                            {
                                FactKind.Event => "talks",
                                FactKind.State => "ties",
                                FactKind.Level => "troops",
                                _ => "freed",
                            } + (counts[kind] > 1 ? $"-{counts[kind]}" : ""),
                    }
                );
            }
            if (draw.Chance(25))
            {
                var size = draw.Number(0, 3);
                rosters.Add(
                    new Roster
                    {
                        Name = "group",
                        Members = [.. Enumerable.Range(1, size).Select(i => new RosterMember($"p-{i}", null))],
                    }
                );
                facts.Add(
                    new Fact
                    {
                        Kind = draw.Weighted((4, FactKind.Event), (1, FactKind.State)),
                        Name = "pledged",
                        Roster = "group",
                    }
                );
                if (Later(30))
                    facts.Add(
                        new Fact
                        {
                            Kind = draw.Pick(FactKind.Event, FactKind.State),
                            Name = "moved",
                            Roster = "group",
                        }
                    );
            }
            if (Later(25) && facts.Any(f => f.Kind is FactKind.Tally or FactKind.Level))
                facts.Add(
                    new Fact
                    {
                        Kind = draw.Pick(FactKind.Tally, FactKind.Level),
                        Name = "balance",
                        Reckoned = AnyQuantity(
                            draw.Pick(facts.Where(f => f.Kind is FactKind.Tally or FactKind.Level).ToList()),
                            1
                        ),
                    }
                );
            // Only now can a body be set up by an event.
            if (Later(15))
            {
                var monitor = actors.FindIndex(a => a.Kind == ActorKind.Body);
                actors[monitor] = actors[monitor] with { From = AnyMoment(new Scope(), 1) };
            }
            // Only now can an instrument have a condition.
            for (var i = 0; i < instruments.Count; i++)
                if (draw.Chance(i == 0 ? 5 : 35))
                    instruments[i] = instruments[i] with { Upon = Condition(new Scope(), 1) };
        }

        /// <summary>What a condition may speak of.</summary>
        /// <param name="Statuses">The commitments whose status it may ask for.</param>
        /// <param name="HasVariable">Whether the variable of a <c>for each</c> is bound.</param>
        /// <param name="Positive">Whether it must be plainly no at the beginning of time.</param>
        /// <param name="Moments">Whether a moment may stand as a condition.</param>
        /// <param name="Instruments">Whether it may ask where an instrument stands: not where that could rest on the answer.</param>
        /// <param name="KeptOnly">Whether it may ask for no status but <c>kept</c>, and that not under <c>not</c>.</param>
        sealed record Scope(
            ImmutableArray<string> Statuses,
            bool HasVariable = false,
            bool Positive = false,
            bool Moments = true,
            bool KeptOnly = false,
            bool Instruments = false
        )
        {
            public Scope()
                : this([]) { }

            /// <summary>The variable for a period or an occurrence, or null.</summary>
            public EachMoment? Each { get; init; }
        }

        /// <summary>A fact that is defined where it is first used, so that it asks for no status that may not be asked for.</summary>
        Condition Defined(Scope scope)
        {
            var inside = scope with { Positive = true, Moments = true, Each = null };
            var isEvent = draw.Chance(60);
            var definition = new Definition
            {
                As = !isEvent && draw.Chance(30) ? null : Condition(inside, 1),
                Unless = isEvent && draw.Chance(25) ? Condition(inside with { Positive = draw.Chance(80) }, 0) : null,
                From = !isEvent && draw.Chance(50) ? AnyMoment(inside with { Moments = false }, 1) : null,
                Until = !isEvent && draw.Chance(50) ? AnyMoment(inside with { Moments = false }, 1) : null,
                Variable = scope.HasVariable ? "p" : null,
            };
            if (definition is { As: null, From: null })
                definition = definition with { From = new OnDate(PlainDay()) };
            var fact = new Fact
            {
                Kind = isEvent ? FactKind.Event : FactKind.State,
                Name = $"defined-{facts.Count}-{defined.Count}",
                Roster = scope.HasVariable ? rosters[0].Name : null,
                Definition = definition,
            };
            defined.Add(fact);
            if (!scope.HasVariable)
                return new Holds(new FactRef(fact.Name));
            return draw.Chance(80) || scope.Positive && rosters[0].Members.IsEmpty
                ? new Holds(new FactRef(fact.Name, "p", true))
                : new OfRoster(draw.Chance(60), rosters[0].Name, fact.Name, !scope.Positive && draw.Chance(15));
        }

        Condition Condition(Scope scope, int depth)
        {
            draw.Size += 2;
            if (!scope.KeptOnly && Later(6))
                return Defined(scope);
            if (!scope.KeptOnly && Later(5))
                return draw.Chance(50)
                    ? Lasting(Condition(scope, 0))
                    : new Before(Condition(scope, 0), Condition(scope with { Positive = false }, 0));
            if (depth > 0 && draw.Chance(30))
            {
                var parts = ImmutableArray.Create(Condition(scope, depth - 1), Condition(scope, depth - 1));
                return draw.Chance(50) ? new AllOf(parts) : new AnyOf(parts);
            }
            if (!scope.Positive && draw.Chance(14))
                return new Not(Condition(scope.KeptOnly ? scope with { Statuses = [] } : scope, 0));
            // What must be plainly no at the beginning of time asks only for what was not in force then.
            var statuses = scope.Positive
                ? [.. scope.Statuses.Where(n => commitments.Any(c => c.Name == n && IsBounded(c)))]
                : scope.Statuses;
            if (statuses.Length > 0 && draw.Chance(scope.KeptOnly ? 60 : 35))
                return new StatusIs(
                    draw.Pick(statuses),
                    scope.KeptOnly ? Status.Kept
                        : scope.Positive ? draw.Pick(Status.Fulfilled, Status.Breached, Status.Overdue)
                        : draw.Pick(
                            Status.Kept,
                            Status.Kept,
                            Status.Fulfilled,
                            Status.Breached,
                            Status.Overdue,
                            Status.Cured,
                            Status.Pending,
                            Status.Waiting,
                            Status.Lapsed,
                            Status.NotInForce,
                            Status.FulfilledLate,
                            Status.Suspended,
                            Status.Excused
                        )
                );
            if (scope.Instruments && !scope.Positive && Later(6))
                return new InstrumentIs(
                    draw.Pick(instruments).Name,
                    draw.Pick(
                        InstrumentStatus.InForce,
                        InstrumentStatus.InForce,
                        InstrumentStatus.Suspended,
                        InstrumentStatus.Terminated,
                        InstrumentStatus.Superseded
                    )
                );
            if (scope.Moments && draw.Chance(7))
                return draw.Chance(25) && instruments.Count > 0
                    ? new IsMade(draw.Pick(instruments).Name)
                    : new HasCome(AnyMoment(scope with { Moments = false }, 1));
            if (draw.Chance(5))
                return new Prose(draw.Pick(prose));
            return AboutFact(draw.Pick(facts), scope);
        }

        bool IsBounded(Commitment c) =>
            (c.Instrument is not null || c.From is OnDate)
            && (c.ForEach is not { } each || !rosters.Concat(lists).Single(r => r.Name == each.Roster).Members.IsEmpty);

        Condition AboutFact(Fact fact, Scope scope)
        {
            if (fact.Roster is { } roster)
            {
                var members = rosters.Single(r => r.Name == roster).Members;
                if (scope.HasVariable && draw.Chance(75))
                    return new Holds(new FactRef(fact.Name, "p", true));
                if (!members.IsEmpty && draw.Chance(25))
                    return new Holds(new FactRef(fact.Name, draw.Pick(members).Id));
                return new OfRoster(
                    draw.Chance(60) && !(scope.Positive && members.IsEmpty),
                    roster,
                    fact.Name,
                    !scope.Positive && draw.Chance(15)
                );
            }
            if (IsCounted(fact) && (Later(30) || (fact.Reckoned is not null && scope.Positive)))
                return Quantities(fact, scope);
            return fact.Kind switch
            {
                FactKind.Event or FactKind.State => new Holds(new FactRef(fact.Name)),
                FactKind.Tally when scope.Positive => new Compare(
                    new FactRef(fact.Name),
                    draw.Pick(Comparison.AtLeast, Comparison.Above),
                    draw.Number(1, 6)
                ),
                FactKind.Tally => new Compare(new FactRef(fact.Name), TallyComparison(), draw.Number(1, 6)),
                _ => new Compare(new FactRef(fact.Name), LevelComparison(), draw.Number(1, 6)),
            };
        }

        /// <summary>A fact beside a quantity, or two quantities.</summary>
        CompareQuantities Quantities(Fact fact, Scope scope)
        {
            draw.Size += 4;
            // What is reckoned may be above nothing from the beginning, or below it.
            if (scope.Positive && fact.Reckoned is not null)
                fact = facts.First(f => f.Kind is FactKind.Tally or FactKind.Level && f.Reckoned is null);
            var left = draw.Chance(40) ? new ValueOf(new FactRef(fact.Name)) : AnyQuantity(fact, 1);
            var right = draw.Chance(50) ? AnyQuantity(draw.Pick(facts), 1) : new Number(draw.Number(1, 5));
            // Plainly no at the beginning of time: a count of nothing is not above what cannot be below nothing.
            if (scope.Positive)
                return new CompareQuantities(
                    new ValueOf(new FactRef(fact.Name)),
                    draw.Pick(Comparison.AtLeast, Comparison.Above),
                    new ShareOf(draw.Pick(50m, 100m, 200m), AnyQuantity(draw.Pick(facts), 0))
                );
            return new CompareQuantities(
                left,
                fact.Kind == FactKind.Tally ? TallyComparison() : LevelComparison(),
                right
            );
        }

        static bool IsCounted(Fact fact) => fact is { Kind: FactKind.Tally or FactKind.Level } or { Repeatable: true };

        Quantity AnyQuantity(Fact fact, int depth)
        {
            if (!IsCounted(fact) || fact.Roster is not null)
                return new Number(draw.Number(1, 5));
            var value = new ValueOf(new FactRef(fact.Name));
            if (depth > 0 && draw.Chance(45))
                return draw.Chance(30)
                    ? new ShareOf(draw.Pick(25m, 50m, 100m, 150m), AnyQuantity(fact, 0))
                    : new Calculation(
                        AnyQuantity(fact, 0),
                        draw.Weighted((3, Arithmetic.Plus), (4, Arithmetic.Minus), (2, Arithmetic.Times)),
                        AnyQuantity(draw.Pick(facts), 0)
                    );
            if (fact.Kind == FactKind.Level || fact.Reckoned is not null || draw.Chance(40))
                return value;
            var states = facts.Where(f => f is { Kind: FactKind.State, Roster: null }).ToList();
            return draw.Chance(60) || states.Count == 0
                ? Growth(value.Fact)
                : new GrowthOf(value.Fact, null, new Holds(new FactRef(draw.Pick(states).Name)));
        }

        Comparison TallyComparison() =>
            draw.Weighted(
                (6, Comparison.AtLeast),
                (1, Comparison.Above),
                (1, Comparison.AtMost),
                (1, Comparison.Below),
                (1, Comparison.Exactly)
            );

        Comparison LevelComparison() =>
            draw.Weighted(
                (2, Comparison.AtLeast),
                (1, Comparison.Above),
                (4, Comparison.AtMost),
                (1, Comparison.Below),
                (1, Comparison.Exactly)
            );

        // Conditions that offsets start from are no at the beginning of time: the rules do not say what is ten days after
        // something that always was. What is due is not looked back from: it may itself be known late.
        Moment AnyMoment(Scope scope, int depth)
        {
            draw.Size += 1;
            if (depth > 0 && draw.Chance(15))
            {
                ImmutableArray<Moment> parts = [AnyMoment(scope, depth - 1), AnyMoment(scope, depth - 1)];
                return draw.Weighted((5, "earlier"), (5, "later"), (isFirst ? 0 : 4, "either")) switch
                {
                    "earlier" => new EarlierOf(parts),
                    "later" => new LaterOf(parts),
                    _ => new EitherOf(parts),
                };
            }
            if (depth > 0 && draw.Chance(35))
            {
                var (length, after) = (Span(), !draw.Chance(15));
                return new Servanda.Model.Offset(
                    length,
                    after,
                    AnyMoment(after ? scope : scope with { Statuses = [] }, depth - 1)
                )
                {
                    WorkingDays = Working(length),
                };
            }
            if (scope.Each is { } each && draw.Chance(60))
                return each;
            return draw.Weighted((6, "date"), (3, "when"), (1, "made"), (2, "due")) switch
            {
                "when" => new WhenHolds(Condition(scope with { Positive = true, Moments = false }, 0)),
                "made" => new WhenHolds(new IsMade(draw.Pick(instruments).Name)),
                "due" when scope.Statuses.Length > 0 && DueOf(scope) is { } due => due,
                _ => Later(8)
                    ? new OnDate(draw.Chance(50) ? PlainDay() : Date($"{Text(Day())}T12:00:00"), OtherZone())
                    : new OnDate(draw.Chance(90) ? PlainDay() : AnyDate()),
            };
        }

        DateTimeZone OtherZone() =>
            DateTimeZoneProviders.Tzdb[draw.Pick("America/New_York", "Europe/Kyiv", "Pacific/Auckland")];

        // Only of commitments that come earlier, so that no deadline waits for itself.
        DueOf? DueOf(Scope scope)
        {
            var due = commitments
                .Where(c => scope.Statuses.Contains(c.Name) && (c.By is not null || c.Within is not null))
                .ToList();
            return due.Count == 0 ? null : new DueOf(draw.Pick(due).Name);
        }

        void DrawCommitments()
        {
            var count = draw.Weighted((3, 1), (4, 2), (3, 3), (2, 4), (1, 5));
            var names = Enumerable.Range(1, count).Select(i => $"c{i}").ToImmutableArray();
            mutual = draw.Chance(50) ? draw.Number(0, count) : 0;
            for (var i = 0; i < count; i++)
                commitments.Add(NewCommitment(names, i));
        }

        Commitment NewCommitment(ImmutableArray<string> names, int index)
        {
            draw.Size += 5;
            var earlier = names[..index];
            var isMutual = index < mutual;
            var each = rosters.Count > 0 && draw.Chance(40) ? new ForEach("p", rosters[0].Name) : null;
            var isOfGroup = each is not null;
            if (!isOfGroup && Later(8))
                each = new ForEach("q", PartyList());
            var recurrence = Later(15) ? AnyRecurrence() : null;
            var moment = recurrence is null ? null : new EachMoment(recurrence.Variable);
            var plain = new Scope([], isOfGroup, Instruments: !isMutual) { Each = moment };
            var referring = new Scope(isMutual ? [] : earlier, isOfGroup, Instruments: !isMutual) { Each = moment };
            var inProvided = isMutual
                ? new Scope(names[..mutual], each is not null, Moments: false, KeptOnly: true)
                : referring with
                {
                    Moments = draw.Chance(20),
                };
            var asksForStatus = draw.Chance(25);
            var trigger = asksForStatus ? referring : plain;
            var duty = draw.Weighted(
                (6, DutyKind.Achieve),
                (3, DutyKind.Keep),
                (3, DutyKind.Avoid),
                (1, DutyKind.Seek)
            );
            var instrument = draw.Chance(88)
                ? (instruments.Count > 1 && draw.Chance(35) ? instruments[1].Name : instruments[0].Name)
                : null;
            var from =
                draw.Chance(20) ? (draw.Chance(70) ? new OnDate(PlainDay()) : AnyMoment(trigger, 1))
                : instrument is null && draw.Chance(85) ? new OnDate(PlainDay())
                : null;
            // It has a first second in force, not all of time before it.
            var isBounded = instrument is not null || from is OnDate;
            var parties = Parties;
            var obligor = draw.Pick(parties);
            var others = actors
                .Where(a => a.Kind != ActorKind.Person && a.Name != obligor)
                .Select(a => a.Name)
                .ToList();
            var deadline = duty is DutyKind.Achieve ? draw.Chance(85) : duty is DutyKind.Seek && draw.Chance(50);
            var within = deadline && isBounded && draw.Chance(25) ? Span() : null;
            return new Commitment
            {
                Name = names[index],
                Instrument = instrument,
                Obligors =
                    each is not null && !isOfGroup ? ["q"]
                    : draw.Chance(10) ? [.. draw.Some(parties, 1, 2)]
                    : [obligor],
                Performers = draw.Chance(12) ? [draw.Pick(others)] : [],
                Obligees = draw.Chance(35) ? [.. draw.Some(others, 1, 2)] : [],
                Verifiers =
                    draw.Chance(40) ? ["Monitor"]
                    : draw.Chance(8) ? [draw.Pick(parties)]
                    : [],
                Duty = duty,
                Goal =
                    duty == DutyKind.Seek && draw.Chance(70) ? new Prose(draw.Pick(prose))
                    : recurrence is PeriodsOf && draw.Chance(30) && Increment() is { } grows
                        ? new CompareQuantities(
                            new GrowthOf(grows.Fact, null, null) { Within = moment },
                            TallyComparison(),
                            new Number(grows.Amount)
                        )
                    : duty == DutyKind.Achieve && Later(25) && Increment() is { } more
                        ? (
                            draw.Chance(70)
                                ? more
                                : new AllOf([more, Increment() ?? Condition(plain with { Moments = false }, 0)])
                        )
                    : Condition((draw.Chance(15) ? referring : plain) with { Moments = false }, 1),
                Upon = draw.Chance(22) || asksForStatus && index > 0 ? Condition(trigger, 1) : null,
                Provided = isBounded && draw.Chance(isMutual ? 60 : 25) ? Condition(inProvided, 1) : null,
                Unless = draw.Chance(15) ? Condition(referring, 1) : null,
                Together = duty == DutyKind.Achieve && Later(15) ? Condition(plain, 1) : null,
                From = from,
                Until = draw.Chance(22) ? AnyMoment(referring, 1) : null,
                By = deadline && within is null ? AnyMoment(referring, 1) : null,
                Within = within,
                WithinWorkingDays = within is null ? null : Working(within),
                Aim = draw.Chance(duty == DutyKind.Seek ? 40 : 8) ? AnyMoment(plain, 1) : null,
                ForEach = each,
                Recurrence = recurrence,
            };
        }

        /// <summary>Some parties in brackets.</summary>
        string PartyList()
        {
            var some = draw.Some(Parties, 1, 2).Order(StringComparer.Ordinal).ToList();
            var name = $"({string.Join(", ", some)})";
            if (lists.All(l => l.Name != name))
                lists.Add(new Roster { Name = name, Members = [.. some.Select(p => new RosterMember(p, null))] });
            return name;
        }

        /// <summary>The periods of a state, or the occurrences of an event; null where there is neither.</summary>
        Recurrence? AnyRecurrence()
        {
            var states = facts
                .Concat(defined)
                .Where(f => f is { Kind: FactKind.State, Roster: null })
                .Select(f => f.Name)
                .ToList();
            var events = facts.Where(f => f is { Repeatable: true, Roster: null }).Select(f => f.Name).ToList();
            if (events.Count > 0 && (states.Count == 0 || draw.Chance(60)))
                return new OccurrencesOf("d", draw.Pick(events));
            return states.Count == 0
                ? null
                : new PeriodsOf(
                    "d",
                    draw.Pick(
                        Period.FromWeeks(1),
                        Period.FromWeeks(2),
                        Period.FromDays(5),
                        Period.FromDays(10),
                        Period.FromMonths(1)
                    ),
                    draw.Pick(states)
                );
        }

        /// <summary>More of a tally; null where there is none.</summary>
        More? Increment()
        {
            var tallies = facts
                .Where(f => f is { Reckoned: null } and ({ Kind: FactKind.Tally } or { Repeatable: true }))
                .ToList();
            return tallies.Count == 0 ? null : new More(draw.Number(1, 4), new FactRef(draw.Pick(tallies).Name));
        }

        // A consequence comes after its cause, and what takes a place waits for nobody's status, so that nothing rests on
        // itself.
        void DrawTies()
        {
            if (isFirst)
                return;
            for (var i = 0; i < commitments.Count; i++)
            {
                if (i > 0 && draw.Chance(8))
                    commitments[i] = commitments[i] with { VariantOf = draw.Pick(commitments[..i]).Name };
                else if (commitments.Count > 1 && draw.Chance(10) && !Refers(commitments[i].From))
                    commitments[i] = commitments[i] with
                    {
                        Replaces =
                        [
                            .. draw.Some(commitments, 1, 2).Select(c => c.Name).Where(n => n != commitments[i].Name),
                        ],
                    };
                var later = commitments.Skip(Math.Max(i + 1, mutual)).ToList();
                if (later.Count > 0 && draw.Chance(15))
                    commitments[i] = commitments[i] with { Otherwise = draw.Pick(later).Name };
                if (draw.Chance(10))
                    commitments[i] = commitments[i] with { Survives = true };
            }
            // The last commitment may wait for the use of a power that is not over it.
            if (
                commitments.Count - 1 > mutual
                && powers.Find(p => p.Object != commitments[^1].Name && p.Object != commitments[^1].Instrument)
                    is { } used
                && draw.Chance(50)
            )
                commitments[^1] = commitments[^1] with
                {
                    Upon = new StatusIs(used.Name, draw.Pick(Status.Exercised, Status.Available)),
                };
            // A power that follows upon a breach is over a later commitment, so that its use does not undo the breach.
            foreach (var power in powers)
            {
                var over = commitments.FindIndex(c => c.Name == power.Object);
                if (over > mutual && draw.Chance(40))
                {
                    var cause = draw.Number(0, over - 1);
                    commitments[cause] = commitments[cause] with { Otherwise = power.Name };
                }
            }
            if (instruments.Count > 1 && draw.Chance(20))
                instruments[1] = instruments[1] with { Replaces = [instruments[0].Name] };
            if (instruments.Count > 1 && Later(15))
                instruments[1] = instruments[1] with { PrevailsOver = [instruments[0].Name] };
        }

        static bool Refers(Moment? moment) =>
            References.AllIn(moment).Any(m => m is DueOf)
            || References
                .ConditionsOf(new Commitment { Name = "", From = moment })
                .SelectMany(References.AllIn)
                .Any(c => c is StatusIs);

        void DrawPowers()
        {
            if (!draw.Chance(30))
                return;
            for (var n = draw.Number(1, 2); n > 0; n--)
            {
                var isPlain = isFirst || draw.Chance(30);
                var (leaves, joins) = (Later(20), Later(15));
                var verbs = new[] { Verb.Suspends, Verb.Terminates, Verb.Waives, Verb.Postpones, Verb.Extends };
                var verb = Later(25)
                    ? draw.Pick(Verb.Objects, Verb.SnapsBack)
                    : draw.Pick(isFirst ? verbs[..3] : verbs);
                var instrument = isPlain || draw.Chance(20) ? null : draw.Pick(instruments).Name;
                var from = draw.Chance(25) ? new OnDate(PlainDay()) : null;
                var within = !isPlain && (instrument ?? (object?)from) is not null && draw.Chance(25) ? Span() : null;
                powers.Add(
                    new Power
                    {
                        Name = $"power{n}",
                        Holders = [draw.Pick(actors.Where(a => a.Kind != ActorKind.Person).ToList()).Name],
                        Verb =
                            joins ? Verb.Joins
                            : leaves ? Verb.Leaves
                            : verb,
                        Object =
                            joins || leaves || draw.Chance(50)
                                ? draw.Pick(instruments).Name
                                : draw.Pick(commitments).Name,
                        Instrument = instrument,
                        Upon = !isPlain && draw.Chance(40) ? Condition(new Scope(), 1) : null,
                        Provided = !isPlain && draw.Chance(20) ? Condition(new Scope(), 1) : null,
                        Unless = !isPlain && draw.Chance(20) ? Condition(new Scope(), 1) : null,
                        From = isPlain ? null : from,
                        // A power has one term.
                        Until = !isPlain && draw.Chance(25) && within is null ? AnyMoment(new Scope(), 1) : null,
                        Within = within,
                        WithinWorkingDays = within is null ? null : Working(within),
                    }
                );
            }
        }

        // An instrument without a date is mostly signed by all.
        void DrawSignatures()
        {
            foreach (var instrument in instruments.Where(i => i.MadeOn is null))
            foreach (var maker in instrument.Makers)
                if (draw.Chance(85))
                    entries.Add(
                        new Entry
                        {
                            Id = $"s-{instrument.Name}-{maker}",
                            Said = EdtfDate.OfDay(FirstDay.PlusDays(draw.Number(0, 15))),
                            Speakers = [new Speaker(maker, true)],
                            Verb = Verb.Signs,
                            Object = instrument.Name,
                        }
                    );
        }

        // The record.

        ImmutableArray<Speaker> Speakers()
        {
            Speaker One() =>
                draw.Chance(10)
                    ? new Speaker(draw.Pick("observers", "a witness"), false)
                    : new Speaker(draw.Pick(actors).Name, true);
            return draw.Chance(8) ? [.. new[] { One(), One() }.Distinct()] : [One()];
        }

        public Entry NewEntry()
        {
            draw.Size += 10;
            var number = idBase + entries.Count + 1;
            while (entries.Any(e => e.Id == $"e{number}"))
                number++;
            var id = $"e{number}";
            var said = draw.Chance(88) ? PlainDay() : AnyDate();
            var entry = new Entry
            {
                Id = id,
                Said = said,
                Speakers = Speakers(),
                Verb = Verb.Reports,
                Known = draw.Chance(18) ? EdtfDate.OfDay(DateOf(said).PlusDays(draw.Number(0, 15))) : null,
                Via = draw.Chance(10) ? [draw.Pick(actors).Name] : [],
                Reliability = draw.Chance(12) ? draw.Pick('A', 'B', 'C', 'D', 'F') : null,
            };
            entry = draw.Weighted((70, "says"), (20, "declares"), (7, "withdraws"), (3, "other")) switch
            {
                "withdraws" when entries.Count > 0 => Withdrawal(entry),
                "declares" => Declaration(entry),
                "other" => entry with
                {
                    Verb = draw.Pick(
                        Verb.Announces,
                        Verb.Pledges,
                        Verb.Demands,
                        Verb.Rejects,
                        Verb.Offers,
                        Verb.Accepts
                    ),
                    Content = Content(),
                },
                _ => Saying(entry),
            };
            // Dates of what it is about: the same day, another day (a forecast now and then), since.
            if (entry.Verb == Verb.Withdraws || !draw.Chance(45))
                return entry;
            return entry with
            {
                Occurred = draw.Chance(75)
                    ? (
                        draw.Chance(75)
                            ? EdtfDate.OfDay(DateOf(said).PlusDays(-draw.Pick(0, 1, 2, 3, 5, 8, 13)))
                            : EarlierDate(said)
                    )
                    : AnyDate(),
                IsSince = draw.Chance(35),
            };
        }

        LocalDate DateOf(EdtfDate said) => said.Bounds(zone).Latest.InZone(zone).Date;

        EdtfDate EarlierDate(EdtfDate said)
        {
            var date = AnyDate();
            for (var i = 0; i < 4 && date.Bounds(zone).Earliest > said.Bounds(zone).Latest; i++)
                date = AnyDate();
            return date;
        }

        // Of a deadline moved, it may be asked how earlier commitments stand; not where these ask back.
        Moment NewDate(int earlier) =>
            Later(40)
                ? AnyMoment(new Scope(earlier < mutual ? [] : [.. commitments.Take(earlier).Select(c => c.Name)]), 1)
            : draw.Chance(80) ? new OnDate(PlainDay())
            : new Servanda.Model.Offset(Span(), true, new OnDate(PlainDay()));

        Entry Withdrawal(Entry entry)
        {
            var other = draw.Pick(entries);
            return entry with
            {
                Verb = Verb.Withdraws,
                Object = other.Id,
                Speakers = draw.Chance(75) ? other.Speakers : entry.Speakers,
            };
        }

        Entry Saying(Entry entry)
        {
            // Often about what was said before: contradicted, corrected, admitted, repeated.
            var before = entries
                .Where(e =>
                    e.Content is not null
                    && e.Verb is Verb.Reports or Verb.Denies or Verb.Confirms or Verb.CannotConfirm
                )
                .ToList();
            var earlier = before.Count > 0 && draw.Chance(45) ? draw.Pick(before) : null;
            var content = earlier?.Content is { } said ? Altered(said) : Content();
            var verb = draw.Weighted(
                (10, Verb.Reports),
                (2, Verb.Confirms),
                (4, Verb.Denies),
                (3, Verb.CannotConfirm),
                (3, Verb.Finds)
            );
            if (verb == Verb.Finds && draw.Chance(75))
                content = draw.Chance(75)
                    ? new StatusIs(
                        draw.Pick(commitments).Name,
                        draw.Pick(
                            Status.Fulfilled,
                            Status.Kept,
                            Status.Breached,
                            Status.Overdue,
                            Status.Cured,
                            Status.Waiting
                        )
                    )
                    : new Prose(draw.Pick(prose));
            if (draw.Chance(15))
                content = new Not(content);
            if (verb != Verb.CannotConfirm && draw.Chance(15) && facts.Any(f => f.Kind == FactKind.Tally))
                content = new More(
                    draw.Number(1, 3),
                    new FactRef(draw.Pick(facts.Where(f => f.Kind == FactKind.Tally).ToList()).Name)
                );
            else if (verb == Verb.CannotConfirm && HasMore(content))
                content = Content();
            entry = entry with { Verb = verb, Content = content };
            if (earlier is null || !draw.Chance(40))
                return entry;
            return entry with
            {
                Said = earlier.Said,
                Occurred = earlier.Occurred,
                IsSince = earlier.IsSince,
                Known =
                    draw.Chance(50) ? earlier.Known
                    : entry.Known is null ? null
                    : EdtfDate.OfDay(DateOf(earlier.Said).PlusDays(draw.Number(0, 9))),
                Speakers = draw.Chance(30) ? earlier.Speakers : entry.Speakers,
            };
        }

        static bool HasMore(Condition condition) =>
            condition switch
            {
                More => true,
                Not(var part) => HasMore(part),
                AllOf(var parts) => parts.Any(HasMore),
                AnyOf(var parts) => parts.Any(HasMore),
                _ => false,
            };

        Condition Altered(Condition content) =>
            content switch
            {
                Compare compare when draw.Chance(70) => compare with
                {
                    Amount = Math.Max(0, compare.Amount + draw.Number(-2, 2)),
                    Comparison = draw.Chance(70)
                        ? compare.Comparison
                        : draw.Pick(Comparison.AtLeast, Comparison.Exactly, Comparison.AtMost, Comparison.Below),
                },
                Not(var part) when draw.Chance(50) => part,
                _ => content,
            };

        Condition Content()
        {
            if (draw.Chance(8))
            {
                ImmutableArray<Condition> parts = [Content(), Content()];
                return draw.Chance(75) ? new AllOf(parts) : new AnyOf(parts);
            }
            // To report what is defined says nothing.
            var fact = draw.Pick(defined.Count > 0 && draw.Chance(4) ? defined : facts);
            if (fact.Roster is not null)
                return fact.Definition is null && Later(15)
                    ? new Holds(new FactRef(fact.Name, draw.Pick("Aziz", "Mir")) { IsUnlisted = true })
                    : AboutFact(fact, new Scope());
            return fact.Kind switch
            {
                FactKind.Tally or FactKind.Level => new Compare(
                    new FactRef(fact.Name),
                    draw.Weighted(
                        (5, Comparison.Exactly),
                        (3, Comparison.AtLeast),
                        (1, Comparison.AtMost),
                        (1, Comparison.Above),
                        (1, Comparison.Below)
                    ),
                    draw.Number(1, 7)
                ),
                _ when fact.Repeatable && draw.Chance(25) => new Compare(
                    new FactRef(fact.Name),
                    draw.Pick(Comparison.Exactly, Comparison.AtLeast, Comparison.AtMost),
                    draw.Number(0, 4)
                ),
                _ => new Holds(new FactRef(fact.Name)),
            };
        }

        Entry Declaration(Entry entry)
        {
            var verb = draw.Weighted(
                (4, Verb.Postpones),
                (4, Verb.Extends),
                (2, Verb.Waives),
                (4, Verb.Suspends),
                (3, Verb.Resumes),
                (2, Verb.Terminates),
                (isFirst ? 0 : 2, Verb.Objects),
                (isFirst ? 0 : 2, Verb.SnapsBack),
                (1, Verb.Signs),
                (1, Verb.Leaves),
                (isFirst ? 0 : 1, Verb.Joins),
                (isFirst ? 1 : 3, Verb.Amends)
            );
            // A holder uses its power.
            if (powers.Count > 0 && draw.Chance(45))
            {
                var power = draw.Pick(powers);
                return entry with
                {
                    Verb = power.Verb,
                    Object = power.Object,
                    Speakers = [new Speaker(power.Holders[0], true)],
                    Extension = power.Verb == Verb.Extends || power.Verb == Verb.Postpones && Later(40) ? Span() : null,
                };
            }
            var commitment = draw.Pick(commitments);
            var named =
                verb is Verb.Signs or Verb.Leaves or Verb.Joins || verb is Verb.Amends && isFirst || draw.Chance(25)
                    ? draw.Pick(instruments).Name
                    : commitment.Name;
            // By the entitled, more often than not.
            var makers =
                instruments.FirstOrDefault(i => i.Name == commitment.Instrument || i.Name == named)?.Makers ?? [];
            var creditors = commitment.Obligees.IsEmpty ? [.. makers.Except(commitment.Obligors)] : commitment.Obligees;
            var entitled = draw.Chance(50) ? makers : creditors;
            if (entitled.Length > 0 && draw.Chance(65))
                entry = entry with { Speakers = [.. entitled.Select(name => new Speaker(name, true))] };
            // Who joins speaks with those who consent.
            if (verb == Verb.Joins)
                entry = entry with
                {
                    Speakers = [.. entry.Speakers.Append(new Speaker(draw.Pick(actors).Name, true)).Distinct()],
                };
            if (verb == Verb.Amends && !isFirst)
            {
                Moment? Term(int percent) => draw.Chance(percent) ? new OnDate(PlainDay()) : null;
                return entry with
                {
                    Verb = verb,
                    Object = named,
                    NewDate = Term(40),
                    NewFrom = Term(35),
                    NewUntil = Term(35),
                    NewAim = Term(15),
                };
            }
            return
                entry with
                {
                    Verb = verb,
                    Object = named,
                    NewDate =
                        verb is Verb.Postpones && draw.Chance(60) || verb is Verb.Extends && draw.Chance(50)
                            ? NewDate(named == commitment.Name ? commitments.IndexOf(commitment) : 0)
                            : null,
                }
                    is var declared
                && declared.NewDate is null
                && (verb == Verb.Extends || verb == Verb.Postpones && Later(40))
                && Span() is var by
                ? declared with
                {
                    Extension = by,
                    ExtensionWorkingDays = Working(by),
                }
                : declared;
        }
    }
}
