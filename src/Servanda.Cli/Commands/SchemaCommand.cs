using System.CommandLine;
using Servanda.Cli.Asking;

namespace Servanda.Cli.Commands;

/// <summary><c>servanda schema</c>: the JSON Schema of what a command prints with <c>--format json</c>.</summary>
internal static class SchemaCommand
{
    public static Command Create(Surroundings surroundings)
    {
        var name = new Argument<string?>("NAME")
        {
            Arity = ArgumentArity.ZeroOrOne,
            HelpName = "NAME",
            Description = "The command whose JSON is meant; without it, the names there are.",
        };
        name.CompletionSources.Add(_ => Schemas.Names());
        var command = new Command("schema", "The JSON Schema (2020-12) of what a command prints with --format json.")
        {
            name,
        };
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(name) is { } wanted)
                surroundings.Output.Write(Read(wanted));
            else
                foreach (var known in Schemas.Names())
                    surroundings.Output.WriteLine(known);
            return ExitCode.Fine;
        });
        return command;
    }

    /// <summary>The text of a schema.</summary>
    static string Read(string name) =>
        Schemas.Find(name)
        ?? throw new UsageError(
            $"There is no schema '{name}'.{Spelling.DidYouMean(name, Schemas.Names())} There are: {string.Join(", ", Schemas.Names())}."
        );
}
