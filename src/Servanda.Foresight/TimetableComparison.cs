using System.Collections.Immutable;

namespace Servanda.Foresight;

/// <summary>What an amendment does to the timetable.</summary>
/// <param name="Before">Whether the text as it was can be kept.</param>
/// <param name="After">Whether the text as it is to be can.</param>
/// <param name="Slack">The commitments in both whose room is otherwise, by name; none where either has no timetable.</param>
public sealed record TimetableComparison(
    TimetableVerdict Before,
    TimetableVerdict After,
    ImmutableArray<SlackChange> Slack
)
{
    /// <summary>Compares two timetables.</summary>
    public static TimetableComparison Of(TimetableResult before, TimetableResult after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var old = Rows(before).ToDictionary(r => (r.Commitment.Name, r.Member));
        return new TimetableComparison(
            before.Verdict,
            after.Verdict,
            [
                .. Rows(after)
                    .Where(r => old.ContainsKey((r.Commitment.Name, r.Member)))
                    .Select(r => new SlackChange(old[(r.Commitment.Name, r.Member)], r))
                    .Where(c => c.Before.Performed is not null && c.After.Performed is not null)
                    .Where(c => c.Before.Slack != c.After.Slack || c.Before.DaysToDeadline != c.After.DaysToDeadline)
                    .OrderBy(c => c.After.Commitment.Name, StringComparer.Ordinal)
                    .ThenBy(c => c.After.Member, StringComparer.Ordinal),
            ]
        );
    }

    static IEnumerable<ScheduledCommitment> Rows(TimetableResult result) => result.Schedule?.Commitments ?? [];
}

/// <summary>A commitment that has more room, or less.</summary>
/// <param name="Before">In the timetable of the text as it was.</param>
/// <param name="After">In that of the text as it is to be.</param>
public sealed record SlackChange(ScheduledCommitment Before, ScheduledCommitment After)
{
    /// <summary>Below 0: the slack shrank; above 0: it grew; 0: it is the same. No slack is greater than that of what nothing holds back.</summary>
    public int Direction => (After.Slack ?? int.MaxValue).CompareTo(Before.Slack ?? int.MaxValue);
}
