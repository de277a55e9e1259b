using NodaTime;

namespace Servanda.Edtf;

/// <summary>A year of four digits, a month or a day in it, any digit of them unspecified.</summary>
internal sealed class CalendarForm : EdtfForm
{
    private readonly bool isOneDay;

    private CalendarForm(bool isOneDay) => this.isOneDay = isOneDay;

    public override LocalDate? Day => isOneDay ? ZoneDays.TryLocalDate(First) : null;

    public static CalendarForm OfDay(LocalDate day) =>
        TryCreate(YearDigits.Of(day.Year), Digits.Of(day.Month, 2), Digits.Of(day.Day, 2), default)
        ?? throw new ArgumentOutOfRangeException(nameof(day));

    /// <summary>Null if the digits fit no day of the calendar.</summary>
    public static CalendarForm? TryCreate(YearDigits year, Digits? month, Digits? day, PartQualifications marks)
    {
        var common = TryRange(month, day, leapYear: false, out _, out _);
        if (!common && !TryRange(month, day, leapYear: true, out _, out _))
        {
            return null;
        }

        if (!year.TryRange(leapOnly: !common, out var firstYear, out var lastYear))
        {
            return null;
        }

        TryRange(month, day, CivilDay.IsLeap(firstYear), out var first, out _);
        TryRange(month, day, CivilDay.IsLeap(lastYear), out _, out var last);
        var parts =
            month is null ? 1
            : day is null ? 2
            : 3;
        return new CalendarForm(
            parts == 3 && !year.Digits.HasUnspecified && !month!.Value.HasUnspecified && !day!.Value.HasUnspecified
        )
        {
            Kind = parts switch
            {
                1 => EdtfKind.Year,
                2 => EdtfKind.Month,
                _ => EdtfKind.Day,
            },
            Level = Math.Max(LevelOf(marks, parts), LevelOf(year, month, day)),
            Qualification = marks.Any,
            Text = marks.Write(year.ToString(), month?.ToString(), day?.ToString()),
            First = new CivilDay(firstYear, first.Month, first.Day),
            Last = new CivilDay(lastYear, last.Month, last.Day),
        };
    }

    public static int LevelOf(PartQualifications marks, int parts)
    {
        if (!marks.AreAlike(parts))
        {
            return 2;
        }

        return marks.Any == Qualification.None ? 0 : 1;
    }

    private static int LevelOf(YearDigits year, Digits? month, Digits? day)
    {
        var plainYear = !year.Digits.HasUnspecified;
        if (plainYear && month?.HasUnspecified != true && day?.HasUnspecified != true)
        {
            return year.IsNegative ? 1 : 0;
        }

        // Level 1 knows a decade, a century, and a whole month or a whole day left blank behind what is given.
        var decadeOrCentury =
            month is null
            && year.Digits.IsUnspecified(0)
            && !year.Digits.IsUnspecified(2)
            && !year.Digits.IsUnspecified(3);
        var blankMonth = plainYear && month?.IsBlank == true && day?.IsBlank != false;
        var blankDay = plainYear && month?.HasUnspecified == false && day?.IsBlank == true;
        return decadeOrCentury || blankMonth || blankDay ? 1 : 2;
    }

    /// <summary>The first and the last day that the digits fit in a year.</summary>
    private static bool TryRange(
        Digits? month,
        Digits? day,
        bool leapYear,
        out (int Month, int Day) first,
        out (int Month, int Day) last
    )
    {
        last = default;
        return TryFind(month, day, leapYear, fromEnd: false, out first)
            && TryFind(month, day, leapYear, fromEnd: true, out last);
    }

    private static bool TryFind(Digits? month, Digits? day, bool leapYear, bool fromEnd, out (int Month, int Day) found)
    {
        for (var i = 1; i <= 12; i++)
        {
            var m = fromEnd ? 13 - i : i;
            if (month?.Matches(m) == false)
            {
                continue;
            }

            var days = CivilDay.DaysIn(leapYear, m);
            for (var j = 1; j <= days; j++)
            {
                var d = fromEnd ? days + 1 - j : j;
                if (day?.Matches(d) != false)
                {
                    found = (m, d);
                    return true;
                }
            }
        }

        found = default;
        return false;
    }
}
