using NodaTime;
using Servanda.Workspace.Serving;

namespace Servanda.Workspace.Tests;

public sealed class VisitTests
{
    static readonly LocalDate Monday = new(2020, 6, 1);

    [Fact]
    public void All_of_a_day_is_one_visit()
    {
        var first = Visits.Of(null).On(Monday);
        Assert.Null(first.Before);
        var second = Visits.Of(first.ToString()).On(Monday.PlusDays(1));
        Assert.Equal(Monday, second.Before);
        Assert.Equal(Monday, Visits.Of(second.ToString()).On(Monday.PlusDays(1)).Before);
        Assert.Equal(Monday.PlusDays(1), Visits.Of(second.ToString()).On(Monday.PlusDays(5)).Before);
    }

    [Theory]
    [InlineData("")]
    [InlineData("2020-06-01")]
    [InlineData("x.y")]
    [InlineData("2020-13-01.2020-06-31")]
    public void What_cannot_be_read_was_no_visit(string cookie) => Assert.Null(Visits.Of(cookie).On(Monday).Before);
}
