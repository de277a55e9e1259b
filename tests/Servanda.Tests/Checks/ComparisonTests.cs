using Servanda.Checks;
using Servanda.Tests.Model;

namespace Servanda.Tests.Checks;

public class ComparisonTests
{
    const string Text = """
        party North
        party South
        body Mission
        instrument accord made by North, South on 2026-01-01
        tally freed in persons
        event talks-open
        commitment release
          North must achieve freed at least 300
          provided talks-open
          verified by Mission
          by 2026-02-01
        commitment talk
          North, South must achieve talks-open
          by 2026-01-20

        """;

    [Theory]
    [InlineData("at least 300", "at least 500", ChangeKind.Tightened, "must")]
    [InlineData("at least 300", "at least 100", ChangeKind.Loosened, "must")]
    [InlineData("by 2026-02-01", "by 2026-01-25", ChangeKind.Tightened, "deadline")]
    [InlineData("by 2026-02-01", "by 2026-03-01", ChangeKind.Loosened, "deadline")]
    [InlineData("  by 2026-02-01\n", "", ChangeKind.Loosened, "deadline")]
    [InlineData("by 2026-02-01", "by 30 days after talks-open", ChangeKind.Changed, "deadline")]
    [InlineData("  provided talks-open\n", "", ChangeKind.Tightened, "provided")]
    [InlineData("provided talks-open", "provided talks-open and talk is kept", ChangeKind.Loosened, "provided")]
    [InlineData("  verified by Mission\n", "", ChangeKind.Loosened, "verified by")]
    [InlineData("by 2026-02-01", "by 2026-02-01\n  otherwise talk", ChangeKind.Tightened, "otherwise")]
    [InlineData("by 2026-02-01", "by 2026-02-01\n  unless talks-open", ChangeKind.Loosened, "unless")]
    [InlineData("by 2026-02-01", "by 2026-02-01\n  owed to South", ChangeKind.Changed, "owed to")]
    [InlineData("North must achieve freed", "North must seek freed", ChangeKind.Loosened, "must")]
    [InlineData("North must achieve freed", "South must achieve freed", ChangeKind.Changed, "who must")]
    public void One_term_otherwise_tightens_loosens_or_changes(string old, string now, ChangeKind kind, string term)
    {
        Assert.Contains(old, Text);
        var change = Assert.Single(Between(Text, Text.Replace(old, now)).Changes);

        Assert.Equal(("release", kind), (change.Name, change.Kind));
        Assert.Equal([term], change.Terms.Select(t => t.Term));
        var back = Assert.Single(Between(Text.Replace(old, now), Text).Changes);
        Assert.Equal(
            kind switch
            {
                ChangeKind.Tightened => ChangeKind.Loosened,
                ChangeKind.Loosened => ChangeKind.Tightened,
                _ => ChangeKind.Changed,
            },
            back.Kind
        );
    }

    [Fact]
    public void More_in_one_respect_and_less_in_another_is_neither()
    {
        var now = Text.Replace("300", "500").Replace("by 2026-02-01", "by 2026-03-01");

        Assert.Equal(ChangeKind.Changed, Assert.Single(Between(Text, now).Changes).Kind);
    }

    [Fact]
    public void What_stands_in_one_text_only_is_added_or_removed()
    {
        var now = Text + "power stop\n  South may suspend accord\n";

        Assert.Equal([("stop", ChangeKind.Added)], Between(Text, now).Changes.Select(c => (c.Name, c.Kind)));
        Assert.Equal([("stop", ChangeKind.Removed)], Between(now, Text).Changes.Select(c => (c.Name, c.Kind)));
    }

    [Fact]
    public void Findings_that_are_gone_are_mended_and_others_are_new()
    {
        var now = Text.Replace("  by 2026-02-01\n", "")
            .Replace("  by 2026-01-20", "  verified by Mission\n  by 2026-01-20");
        var comparison = Between(Text, now);

        Assert.Equal(["no-verifier"], comparison.Fixed.Select(f => f.Code));
        Assert.Equal(["no-deadline"], comparison.Introduced.Select(f => f.Code));
    }

    [Fact]
    public void A_text_does_not_differ_from_itself()
    {
        var comparison = Between(Text, Text);

        Assert.Empty(comparison.Changes);
        Assert.Empty(comparison.Fixed);
        Assert.Empty(comparison.Introduced);
    }

    static AgreementComparison Between(string before, string after)
    {
        var (old, now) = (Bound.Of(before), Bound.Of(after));
        Assert.False(old.IsPartial || now.IsPartial);
        return AgreementComparison.Of(old, now, CheckReport.Of(old), CheckReport.Of(now));
    }
}
