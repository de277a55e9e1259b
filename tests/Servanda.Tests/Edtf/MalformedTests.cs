using static Servanda.Tests.Edtf.EdtfText;

namespace Servanda.Tests.Edtf;

/// <summary>Every refusal is one plain sentence and points at the characters it is about.</summary>
public class MalformedTests
{
    [Theory]
    [InlineData("2020-02-30", "2020 has no 30 February", 0, 10)]
    [InlineData("2019-02-29", "2019 has no 29 February", 0, 10)]
    [InlineData("1900-02-29", "1900 has no 29 February", 0, 10)]
    [InlineData("2020-04-31", "2020 has no 31 April", 0, 10)]
    [InlineData("-0043-02-29", "-0043 has no 29 February", 0, 11)]
    [InlineData("20X1-02-29", "20X1 has no 29 February", 0, 10)]
    [InlineData("2020-02-3X", "2020 has no day that fits 02-3X", 0, 10)]
    [InlineData("2020-13", "there is no month 13", 5, 2)]
    [InlineData("2020-00", "there is no month 00", 5, 2)]
    [InlineData("2020-42", "there is no month 42", 5, 2)]
    [InlineData("2020-2X", "there is no month 2X", 5, 2)]
    [InlineData("2020-01-32", "there is no day 32", 8, 2)]
    [InlineData("2020-01-00", "there is no day 00", 8, 2)]
    [InlineData("2020-01-4X", "there is no day 4X", 8, 2)]
    [InlineData("2020-21-01", "a season or another part of a year has no days", 7, 1)]
    public void A_date_that_the_calendar_does_not_have_is_refused(
        string text,
        string message,
        int offset,
        int length
    ) => Check(text, message, offset, length);

    [Theory]
    [InlineData("", "a date is missing here", 0, 0)]
    [InlineData("-", "a year is missing here", 1, 0)]
    [InlineData("202", "a year has four digits", 0, 3)]
    [InlineData("20200229", "a year has four digits: put a hyphen after them, or Y before a longer year", 0, 8)]
    [InlineData("-0000", "the year 0 has no minus sign", 0, 5)]
    [InlineData("+2020", "a year has no plus sign", 0, 1)]
    [InlineData("2020-", "a month is missing here", 5, 0)]
    [InlineData("2020-1", "a month has two digits", 5, 1)]
    [InlineData("2020-001", "a month has two digits", 5, 3)]
    [InlineData("2020-01-", "a day is missing here", 8, 0)]
    [InlineData("2020-01-1", "a day has two digits", 8, 1)]
    [InlineData("2020-01-01-", "the date ends here: no further part can follow", 10, 1)]
    [InlineData(" 2020", "a date is written without spaces", 0, 1)]
    [InlineData("2020 ", "a date is written without spaces", 4, 1)]
    [InlineData("2020–01", "the parts of a date are joined by the plain hyphen '-'", 4, 1)]
    [InlineData("201x", "a year has four digits", 0, 3)]
    [InlineData("2010-xx", "an unknown digit is written as a capital X", 5, 1)]
    [InlineData("y17000", "'y' is written as a capital Y", 0, 1)]
    [InlineData("soon", "'s' is written as a capital S", 0, 1)]
    [InlineData("2020!", "'!' does not belong in a date", 4, 1)]
    [InlineData("2020\0", "the character U+0000 does not belong in a date", 4, 1)]
    [InlineData("2020📅", "the character U+1F4C5 does not belong in a date", 4, 2)]
    [InlineData("٢٠٢٠", "the character U+0662 does not belong in a date", 0, 1)]
    [InlineData("2020?~", "a date takes one mark in one place: '?' and '~' together are written '%'", 5, 1)]
    public void A_text_that_is_no_date_is_refused(string text, string message, int offset, int length) =>
        Check(text, message, offset, length);

    [Theory]
    [InlineData("2020-01-01T", "the hour is missing here", 11, 0)]
    [InlineData("2020-01-01T10", "a time of day needs minutes", 13, 0)]
    [InlineData("2020-01-01T25:00", "the hour is at most 24", 11, 2)]
    [InlineData("2020-01-01T10:60", "the minute is at most 59", 14, 2)]
    [InlineData("2020-01-01T23:59:60", "the second is at most 59", 17, 2)]
    [InlineData("2020-01-01T24:01", "a day ends at 24:00", 11, 5)]
    [InlineData("2020-01-01T10:00:00.5", "a time of day has no fractions of a second", 19, 1)]
    [InlineData("2020-01-01T10:00z", "'z' is written as a capital Z", 16, 1)]
    [InlineData("2020-01-01T10:00+19", "the offset's hour is at most 18", 17, 2)]
    [InlineData("2020-01-01T10:00+18:30", "an offset is at most 18 hours", 16, 6)]
    [InlineData("2020-01-01T10:00-00:00", "an offset of nothing is written Z or +00:00", 16, 6)]
    [InlineData("2020-01-01T1X:00", "the hour must have no unknown digits here", 11, 2)]
    [InlineData("2020-01-XXT10:00", "a time of day can only follow a day that is fully known and has no mark", 10, 1)]
    [InlineData("2020-01-01?T10:00", "a time of day can only follow a day that is fully known and has no mark", 11, 1)]
    [InlineData("2020-01T10:00", "a time of day can only follow a whole day that stands alone", 7, 1)]
    [InlineData("2020T10:00", "a time of day can only follow a whole day that stands alone", 4, 1)]
    [InlineData("2020-01-01T10:00/2021", "the dates of an interval or a set have no time of day", 10, 1)]
    public void A_time_that_no_clock_shows_is_refused(string text, string message, int offset, int length) =>
        Check(text, message, offset, length);

