using System.CommandLine;
using Servanda.Cli.Asking;

namespace Servanda.Cli.Commands;

/// <summary><c>servanda schema</c>: the JSON Schema of what a command prints with <c>--format json</c>.</summary>
internal static class SchemaCommand
{
    const string Prefix = "schemas/";
    const string Suffix = ".schema.json";

    public static Command Create(Surroundings surroundings)
    {
        var name = new Argument<string?>("NAME")
        {
            Arity = ArgumentArity.ZeroOrOne,
            HelpName = "NAME",
            Description = "The command whose JSON is meant; without it, the names there are.",
        };
        name.CompletionSources.Add(_ => Names());
        var command = new Command("schema", "The JSON Schema (2020-12) of what a command prints with --format json.")
        {
            name,
        };
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(name) is { } wanted)
                surroundings.Output.Write(Read(wanted));
            else
                foreach (var known in Names())
                    surroundings.Output.WriteLine(known);
            return ExitCode.Fine;
        });
        return command;
    }

    /// <summary>The schemas there are.</summary>
    public static IEnumerable<string> Names() =>
        typeof(SchemaCommand)
            .Assembly.GetManifestResourceNames()
            .Where(n => n.StartsWith(Prefix, StringComparison.Ordinal))
            .Select(n => n[Prefix.Length..^Suffix.Length])
            .Order(StringComparer.Ordinal);

    /// <summary>The text of a schema.</summary>
    public static string Read(string name)
    {
        using var stream = typeof(SchemaCommand).Assembly.GetManifestResourceStream($"{Prefix}{name}{Suffix}");
        if (stream is null)
            throw new UsageError(
                $"There is no schema '{name}'.{CommitmentNames.DidYouMean(name, Names())} There are: {string.Join(", ", Names())}."
            );
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
