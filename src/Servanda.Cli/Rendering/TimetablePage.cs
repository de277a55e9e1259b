using Servanda.Foresight;
using Servanda.Foresight.Drawing;
using Servanda.Model;

namespace Servanda.Cli.Rendering;

/// <summary>A timetable as a table with a Gantt chart in it, and what is to be said beside it.</summary>
internal static class TimetablePage
{
    const int LongestBar = 32;

    /// <summary>The answer in one sentence.</summary>
    public static string Verdict(Dossier dossier, TimetableResult result) =>
        $"{dossier.Name}: "
        + result.Verdict switch
        {
            TimetableVerdict.Possible => "there is a course of events in which everybody keeps every promise",
            TimetableVerdict.OnlyByActingEarly => "every promise can be kept only if somebody acts before it is owed",
            TimetableVerdict.Impossible => "there is no course of events in which everybody keeps every promise",
            _ => "whether every promise can be kept was not decided",
        };

    /// <summary>One row a commitment.</summary>
    public static Grid GridOf(Schedule schedule) =>
        GanttScale.Of(schedule) is not { } scale
            ? Grid.Of(schedule.Commitments, ("commitment", Name))
            : Grid.Of(
                    schedule.Commitments,
                    ("commitment", Name),
                    ("owed", c => Cell.Of(c.Owed is { } day ? QuestionWords.Iso(day) : "")),
                    ("earliest", c => Cell.Of(c.Performed is { } day ? QuestionWords.Iso(day) : "")),
                    ("due", c => Cell.Of(c.Due is { } day ? QuestionWords.Iso(day) : "")),
                    ("to due", c => Cell.Of(c.DaysToDeadline == c.Slack ? "" : Days(c.DaysToDeadline))),
                    ("slack", c => Cell.Of(Days(c.Slack), c.Slack == 0 ? Tone.Warning : Tone.Plain)),
                    (
                        $"{QuestionWords.Iso(scale.First)} to {QuestionWords.Iso(scale.Last)}",
                        c => Cell.Of(GanttBar.Of(c, scale, LongestBar), c.IsCritical ? Tone.Warning : Tone.Plain)
                    )
                )
                .WithoutEmptyColumns();

    /// <summary>A number of days, or nothing.</summary>
    public static string Days(int? days) => days is { } known ? $"{known} d" : "";

    /// <summary>What stands below the table.</summary>
    public static IEnumerable<string> Remarks(Dossier dossier, TimetableResult result)
    {
        if (result.Schedule is { } schedule)
        {
            if (schedule.CriticalPath.Length > 1)
                yield return $"Critical path: {string.Join(", then ", schedule.CriticalPath)}.";
            var uncharged = schedule
                .Happenings.Where(h => h.ChargedWith.IsEmpty && FactIn(h.What) is { } fact && Happens(dossier, fact))
                .Select(h => $"{DossierWriter.Write(h.What)} on {QuestionWords.Iso(h.At.Date)}")
                .ToList();
            if (uncharged.Count > 0)
                yield return $"Assumed, though nobody is charged with it: {string.Join(", ", uncharged)}.";
        }
        if (result.Unknown.Length > 0)
            yield return $"Not found out: {string.Join("; ", result.Unknown)}.";
        if (result.NotConsidered.Length > 0)
            yield return $"Left open, since it cannot be said exactly in dates: {string.Join("; ", result.NotConsidered)}.";
    }

    static FactRef? FactIn(Condition what) =>
        what switch
        {
            Holds holds => holds.Fact,
            Compare compare => compare.Fact,
            _ => null,
        };

    static bool Happens(Dossier dossier, FactRef fact) =>
        dossier.Facts[fact.Fact].Kind is FactKind.Event or FactKind.Tally;

    /// <summary>Its name, with the member that stands for all that are alike.</summary>
    public static string NameOf(ScheduledCommitment row) =>
        row.Member is { } member ? $"{row.Commitment.Name} of {member}" : row.Commitment.Name;

    static Cell Name(ScheduledCommitment row) => Cell.Of(NameOf(row), row.IsCritical ? Tone.Warning : Tone.Plain);
}