    [Theory]
    [InlineData("2008/1964", "the interval ends before it begins", 0, 9)]
    [InlineData("2020-03-11/2020-03-10", "the interval ends before it begins", 0, 21)]
    [InlineData("/", "an interval needs a date at one end at least", 0, 1)]
    [InlineData("../..", "an interval needs a date at one end at least", 0, 5)]
    [InlineData("2019/2020/2021", "an interval has one '/', between its two dates", 9, 1)]
    [InlineData("2019/P1Y", "a duration cannot stand in a date: write both dates", 5, 1)]
    [InlineData("2019../2020", "two dots stand for an open end, and only there", 4, 1)]
    [InlineData("2019/[2020]", "a set cannot stand inside another date", 5, 1)]
    [InlineData("2019/2020-02-30", "2020 has no 30 February", 5, 10)]
    public void An_interval_without_sense_is_refused(string text, string message, int offset, int length) =>
        Check(text, message, offset, length);

    [Theory]
    [InlineData("[]", "a date is missing here", 1, 0)]
    [InlineData("[..]", "a date is missing here", 3, 0)]
    [InlineData("[1667,]", "a date is missing here", 6, 0)]
    [InlineData("[1667,,1668]", "a date is missing here", 6, 0)]
    [InlineData("[1667", "the set is not closed: ']' is missing", 5, 0)]
    [InlineData("{1667", "the set is not closed: '}' is missing", 5, 0)]
    [InlineData("[1667}", "'}' does not belong in a date", 5, 1)]
    [InlineData("[1667]8", "there are too many digits here", 6, 1)]
    [InlineData("[1667, 1668]", "a date is written without spaces", 6, 1)]
    [InlineData("[1667,..1668]", "only the first item of a set can begin with '..'", 6, 2)]
    [InlineData("[1667..,1668]", "only the last item of a set can end with '..'", 5, 2)]
    [InlineData("[..1667..1668]", "two dots stand for an open end, and only there", 7, 1)]
    [InlineData("[1672..1670]", "the run of dates ends before it begins", 1, 10)]
    [InlineData("[1670..1672-05]", "both ends of a run of dates must be years, or months, or days", 1, 13)]
    [InlineData("[1670/1672]", "an interval cannot stand in a set: write a run of dates with '..'", 5, 1)]
    [InlineData("[[1670]]", "a set cannot stand inside another date", 1, 1)]
    public void A_set_without_sense_is_refused(string text, string message, int offset, int length) =>
        Check(text, message, offset, length);

    [Theory]
    [InlineData("Y", "the year is missing here", 1, 0)]
    [InlineData("Y1985", "Y stands before a year of more than four digits only", 0, 5)]
    [InlineData("Y17E2", "Y stands before a year of more than four digits only", 0, 5)]
    [InlineData("Y01985", "the year begins with 1 to 9 here", 1, 1)]
    [InlineData("Y1234567890123456789", "the year has more than 18 digits", 1, 19)]
    [InlineData("Y17E", "the exponent is missing here", 4, 0)]
    [InlineData("Y17E10000", "the exponent has more than 4 digits", 4, 5)]
    [InlineData("Y1700X", "the year must have no unknown digits here", 1, 5)]
    [InlineData("Y17000-01", "the date ends here: no further part can follow", 6, 1)]
    [InlineData("1950S0", "the number of significant digits begins with 1 to 9 here", 5, 1)]
    [InlineData("1950S5", "the year has only 4 digits that can be significant", 4, 2)]
    [InlineData("0950S4", "the year has only 3 digits that can be significant", 4, 2)]
    [InlineData("195XS2", "a year with unknown digits has no significant ones to count", 4, 1)]
    [InlineData("1950S2-05", "the date ends here: no further part can follow", 6, 1)]
    public void A_year_that_is_no_number_is_refused(string text, string message, int offset, int length) =>
        Check(text, message, offset, length);

    private static void Check(string text, string message, int offset, int length)
    {
        var error = Error(text);
        Assert.Equal((message, offset, length), (error.Message, error.Offset, error.Length));
    }
}
