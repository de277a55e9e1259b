using System.Globalization;
using System.Text;

namespace Servanda.Cli;

/// <summary>All that the command takes from its process: where it writes, what time it is, how wide the terminal is.</summary>
internal sealed record Surroundings
{
    /// <summary>Where no terminal says how wide it is.</summary>
    public const int DefaultWidth = 100;

    const int LeastWidth = 40;

    /// <summary>Answers go here.</summary>
    public required TextWriter Output { get; init; }

    /// <summary>What is wrong with the question or the dossier goes here.</summary>
    public required TextWriter Error { get; init; }

    /// <summary>What is piped in, or typed.</summary>
    public TextReader Input { get; init; } = TextReader.Null;

    /// <summary>Today.</summary>
    public required TimeProvider Clock { get; init; }

    /// <summary>Whether to colour.</summary>
    public bool Colour { get; init; }

    /// <summary>How many columns a table may take.</summary>
    public int Width { get; init; } = DefaultWidth;

    /// <summary>Those of the running process: UTF-8, colour on a terminal only and never with <c>NO_COLOR</c>.</summary>
    public static Surroundings OfThisProcess()
    {
        var onTerminal = !Console.IsOutputRedirected;
        if (onTerminal && OperatingSystem.IsWindows())
            Console.OutputEncoding = Encoding.UTF8;
        return new Surroundings
        {
            Output = Utf8(Console.OpenStandardOutput()),
            Error = Utf8(Console.OpenStandardError()),
            Input = Console.In,
            Clock = TimeProvider.System,
            Colour = onTerminal && WantsColour(Environment.GetEnvironmentVariable),
            Width = onTerminal ? TerminalWidth() : WidthSaid(Environment.GetEnvironmentVariable),
        };
    }

    /// <summary>Whether the environment allows colour: see no-color.org.</summary>
    public static bool WantsColour(Func<string, string?> environment) =>
        string.IsNullOrEmpty(environment("NO_COLOR")) && environment("TERM") != "dumb";

    /// <summary>How wide a page the environment asks for where there is no terminal: <c>COLUMNS</c>.</summary>
    public static int WidthSaid(Func<string, string?> environment) =>
        int.TryParse(environment("COLUMNS"), NumberStyles.None, CultureInfo.InvariantCulture, out var columns)
        && columns >= LeastWidth
            ? columns
            : DefaultWidth;

    static int TerminalWidth()
    {
        try
        {
            return Console.WindowWidth >= LeastWidth ? Console.WindowWidth : DefaultWidth;
        }
        catch (IOException)
        {
            return DefaultWidth;
        }
    }

    static StreamWriter Utf8(Stream stream) => new(stream, new UTF8Encoding(false), 16 * 1024) { NewLine = "\n" };
}
