using System.Runtime.CompilerServices;
using System.Text;
using Servanda.Text;

namespace Servanda.Tests.Text;

public class GoldenFileTests
{
    public static TheoryData<string> Files() => [.. Names()];

    internal static string[] AllTexts() => [.. Names().Select(Read)];

    private static IEnumerable<string> Names() =>
        Directory
            .EnumerateFiles(Folder())
            .Where(path => path.EndsWith(".accord") || path.EndsWith(".md"))
            .Select(path => Path.GetFileName(path))
            .Order(StringComparer.Ordinal);

    [Theory]
    [MemberData(nameof(Files))]
    public void Diagnostics_stand_below_the_lines_they_speak_of(string name)
    {
        Golden.Matches($"golden/{name}.diagnostics", Annotate(Read(name)));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void The_formatter_lays_out(string name)
    {
        Golden.Matches($"golden/{name}.formatted", Formatter.Format(new SourceText(name, Read(name))));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void A_file_that_means_to_be_good_has_no_diagnostics(string name)
    {
        if (!name.StartsWith("bad-", StringComparison.Ordinal))
            Assert.Empty(Parser.Parse(new SourceText(name, Read(name))).Diagnostics);
    }

    private static string Folder([CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(here)!, "golden");

    private static string Read(string name) => File.ReadAllText(Path.Combine(Folder(), name));

    /// <summary>The source with a line below each line that has a diagnostic.</summary>
    private static string Annotate(string text)
    {
        var source = new SourceText("golden.accord", text);
        var diagnostics = Parser.Parse(source).Diagnostics.ToLookup(d => source.PositionOf(d.Span.Start).Line);
        var annotated = new StringBuilder();
        for (var line = 1; line <= source.LineCount; line++)
        {
            annotated.Append(source.TextOf(source.LineSpan(line))).Append('\n');
            foreach (var diagnostic in diagnostics[line])
            {
                var column = source.PositionOf(diagnostic.Span.Start).Column;
                annotated
                    .Append('~', column - 1)
                    .Append('^', Math.Max(1, Math.Min(diagnostic.Span.Length, 40)))
                    .Append($" {diagnostic.Code}: {diagnostic.Message} {diagnostic.Mend}\n");
            }
        }
        return annotated.ToString();
    }
}
