using NodaTime;
using Servanda.Edtf;
using static Servanda.Tests.Edtf.EdtfText;

namespace Servanda.Tests.Edtf;

public class BoundsTests
{
    [Fact]
    public void A_day_is_a_day_of_the_zone() =>
        Assert.Equal("2020-03-09T19:30:00Z to 2020-03-10T19:29:59Z", Write(Parse("2020-03-10").Bounds(Kabul)));

    [Fact]
    public void The_period_of_the_Doha_record_runs_from_its_first_day_to_its_last() =>
        Assert.Equal("2018-12-31T19:30:00Z to 2020-04-30T19:29:59Z", Write(Parse("2019/2020-04").Bounds(Kabul)));

    [Fact]
    public void A_day_on_which_clocks_go_forward_has_23_hours()
    {
        var bounds = Parse("2020-03-08").Bounds(NewYork);
        Assert.Equal(Duration.FromHours(23), bounds.Latest - bounds.Earliest + Duration.FromSeconds(1));
    }

    [Fact]
    public void A_day_on_which_clocks_go_back_has_25_hours()
    {
        var bounds = Parse("2020-11-01").Bounds(NewYork);
        Assert.Equal(Duration.FromHours(25), bounds.Latest - bounds.Earliest + Duration.FromSeconds(1));
    }

    [Fact]
    public void A_day_that_begins_in_a_gap_begins_when_the_clocks_do() =>
        Assert.Equal(
            "2018-11-04T03:00:00Z to 2018-11-05T01:59:59Z",
            Write(Parse("2018-11-04").Bounds(DateTimeZoneProviders.Tzdb["America/Sao_Paulo"]))
        );

    [Fact]
    public void A_day_that_the_zone_skipped_is_the_moment_of_the_skip() =>
        Assert.Equal(
            "2011-12-30T10:00:00Z to 2011-12-30T10:00:00Z",
            Write(Parse("2011-12-30").Bounds(DateTimeZoneProviders.Tzdb["Pacific/Apia"]))
        );

    [Fact]
    public void A_time_without_offset_is_local_to_the_zone() =>
        Assert.Equal("2020-03-10T05:30:00Z to 2020-03-10T05:30:00Z", Write(Parse("2020-03-10T10:00:00").Bounds(Kabul)));

    [Fact]
    public void A_time_with_offset_is_the_same_in_every_zone() =>
        Assert.Equal(Parse("2020-03-10T10:00:00+02").Bounds(Kabul), Parse("2020-03-10T10:00:00+02").Bounds(NewYork));

    [Fact]
    public void A_time_that_the_clocks_show_twice_may_mean_either() =>
        Assert.Equal(
            "2020-11-01T05:30:00Z to 2020-11-01T06:30:00Z",
            Write(Parse("2020-11-01T01:30:00").Bounds(NewYork))
        );

    [Fact]
    public void A_time_that_the_clocks_skip_is_moved_on_by_the_gap() =>
        Assert.Equal(
            "2020-03-08T07:30:00Z to 2020-03-08T07:30:00Z",
            Write(Parse("2020-03-08T02:30:00").Bounds(NewYork))
        );

    [Fact]
    public void A_time_without_seconds_is_the_whole_minute() =>
        Assert.Equal("2020-03-10T10:00:00Z to 2020-03-10T10:00:59Z", Span("2020-03-10T10:00Z"));

    [Theory]
    [InlineData("2020-03-10T24:00Z")]
    [InlineData("2020-03-10T24:00:00Z")]
    public void The_time_24_is_the_first_second_of_the_next_day(string text)
    {
        var midnight = Instant.FromUtc(2020, 3, 11, 0, 0);
        Assert.Equal(new EdtfBounds(midnight, midnight), Parse(text).Bounds(DateTimeZone.Utc));
    }

