using System.Text.Json.Serialization;
using NodaTime;
using Servanda.Foresight;
using Servanda.Model;

namespace Servanda.Exchange.Json;

/// <summary>What <c>servanda timetable --format json</c> prints.</summary>
public sealed record TimetableJson(
    string Dossier,
    bool Partial,
    string Verdict,
    IReadOnlyList<DiagnosticJson> Findings,
    IReadOnlyList<ClashJson> Clashes,
    IReadOnlyList<string> NeverPerformable,
    IReadOnlyList<string> NotConsidered,
    IReadOnlyList<string> Unknown,
    ScheduleJson? Timetable
)
{
    public static TimetableJson Of(Dossier dossier, TimetableResult result) =>
        new(
            dossier.Name,
            dossier.IsPartial,
            VerdictOf(result.Verdict),
            [.. result.Findings.Select(DiagnosticJson.Of)],
            [.. result.Clashes.Select(ClashJson.Of)],
            result.NeverPerformable,
            result.NotConsidered,
            result.Unknown,
            result.Schedule is { } schedule ? ScheduleJson.Of(schedule) : null
        );

    public static string VerdictOf(TimetableVerdict verdict) =>
        verdict switch
        {
            TimetableVerdict.Possible => "possible",
            TimetableVerdict.OnlyByActingEarly => "only-by-acting-early",
            TimetableVerdict.Impossible => "impossible",
            _ => "undecided",
        };
}

/// <summary>Clauses that cannot all be kept.</summary>
public sealed record ClashJson(bool Smallest, bool OnlyByActingEarly, IReadOnlyList<ClashingClauseJson> Clauses)
{
    public static ClashJson Of(Clash clash) =>
        new(clash.IsSmallest, clash.IsByOrder, [.. clash.Clauses.Select(ClashingClauseJson.Of)]);
}

/// <summary>A clause that clashes with others.</summary>
public sealed record ClashingClauseJson(string Name, string Words, IReadOnlyList<string> Cites, PlaceJson? Location)
{
    public static ClashingClauseJson Of(ClashingClause clause) =>
        new(clause.Name, clause.Words, clause.Cites, PlaceJson.Of(clause.Location));
}

/// <summary>A course of events in which every promise is kept.</summary>
public sealed record ScheduleJson(
    bool Earliest,
    IReadOnlyList<string> CriticalPath,
    IReadOnlyList<ScheduledJson> Commitments,
    IReadOnlyList<HappeningJson> Happenings
)
{
    public static ScheduleJson Of(Schedule schedule) =>
        new(
            schedule.IsEarliest,
            schedule.CriticalPath,
            [.. schedule.Commitments.Select(ScheduledJson.Of)],
            [.. schedule.Happenings.Select(h => HappeningJson.Of(h, schedule.HasTimesOfDay))]
        );
}

/// <summary>When a commitment is owed and performed.</summary>
public sealed record ScheduledJson(
    string Name,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Member,
    string? Owed,
    string? Performed,
    string? Due,
    int? DaysToDeadline,
    int? Slack,
    bool Critical
)
{
    public static ScheduledJson Of(ScheduledCommitment row) =>
        new(
            row.Commitment.Name,
            row.Member,
            Iso(row.Owed),
            Iso(row.Performed),
            Iso(row.Due),
            row.DaysToDeadline,
            row.Slack,
            row.IsCritical
        );

    static string? Iso(LocalDate? day) => day is { } known ? QuestionWords.Iso(known) : null;
}

/// <summary>Something that happens.</summary>
public sealed record HappeningJson(string What, string On, IReadOnlyList<string> ChargedWith)
{
    public static HappeningJson Of(Happening happening, bool hasTimesOfDay) =>
        new(
            DossierWriter.Write(happening.What),
            hasTimesOfDay
                ? NodaTime.Text.LocalDateTimePattern.GeneralIso.Format(happening.At)
                : QuestionWords.Iso(happening.At.Date),
            happening.ChargedWith
        );
}
