using System.Globalization;

namespace Servanda.Tests;

/// <summary>What is asked of the tests in the environment: how many cases, how long, which.</summary>
internal static class Settings
{
    /// <summary>A whole number, 0 or more.</summary>
    /// <param name="variable">The variable: <c>SERVANDA_CASES</c>.</param>
    /// <param name="usual">What a run of all tests takes, where the variable says nothing.</param>
    public static int Number(string variable, int usual) =>
        int.TryParse(
            Environment.GetEnvironmentVariable(variable),
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var number
        )
            ? number
            : usual;
}
