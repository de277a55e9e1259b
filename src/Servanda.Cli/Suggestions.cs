using System.CommandLine;

namespace Servanda.Cli;

/// <summary>
/// What could stand at the cursor, a line each: <c>servanda [suggest:17] "servanda status d"</c>, as System.CommandLine's
/// own directive would print it for a root command.
/// </summary>
internal static class Suggestions
{
    public static int Print(
        Command root,
        IReadOnlyList<string> args,
        ParserConfiguration parsing,
        Surroundings surroundings
    )
    {
        var line = args.Count > 1 ? args[1] : "";
        var cursor = Cursor(args[0], line.Length);
        var afterName = line.IndexOf(' ') is var space and >= 0 ? space + 1 : line.Length;
        var rest = line[afterName..];
        foreach (var item in root.Parse(rest, parsing).GetCompletions(Math.Clamp(cursor - afterName, 0, rest.Length)))
            surroundings.Output.WriteLine(item.InsertText ?? item.Label);
        return ExitCode.Fine;
    }

    static int Cursor(string directive, int otherwise)
    {
        var colon = directive.IndexOf(':');
        return colon >= 0 && int.TryParse(directive.AsSpan(colon + 1).TrimEnd(']'), out var at) ? at : otherwise;
    }
}
