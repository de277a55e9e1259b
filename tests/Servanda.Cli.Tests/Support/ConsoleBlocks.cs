using System.Text;

namespace Servanda.Cli.Tests.Support;

/// <summary>
/// Runs the commands in the <c>console</c> blocks of a Markdown file: a line <c>$ servanda …</c> (or
/// <c>$ ./servanda …</c>), below it what is printed, to both streams, then <c>[exit code N]</c> unless it is 0. Where the
/// last line below it is <c>…</c>, only as much as stands there is shown and compared.
/// </summary>
internal static class ConsoleBlocks
{
    const string Elided = "…";

    /// <summary>What readers are told to name a dossier of their own; the tests make it elsewhere.</summary>
    const string TheirOwn = "my-agreement";

    /// <summary>The file as it would be with what the commands print now.</summary>
    public static async Task<string> Rerun(string markdown)
    {
        var own = Directory.CreateTempSubdirectory("servanda-docs-").FullName + "/";
        try
        {
            var result = new StringBuilder();
            var lines = new Queue<string>(markdown.TrimEnd('\n').Split('\n'));
            var inBlock = false;
            while (lines.TryDequeue(out var line))
            {
                result.Append(line).Append('\n');
                if (line.StartsWith("```", StringComparison.Ordinal))
                    inBlock = line == "```console";
                else if (inBlock && CommandOf(line) is { } command)
                {
                    var shown = new List<string>();
                    while (lines.TryPeek(out var next) && next[..Math.Min(2, next.Length)] is not ("$ " or "``"))
                        shown.Add(lines.Dequeue());
                    var printed = await Seen(command, own);
                    foreach (var seen in Cut(printed, shown))
                        result.Append(seen).Append('\n');
                }
            }
            return result.ToString();
        }
        finally
        {
            Directory.Delete(own, recursive: true);
        }
    }

    static IEnumerable<string> Cut(string[] printed, List<string> shown) =>
        shown is [.., Elided] && shown.Count <= printed.Length ? [.. printed[..(shown.Count - 1)], Elided] : printed;

    /// <summary>The words after <c>servanda</c>, or null where the line is no such command.</summary>
    public static string? CommandOf(string line)
    {
        foreach (var prompt in new[] { "$ servanda ", "$ ./servanda " })
            if (line.StartsWith(prompt, StringComparison.Ordinal))
                return line[prompt.Length..];
        return null;
    }

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

    static async Task<string[]> Seen(string line, string own)
    {
        var words = Words(line).Select(w => w == TheirOwn ? own + w : w);
        var outcome = await Command.Run([.. words]);
        var code = outcome.Code == ExitCode.Fine ? "" : $"[exit code {outcome.Code}]\n";
        return (outcome.Seen + code).Replace(own, "").TrimEnd('\n').Split('\n');
    }
}
