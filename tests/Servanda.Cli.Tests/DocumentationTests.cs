using System.Text;
using Servanda.Cli.Rendering;
using Servanda.Cli.Tests.Support;
using Servanda.Tests;

namespace Servanda.Cli.Tests;

public class DocumentationTests
{
    [Theory]
    [InlineData("README.md")]
    [InlineData("docs/commands.md")]
    [InlineData("docs/tutorial.md")]
    [InlineData("examples/doha-2020/README.md")]
    [InlineData("examples/doha-2020-mended/README.md")]
    [InlineData("examples/aceh-2005/README.md")]
    [InlineData("examples/minsk-2015/README.md")]
    public async Task What_a_page_says_is_printed_is_printed(string name)
    {
        var file = Path.Combine(Repository.Root, name);
        var page = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
        Assert.Contains("\n$ ", page);
        var rerun = await ConsoleBlocks.Rerun(page);
        if (Golden.Updating)
            await File.WriteAllTextAsync(file, rerun, TestContext.Current.CancellationToken);
        else
            Assert.Equal(page, rerun);
    }

    [Fact]
    public async Task The_picture_on_the_first_page_is_what_is_printed()
    {
        string[] questions =
        [
            "status examples/doha-2020 first-drawdown free-taliban-prisoners jd-full-withdrawal lift-un-sanctions "
                + "no-haven open-talks seek-endorsement --as-of 2020-06-02 --known 2020-06-02",
            "history examples/doha-2020 no-haven --by known --as-of 2020-06-02 --known 2020-06-02",
        ];
        const int width = 100;
        var printed = new StringBuilder();
        foreach (var question in questions)
        {
            var prompt = GridLayout.Wrap($"$ servanda {question}", width - 4).ToList();
            printed.AppendJoin(" \\\n    ", prompt.Select(line => $"\e[1m{line}\e[0m")).Append('\n');
            printed.Append((await Command.Run(width, question.Split(' '), colour: true)).Output).Append('\n');
        }
        Golden.Matches("../../docs/images/status.svg", Picture.Of(printed.ToString(), width));
    }

    [Fact]
    public async Task Every_command_is_on_the_page()
    {
        var page = Repository.Read("docs/commands.md");
        var commands = await Command.Names();
        Assert.Contains("status", commands);
        Assert.All(commands, c => Assert.Contains($"## `servanda {c}", page));
    }

    [Fact]
    public async Task What_a_block_says_is_compared()
    {
        const string right = "```console\n$ servanda completion zsh\n…\n```\n";
        Assert.Equal(right, await ConsoleBlocks.Rerun(right));
        const string printed = "```console\n$ servanda schema\ncascade\nchanges\n…\n```\n";
        Assert.Equal(printed, await ConsoleBlocks.Rerun(printed));
        Assert.Equal(printed, await ConsoleBlocks.Rerun(printed.Replace("changes", "other")));
        const string wrong = "```console\n$ servanda statsu\n```\n";
        Assert.Contains("[exit code 2]\n```\n", await ConsoleBlocks.Rerun(wrong));
        Assert.Equal(["a", "b c", ""], ConsoleBlocks.Words("a \"b c\" \"\""));
    }
}
