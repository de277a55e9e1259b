using NodaTime;
using Servanda.Assessment;
using Servanda.Diagnostics;
using Servanda.Model;
using Servanda.Text;

namespace Servanda.Checks.Rules;

/// <summary>A count of months ends on a day that its month does not have.</summary>
public sealed class MonthEnd : CheckRule
{
    /// <summary>The rule.</summary>
    public static MonthEnd Rule { get; } = new();

    /// <inheritdoc/>
    public override string Code => "month-end";

    /// <inheritdoc/>
    public override string Title => "A month is too short";

    /// <inheritdoc/>
    public override string Explanation =>
        "One month after 31 January is the last day of February here (3.2). Others count on to the first days "
        + "of March; the text should not leave it to them.";

    /// <inheritdoc/>
    public override string Mend => "Count in days, or name the date.";

    /// <inheritdoc/>
    public override string Example =>
        """
            party North
            party South
            instrument accord made by North, South on 2026-01-31
            event bridge-open "the bridge is open to traffic"
            commitment open-bridge
              North must achieve bridge-open
              by 1 month after accord is made

            """;

    /// <inheritdoc/>
    public override string Sound =>
        """
            party North
            party South
            instrument accord made by North, South on 2026-01-31
            event bridge-open "the bridge is open to traffic"
            commitment open-bridge
              North must achieve bridge-open
              by 28 days after accord is made

            """;

    /// <inheritdoc/>
    public override Severity Severity => Severity.Note;

    /// <inheritdoc/>
    public override IEnumerable<Diagnostic> Find(CheckedAgreement agreement)
    {
        foreach (var commitment in agreement.Commitments)
        {
            foreach (var (word, moment) in Clauses.MomentsOf(commitment))
            foreach (var offset in Parts.All(moment).OfType<Model.Offset>())
                if (Clamped(agreement, agreement.Dates.Of(offset.Anchor), offset.Length, offset.After) is { } days)
                    yield return Of(word, days, ModelText.Of(offset)) with
                    {
                        Fix = InDays(agreement, commitment, (word, moment, offset)),
                    };
            if (
                commitment.Within is { } span
                && Clamped(agreement, agreement.Dates.StartOf(commitment), span, isAfter: true) is { } reached
            )
                yield return Of("within", reached, $"{ModelText.Of(span)} after it comes into force");

            Diagnostic Of(string word, (LocalDate From, LocalDate To) days, string counted) =>
                Found(
                    agreement.PlaceOf(commitment, word),
                    [commitment.Name],
                    $"Counted from {FixedDates.Say(days.From)}, {counted} is {FixedDates.Say(days.To)}: that month has no day {days.From.Day}."
                );
        }
    }

    // Only from a date that nothing moves.
    static QuickFix? InDays(
        CheckedAgreement agreement,
        Commitment commitment,
        (string Word, Moment Whole, Model.Offset Part) counted
    )
    {
        var offset = counted.Part;
        if (
            offset
                is not {
                    Anchor: OnDate or WhenHolds { Condition: IsMade },
                    WorkingDays: null,
                    Length.HasTimeComponent: false
                }
            || commitment.Location is not { Source: var source }
            || agreement.WrittenAs(commitment, counted.Word, counted.Whole, offset)
                is not OffsetMomentSyntax { Duration: var written }
            || agreement.Dates.Of(offset.Anchor) is not { } anchor
            || agreement.Dates.FirstDayOf(anchor) is not { } from
            || agreement.Dates.Of(offset) is not { } reached
            || agreement.Dates.FirstDayOf(reached) is not { } to
        )
            return null;
        var days = Period.FromDays(Math.Abs(Period.DaysBetween(from, to)));
        return new QuickFix(
            $"Count in days: still {FixedDates.Say(to)}",
            [new Replacement(source, written.Span, ModelText.Of(days, null))]
        );
    }

    static (LocalDate From, LocalDate To)? Clamped(
        CheckedAgreement agreement,
        Reckoned? anchor,
        Period length,
        bool isAfter
    )
    {
        if (
            anchor is not { } from
            || length is { Months: 0, Years: 0 }
            || agreement.Dates.FirstDayOf(from) is not { } day
        )
            return null;
        var months = Period.FromMonths((int)(length.Months + 12 * length.Years));
        try
        {
            var reached = isAfter ? day.Plus(months) : day.Minus(months);
            return reached.Day < day.Day ? (day, reached) : null;
        }
        catch (Exception error) when (error is OverflowException or ArgumentOutOfRangeException)
        {
            return null;
        }
    }
}
