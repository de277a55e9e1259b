using System.Collections.Immutable;
using System.Globalization;
using CsCheck;
using NodaTime;
using Servanda.Assessment;
using Servanda.Edtf;
using Servanda.Model;
using Servanda.Record;
using Servanda.Reference;

namespace Servanda.Tests.Assessment;

/// <summary>What the engine answers in fewer steps it answers the same when made to take them all.</summary>
public class ShortcutTests
{
    [Fact]
    public void Shortcuts_change_no_answer_of_a_generated_dossier() =>
        DossierGenerator.GenCase.Hold(
            c => Assert.Equal(Answers(c.Dossier, c.Question, false), Answers(c.Dossier, c.Question, true)),
            count: Agreement.Cases(share: 2)
        );

    [Fact]
    public void Shortcuts_change_no_answer_where_everything_is_plain() =>
        Gen.Int.Hold(
            seed =>
            {
                var (dossier, question) = new PlainDossier(seed).Build();
                Assert.Equal(Answers(dossier, question, false), Answers(dossier, question, true));
            },
            count: Agreement.Cases()
        );

    [Fact]
    public void Plain_dossiers_take_the_shortcuts()
    {
        var (plain, duties, groups, members) = (0, 0, 0, 0);
        for (var seed = 0; seed < 200; seed++)
        {
            var (dossier, question) = new PlainDossier(seed).Build();
            var index = new RecordIndex(dossier);
            var view = new RecordView(index, question.KnownAt.ToUnixTimeSeconds(), null)
            {
                AsOf = question.AsOf.ToUnixTimeSeconds(),
            };
            var at = question.AsOf.ToUnixTimeSeconds();
            foreach (var commitment in dossier.Commitments.Values.Where(c => c.ForEach is null))
            {
                duties++;
                if (PlainDuty.Of(index, commitment)?.Answer(view, question.Standard, at) is not null)
                    plain++;
            }
            var alike = AlikeMembers.Of(view, dossier.Commitments["each"])!;
            (groups, members) = (groups + alike.First.Length, members + alike.GroupOf.Length);
        }
        Assert.InRange(plain, duties / 3, duties - 1);
        Assert.InRange(groups, members / 10, members * 9 / 10);
    }

    static string Answers(Dossier dossier, Question question, bool allowsShortcuts)
    {
        var assessor = new Assessor(dossier, allowsShortcuts);
        var answers = assessor.Assess(question).Answers;
        var instances = answers.SelectMany(a => assessor.Instances(question, a.Commitment.Name));
        return string.Join('\n', answers.Concat(instances).Select(Text));
    }

    static string Text(Answer a) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{a.Commitment.Name} {a.Member}: {a.Status} since {a.Since} due {a.Due}/{a.OriginalDue} aim {a.Aim} "
                + $"{a.Evidence} [{string.Join(' ', a.Possible)}] {a.Progress} [{string.Join(", ", a.Flags)}] "
                + $"[{string.Join(", ", a.WaitsFor)}] {string.Join(", ", a.Instances)}"
        );
}

/// <summary>A small dossier of events, deadlines and reports, with a little of what is not plain.</summary>
internal sealed class PlainDossier(int seed)
{
    readonly Random _random = new(seed);
    static readonly string[] Sides = ["debtor", "creditor", "observer", "monitor", "envoy"];
    static readonly string[] Events = ["signed", "opened", "freed"];

    public (Dossier, Question) Build()
    {
        var people = Enumerable.Range(0, 12).Select(i => new RosterMember($"m{i:00}", null)).ToImmutableArray();
        var dossier = new Dossier
        {
            Name = "plain",
            Zone = _random.Next(2) == 0 ? DateTimeZone.Utc : DateTimeZoneProviders.Tzdb["Europe/Paris"],
            Actors = Map(Sides.Select(ActorOf), a => a.Name),
            Instruments = Map(
                [
                    new Instrument
                    {
                        Name = "pact",
                        Makers = ["debtor", "creditor"],
                        MadeOn = Date(0),
                    },
                ],
                i => i.Name
            ),
            Rosters = Map([new Roster { Name = "people", Members = people }], r => r.Name),
            Facts = Map(
                Events
                    .Select(e => new Fact { Kind = FactKind.Event, Name = e })
                    .Concat(
                        new[] { "listed", "released" }.Select(e => new Fact
                        {
                            Kind = FactKind.Event,
                            Name = e,
                            Roster = "people",
                        })
                    ),
                f => f.Name
            ),
            Commitments = Map(Enumerable.Range(0, 6).Select(DutyOf).Append(EachOf()), c => c.Name),
        };
        var entries = new List<Entry>();
        for (var i = _random.Next(4, 40); i > 0; i--)
            entries.Add(EntryOn(new FactRef(Events[_random.Next(Events.Length)]), entries));
        foreach (var member in people)
        foreach (var fact in (string[])["listed", "released"])
            for (var i = _random.Next(0, 3); i > 0; i--)
                entries.Add(EntryOn(new FactRef(fact, member.Id), entries));
        var standard = Chance(70) ? Standard.Uncontested : (Standard)_random.Next(1, 5);
        var question = Question.AtEndOf(dossier, Date(_random.Next(0, 40)), Date(_random.Next(0, 40)), standard);
        return (dossier with { Entries = [.. entries] }, question);
    }

