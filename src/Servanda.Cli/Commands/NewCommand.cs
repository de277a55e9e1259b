using System.CommandLine;

namespace Servanda.Cli.Commands;

/// <summary><c>servanda new</c>: a small, complete, commented dossier to start from.</summary>
internal static class NewCommand
{
    const string Prefix = "templates/";

    public static Command Create(Surroundings surroundings)
    {
        var folder = new Argument<string>("FOLDER")
        {
            Description = "The folder to make; it may exist if it is empty.",
        };
        var command = new Command("new", "Write a small, commented dossier to start from.") { folder };
        command.SetAction(parsed =>
        {
            var path = parsed.GetRequiredValue(folder);
            if (File.Exists(path))
                throw new UsageError($"'{path}' is a file. Name a folder that does not exist yet or is empty.");
            if (Directory.Exists(path) && Directory.EnumerateFileSystemEntries(path).Any())
                throw new UsageError(
                    $"The folder '{path}' is not empty, and nothing in it shall be overwritten. Name another."
                );
            Directory.CreateDirectory(path);
            foreach (var (name, text) in Files())
            {
                File.WriteAllText(System.IO.Path.Combine(path, name), text);
                surroundings.Output.WriteLine($"wrote {System.IO.Path.Combine(path, name)}");
            }
            surroundings.Output.WriteLine();
            surroundings.Output.WriteLine("Try:");
            foreach (var tried in new[] { "check", "test", "status", "explain" })
                surroundings.Output.WriteLine(
                    $"  servanda {tried} {path}{(tried == "explain" ? " free-prisoners" : "")}"
                );
            return ExitCode.Fine;
        });
        return command;
    }

    /// <summary>The files of the dossier, by name.</summary>
    static IEnumerable<(string Name, string Text)> Files()
    {
        var assembly = typeof(NewCommand).Assembly;
        foreach (var resource in assembly.GetManifestResourceNames().Order(StringComparer.Ordinal))
        {
            if (!resource.StartsWith(Prefix, StringComparison.Ordinal))
                continue;
            using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
            yield return (resource[Prefix.Length..], reader.ReadToEnd());
        }
    }
}
