namespace Servanda.Cli.Tests.Support;

/// <summary>
/// Compares with a file of tests/Servanda.Cli.Tests/Golden. Run with SERVANDA_UPDATE_GOLDEN=1 to accept what is printed;
/// then read the difference before you commit it. Never on a build server.
/// </summary>
internal static class Golden
{
    public static bool Updating =>
        Environment.GetEnvironmentVariable("SERVANDA_UPDATE_GOLDEN") == "1"
        && (
            string.IsNullOrEmpty(Environment.GetEnvironmentVariable("CI"))
                ? true
                : throw new InvalidOperationException("SERVANDA_UPDATE_GOLDEN is refused where CI is set.")
        );

    public static void Matches(string name, string actual)
    {
        var file = Path.Combine(Command.Root, "tests", "Servanda.Cli.Tests", "Golden", name);
        if (Updating)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, actual);
        }
        var expected = File.Exists(file) ? File.ReadAllText(file) : "(there is no such file)\n";
        Assert.True(
            expected == actual,
            $"{name} differs. To accept: SERVANDA_UPDATE_GOLDEN=1 dotnet test\n--- expected\n{expected}\n--- actual\n{actual}"
        );
    }
}
