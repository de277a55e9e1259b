using System.Text;

namespace Servanda.Cli.Tests.Support;

/// <summary>
/// Runs the commands in the <c>console</c> blocks of a Markdown file: a line <c>$ servanda …</c>, below it what is
/// printed, to both streams, then <c>[exit code N]</c> unless it is 0.
/// </summary>
internal static class ConsoleBlocks
{
    /// <summary>The file as it would be with what the commands print now.</summary>
    public static async Task<string> Rerun(string markdown)
    {
        var result = new StringBuilder();
        var inBlock = false;
        foreach (var line in markdown.TrimEnd('\n').Split('\n'))
        {
            if (line == "```console")
                inBlock = true;
            else if (line.StartsWith("```", StringComparison.Ordinal))
                inBlock = false;
            else if (inBlock && !line.StartsWith("$ ", StringComparison.Ordinal))
                continue;
            result.Append(line).Append('\n');
            if (inBlock && line.StartsWith("$ servanda ", StringComparison.Ordinal))
                result.Append(await Seen(line["$ servanda ".Length..]));
        }
        return result.ToString();
    }

    /// <summary>The commands of blocks in any of these languages.</summary>
    public static IEnumerable<string> Commands(string markdown) =>
        markdown
            .Split('\n')
            .Select(l => l.StartsWith("$ ", StringComparison.Ordinal) ? l[2..] : l)
            .Where(l => l.StartsWith("servanda ", StringComparison.Ordinal))
            .Select(l => l["servanda ".Length..]);

    /// <summary>The words of a command line; double quotes keep spaces together.</summary>
    public static string[] Words(string line)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        var (quoted, any) = (false, false);
        foreach (var c in line)
            if (c == '"')
                (quoted, any) = (!quoted, true);
            else if (c == ' ' && !quoted)
            {
                if (word.Length > 0 || any)
                    words.Add(word.ToString());
                word.Clear();
                any = false;
            }
            else
                word.Append(c);
        if (word.Length > 0 || any)
            words.Add(word.ToString());
        return [.. words];
    }

    static async Task<string> Seen(string line)
    {
        var outcome = await Command.Run(Words(line));
        return outcome.Seen + (outcome.Code == ExitCode.Fine ? "" : $"[exit code {outcome.Code}]\n");
    }
}
