using NodaTime;
using Servanda.Model;

namespace Servanda.Reference;

/// <summary>
/// A moment in its place (3.2). Reading: what a moment is, is asked at a moment too: a condition inside it counts
/// where it first held at or before then, and otherwise has not come ("nothing that holds only later counts", 3.1).
/// </summary>
internal abstract class MomentNode(Scene scene)
{
    protected Scene Scene => scene;

    public virtual bool Refers => Anchors.Any(a => a.Refers);

    public virtual IReadOnlyList<MomentNode> Anchors => [];

    public virtual IEnumerable<Node> Conditions() => Anchors.SelectMany(a => a.Conditions());

    /// <summary>
    /// What it resolves to as of a moment of the grid, null where it has not come: first in the established world, then
    /// with the candidates of the conditions in it (3.13).
    /// </summary>
    public abstract IReadOnlyList<Span?> Alternatives(int i);

    /// <summary>One choice of alternatives for each anchor: the established first.</summary>
    protected IEnumerable<List<Span?>> Choices(int i)
    {
        IEnumerable<List<Span?>> choices =
        [
            [],
        ];
        foreach (var anchor in Anchors)
        {
            var spans = anchor.Alternatives(i);
            choices = [.. choices.SelectMany(_ => spans, (choice, span) => new List<Span?>(choice) { span })];
        }
        return choices;
    }

    // 3.2: an offset takes the local day of its anchor's start, adds or subtracts by calendar and gives that whole day;
    // hours and minutes are then added to the end (or subtracted from the start) of what is reached.
    // Reading: with nothing but hours, what is reached is the anchor itself; what has hours at all is not dated.
    public static Span Shift(Calendar calendar, Span anchor, Step step)
    {
        var (length, working, after) = step;
        var dated = !length.HasTimeComponent;
        var reached = anchor;
        if (length.HasDateComponent || dated)
        {
            var day = calendar.DayOf(anchor.Start);
            day = after ? day.Plus(length.DateOnly()) : day.Minus(length.DateOnly());
            var (first, last) = calendar.Day(working is null ? day : calendar.WorkingDay(day, working, after));
            reached = new Span(first, last, true);
        }
        if (dated)
            return reached;
        var seconds = length.Hours * 3600 + length.Minutes * 60 + length.Seconds;
        var second = after ? reached.End + seconds : reached.Start - seconds;
        return new Span(second, second, false);
    }
}

/// <summary>A span, and working days behind it, after or before a moment.</summary>
internal readonly record struct Step(Period Length, WorkingDays? Working, bool After);

internal static class Periods
{
    public static Period DateOnly(this Period period) =>
        new PeriodBuilder
        {
            Years = period.Years,
            Months = period.Months,
            Weeks = period.Weeks,
            Days = period.Days,
        }.Build();
}

internal sealed class DateNode(Scene scene, Span span) : MomentNode(scene)
{
    public override IReadOnlyList<Span?> Alternatives(int i) => [span];
}

/// <summary>
/// Spans counted from a moment, one after the other. 3.2: what is counted from a condition or a period neither begins nor
/// ends before that has come.
/// </summary>
internal sealed class OffsetNode(Scene scene, IReadOnlyList<Step> steps, MomentNode anchor) : MomentNode(scene)
{
    public override IReadOnlyList<MomentNode> Anchors => [anchor];

    public override IReadOnlyList<Span?> Alternatives(int i) =>
        [.. anchor.Alternatives(i).Select(s => s is { } span ? Counted(span) : (Span?)null).Distinct()];

    Span Counted(Span from)
    {
        var span = steps.Aggregate(from, (s, step) => Shift(Scene.Calendar, s, step));
        if (anchor is not (WhenNode or UnlessNode or PeriodNode))
            return span;
        return new Span(
            Math.Max(span.Start, from.Start),
            Math.Max(span.End, from.Start),
            span.Dated && span.End >= from.Start
        );
    }
}

internal sealed class WhenNode(Scene scene, Node condition) : MomentNode(scene)
{
    public override bool Refers => condition.Refers;

    public override IEnumerable<Node> Conditions() => [condition];

    public override IReadOnlyList<Span?> Alternatives(int i)
    {
        // 3.2: the one second at which it first holds. 3.13: or any of its candidates before that.
        long? first = condition.FirstUpTo(i) is { } f ? Scene.Grid[f] : null;
        var result = new List<Span?> { first is { } at ? new Span(at, at, false) : null };
        foreach (var candidate in condition.CandidatesUpTo(i))
            if (first is null || candidate < first)
                result.Add(new Span(candidate, candidate, false));
        return result;
    }
}

/// <summary>3.2: with the amendments that are known; dated.</summary>
internal sealed class DueNode(Scene scene, ReferenceEvaluator evaluator, string commitment) : MomentNode(scene)
{
    public override bool Refers => true;

