using NodaTime;
using Servanda.Edtf;
using static Servanda.Tests.Edtf.EdtfText;

namespace Servanda.Tests.Edtf;

public class DateTests
{
    [Fact]
    public void A_day_knows_its_day() => Assert.Equal(new LocalDate(2020, 3, 10), Parse("2020-03-10").Day);

    [Fact]
    public void A_doubtful_day_is_still_that_day() =>
        Assert.Equal(new LocalDate(2020, 3, 10), Parse("2020-03-10?").Day);

    [Theory]
    [InlineData("2020-03")]
    [InlineData("2020-03-1X")]
    [InlineData("2020-03-10/2020-03-10")]
    [InlineData("[2020-03-10]")]
    [InlineData("2020-03-10T10:00:00")]
    [InlineData("-9999-01-01")]
    public void What_is_no_single_day_names_none(string text) => Assert.Null(Parse(text).Day);

    [Fact]
    public void A_date_time_gives_its_local_time() =>
        Assert.Equal(new LocalDateTime(2020, 3, 10, 10, 30), Parse("2020-03-10T10:30").LocalTime);

    [Fact]
    public void A_local_time_has_no_offset() => Assert.Null(Parse("2020-03-10T10:30").OffsetTime);

    [Fact]
    public void A_date_time_with_offset_gives_it() =>
        Assert.Equal(
            new LocalDateTime(2020, 3, 10, 10, 30).WithOffset(Offset.FromHoursAndMinutes(4, 30)),
            Parse("2020-03-10T10:30:00+04:30").OffsetTime
        );

    [Fact]
    public void The_end_of_a_day_is_the_start_of_the_next() =>
        Assert.Equal(new LocalDateTime(2020, 3, 11, 0, 0), Parse("2020-03-10T24:00").LocalTime);

    [Theory]
    [InlineData("1984?", true, false)]
    [InlineData("1984~", false, true)]
    [InlineData("1984%", true, true)]
    [InlineData("1984", false, false)]
    [InlineData("?2004-06-~11", true, true)]
    [InlineData("1984~/2004-06", false, true)]
    [InlineData("[1984,1985?]", true, false)]
    public void A_mark_anywhere_marks_the_date(string text, bool isUncertain, bool isApproximate)
    {
        Assert.Equal(isUncertain, Parse(text).IsUncertain);
        Assert.Equal(isApproximate, Parse(text).IsApproximate);
    }

    [Theory]
    [InlineData("201X", true)]
    [InlineData("[1985,2004-06-XX]", true)]
    [InlineData("2010", false)]
    public void A_date_knows_whether_digits_are_unspecified(string text, bool expected) =>
        Assert.Equal(expected, Parse(text).HasUnspecifiedDigits);

    [Theory]
    [InlineData("1985", EdtfKind.Year)]
    [InlineData("Y17E7", EdtfKind.Year)]
    [InlineData("1950S2", EdtfKind.Year)]
    [InlineData("1985-04", EdtfKind.Month)]
    [InlineData("2001-21", EdtfKind.PartOfYear)]
    [InlineData("1985-04-12", EdtfKind.Day)]
    [InlineData("1985-04-12T23:20", EdtfKind.DateTime)]
    [InlineData("1964/2008", EdtfKind.Interval)]
    [InlineData("[1667,1668]", EdtfKind.OneOf)]
    [InlineData("{1667,1668}", EdtfKind.AllOf)]
    public void A_date_knows_what_it_names(string text, EdtfKind kind)
    {
        var date = Parse(text);
        Assert.Equal(kind, date.Kind);
        Assert.Equal(kind == EdtfKind.Interval, date.IsInterval);
        Assert.Equal(kind is EdtfKind.OneOf or EdtfKind.AllOf, date.IsSet);
    }

    [Fact]
    public void An_interval_gives_its_ends()
    {
        var interval = Parse("2019/2020-04");
        Assert.Equal(Parse("2019"), interval.Start);
        Assert.Equal(Parse("2020-04"), interval.End);
    }

    [Theory]
    [InlineData("../1985", EdtfEnd.Open, EdtfEnd.Dated)]
    [InlineData("/1985", EdtfEnd.Unknown, EdtfEnd.Dated)]
    [InlineData("1985/..", EdtfEnd.Dated, EdtfEnd.Open)]
    [InlineData("1985/", EdtfEnd.Dated, EdtfEnd.Unknown)]
    public void Open_and_unknown_ends_are_not_the_same(string text, EdtfEnd start, EdtfEnd end)
    {
        Assert.Equal(start, Parse(text).StartIs);
        Assert.Equal(end, Parse(text).EndIs);
    }

    [Fact]
    public void A_set_gives_its_items()
    {
        var members = Parse("[..1667,1670..1672,1700,1760-12..]").Members;
        Assert.Equal(
            [(null, "1667"), ("1670", "1672"), ("1700", "1700"), ("1760-12", null)],
            members.Select(m => (m.From?.ToString(), m.Until?.ToString()))
        );
        Assert.Equal([false, false, true, false], members.Select(m => m.IsSingle));
    }

    [Theory]
    [InlineData("201X?", 1)]
    [InlineData("XXXX", 2)]
    [InlineData("19X5", 2)]
    [InlineData("1985-XX-12", 2)]
    [InlineData("1985-04-1X", 2)]
    [InlineData("-1985-04-12", 1)]
    [InlineData("2001-21?", 1)]
    [InlineData("2001-25", 2)]
    [InlineData("Y17000S2", 2)]
    [InlineData("2001-21/2001-23", 1)]
    [InlineData("1984?/2004-06", 1)]
    [InlineData("1984?/..", 1)]
    [InlineData("201X/2020", 2)]
    public void The_level_is_the_lowest_that_can_write_the_date(string text, int level) =>
        Assert.Equal(level, Parse(text).Level);

    [Fact]
    public void A_day_can_be_made_from_a_local_date() =>
        Assert.Equal(Parse("2020-03-10"), EdtfDate.OfDay(new LocalDate(2020, 3, 10)));

    [Fact]
    public void A_day_of_another_calendar_is_turned_into_the_ISO_day() =>
        Assert.Equal(
            Parse("2020-03-10"),
            EdtfDate.OfDay(new LocalDate(2020, 3, 10).WithCalendar(CalendarSystem.PersianSimple))
        );

    [Fact]
    public void An_instant_is_written_in_UTC_to_the_second() =>
        Assert.Equal(
            "2020-03-10T10:30:05Z",
            EdtfDate.Of(Instant.FromUtc(2020, 3, 10, 10, 30, 5).PlusNanoseconds(999)).ToString()
        );

    [Fact]
    public void The_first_and_the_last_instant_of_NodaTime_can_be_written()
    {
        Assert.Equal("-9998-01-01T00:00:00Z", EdtfDate.Of(Instant.MinValue).ToString());
        Assert.Equal("9999-12-31T23:59:59Z", EdtfDate.Of(Instant.MaxValue).ToString());
    }

    [Fact]
    public void Equal_meanings_in_different_notation_are_equal_where_the_marks_say_the_same()
    {
        Assert.True(Parse("?2004-06-11") == Parse("2004?-06-11"));
        Assert.Equal(Parse("?2004-06-11").GetHashCode(), Parse("2004?-06-11").GetHashCode());
        Assert.True(Parse("2004-06-11") != Parse("2004-06-11?"));
    }
}
