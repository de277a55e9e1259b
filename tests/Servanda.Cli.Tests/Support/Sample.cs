using System.Collections.Immutable;
using NodaTime;
using Servanda.Assessment;
using Servanda.Edtf;
using Servanda.Model;
using Servanda.Text;
using Comparison = Servanda.Model.Comparison;
using DutyKind = Servanda.Model.DutyKind;

namespace Servanda.Cli.Tests.Support;

/// <summary>A small dossier and answers made by hand, so that what is printed is tested apart from what is computed.</summary>
internal static class Sample
{
    public static readonly SourceText Agreement = new(
        "agreement.md",
        "# Doha\n\n```accord\ncommitment open-talks\n  Taliban must achieve talks-open\n  by 2020-03-10\n```\n"
    );

    public static readonly Entry Postponement = new()
    {
        Id = "dc-014",
        Said = Day(2020, 3, 14),
        Speakers = [new Speaker("Faisal", true)],
        Verb = Verb.Postpones,
        Object = "decree-first-group",
        Notes = ["more time is needed to review the list"],
        Sources = [new Citation("TOLO", ["14 March 2020", "https://example.org/14"])],
        Location = At(16, 20),
    };

    public static readonly Commitment OpenTalks = new()
    {
        Name = "open-talks",
        Instrument = "doha",
        Obligors = ["Taliban"],
        Duty = DutyKind.Achieve,
        Goal = new Holds(new FactRef("talks-open")),
        Location = At(16, 20),
    };

    public static readonly Commitment FreePrisoners = new()
    {
        Name = "free-taliban-prisoners",
        Instrument = "doha",
        Obligors = ["US"],
        Performers = ["Government"],
        Obligees = ["Taliban"],
        Duty = DutyKind.Achieve,
        Goal = new Compare(new FactRef("taliban-freed"), Comparison.AtLeast, 5000),
    };

    public static readonly Commitment NoHaven = new()
    {
        Name = "no-haven",
        Instrument = "doha",
        Obligors = ["Taliban"],
        Duty = DutyKind.Avoid,
        Goal = new Holds(new FactRef("al-qaeda-ties")),
    };

    public static readonly Commitment FirstGroup = new()
    {
        Name = "decree-first-group",
        Instrument = "decree",
        Obligors = ["Government"],
        Duty = DutyKind.Achieve,
        Goal = new Holds(new FactRef("freed", "p", true)),
        ForEach = new ForEach("p", "first-group"),
    };

    public static readonly Commitment Preamble = new() { Name = "preamble", NotFormalised = "recital" };

    public static readonly Dossier Dossier = new()
    {
        Name = "doha-2020",
        Instruments = Named(
            new Instrument { Name = "doha", Makers = ["US", "Taliban"] },
            new Instrument { Name = "decree", Makers = ["Government"] }
        ),
        Rosters = ImmutableSortedDictionary
            .Create<string, Roster>(StringComparer.Ordinal)
            .Add("first-group", new Roster { Name = "first-group", Members = [new("p-1", "one"), new("p-2", "two")] }),
        Commitments = new[] { OpenTalks, FreePrisoners, NoHaven, FirstGroup, Preamble }.ToImmutableSortedDictionary(
            c => c.Name,
            c => c,
            StringComparer.Ordinal
        ),
        Entries = [Postponement],
    };

    public static readonly Question Question = Question.AtEndOf(Dossier, Day(2020, 6, 2));

    public static readonly ImmutableArray<Answer> Answers =
    [
        new()
        {
            Commitment = FirstGroup,
            Status = Status.Suspended,
            Since = new LocalDate(2020, 3, 14),
            Due = new LocalDate(2020, 4, 28),
            OriginalDue = new LocalDate(2020, 3, 28),
            Evidence = Evidence.Established,
            Possible = [Status.Suspended],
            Flags = ["no verifier"],
            Instances = ImmutableSortedDictionary<Status, int>
                .Empty.Add(Status.Suspended, 1400)
                .Add(Status.Fulfilled, 100),
        },
        new()
        {
            Commitment = FreePrisoners,
            Status = Status.Overdue,
            Since = new LocalDate(2020, 3, 11),
            Due = new LocalDate(2020, 3, 10),
            OriginalDue = new LocalDate(2020, 3, 10),
            Evidence = Evidence.Contested,
            Possible = [Status.FulfilledLate, Status.Overdue],
            Progress = new Progress(1710.00m, 2000m, 5000m, Comparison.AtLeast, "persons"),
            Flags = ["no verifier"],
            WaitsFor = ["Government"],
        },
        new()
        {
            Commitment = NoHaven,
            Status = Status.Breached,
            Since = new LocalDate(2020, 2, 29),
            Evidence = Evidence.Established,
            Possible = [Status.Breached],
        },
        new()
        {
            Commitment = OpenTalks,
            Status = Status.Overdue,
            Since = new LocalDate(2020, 3, 11),
            Due = new LocalDate(2020, 3, 10),
            OriginalDue = new LocalDate(2020, 3, 10),
            Evidence = Evidence.Unreported,
            Possible = [Status.Overdue],
            WaitsFor = ["free-taliban-prisoners"],
        },
    ];

    public static EdtfDate Day(int year, int month, int day) => EdtfDate.OfDay(new LocalDate(year, month, day));

    static Location At(int start, int length) => new(Agreement, new TextSpan(start, length));

    static ImmutableSortedDictionary<string, Instrument> Named(params Instrument[] instruments) =>
        instruments.ToImmutableSortedDictionary(i => i.Name, i => i, StringComparer.Ordinal);
}
