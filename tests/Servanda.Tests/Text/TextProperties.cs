using CsCheck;
using Servanda.Text;
using static Servanda.Tests.Text.Reading;

namespace Servanda.Tests.Text;

/// <summary>What holds for every text, however broken (invariants 8 and 9).</summary>
public class TextProperties
{
    private static readonly string[] Vocabulary =
    [
        .. "commitment party event expect US Taliban a b p must may achieve keep not and or upon provided by within from until".Split(
            ' '
        ),
        .. "the earlier later either of all any is more total number over plus minus times at least most exactly after before".Split(
            ' '
        ),
        .. "day days working months for each in where as owed to performed source rated id known since due has progress between".Split(
            ' '
        ),
        .. "reports denies cannot confirm extends flagged possibly evidence lasting formalised together with variant replaces".Split(
            ' '
        ),
        .. "5 5,000 3.67 2020 2020-03-10 2019/2020-03 [2020..2021] 20XX 2020-03-10T14:00 Asia/Kabul % ( ) , -5 ; حماس".Split(
            ' '
        ),
        "\"prose\"",
        "“curly”@ar",
        "\"two\n     lines\"",
        "\"",
        "“",
        "# comment\n",
        "\n",
        "\n  ",
        "\n  ",
        "\n\n",
        "\r\n",
        "\t",
        "\0",
        "\u202E",
    ];

    private static readonly Gen<string> Soup = Pick(Vocabulary).Array[0, 60].Select(words => string.Join(' ', words));

    private static readonly Gen<string> Noise = Gen.Char.Array[0, 80].Select(chars => new string(chars));

    private static readonly Gen<string> Mutated = Gen.Select(
        Pick(GoldenFileTests.AllTexts()),
        Gen.Select(Gen.Int[0, 10_000], Gen.Int[0, 30], Pick(Vocabulary)).Array[1, 4],
        (text, changes) =>
        {
            foreach (var (place, length, word) in changes)
            {
                var at = place % (text.Length + 1);
                text = text[..at] + word + text[Math.Min(text.Length, at + length)..];
            }
            return text;
        }
    );

    private static readonly Gen<string> Any = Gen.OneOf(Soup, Noise, Mutated);

    private static Gen<string> Pick(string[] texts) => Gen.Int[0, texts.Length - 1].Select(i => texts[i]);

    [Fact]
    public void Tokens_lose_nothing()
    {
        Any.Hold(text => Assert.Equal(text, string.Concat(Block(text).Tokens.Select(t => t.FullText))));
    }

    [Fact]
    public void A_page_loses_nothing_of_its_blocks()
    {
        Gen.Select(Any, Pick(["", "> ", "  ", "\t", "- "]))
            .Hold(
                (text, prefix) =>
                {
                    var lines = $"```accord\n{text}\n```".Split('\n').Select(line => prefix + line);
                    var file = Read(string.Join('\n', lines), "a.md");
                    Assert.All(
                        file.Blocks,
                        b => Assert.Equal(b.Block.Text, string.Concat(b.Tokens.Select(t => t.FullText)))
                    );
                    var once = Formatter.Format(file);
                    var again = Read(once, "a.md");
                    Assert.Equal(once, Formatter.Format(again));
                    Assert.Equal(Values(file), Values(again));
                    Assert.Equal(file.Diagnostics.Select(d => d.Code), again.Diagnostics.Select(d => d.Code));
                }
            );
    }

    private static IEnumerable<string> Values(FileSyntax file) =>
        file.Blocks.SelectMany(b => b.Tokens).Select(t => $"{t.Kind} {t.Value} {t.IsAtMargin}");

    [Fact]
    public void Spans_lie_within_the_text()
    {
        Any.Hold(text =>
        {
            var file = Read(text);
            Assert.All(file.Diagnostics, d => Assert.InRange(d.Span.End, d.Span.Start, text.Length));
            Assert.All(file.Statements, s => Assert.InRange(s.Span.End, s.Span.Start, text.Length));
        });
    }

    [Fact]
    public void What_is_broken_has_a_diagnostic()
    {
        Any.Hold(text =>
        {
            var file = Read(text);
            if (file.Statements.Any(s => s.HasErrors))
                Assert.NotEmpty(file.Diagnostics);
        });
    }