    Actor ActorOf(string name) =>
        new()
        {
            Name = name,
            Kind = name is "debtor" or "creditor" ? ActorKind.Party : ActorKind.Body,
            Reliability = Chance(20) ? 'B' : null,
            For = name == "envoy" && Chance(50) ? [new SpeaksFor("creditor", null, Date(20))] : [],
        };

    Commitment DutyOf(int number) =>
        new()
        {
            Name = $"duty-{number}",
            Instrument = Chance(60) ? "pact" : null,
            Obligors = ["debtor"],
            Obligees = Chance(50) ? ["creditor"] : [],
            Performers = Chance(20) ? ["envoy", "debtor"] : [],
            Verifiers = Chance(40) ? ["monitor"] : [],
            Duty = DutyKind.Achieve,
            Goal = new Holds(new FactRef(Events[_random.Next(Events.Length)])),
            Upon = Chance(50) ? new Holds(new FactRef(Events[_random.Next(Events.Length)])) : null,
            By = number % 3 == 0 ? new OnDate(Date(_random.Next(0, 40))) : null,
            Within = number % 3 == 1 ? Within() : null,
            Aim = Chance(30) ? new OnDate(Date(_random.Next(0, 40))) : null,
            Unless = Chance(10) ? new Holds(new FactRef("opened")) : null,
        };

    Commitment EachOf() =>
        new()
        {
            Name = "each",
            Obligors = ["debtor"],
            Obligees = ["creditor"],
            Verifiers = Chance(40) ? ["monitor"] : [],
            Duty = DutyKind.Achieve,
            Goal = new Holds(new FactRef("released", "m", true)),
            Upon = Chance(70) ? new Holds(new FactRef("listed", "m", true)) : new Holds(new FactRef("listed", "m03")),
            Provided = Chance(20) ? new OfRoster(false, "people", "listed", false) : null,
            Within = Within(),
            ForEach = new ForEach("m", "people"),
        };

    Period Within() => Chance(80) ? Period.FromDays(_random.Next(1, 15)) : Period.FromHours(_random.Next(1, 72));

    Entry EntryOn(FactRef fact, List<Entry> before)
    {
        var day = _random.Next(0, 40);
        var said = Math.Min(39, day + (Chance(50) ? 0 : _random.Next(0, 10)));
        var entry = new Entry
        {
            Id = $"E{before.Count}",
            Said = Date(said),
            Occurred =
                Chance(5) ? Parse("2020-03")
                : Chance(10) ? Parse($"2020-03-{day % 31 + 1:00}T10:30")
                : Date(day),
            Speakers = [new Speaker(Sides[_random.Next(Sides.Length)], true)],
            Verb =
                Chance(2) ? Verb.CannotConfirm
                : Chance(20) ? Verb.Denies
                : Verb.Reports,
            Content = new Holds(fact),
            Via = Chance(3) ? ["observer"] : [],
        };
        return before.Count > 0 && Chance(4)
            ? entry with
            {
                Verb = Verb.Withdraws,
                Content = null,
                Object = before[^1].Id,
                Speakers = before[^1].Speakers,
            }
            : entry;
    }

    bool Chance(int percent) => _random.Next(100) < percent;

    static EdtfDate Date(int day) => EdtfDate.OfDay(new LocalDate(2020, 3, 1).PlusDays(day));

    static EdtfDate Parse(string text) =>
        EdtfDate.TryParse(text, out var date, out _) ? date : throw new FormatException(text);

    static ImmutableSortedDictionary<string, T> Map<T>(IEnumerable<T> items, Func<T, string> name) =>
        items.ToImmutableSortedDictionary(name, i => i, StringComparer.Ordinal);
}