    public override IReadOnlyList<Span?> Alternatives(int i) =>
        [
            .. evaluator
                .KnownDeadlines(commitment, i)
                .Select(end => end is { } e ? new Span(e, e, true) : (Span?)null)
                .Distinct(),
        ];
}

internal sealed class EarlierNode(Scene scene, IReadOnlyList<MomentNode> moments) : MomentNode(scene)
{
    public override IReadOnlyList<MomentNode> Anchors => moments;

    // 3.2: from the earliest start to the earliest end of those that come, dated if the first with that end is.
    public override IReadOnlyList<Span?> Alternatives(int i) =>
        [
            .. Choices(i)
                .Select(choice =>
                    choice.All(s => s is null)
                        ? (Span?)null
                        : choice.OfType<Span>().MinBy(s => s.End) with
                        {
                            Start = choice.OfType<Span>().Min(s => s.Start),
                        }
                )
                .Distinct(),
        ];
}

internal sealed class LaterNode(Scene scene, IReadOnlyList<MomentNode> moments) : MomentNode(scene)
{
    public override IReadOnlyList<MomentNode> Anchors => moments;

    // 3.2: from the latest start to the latest end, once all have come; dated if the first with that end is.
    public override IReadOnlyList<Span?> Alternatives(int i) =>
        [
            .. Choices(i)
                .Select(choice =>
                    choice.Any(s => s is null)
                        ? (Span?)null
                        : choice.OfType<Span>().MaxBy(s => s.End) with
                        {
                            Start = choice.OfType<Span>().Max(s => s.Start),
                        }
                )
                .Distinct(),
        ];
}

/// <summary>
/// 3.2: a moment that does not come if a condition held before its <c>start</c>: surely where it cannot have, possibly
/// where that is not established.
/// </summary>
internal sealed class UnlessNode(Scene scene, MomentNode moment, Node condition) : MomentNode(scene)
{
    public override bool Refers => moment.Refers || condition.Refers;

    public override IReadOnlyList<MomentNode> Anchors => [moment];

    public override IEnumerable<Node> Conditions() => moment.Conditions().Append(condition);

    public override IReadOnlyList<Span?> Alternatives(int i)
    {
        bool Before(Span span, Value value) => condition.Next(value, 0, i) is { } held && Scene.Grid[held] < span.Start;
        var spans = moment.Alternatives(i);
        List<Span?> ways = [spans[0] is { } first && !Before(first, Value.Possible) ? first : null];
        foreach (var span in spans)
        {
            if (span is { } s && !Before(s, Value.Established))
                ways.Add(s);
            if (span is not { } t || Before(t, Value.Possible))
                ways.Add(null);
        }
        return [.. ways.Distinct()];
    }
}

/// <summary>
/// 3.2: a period of a state, counted by the calendar from the day on which that begins; it comes if the state obtains at
/// its first second.
/// </summary>
internal sealed class PeriodNode(Scene scene, MomentNode begin, Node obtains, NthPeriod period) : MomentNode(scene)
{
    public override bool Refers => begin.Refers || obtains.Refers;

    public override IReadOnlyList<MomentNode> Anchors => [begin];

    public override IEnumerable<Node> Conditions() => begin.Conditions().Append(obtains);

    public override IReadOnlyList<Span?> Alternatives(int i)
    {
        var spans = begin.Alternatives(i).Select(s => s is { } from ? Counted(from) : (Span?)null).ToList();
        bool Is(Value value, Span span) =>
            span.Start <= Scene.Grid[i] && obtains.Is(value, Scene.Grid.IndexAt(span.Start));
        List<Span?> ways = [spans[0] is { } first && Is(Value.Established, first) ? first : null];
        foreach (var way in spans)
        {
            if (way is { } may && Is(Value.Possible, may))
                ways.Add(may);
            if (way is not { } must || !Is(Value.Established, must))
                ways.Add(null);
        }
        return [.. ways.Distinct()];
    }

    Span Counted(Span from)
    {
        var day = Scene.Calendar.DayOf(from.Start);
        LocalDate After(int number) =>
            day.PlusYears(period.Length.Years * number)
                .PlusMonths(period.Length.Months * number)
                .PlusDays((period.Length.Weeks * 7 + period.Length.Days) * number);
        var first = Scene.Calendar.Day(After(period.Number - 1)).First;
        var last = Scene.Calendar.Day(After(period.Number).PlusDays(-1)).Last;
        return new Span(Math.Max(first, from.Start), Math.Max(last, from.Start), true);
    }
}

/// <summary>3.2: readings of a text, that of the headline first.</summary>
internal sealed class EitherNode(Scene scene, IReadOnlyList<MomentNode> readings) : MomentNode(scene)
{
    public override IReadOnlyList<MomentNode> Anchors => readings;

    public override IReadOnlyList<Span?> Alternatives(int i) =>
        [.. readings.SelectMany(r => r.Alternatives(i)).Distinct()];
}
