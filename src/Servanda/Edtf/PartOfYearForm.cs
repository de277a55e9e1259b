namespace Servanda.Edtf;

/// <summary>A season, quarter, quadrimester or semester.</summary>
internal sealed class PartOfYearForm : EdtfForm
{
    private PartOfYearForm() { }

    /// <summary>Null if no year fits the digits.</summary>
    public static PartOfYearForm? TryCreate(YearDigits year, int code, PartQualifications marks)
    {
        if (!year.TryRange(leapOnly: false, out var firstYear, out var lastYear))
        {
            return null;
        }

        var (first, last) = PartOfYear.Months(code);
        var ownLevel = code <= PartOfYear.LastOfLevel1 && !year.Digits.HasUnspecified ? 1 : 2;
        return new PartOfYearForm
        {
            Kind = EdtfKind.PartOfYear,
            Level = Math.Max(ownLevel, CalendarForm.LevelOf(marks, 2)),
            Qualification = marks.Any,
            Text = marks.Write(year.ToString(), code.ToString("00"), null),
            First = new CivilDay(firstYear, first, 1),
            Last = EndOfMonth(lastYear, last),
        };
    }

    private static CivilDay EndOfMonth(long year, int month)
    {
        if (month > 12)
        {
            (year, month) = (year + 1, month - 12);
        }

        return new CivilDay(year, month, CivilDay.DaysIn(CivilDay.IsLeap(year), month));
    }
}
