using NodaTime;
using static Servanda.Tests.Edtf.EdtfText;

namespace Servanda.Tests.Edtf;

/// <summary>The examples of the specification of the Library of Congress, 4 February 2019, in its order.</summary>
public class SpecificationTests
{
    [Theory]
    [InlineData("1985-04-12", "1985-04-12 to 1985-04-12")]
    [InlineData("1985-04", "1985-04-01 to 1985-04-30")]
    [InlineData("1985", "1985-01-01 to 1985-12-31")]
    [InlineData("1985-04-12T23:20:30", "1985-04-12T23:20:30Z to 1985-04-12T23:20:30Z")]
    [InlineData("1985-04-12T23:20:30Z", "1985-04-12T23:20:30Z to 1985-04-12T23:20:30Z")]
    [InlineData("1985-04-12T23:20:30-04", "1985-04-13T03:20:30Z to 1985-04-13T03:20:30Z")]
    [InlineData("1985-04-12T23:20:30+04:30", "1985-04-12T18:50:30Z to 1985-04-12T18:50:30Z")]
    [InlineData("1964/2008", "1964-01-01 to 2008-12-31")]
    [InlineData("2004-06/2006-08", "2004-06-01 to 2006-08-31")]
    [InlineData("2004-02-01/2005-02-08", "2004-02-01 to 2005-02-08")]
    [InlineData("2004-02-01/2005-02", "2004-02-01 to 2005-02-28")]
    [InlineData("2004-02-01/2005", "2004-02-01 to 2005-12-31")]
    [InlineData("2005/2006-02", "2005-01-01 to 2006-02-28")]
    public void Level_0_examples_are_read_with_their_bounds(string text, string span) => Check(text, 0, span);

    [Theory]
    [InlineData("Y170000002", "max to max")]
    [InlineData("Y-170000002", "min to min")]
    [InlineData("2001-21", "2001-03-01 to 2001-11-30")]
    [InlineData("1984?", "1984-01-01 to 1984-12-31")]
    [InlineData("2004-06~", "2004-06-01 to 2004-06-30")]
    [InlineData("2004-06-11%", "2004-06-11 to 2004-06-11")]
    [InlineData("201X", "2010-01-01 to 2019-12-31")]
    [InlineData("20XX", "2000-01-01 to 2099-12-31")]
    [InlineData("2004-XX", "2004-01-01 to 2004-12-31")]
    [InlineData("1985-04-XX", "1985-04-01 to 1985-04-30")]
    [InlineData("1985-XX-XX", "1985-01-01 to 1985-12-31")]
    [InlineData("1985-04-12/..", "1985-04-12 to max")]
    [InlineData("1985-04/..", "1985-04-01 to max")]
    [InlineData("1985/..", "1985-01-01 to max")]
    [InlineData("../1985-04-12", "min to 1985-04-12")]
    [InlineData("../1985-04", "min to 1985-04-30")]
    [InlineData("../1985", "min to 1985-12-31")]
    [InlineData("1985-04-12/", "1985-04-12 to max")]
    [InlineData("1985-04/", "1985-04-01 to max")]
    [InlineData("1985/", "1985-01-01 to max")]
    [InlineData("/1985-04-12", "min to 1985-04-12")]
    [InlineData("/1985-04", "min to 1985-04-30")]
    [InlineData("/1985", "min to 1985-12-31")]
    [InlineData("-1985", "-1985-01-01 to -1985-12-31")]
    public void Level_1_examples_are_read_with_their_bounds(string text, string span) => Check(text, 1, span);

    [Theory]
    [InlineData("Y-17E7", "min to min")]
    [InlineData("1950S2", "1900-01-01 to 1999-12-31")]
    [InlineData("Y171010000S3", "max to max")]
    [InlineData("Y3388E2S3", "max to max")]
    [InlineData("2001-34", "2001-04-01 to 2001-06-30")]
    [InlineData("[1667,1668,1670..1672]", "1667-01-01 to 1672-12-31")]
    [InlineData("[..1760-12-03]", "min to 1760-12-03")]
    [InlineData("[1760-12..]", "1760-12-01 to max")]
    [InlineData("[1760-01,1760-02,1760-12..]", "1760-01-01 to max")]
    [InlineData("[1667,1760-12]", "1667-01-01 to 1760-12-31")]
    [InlineData("[..1984]", "min to 1984-12-31")]
    [InlineData("{1667,1668,1670..1672}", "1667-01-01 to 1672-12-31")]
    [InlineData("{1960,1961-12}", "1960-01-01 to 1961-12-31")]
    [InlineData("{..1984}", "min to 1984-12-31")]
    [InlineData("2004-06~-11", "2004-06-11 to 2004-06-11")]
    [InlineData("2004?-06-11", "2004-06-11 to 2004-06-11")]
    [InlineData("?2004-06-~11", "2004-06-11 to 2004-06-11")]
    [InlineData("2004-%06-11", "2004-06-11 to 2004-06-11")]
    [InlineData("156X-12-25", "1560-12-25 to 1569-12-25")]
    [InlineData("15XX-12-25", "1500-12-25 to 1599-12-25")]
    [InlineData("XXXX-12-XX", "0000-12-01 to max")]
    [InlineData("1XXX-XX", "1000-01-01 to 1999-12-31")]
    [InlineData("1XXX-12", "1000-12-01 to 1999-12-31")]
    [InlineData("1984-1X", "1984-10-01 to 1984-12-31")]
    [InlineData("2004-06-~01/2004-06-~20", "2004-06-01 to 2004-06-20")]
    [InlineData("2004-06-XX/2004-07-03", "2004-06-01 to 2004-07-03")]
    public void Level_2_examples_are_read_with_their_bounds(string text, string span) => Check(text, 2, span);

    [Theory]
    [InlineData("1985-04-12T23:20:30-04", "1985-04-12T23:20:30-04:00")]
    [InlineData("2004-06~-11", "2004-06~-11")]
    [InlineData("?2004-06-~11", "?2004-06-~11")]
    [InlineData("?2004-06-11", "2004?-06-11")]
    [InlineData("2004-%06-11", "2004-%06-11")]
    [InlineData("2004?-06~-11", "%2004-~06-11")]
    [InlineData("?2004-?06-?11", "2004-06-11?")]
    [InlineData("2020-02-01T10:00:00+00:00", "2020-02-01T10:00:00Z")]
    [InlineData("?Y17000", "Y17000?")]
    public void A_date_prints_its_canonical_text(string text, string canonical) =>
        Assert.Equal(canonical, Parse(text).ToString());

    private static void Check(string text, int level, string span)
    {
        var date = Parse(text);
        Assert.Equal(level, date.Level);
        Assert.Equal(span, Write(date.Bounds(DateTimeZone.Utc)));
        Assert.Equal(date, Parse(date.ToString()));
    }
}
