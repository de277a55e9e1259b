using System.Globalization;

namespace Servanda.Edtf;

/// <summary>This part reads years of four digits, months, parts of years and days.</summary>
internal ref partial struct EdtfParser
{
    private EdtfForm? ReadDate(bool mayHaveTime)
    {
        var start = position;
        var mark = TakeMark();
        if (Next == 'Y')
        {
            return ReadLongYear(mark);
        }

        var marks = new PartQualifications(mark, default, default);
        if (!TryReadYear(out var year))
        {
            return null;
        }

        if (Next == 'S')
        {
            return ReadSignificantYear(year, mark);
        }

        marks = marks.WithGroup(1, TakeMark());
        if (!TryTake('-'))
        {
            return Next == 'T' ? FailAtNext() : Finish(year, null, null, marks, start);
        }

        var monthMark = TakeMark();
        var monthStart = position;
        if (!TryReadTwo("a month", out var month))
        {
            return null;
        }

        marks = (marks with { Month = monthMark }).WithGroup(2, TakeMark());
        if (!month.HasUnspecified && PartOfYear.IsCode(month.Smallest))
        {
            return FinishPartOfYear(year, month.Smallest, marks);
        }

        if (!month.MatchesAny(1, 12))
        {
            return Fail($"there is no month {month}", monthStart, 2);
        }

        if (!TryTake('-'))
        {
            return Next == 'T' ? FailAtNext() : Finish(year, month, null, marks, start);
        }

        var dayMark = TakeMark();
        var dayStart = position;
        if (!TryReadTwo("a day", out var day))
        {
            return null;
        }

        if (!day.MatchesAny(1, 31))
        {
            return Fail($"there is no day {day}", dayStart, 2);
        }

        marks = (marks with { Day = dayMark }).WithGroup(3, TakeMark());
        var date = Finish(year, month, day, marks, start);
        if (date is null || Next != 'T')
        {
            return date;
        }

        if (!mayHaveTime)
        {
            return Fail("the dates of an interval or a set have no time of day", position, 1);
        }

        var isDefinite = !year.Digits.HasUnspecified && !month.HasUnspecified && !day.HasUnspecified;
        return isDefinite && marks.Any == Qualification.None
            ? ReadTime(year, month.Smallest, day.Smallest)
            : Fail("a time of day can only follow a day that is fully known and has no mark", position, 1);
    }

    private CalendarForm? Finish(YearDigits year, Digits? month, Digits? day, PartQualifications marks, int start)
    {
        var form = CalendarForm.TryCreate(year, month, day, marks);
        if (form is null)
        {
            Fail(NoSuchDay(year, month, day), start, position - start);
        }

        return form;
    }

    private EdtfForm? FinishPartOfYear(YearDigits year, int code, PartQualifications marks) =>
        Next == '-'
            ? Fail("a season or another part of a year has no days", position, 1)
            : PartOfYearForm.TryCreate(year, code, marks);

    private bool TryReadYear(out YearDigits year)
    {
        year = default;
        var start = position;
        var isNegative = TryTake('-');
        var digits = TakeDigits();
        if (digits.Length == 0)
        {
            FailMissing("a year is missing here");
            return false;
        }

        if (digits.Length != 4)
        {
            Fail(
                digits.Length < 4
                    ? "a year has four digits"
                    : "a year has four digits: put a hyphen after them, or Y before a longer year",
                position - digits.Length,
                digits.Length
            );
            return false;
        }

        year = new YearDigits(isNegative, Digits.Read(digits));
        if (isNegative && year.Digits.Largest == 0)
        {
            Fail("the year 0 has no minus sign", start, position - start);
            return false;
        }

        return true;
    }

    private bool TryReadTwo(string what, out Digits two)
    {
        two = default;
        var digits = TakeDigits();
        if (digits.Length == 2)
        {
            two = Digits.Read(digits);
            return true;
        }

        if (digits.Length == 0)
        {
            FailMissing($"{what} is missing here");
        }
        else
        {
            Fail($"{what} has two digits", position - digits.Length, digits.Length);
        }

        return false;
    }

    /// <summary>Something should stand here: either nothing does, or something that cannot.</summary>
    private void FailMissing(string message)
    {
        if (AtEnd || Next is '-' or '/' or ',' or ']' or '}')
        {
            Fail(message, position, 0);
        }
        else
        {
            FailAtNext();
        }
    }

    /// <summary>The digits and X that follow, however many.</summary>
    private ReadOnlySpan<char> TakeDigits()
    {
        var start = position;
        while (Next is (>= '0' and <= '9') or 'X')
        {
            position++;
        }

        return text[start..position];
    }

    private Qualification TakeMark()
    {
        var mark = Qualifications.Of(Next);
        position += mark == Qualification.None ? 0 : 1;
        return mark;
    }

    private static string NoSuchDay(YearDigits year, Digits? month, Digits? day)
    {
        if (month is { HasUnspecified: false } m && day is { HasUnspecified: false } d)
        {
            var name = CultureInfo.InvariantCulture.DateTimeFormat.GetMonthName(m.Smallest);
            return $"{year} has no {d.Smallest} {name}";
        }

        return $"{year} has no day that fits {month}-{day}";
    }
}
