using System.Globalization;
using System.Text.RegularExpressions;
using static Servanda.Tests.Edtf.EdtfText;

namespace Servanda.Tests.Edtf;

/// <summary>The tables of docs/edtf.md say what the code does.</summary>
public partial class DocumentationTests
{
    [Fact]
    public void Every_example_in_the_page_has_the_level_and_the_bounds_it_says()
    {
        var rows = Row().Matches(Repository.Read("docs/edtf.md"));
        Assert.True(rows.Count > 20);
        Assert.All(
            rows,
            row =>
            {
                var text = row.Groups["text"].Value;
                Assert.Equal(int.Parse(row.Groups["level"].Value, CultureInfo.InvariantCulture), Parse(text).Level);
                Assert.Equal(row.Groups["span"].Value, Span(text));
            }
        );
    }

    [Fact]
    public void Every_refusal_in_the_page_reads_as_it_says()
    {
        var rows = Refusal().Matches(Repository.Read("docs/edtf.md"));
        Assert.True(rows.Count > 5);
        Assert.All(rows, row => Assert.Equal(row.Groups["message"].Value, Error(row.Groups["text"].Value).Message));
    }

    [GeneratedRegex(
        @"^\| `(?<text>[^`]+)` +\| (?<level>[012]) +\| [^|]* \| (?<span>[^|]*?) +\|$",
        RegexOptions.Multiline
    )]
    private static partial Regex Row();

    [GeneratedRegex(@"^\| `(?<text>[^`]+)` +\| (?<message>[^|]*?) +\|$", RegexOptions.Multiline)]
    private static partial Regex Refusal();
}
