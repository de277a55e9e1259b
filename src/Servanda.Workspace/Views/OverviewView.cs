using NodaTime;
using Servanda.Assessment;
using Servanda.Model;

namespace Servanda.Workspace.Views;

/// <summary>Where the agreement stands at a glance.</summary>
public sealed record OverviewView(
    Look Look,
    Dossier Dossier,
    IReadOnlyList<Tally> Tallies,
    IReadOnlyList<Deadlock> Deadlocks,
    IReadOnlyList<StandOff> StandOffs,
    IReadOnlyList<DueItem> Next,
    LocalDate Since,
    bool SinceLastVisit,
    IReadOnlyList<AnswerChange> Changes,
    IReadOnlyList<Group> Parties,
    IReadOnlyList<Group> Instruments,
    IReadOnlyList<Group> Topics
)
{
    const int DaysAhead = 90;
    const int DaysBack = 30;
    const int MostListed = 8;

    /// <summary>Makes it.</summary>
    /// <param name="reading">The dossier.</param>
    /// <param name="look">How one looks.</param>
    /// <param name="lastVisit">The day of the last visit, or null.</param>
    public static OverviewView Of(Reading reading, Look look, LocalDate? lastVisit)
    {
        var question = look.Question;
        var standings = reading.Assess(question);
        var answers = standings.Answers.Where(a => a.Commitment.VariantOf is null).ToList();
        var waits = reading.Waits(question);
        var visited = lastVisit is { } day && day < look.KnownDay && !look.IsPast;
        var since = visited ? lastVisit!.Value : look.KnownDay.PlusDays(-DaysBack);
        var before = question with
        {
            AsOf = Days.EndOf(LocalDate.Min(since, look.AsOfDay), look.Zone),
            KnownAt = Days.EndOf(since, look.Zone),
        };
        return new OverviewView(
            look,
            reading.Dossier,
            Tally.All(answers),
            [.. waits.Deadlocks],
            [.. waits.StandOffs],
            [
                .. reading
                    .Due(question, look.AsOfDay, look.AsOfDay.PlusDays(DaysAhead))
                    .Where(i => i.Kind != DueKind.Overdue)
                    .Take(MostListed),
            ],
            since,
            visited,
            [
                .. reading
                    .Changes(before, question)
                    .OrderBy(c => c.Before.Status == c.After.Status)
                    .ThenBy(c => c.Commitment, StringComparer.Ordinal)
                    .Take(MostListed),
            ],
            Group.By(answers, a => a.Commitment.Obligors),
            Group.By(answers, a => a.Commitment.Instrument is { } i ? [i] : []),
            Group.By(answers, a => a.Commitment.Topic?.Split(", ") ?? [])
        );
    }
}

/// <summary>How many commitments stand so.</summary>
/// <param name="Word">The status, or the evidence.</param>
/// <param name="Count">How many.</param>
/// <param name="Tone">What it feels like.</param>
/// <param name="Filter">What the list of commitments is filtered by: <c>status</c> or <c>evidence</c>.</param>
public sealed record Tally(string Word, int Count, Tone Tone, string Filter)
{
    /// <summary>What one looks for first, then the rest of what there is.</summary>
    public static IReadOnlyList<Tally> All(IReadOnlyCollection<Answer> answers)
    {
        Status[] always = [Status.Pending, Status.Overdue, Status.Breached, Status.Waiting];
        Evidence[] doubts = [Model.Evidence.Contested, Model.Evidence.Unconfirmed];
        return
        [
            .. always.Select(Stands),
            .. doubts.Select(e => new Tally(Words.Of(e), answers.Count(a => a.Evidence == e), Tones.Of(e), "evidence")),
            .. Enum.GetValues<Status>().Except(always).Select(Stands).Where(t => t.Count > 0),
        ];

        Tally Stands(Status status) =>
            new(Words.Of(status), answers.Count(a => a.Status == status), Tones.Of(status), "status");
    }
}

/// <summary>Commitments that belong together, and how they stand.</summary>
/// <param name="Name">What they have in common.</param>
/// <param name="Counts">How many have which status, in the order of these.</param>
public sealed record Group(string Name, IReadOnlyList<(Status Status, int Count)> Counts)
{
    /// <summary>How many there are.</summary>
    public int Total => Counts.Sum(c => c.Count);

    /// <summary>Groups answers by names that each may have several of; the largest first.</summary>
    public static IReadOnlyList<Group> By(IEnumerable<Answer> answers, Func<Answer, IEnumerable<string>> names) =>
        [
            .. answers
                .SelectMany(a => names(a).Distinct(StringComparer.Ordinal).Select(name => (name, a.Status)))
                .GroupBy(x => x.name, x => x.Status, StringComparer.Ordinal)
                .Select(g => new Group(g.Key, [.. g.CountBy(s => s).OrderBy(c => c.Key).Select(c => (c.Key, c.Value))]))
                .OrderByDescending(g => g.Total)
                .ThenBy(g => g.Name, StringComparer.Ordinal),
        ];
}