    [Theory]
    [InlineData("2001-21", "2001-03-01 to 2001-11-30")]
    [InlineData("2001-22", "2001-06-01 to 2002-02-28")]
    [InlineData("2001-23", "2001-03-01 to 2001-11-30")]
    [InlineData("2003-24", "2003-06-01 to 2004-02-29")]
    [InlineData("2001-25", "2001-03-01 to 2001-05-31")]
    [InlineData("2001-26", "2001-06-01 to 2001-08-31")]
    [InlineData("2001-27", "2001-09-01 to 2001-11-30")]
    [InlineData("2001-28", "2001-12-01 to 2002-02-28")]
    [InlineData("2001-29", "2001-09-01 to 2001-11-30")]
    [InlineData("2003-30", "2003-12-01 to 2004-02-29")]
    [InlineData("2001-31", "2001-03-01 to 2001-05-31")]
    [InlineData("2001-32", "2001-06-01 to 2001-08-31")]
    [InlineData("2001-33", "2001-01-01 to 2001-03-31")]
    [InlineData("2001-34", "2001-04-01 to 2001-06-30")]
    [InlineData("2001-35", "2001-07-01 to 2001-09-30")]
    [InlineData("2001-36", "2001-10-01 to 2001-12-31")]
    [InlineData("2001-37", "2001-01-01 to 2001-04-30")]
    [InlineData("2001-38", "2001-05-01 to 2001-08-31")]
    [InlineData("2001-39", "2001-09-01 to 2001-12-31")]
    [InlineData("2001-40", "2001-01-01 to 2001-06-30")]
    [InlineData("2001-41", "2001-07-01 to 2001-12-31")]
    [InlineData("200X-40", "2000-01-01 to 2009-06-30")]
    public void A_part_of_a_year_covers_its_months(string text, string span) => Assert.Equal(span, Span(text));

    [Theory]
    [InlineData("1985-XX-12", "1985-01-12 to 1985-12-12")]
    [InlineData("1985-XX-31", "1985-01-31 to 1985-12-31")]
    [InlineData("1985-X1", "1985-01-01 to 1985-11-30")]
    [InlineData("1985-0X-3X", "1985-01-30 to 1985-09-30")]
    [InlineData("XXXX-02-29", "0000-02-29 to 9996-02-29")]
    [InlineData("19XX-02-29", "1904-02-29 to 1996-02-29")]
    [InlineData("19XX-X2-29", "1900-12-29 to 1999-12-29")]
    [InlineData("XX00-02-29", "0000-02-29 to 9600-02-29")]
    [InlineData("-XX00-02-29", "-9600-02-29 to -0400-02-29")]
    [InlineData("-19XX", "-1999-01-01 to -1900-12-31")]
    [InlineData("-000X", "-0009-01-01 to -0001-12-31")]
    [InlineData("1X85", "1085-01-01 to 1985-12-31")]
    public void Unknown_digits_range_over_the_dates_that_exist(string text, string span) =>
        Assert.Equal(span, Span(text));

    [Theory]
    [InlineData("1950S1", "1000-01-01 to 1999-12-31")]
    [InlineData("1950S4", "1950-01-01 to 1950-12-31")]
    [InlineData("0950S2", "0950-01-01 to 0959-12-31")]
    [InlineData("-1950S2", "-1999-01-01 to -1900-12-31")]
    [InlineData("Y17E9999", "max to max")]
    [InlineData("Y-17E9999S2", "min to min")]
    public void Significant_digits_leave_the_others_open(string text, string span) => Assert.Equal(span, Span(text));

    [Theory]
    [InlineData("9999-12-31", "max to max")]
    [InlineData("9999", "9999-01-01 to max")]
    [InlineData("-9999", "min to min")]
    [InlineData("-9999/9999", "min to max")]
    [InlineData("9999-12-31T24:00", "max to max")]
    [InlineData("-9999-01-01T00:00:00+14:00", "min to min")]
    [InlineData("9999-28", "9999-12-01 to max")]
    public void What_NodaTime_cannot_hold_is_clamped(string text, string span) => Assert.Equal(span, Span(text));

    [Fact]
    public void The_narrowed_interval_starts_no_later_than_its_end() =>
        Assert.Equal("2010-01-01 to 2015-12-31", Span("201X/2015"));

    [Fact]
    public void Open_sides_are_told_apart_from_dated_ones()
    {
        var bounds = Parse("1985/..").Bounds(Kabul);
        Assert.False(bounds.IsOpenBefore);
        Assert.True(bounds.IsOpenAfter);
    }

    [Theory]
    [InlineData("2020-03-10?")]
    [InlineData("2020-03-10~")]
    [InlineData("%2020-03-~10")]
    public void Marks_never_widen_a_date(string text) =>
        Assert.Equal(Parse("2020-03-10").Bounds(Kabul), Parse(text).Bounds(Kabul));
}
