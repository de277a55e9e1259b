using Servanda.Text;

namespace Servanda.Tests.Text;

public class FormatterTests
{
    private static string Format(string text, string path = "a.accord") => Formatter.Format(new SourceText(path, text));

    [Fact]
    public void Each_clause_has_a_line_of_its_own()
    {
        Assert.Equal(
            "commitment a \"A\" cites \"I\"\n  US must achieve b\n  by 2020\n",
            Format("commitment a   \"A\"\n\tcites \"I\" US must\n  achieve b by 2020")
        );
    }

    [Fact]
    public void A_short_entry_stands_on_one_line_and_a_long_one_does_not()
    {
        Assert.Equal("2020 US reports a source \"b\"\n", Format("2020   US reports a\n     source \"b\"\n"));
        var prose = new string('x', 90);
        Assert.Equal(
            $"2020 US reports a\n  \"{prose}\"\n  source \"b\" rated 2\n",
            Format($"2020 US reports a \"{prose}\" source \"b\" rated 2\n")
        );
    }

    [Fact]
    public void A_long_clause_is_cut_before_and_or_or()
    {
        var long1 = new string('x', 50);
        Assert.Equal(
            $"commitment a\n  upon {long1} and b\n    and {long1}\n",
            Format($"commitment a upon {long1} and b and {long1}\n")
        );
    }

    [Fact]
    public void The_dates_of_an_entry_stay_with_its_head()
    {
        var prose = new string('x', 90);
        Assert.Equal(
            $"2020 US reports a on 2019 id b\n  \"{prose}\"\n",
            Format($"2020 US reports a\n  on 2019 id b \"{prose}\"\n")
        );
    }

    [Fact]
    public void Comments_stay_where_they_stand()
    {
        var text =
            "# above\n\n# just above\ncommitment a # at the head\n  # before a clause\n  by 2020      # kept in its column\n  # after the last\n\n# at the end\n";
        Assert.Equal(text, Format(text));
    }

    [Fact]
    public void A_comment_inside_a_clause_keeps_its_place()
    {
        var text = "commitment a\n  upon b # first\n    # then\n    and c\n";
        Assert.Equal(text, Format(text));
    }

    [Fact]
    public void Several_blank_lines_become_one()
    {
        Assert.Equal("party A\n\nparty B\nparty C\n", Format("\n\nparty A\n\n\n\nparty B\nparty C\n\n\n"));
    }

    [Fact]
    public void A_broken_statement_stays_as_it_is()
    {
        var text = "commitment a\n     upon   (b\nparty US\n";
        Assert.Equal(text, Format(text));
    }

    [Fact]
    public void The_prose_of_a_page_is_not_touched()
    {
        Assert.Equal(
            "#  Title \n\n* x\n\n  ```accord\n  party US\n\n  party B also \"b\"\n  ```\n\n> ```accord\n> party C also \"c\"\n>\n> party D\n> ```\n  tail ",
            Format(
                "#  Title \n\n* x\n\n  ```accord\n  party   US\n\n\n  party B\n      also \"b\"\n  ```\n\n> ```accord\n> party C\n>   also \"c\"\n>\n> party D\n> ```\n  tail ",
                "a.md"
            )
        );
    }

    [Fact]
    public void Line_ends_stay_of_their_kind()
    {
        Assert.Equal("party A\r\nparty B\r\n", Format("party   A\r\nparty B"));
    }

    [Fact]
    public void A_block_indented_as_a_whole_goes_to_the_margin()
    {
        Assert.Equal("party A\ncommitment b\n  by 2020\n", Format("  party A\n  commitment b\n     by 2020\n"));
    }
}
