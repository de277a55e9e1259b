using Servanda.Diagnostics;
using Servanda.Text;
using static Servanda.Tests.Text.Reading;

namespace Servanda.Tests.Text;

public class AccordBlocksTests
{
    private static string[] Blocks(string markdown) =>
        [.. AccordBlocks.Find(new SourceText("a.md", markdown), new List<Diagnostic>()).Select(b => b.Text)];

    [Fact]
    public void Only_blocks_marked_accord_are_read()
    {
        Assert.Equal(["a\n"], Blocks("# x\n\n```accord\na\n```\n\n```json\nb\n```\n\n    accord\n"));
    }

    [Theory]
    [InlineData("```accord")]
    [InlineData("~~~~ accord")]
    [InlineData("``` accord fragment")]
    [InlineData("```accord title=\"x\"")]
    public void The_first_word_of_the_info_string_counts(string fence)
    {
        Assert.Equal(["a\n"], Blocks($"{fence}\na\n{fence[..fence.IndexOfAny([' ', 'a'])]}\n"));
    }

    [Theory]
    [InlineData("```accord example")]
    [InlineData("```accordion")]
    [InlineData("```Accord")]
    public void Examples_and_other_words_are_skipped(string fence)
    {
        Assert.Empty(Blocks($"{fence}\na\n```\n"));
    }

    [Fact]
    public void A_block_in_a_list_or_quotation_has_its_margin_at_the_fence()
    {
        var text =
            "- item\n\n  ```accord\n  party US\n    also \"a\"\n  ```\n\n> ```accord\n> party Taliban\n>   also \"b\n>     c\"\n> ```\n";
        var file = Read(text, "a.md");
        Assert.Empty(file.Diagnostics);
        Assert.Equal(["US", "Taliban"], file.Statements.Cast<DeclarationSyntax>().Select(d => d.Name.Text));
        var also = Assert.IsType<ProsesClauseSyntax>(((DeclarationSyntax)file.Statements.Last()).Clauses[0]);
        Assert.Equal("b c", also.Texts[0].Text);
    }

    [Fact]
    public void Spans_point_into_the_file()
    {
        var file = Read("Some prose.\n\n> ```accord\n> party US\n> ```\n", "a.md");
        var name = ((DeclarationSyntax)file.Statements.Single()).Name;
        Assert.Equal("US", file.Source.TextOf(name.Span));
        Assert.Equal(new LinePosition(4, 9), file.Source.PositionOf(name.Span.Start));
    }

    [Fact]
    public void A_fence_that_is_not_closed_is_reported_and_read_to_the_end()
    {
        var file = Read("```accord\nparty US\n", "a.md");
        Assert.Equal("unclosed-fence", Assert.Single(file.Diagnostics).Code);
        Assert.Single(file.Statements);
    }

    [Theory]
    [InlineData("- x\n\n\t```accord\n\tparty US\n\t\talso \"a\"\n\t```\n")]
    [InlineData(" ```accord\r\n\tparty US\r\n\t\talso \"a\"\r\n ```\r\n")]
    [InlineData("```accord\rparty US\r  also \"a\"\r```\r")]
    public void Tabs_and_all_line_ends_are_read(string text)
    {
        var file = Read(text, "a.md");
        Assert.Empty(file.Diagnostics);
        Assert.Single(file.Statements);
        var block = file.Blocks.Single();
        Assert.Equal(block.Block.Text, string.Concat(block.Tokens.Select(t => t.FullText)));
    }

    [Fact]
    public void A_page_nested_too_deeply_is_reported()
    {
        Assert.Equal("markdown-too-deep", Assert.Single(Codes(new string('>', 20_000) + "x", "a.md")));
    }

    [Fact]
    public void An_empty_block_is_a_block()
    {
        Assert.Equal(["", ""], Blocks("```accord\n```\n\n```accord"));
    }
}
