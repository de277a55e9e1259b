using System.Text;
using System.Text.RegularExpressions;
using Servanda.Tests;

namespace Servanda.Workspace.Tests.Api;

/// <summary>What docs/api.md says that one gets, one gets.</summary>
public sealed partial class ApiPageTests
{
    const string Prompt = "$ curl ";

    [Fact]
    public async Task What_the_page_says_is_answered_is_answered()
    {
        await using var workspace = await Workspace.Of("doha-2020");
        var page = Repository.Read("docs/api.md");
        var now = new StringBuilder();
        var lines = new Queue<string>(page.TrimEnd('\n').Split('\n'));
        while (lines.TryDequeue(out var line))
        {
            now.Append(line).Append('\n');
            if (!line.StartsWith(Prompt, StringComparison.Ordinal))
                continue;
            while (lines.Peek() != "```")
                lines.Dequeue();
            now.Append(await Answer(workspace, line));
        }
        Assert.Contains("\n" + Prompt, page);
        Golden.Matches("../../../docs/api.md", now.ToString());
    }

    // Of curl as much as the page uses: -s, -H, -d and an address.
    static async Task<string> Answer(Workspace workspace, string line)
    {
        var words = new Queue<string>(Words(line[Prompt.Length..]));
        var (address, type, sent) = ("", "", (string?)null);
        while (words.TryDequeue(out var word))
            switch (word)
            {
                case "-s":
                    break;
                case "-H":
                    type = words.Dequeue().Split(": ")[1];
                    break;
                case "-d":
                    sent = words.Dequeue();
                    break;
                default:
                    address = new Uri(word).PathAndQuery;
                    break;
            }
        using var answer = sent is null
            ? await workspace.Get(address)
            : await workspace.Client.PostAsync(
                new Uri(address, UriKind.Relative),
                new StringContent(sent, Encoding.UTF8, type),
                TestContext.Current.CancellationToken
            );
        // The version is another after every change of the example's text, of which the page says nothing.
        return Version().Replace(await answer.Text(), "0123456789abcdef");
    }

    [GeneratedRegex("(?<=\"version\": \")[0-9a-f]{16}")]
    private static partial Regex Version();

    static IEnumerable<string> Words(string line)
    {
        for (var at = 0; at < line.Length; at++)
        {
            if (line[at] == ' ')
                continue;
            var quote = line[at] is '"' or '\'' ? line[at++] : ' ';
            var end = line.IndexOf(quote, at);
            end = end < 0 ? line.Length : end;
            yield return line[at..end];
            at = end;
        }
    }
}
