using System.Diagnostics.CodeAnalysis;
using NodaTime;

namespace Servanda.Edtf;

/// <summary>
/// A date as people know it: whole or partial, sure or doubtful, one of several, or an interval between two, in the
/// Extended Date/Time Format (ISO 8601-2:2019, levels 0 to 2). Immutable.
/// </summary>
/// <remarks>
/// Two dates are equal if they print the same canonical text. <c>2004?-06-11</c> and <c>?2004-06-11</c> are equal;
/// <c>2020-03</c> and <c>2020-03-01/2020-03-31</c> are not, though their bounds are.
/// </remarks>
public sealed class EdtfDate : IEquatable<EdtfDate>
{
    private readonly EdtfForm form;

    internal EdtfDate(EdtfForm form) => this.form = form;

    internal EdtfForm Form => form;

    /// <summary>What the date names.</summary>
    public EdtfKind Kind => form.Kind;

    /// <summary>The lowest level of the standard at which the date can be written: 0, 1 or 2.</summary>
    public int Level => form.Level;

    /// <summary>Whether <c>?</c> or <c>%</c> stands anywhere in the date. It never widens the bounds.</summary>
    public bool IsUncertain => (form.Qualification & Qualification.Uncertain) != 0;

    /// <summary>Whether <c>~</c> or <c>%</c> stands anywhere in the date. It never widens the bounds.</summary>
    public bool IsApproximate => (form.Qualification & Qualification.Approximate) != 0;

    /// <summary>Whether a digit anywhere in the date is unspecified, <c>X</c>.</summary>
    public bool HasUnspecifiedDigits => form.Text.Contains('X');

    /// <summary>Whether the date is an interval, <c>A/B</c>.</summary>
    public bool IsInterval => Kind == EdtfKind.Interval;

    /// <summary>Whether the date is a set, <c>[A,B]</c> or <c>{A,B}</c>.</summary>
    public bool IsSet => Kind is EdtfKind.OneOf or EdtfKind.AllOf;

    /// <summary>
    /// The one calendar day the date names, qualified or not; null for everything longer or less definite, and for a
    /// day that <see cref="LocalDate"/> cannot hold. A date-time has none, because the day on which an instant falls
    /// depends on the time zone of whoever asks: see <see cref="LocalTime"/> for the day as written.
    /// </summary>
    public LocalDate? Day => form.Day;

    /// <summary>The day and time as written, for a date-time; otherwise null. 24:00 is 0:00 of the next day.</summary>
    public LocalDateTime? LocalTime => (form as DateTimeForm)?.Local;

    /// <summary>The day, time and offset from UTC, for a date-time that gives the offset; otherwise null.</summary>
    public OffsetDateTime? OffsetTime => (form as DateTimeForm)?.WithOffset;

    /// <summary>The date at which an interval starts; null for anything else and where the start is not dated.</summary>
    public EdtfDate? Start => (form as IntervalForm)?.Start;

    /// <summary>The date at which an interval ends; null for anything else and where the end is not dated.</summary>
    public EdtfDate? End => (form as IntervalForm)?.End;

    /// <summary>What stands at the start of an interval; <see cref="EdtfEnd.Dated"/> for anything else.</summary>
    public EdtfEnd StartIs => (form as IntervalForm)?.StartIs ?? EdtfEnd.Dated;

    /// <summary>What stands at the end of an interval; <see cref="EdtfEnd.Dated"/> for anything else.</summary>
    public EdtfEnd EndIs => (form as IntervalForm)?.EndIs ?? EdtfEnd.Dated;

    /// <summary>The items of a set, in the order written; empty for anything else.</summary>
    public IReadOnlyList<EdtfSetMember> Members => (form as SetForm)?.Members ?? [];

    /// <summary>Reads a date. Bad text gives false and an error, never an exception; the time taken is linear.</summary>
    /// <param name="text">The whole text of the date, without space around it.</param>
    /// <param name="date">The date, if the text is one.</param>
    /// <param name="error">What is wrong and where, if the text is not a date.</param>
    public static bool TryParse(
        ReadOnlySpan<char> text,
        [NotNullWhen(true)] out EdtfDate? date,
        [NotNullWhen(false)] out EdtfError? error
    ) => EdtfParser.TryParse(text, out date, out error);

    /// <summary>The date that names one calendar day, in the ISO calendar.</summary>
    public static EdtfDate OfDay(LocalDate day) => new(CalendarForm.OfDay(day.WithCalendar(CalendarSystem.Iso)));

    /// <summary>The date-time in UTC of an instant, down to the whole second in which it falls.</summary>
    public static EdtfDate Of(Instant instant) => new(DateTimeForm.Of(instant));

    /// <summary>The earliest and the latest instant that the date may mean, its days taken in the time zone.</summary>
    /// <remarks>
    /// A day runs from its first second in the zone to the second before the next day begins, so it has 23 or 25
    /// hours where the clocks change. A day that the zone skipped is the one second at which it was skipped. A time
    /// without offset that the clocks show twice may mean either, one that they skip is moved on by the gap.
    /// </remarks>
    public EdtfBounds Bounds(DateTimeZone zone)
    {
        ArgumentNullException.ThrowIfNull(zone);
        return form.Bounds(zone);
    }

    /// <summary>The canonical text, which reads back as an equal date.</summary>
    public override string ToString() => form.Text;

    /// <inheritdoc/>
    public bool Equals(EdtfDate? other) => other is not null && form.Text == other.form.Text;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as EdtfDate);

    /// <inheritdoc/>
    public override int GetHashCode() => form.Text.GetHashCode(StringComparison.Ordinal);

    /// <summary>Whether two dates are equal.</summary>
    public static bool operator ==(EdtfDate? left, EdtfDate? right) => left?.Equals(right) ?? right is null;

    /// <summary>Whether two dates differ.</summary>
    public static bool operator !=(EdtfDate? left, EdtfDate? right) => !(left == right);
}
