using System.Diagnostics.CodeAnalysis;
using NodaTime;
using NodaTime.Text;

namespace Servanda.Edtf;

internal abstract class EdtfForm
{
    public abstract EdtfKind Kind { get; }
    public abstract int Level { get; }
    public abstract EdtfQualification Qualification { get; }
    public abstract LocalDate? Day { get; }
    public abstract string Text { get; }
    public abstract EdtfBounds Bounds(DateTimeZone zone);
}

internal sealed class CalendarForm(LocalDate day) : EdtfForm
{
    public static CalendarForm OfDay(LocalDate day) => new(day);

    public override EdtfKind Kind => EdtfKind.Day;
    public override int Level => 0;
    public override EdtfQualification Qualification => 0;
    public override LocalDate? Day => day;
    public override string Text => LocalDatePattern.Iso.Format(day);

    public override EdtfBounds Bounds(DateTimeZone zone) =>
        new(
            zone.AtStartOfDay(day).ToInstant(),
            zone.AtStartOfDay(day.PlusDays(1)).ToInstant() - Duration.FromSeconds(1)
        );
}

internal sealed class DateTimeForm(Instant instant) : EdtfForm
{
    public static DateTimeForm Of(Instant instant) => new(instant);

    public LocalDateTime? Local => instant.InUtc().LocalDateTime;
    public OffsetDateTime? WithOffset => instant.WithOffset(Offset.Zero);
    public override EdtfKind Kind => EdtfKind.DateTime;
    public override int Level => 0;
    public override EdtfQualification Qualification => 0;
    public override LocalDate? Day => null;
    public override string Text => InstantPattern.General.Format(instant);

    public override EdtfBounds Bounds(DateTimeZone zone) => new(instant, instant);
}

internal abstract class IntervalForm : EdtfForm
{
    public abstract EdtfDate? Start { get; }
    public abstract EdtfDate? End { get; }
    public abstract EdtfEnd StartIs { get; }
    public abstract EdtfEnd EndIs { get; }
}

internal abstract class SetForm : EdtfForm
{
    public abstract IReadOnlyList<EdtfSetMember> Members { get; }
}

internal static class EdtfParser
{
    public static bool TryParse(
        ReadOnlySpan<char> text,
        [NotNullWhen(true)] out EdtfDate? date,
        [NotNullWhen(false)] out EdtfError? error
    )
    {
        var result = LocalDatePattern.Iso.Parse(text.ToString());
        date = result.Success ? EdtfDate.OfDay(result.Value) : null;
        error = result.Success ? null : new EdtfError("this is not a date", 0, text.Length);
        return result.Success;
    }
}
