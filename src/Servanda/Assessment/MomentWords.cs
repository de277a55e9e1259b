using System.Globalization;
using NodaTime;
using Servanda.Model;
using Servanda.Record;
using Offset = Servanda.Model.Offset;

namespace Servanda.Assessment;

/// <summary>Says how a moment was computed (semantics 3.2): from what it was counted, and each way in which it can be read.</summary>
/// <param name="days">The days of the dossier.</param>
/// <param name="read">What a moment may be, where it stands.</param>
internal sealed class MomentWords(DayMath days, Func<Moment, MomentOptions> read)
{
    /// <summary>One sentence for each step, the last first; nothing for a date.</summary>
    public IEnumerable<Explanation> Of(Moment moment)
    {
        switch (moment)
        {
            case Offset offset:
                if (read(offset.Anchor).Established is { } anchor && read(offset).Established is { } found)
                {
                    yield return Reason($"{Counted(offset, anchor)}: {Reached(offset, anchor, found)}.");
                    if (offset.WorkingDays is { } working)
                        yield return NotCounted(days, anchor, offset.Length, working, offset.After);
                }
                foreach (var step in Of(offset.Anchor))
                    yield return step;
                break;
            case EitherOf either:
                foreach (var reading in either.Readings)
                    yield return Reason($"It can be read as {Found(reading)}.") with
                    {
                        Children = [.. Of(reading)],
                    };
                break;
            case EarlierOf or LaterOf:
                foreach (var part in Parts.Of(moment))
                    yield return Reason($"One of them is {Found(part)}.") with
                    {
                        Children = [.. Of(part)],
                    };
                break;
            case UnlessHeld unless:
                foreach (var step in Of(unless.Moment))
                    yield return step;
                break;
        }
    }

    /// <summary>Which days are not counted as working days: those of the weekend, and each holiday on the way.</summary>
    public static Explanation NotCounted(DayMath days, Reckoned anchor, Period length, WorkingDays working, bool after)
    {
        var calendar = days.CalendarOf(working);
        var weekend = string.Join(" and ", calendar.Weekend.Select(d => $"{d}s"));
        List<Holiday> holidays = [];
        if (
            MomentReader.Shift(days, anchor, length, null, after) is { } from
            && MomentReader.Shift(days, anchor, length, working, after) is { } to
        )
            holidays.AddRange(
                calendar.HolidaysBetween(
                    days.DayOf(Math.Min(from.Start, to.Start)),
                    days.DayOf(Math.Max(from.Start, to.Start))
                )
            );
        var named = holidays.Select(h => h.Name is null ? Name(h.Day) : $"{Name(h.Day)} ({h.Name})");
        return Reason(
            $"By {working.Calendar ?? "no calendar"}, {weekend} are not counted"
                + (
                    working.Calendar is null ? "; no holidays are known."
                    : holidays.Count == 0 ? "; no holiday was skipped."
                    : $", nor {(holidays.Count == 1 ? "is this holiday" : "are these holidays")}: {string.Join(", ", named)}."
                )
        );
    }

    /// <summary>A span counted from a day, and which number that day has: <c>3 days after 1 May 2020 (that day is day 0)</c>.</summary>
    public static string Counted(Offset offset, string anchor) =>
        $"{ModelText.Of(offset.Length, offset.WorkingDays)} {(offset.After ? "after" : "before")} {anchor}"
        + (offset.Length.HasTimeComponent ? "" : " (that day is day 0)");

    string Counted(Offset offset, Reckoned anchor) =>
        offset.IsDayOf
            ? $"Day {ModelText.Of(offset.Length.Days + 1)} of {Day(anchor.Start)} (that day is day 1)"
            : Counted(
                offset,
                offset.Length.HasDateComponent || !offset.Length.HasTimeComponent ? Day(anchor.Start)
                    : offset.After ? Second(anchor.End)
                    : Second(anchor.Start)
            );

    string Found(Moment moment)
    {
        var words = ModelText.Of(moment);
        if (read(moment).Established is not { } found)
            return $"{words}, which has not come";
        return moment is OnDate ? words : $"{words}: {Day(found.End)}";
    }

    string Reached(Offset offset, Reckoned anchor, Reckoned found)
    {
        var counted = Shifted(offset, anchor, found);
        return counted.End == found.End
            ? Named(found, offset.Length)
            : $"{Named(counted, offset.Length)}; nobody could know before {Day(found.End)}, so it is then";
    }

    Reckoned Shifted(Offset offset, Reckoned anchor, Reckoned found) =>
        MomentReader.Shift(days, anchor, offset) ?? found;

    string Named(Reckoned moment, Period length) => length.HasTimeComponent ? Second(moment.End) : Day(moment.End);

    string Day(long second) => days.NameOf(second) is { } day ? Name(day) : "an unknown day";

    static string Name(LocalDate day) => day.ToString("d MMMM uuuu", CultureInfo.InvariantCulture);

    string Second(long second) =>
        DayMath.IsOnCalendar(second)
            ? Instant
                .FromUnixTimeSeconds(second)
                .InZone(days.Zone)
                .LocalDateTime.ToString("d MMMM uuuu HH:mm:ss", CultureInfo.InvariantCulture)
            : "an unknown time";

    static Explanation Reason(string text) => new() { Text = text, Rule = "3.2" };
}
