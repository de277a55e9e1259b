using Servanda.Tests;

namespace Servanda.Cli.Tests.Support;

/// <summary>What a run of the command gave.</summary>
internal sealed record Outcome(int Code, string Output, string Error)
{
    /// <summary>All that a person at a terminal would have seen.</summary>
    public string Seen => Output + Error;
}

/// <summary>A clock that always shows the same moment.</summary>
internal sealed class StoppedClock(DateTimeOffset now) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => now;
}

/// <summary>Runs the command in this process, from the root of the repository, on 2 June 2020 at noon.</summary>
internal static class Command
{
    public static readonly TimeProvider Clock = new StoppedClock(
        new DateTimeOffset(2020, 6, 2, 12, 0, 0, TimeSpan.Zero)
    );

    public static Task<Outcome> Run(params string[] args) => Run(Surroundings.DefaultWidth, args);

    /// <summary>With something typed or piped in.</summary>
    public static Task<Outcome> RunWith(string input, params string[] args) =>
        Run(Surroundings.DefaultWidth, args, input: input);

    /// <summary>On a page of so many columns; coloured, if so said.</summary>
    public static Task<Outcome> Run(int width, string[] args, bool colour = false, string input = "")
    {
        Environment.CurrentDirectory = Repository.Root;
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var code = Cli.Run(args, Around(output, error, colour) with { Width = width, Input = new StringReader(input) });
        return Task.FromResult(new Outcome(code, output.ToString(), error.ToString()));
    }

    /// <summary>The names of all commands, as the help lists them.</summary>
    public static async Task<IReadOnlyList<string>> Names()
    {
        var help = (await Run("--help")).Output;
        return
        [
            .. help[help.IndexOf("Commands:", StringComparison.Ordinal)..]
                .Split('\n')
                .Where(l => l.StartsWith("  ", StringComparison.Ordinal) && l[2] != ' ')
                .Select(l => l.Trim().Split(' ')[0]),
        ];
    }

    /// <summary>What a piece of rendering prints.</summary>
    public static string Printed(Action<Surroundings> print, bool colour = false, int width = 100)
    {
        Environment.CurrentDirectory = Repository.Root;
        using var output = new StringWriter { NewLine = "\n" };
        print(Around(output, output, colour) with { Width = width });
        return output.ToString();
    }

    static Surroundings Around(TextWriter output, TextWriter error, bool colour) =>
        new()
        {
            Output = output,
            Error = error,
            Clock = Clock,
            Colour = colour,
        };
}
