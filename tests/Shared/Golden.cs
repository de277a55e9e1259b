using System.Runtime.CompilerServices;

namespace Servanda.Tests;

/// <summary>
/// Compares what came out with a file beside the test. To accept what came out, run the tests with
/// <c>SERVANDA_UPDATE_GOLDEN=1</c>, read the difference in git, and explain it in the commit.
/// </summary>
internal static class Golden
{
    /// <summary>Whether what comes out is accepted; never on a build server.</summary>
    public static bool Updating
    {
        get
        {
            var isWanted = Environment.GetEnvironmentVariable("SERVANDA_UPDATE_GOLDEN") == "1";
            Assert.False(
                isWanted && !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("CI")),
                "Golden files are not updated in CI."
            );
            return isWanted;
        }
    }

    /// <summary>Compares a text with the file at a path relative to the calling test's folder.</summary>
    public static void Matches(string relativePath, string actual, [CallerFilePath] string caller = "")
    {
        var path = Path.Combine(Path.GetDirectoryName(caller)!, relativePath);
        if (Updating)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, actual);
            return;
        }
        Assert.True(File.Exists(path), $"{relativePath} is not there. To make it: SERVANDA_UPDATE_GOLDEN=1");
        var expected = File.ReadAllText(path);
        if (expected != actual)
            Assert.Fail(
                $"{relativePath} differs (- expected, + actual). To accept: SERVANDA_UPDATE_GOLDEN=1\n"
                    + Diff(expected, actual)
            );
    }

    /// <summary>The lines that differ, after those that are the same at the beginning and before those at the end.</summary>
    private static string Diff(string expected, string actual)
    {
        var before = expected.Split('\n');
        var after = actual.Split('\n');
        var start = 0;
        while (start < before.Length && start < after.Length && before[start] == after[start])
            start++;
        var end = 0;
        while (end < before.Length - start && end < after.Length - start && before[^(end + 1)] == after[^(end + 1)])
            end++;
        var removed = before[start..^end].Select(line => $"- {line}");
        var added = after[start..^end].Select(line => $"+ {line}");
        return $"@ line {start + 1}\n{string.Join('\n', removed.Concat(added))}";
    }
}
