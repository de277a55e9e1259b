namespace Servanda.Edtf;

/// <summary>The time from one date to another, either of them open or unknown.</summary>
internal sealed class IntervalForm : EdtfForm
{
    private IntervalForm(EdtfDate? start, EdtfEnd startIs, EdtfDate? end, EdtfEnd endIs)
    {
        (Start, StartIs) = (start, startIs);
        (End, EndIs) = (end, endIs);
    }

    public EdtfDate? Start { get; }

    public EdtfEnd StartIs { get; }

    public EdtfDate? End { get; }

    public EdtfEnd EndIs { get; }

    public static IntervalForm Create(EdtfDate? start, EdtfEnd startIs, EdtfDate? end, EdtfEnd endIs) =>
        new(start, startIs, end, endIs)
        {
            Kind = EdtfKind.Interval,
            Level = Math.Max(LevelOf(start), LevelOf(end)),
            Qualification = (start?.Form.Qualification ?? 0) | (end?.Form.Qualification ?? 0),
            Text = $"{Write(start, startIs)}/{Write(end, endIs)}",
            First = start?.Form.First ?? CivilDay.Beginning,
            Last = end?.Form.Last ?? CivilDay.End,
        };

    // An open or unknown end is level 1. Unspecified digits, level 1 in a date alone, are level 2 in an interval.
    private static int LevelOf(EdtfDate? date) =>
        date is null ? 1
        : date.HasUnspecifiedDigits ? 2
        : date.Level;

    private static string Write(EdtfDate? date, EdtfEnd end) => date?.ToString() ?? (end == EdtfEnd.Open ? ".." : "");
}