    [Fact]
    public void Formatting_twice_is_formatting_once()
    {
        Any.Hold(text =>
        {
            var once = Formatter.Format(new SourceText("a.accord", text));
            Assert.Equal(once, Formatter.Format(new SourceText("a.accord", once)));
        });
    }

    [Fact]
    public void Formatting_changes_no_token_and_no_statement()
    {
        Any.Hold(text =>
        {
            var formatted = Formatter.Format(new SourceText("a.accord", text));
            Assert.Equal(Words(text), Words(formatted));
            Assert.Equal(Shape(text), Shape(formatted));
            Assert.Equal(Codes(text), Codes(formatted));
        });
    }

    /// <summary>The statements with their kinds and the words that begin their clauses.</summary>
    private static IEnumerable<string> Shape(string text) =>
        Read(text)
            .Statements.Select(s =>
                $"{s.GetType().Name} {s.HasErrors} {string.Join(' ', s.Tokens.Select(t => t.Value))}: "
                + string.Join(' ', Clauses(s).Select(c => c.GetType().Name))
            );

    private static IEnumerable<SyntaxNode> Clauses(StatementSyntax statement) =>
        statement switch
        {
            DeclarationSyntax declaration => declaration.Clauses,
            EntrySyntax entry => entry.Clauses,
            ExpectationSyntax expectation => [.. expectation.Clauses, .. expectation.Items],
            _ => [],
        };

    private static readonly Dictionary<string, string> MonsterTexts = new()
    {
        ["brackets"] = "commitment a\n  upon " + new string('(', 100_000) + "b",
        ["brackets in a sum"] = "tally a as 1 plus " + new string('(', 100_000) + "b",
        ["nots"] = "commitment a\n  upon " + Many("not ", 100_000) + "b",
        ["offsets"] = "commitment a\n  by " + Many("1 day after ", 100_000) + "b",
        ["befores"] = "commitment a\n  upon b" + Many(" before 2020", 100_000),
        ["shares"] = "tally a as " + Many("5% of ", 100_000) + "b",
        ["ands"] = "commitment a\n  upon b" + Many(" and c", 100_000),
        ["sums"] = "tally a as b" + Many(" plus c", 100_000),
        ["choices"] = "commitment a\n  by " + Many("the later of (", 100_000) + "b",
        ["a long name"] = "party " + new string('x', 1_000_000),
        ["a long number"] = "event a as b at least " + new string('9', 1_000_000),
        ["long prose"] = "party a \"" + new string('x', 1_000_000) + "\"",
        ["a long line"] = "commitment a " + Many("upon b ", 143_000),
        ["unclosed quotes"] = "party a" + Many("\n  also \"b", 100_000),
        ["unclosed curly quotes"] = "party a" + Many("\n  also “b", 100_000),
        ["NUL"] = new string('\0', 1_000_000),
        ["NUL and words"] = Many("a\0", 100_000),
        ["names over lines"] = "commitment a" + Many("\n  b,", 100_000),
        ["names in a row"] = "commitment a\n  owed to b" + Many(", b", 100_000),
        ["open sets"] = Many("[1 ", 70_000),
        ["dashes"] = new string('-', 100_000),
        ["joints"] = "a" + new string('-', 100_000) + "a",
        ["statements"] = Many("party a\n", 100_000),
        ["mistakes"] = Many("partie a\n", 30_000),
        ["blank lines"] = Many("\r\n", 500_000),
    };

    public static TheoryData<string> Monsters() => [.. MonsterTexts.Keys];

    private static string Many(string piece, int times) => string.Concat(Enumerable.Repeat(piece, times));

    [Theory]
    [MemberData(nameof(Monsters))]
    public void Monsters_are_read_and_written(string name)
    {
        // Of a length at which anything but linear time would not end.
        var once = Formatter.Format(new SourceText("a.accord", MonsterTexts[name]));
        Assert.Equal(once, Formatter.Format(new SourceText("a.accord", once)));
    }

    [Fact]
    public void A_page_of_many_blocks_is_read()
    {
        var page = Many("> - ```accord\n>   party a\n>     also \"b\"\n>   ```\n\ntext [a]: b\n\n", 20_000);
        Assert.Equal(20_000, Read(page, "a.md").Blocks.Length);
    }
}
