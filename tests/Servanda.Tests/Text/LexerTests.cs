using Servanda.Text;
using static Servanda.Tests.Text.Reading;

namespace Servanda.Tests.Text;

public class LexerTests
{
    private static Token First(string text) => Block(text).Tokens.First();

    private static string[] Kinds(string text) => [.. Block(text).Tokens.SkipLast(1).Select(t => t.ToString())];

    [Theory]
    [InlineData("2020-03-10")]
    [InlineData("2019/2020-03")]
    [InlineData("2020-05~")]
    [InlineData("2020-05%")]
    [InlineData("2020?")]
    [InlineData("20XX")]
    [InlineData("2020-XX-10")]
    [InlineData("[2020-03-01..2020-03-05]")]
    [InlineData("{2019, 2020-03}")]
    [InlineData("2020-03-10T14:00")]
    [InlineData("2020-03-10T14:00+02:00")]
    [InlineData("2020-03-10T14:00:30.25Z")]
    [InlineData("../2020-03")]
    [InlineData("2020-03/..")]
    [InlineData("/2020")]
    [InlineData("2020-21")]
    public void A_text_shaped_like_a_date_is_one_token(string date)
    {
        Assert.Equal([$"Date {date}"], Kinds(date));
    }

    [Theory]
    [InlineData("2020")]
    [InlineData("5,000")]
    [InlineData("8600")]
    [InlineData("3.67")]
    [InlineData("1,500,000.5")]
    public void A_number_is_one_token(string number)
    {
        Assert.Equal([$"Number {number}"], Kinds(number));
    }

    [Theory]
    [InlineData("kebab-case")]
    [InlineData("3C")]
    [InlineData("12th-round")]
    [InlineData("حماس")]
    [InlineData("e\u0301tat")]
    [InlineData("می\u200Cخواهم")]
    [InlineData("Ta’izz")]
    [InlineData("Asia/Kabul")]
    [InlineData("S/2020/415")]
    [InlineData("20XX-group")]
    [InlineData("𐎠𐎡")]
    public void A_name_is_one_token_in_any_script(string name)
    {
        Assert.Equal([$"Word {name}"], Kinds(name));
    }

    [Fact]
    public void A_comma_counts_thousands_only_before_exactly_three_digits()
    {
        Assert.Equal(["Number 5", "Comma ,", "Number 00"], Kinds("5,00"));
        Assert.Equal(["Number 5", "Comma ,", "Number 0000"], Kinds("5,0000"));
        Assert.Equal(["Number 2020", "Comma ,", "Number 100"], Kinds("2020,100"));
        Assert.Equal(["Number 5", "Comma ,", "Number 000"], Kinds("5, 000"));
    }

    [Fact]
    public void A_number_is_worth_its_digits()
    {
        Assert.Equal("1500000.5", First("1,500,000.5").Value);
    }

    [Fact]
    public void A_per_cent_sign_after_a_year_is_a_per_cent_sign()
    {
        Assert.Equal(["Number 2020", "Percent %"], Kinds("2020%"));
    }

    [Theory]
    [InlineData("\"straight\"", "straight")]
    [InlineData("“curly”", "curly")]
    [InlineData("\"a “b” c\"", "a “b” c")]
    [InlineData("“a \"b\" c”", "a \"b\" c")]
    [InlineData("\"\"", "")]
    [InlineData("\"two\n   lines\"", "two lines")]
    [InlineData("\"two \r\n\tlines\"", "two lines")]
    [InlineData("\"a # in prose\"", "a # in prose")]
    public void Prose_says_what_stands_between_its_marks(string prose, string value)
    {
        Assert.Equal(value, First(prose).Value);
    }

    [Fact]
    public void A_language_tag_stands_directly_after_prose()
    {
        Assert.Equal(["String \"حماس\"", "LangTag @ar-EG"], Kinds("\"حماس\"@ar-EG"));
    }

    [Fact]
    public void Prose_that_is_not_closed_ends_with_its_line()
    {
        var text = "party US \"United States\n  also \"America\"\n";
        Assert.Equal("unclosed-quote", Mistake(text).Code);
        Assert.Contains("also", Words(text));
    }

    [Fact]
    public void Prose_does_not_go_on_over_the_left_margin()
    {
        var text = "party US “United States\nparty Taliban “the Taliban”\n";
        Assert.Equal("unclosed-quote", Mistake(text).Code);
        Assert.Equal(2, Read(text).Statements.Count());
    }

    [Theory]
    [InlineData("a\r\nb\rc\n")]
    [InlineData("# only a comment")]
    [InlineData("")]
    [InlineData("  party US # x\n\n\n# y\n  also \"a\n b\" , \n")]
    [InlineData("\0\u202E\uD800 a\u200E;;--5 [2020 \"")]
    public void Nothing_of_the_text_is_lost(string text)
    {
        Assert.Equal(text, string.Concat(Block(text).Tokens.Select(t => t.FullText)));
    }

    [Theory]
    [InlineData("party US\0")]
    [InlineData("party US\0 \0 \0")]
    [InlineData("party US \"a \u202E b\"")]
    [InlineData("party US # \u0007")]
    [InlineData("party US\u200E")]
    [InlineData("party \u2066US")]
    public void A_hidden_character_is_reported_once_a_line(string text)
    {
        Assert.Equal("hidden-character", Mistake(text).Code);
    }

    [Fact]
    public void Direction_marks_do_no_harm_in_prose()
    {
        Assert.Empty(Codes("party x \"\u200Fحماس\u200E (\u061C)\" # \u200E"));
    }

    [Fact]
    public void A_byte_order_mark_is_white_space()
    {
        Assert.True(First("\uFEFFparty US").IsAtMargin);
    }

    [Theory]
    [InlineData("10-03-2020")]
    [InlineData("2020-3-1")]
    [InlineData("2020-03-10T25")]
    [InlineData("1/2")]
    [InlineData("٥٠٠")]
    public void What_is_neither_number_nor_date_nor_name_is_said_so(string text)
    {
        Assert.Equal("malformed-number-or-date", Mistake($"event a\n  as {text}").Code);
    }

    [Theory]
    [InlineData("a at least -5")]
    [InlineData("a at least −5,000")]
    [InlineData("a - b at least 5")]
    public void There_is_no_minus_sign(string text)
    {
        Assert.Equal("minus-sign", Mistake($"event e as {text}").Code);
    }

    [Fact]
    public void A_block_indented_as_a_whole_has_its_margin_there()
    {
        var text = "  party US\n    also \"a\"\n  party Taliban\n";
        Assert.Empty(Codes(text));
        Assert.Equal(2, Read(text).Statements.Count());
    }
}
