using Servanda.Checks;
using Servanda.Diagnostics;
using Servanda.Tests.Model;

namespace Servanda.Tests.Checks;

/// <summary>Which of two instruments prevails, where the text says it, decides between them.</summary>
public class PrecedenceTests
{
    static string Text(string prevails) =>
        $"""
            party North
            party South
            instrument accord made by North, South on 2026-01-01
              {prevails}
            instrument protocol made by North, South on 2026-02-01
            tally freed "prisoners released" in persons
            event crossing-open
            commitment free-many under accord
              North must achieve freed at least 500
              by 2026-02-01
            commitment free-few under protocol
              North must achieve freed at least 150
              by 2026-02-01
            commitment open under accord
              North must keep crossing-open
            commitment close under protocol
              North must avoid crossing-open
            """;

    static Diagnostic[] Found(string prevails) =>
        [
            .. CheckReport
                .Of(Bound.Of(Text(prevails)))
                .Findings.Where(f => f.Code is "instruments-differ" or "opposed-duties")
                .OrderBy(f => f.Code, StringComparer.Ordinal),
        ];

    [Fact]
    public void Where_neither_prevails_both_contradictions_are_found() =>
        Assert.Equal(["instruments-differ", "opposed-duties"], Found("").Select(f => f.Code));

    [Fact]
    public void Where_one_prevails_the_difference_is_settled_and_the_contradiction_a_note()
    {
        var found = Assert.Single(Found("prevails over protocol"));
        Assert.Equal(("opposed-duties", Severity.Note), (found.Code, found.Severity));
        Assert.EndsWith("`accord` prevails.", found.Message, StringComparison.Ordinal);
    }
}
