using Servanda.Cli.Tests.Support;

namespace Servanda.Cli.Tests;

public class DocumentationTests
{
    [Fact]
    public async Task The_examples_in_the_page_of_commands_print_what_it_says()
    {
        var file = Path.Combine(Command.Root, "docs", "commands.md");
        var page = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
        var rerun = await ConsoleBlocks.Rerun(page);
        if (Golden.Updating)
            await File.WriteAllTextAsync(file, rerun, TestContext.Current.CancellationToken);
        else
            Assert.Equal(page, rerun);
    }

    [Fact]
    public async Task The_questions_in_the_story_of_Doha_can_be_asked()
    {
        var story = Path.Combine(Command.Root, "examples", "doha-2020", "README.md");
        foreach (
            var line in ConsoleBlocks.Commands(
                await File.ReadAllTextAsync(story, TestContext.Current.CancellationToken)
            )
        )
        {
            var outcome = await Command.Run(ConsoleBlocks.Words(line));
            Assert.True(outcome.Code == ExitCode.Fine, $"servanda {line}\n{outcome.Seen}");
        }
    }

    [Fact]
    public async Task Every_command_is_on_the_page()
    {
        var page = await File.ReadAllTextAsync(
            Path.Combine(Command.Root, "docs", "commands.md"),
            TestContext.Current.CancellationToken
        );
        var help = (await Command.Run("--help")).Output;
        var commands = help[help.IndexOf("Commands:", StringComparison.Ordinal)..]
            .Split('\n')
            .Where(l => l.StartsWith("  ", StringComparison.Ordinal) && l[2] != ' ')
            .Select(l => l.Trim().Split(' ')[0])
            .ToList();
        Assert.Contains("status", commands);
        Assert.All(commands, c => Assert.Contains($"## `servanda {c}", page));
    }

    [Fact]
    public async Task What_a_block_says_is_compared()
    {
        const string right = "```console\n$ servanda schema\nstatus\n```\n";
        Assert.Equal(right, await ConsoleBlocks.Rerun(right));
        Assert.Equal(right, await ConsoleBlocks.Rerun("```console\n$ servanda schema\nother\n```\n"));
        const string wrong = "```console\n$ servanda statsu\n```\n";
        Assert.Contains("[exit code 2]\n```\n", await ConsoleBlocks.Rerun(wrong));
        Assert.Equal(["a", "b c", ""], ConsoleBlocks.Words("a \"b c\" \"\""));
    }
}
