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
                    yield return Reason($"{Counted(offset, anchor)}: {Reached(offset, anchor, found)}.");
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

    /// <summary>A span counted from a day, and which number that day has: <c>3 days after 1 May 2020 (that day is day 0)</c>.</summary>
    public static string Counted(Period length, bool after, string anchor) =>
        length.HasTimeComponent
            ? $"{ModelText.Of(length)} {(after ? "after" : "before")} {anchor}"
            : $"{ModelText.Of(length)} {(after ? "after" : "before")} {anchor} (that day is day 0)";

    string Counted(Offset offset, Reckoned anchor) =>
        offset.IsDayOf
            ? $"Day {ModelText.Of(offset.Length.Days + 1)} of {Day(anchor.Start)} (that day is day 1)"
            : Counted(
                offset.Length,
                offset.After,
                offset.Length.HasDateComponent ? Day(anchor.Start)
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
        var counted = MomentReader.Shift(days, anchor, offset.Length, offset.After) ?? found;
        return counted.End == found.End
            ? Named(found, offset.Length)
            : $"{Named(counted, offset.Length)}; nobody could know before {Day(found.End)}, so it is then";
    }

    string Named(Reckoned moment, Period length) => length.HasTimeComponent ? Second(moment.End) : Day(moment.End);

    string Day(long second) =>
        DayMath.IsOnCalendar(second)
            ? days.DayOf(second).ToString("d MMMM uuuu", CultureInfo.InvariantCulture)
            : "an unknown day";

    string Second(long second) =>
        DayMath.IsOnCalendar(second)
            ? Instant
                .FromUnixTimeSeconds(second)
                .InZone(days.Zone)
                .LocalDateTime.ToString("d MMMM uuuu HH:mm:ss", CultureInfo.InvariantCulture)
            : "an unknown time";

    static Explanation Reason(string text) => new() { Text = text, Rule = "3.2" };
}
