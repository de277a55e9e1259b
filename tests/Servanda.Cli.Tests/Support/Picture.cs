using System.Globalization;
using System.Security;
using System.Text;
using System.Text.RegularExpressions;
using Servanda.Cli.Rendering;

namespace Servanda.Cli.Tests.Support;

/// <summary>Coloured output of the command as a picture (SVG), on a ground of its own, so that it reads on any page.</summary>
internal static partial class Picture
{
    const decimal Column = 8.4m;
    const int Line = 19;
    const int Margin = 18;

    public static string Of(string coloured, int columns)
    {
        var lines = coloured.TrimEnd('\n').Split('\n');
        var (width, height) = (columns * Column + 2 * Margin, lines.Length * Line + 2 * Margin);
        var svg = new StringBuilder();
        svg.Append(
            CultureInfo.InvariantCulture,
            $"""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}">
            <style>
            text {"{"} font: 14px ui-monospace, "Cascadia Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace; fill: #d5dbe3; white-space: pre {"}"}
            .s1 {"{"} font-weight: bold; fill: #ffffff {"}"} .s2 {"{"} fill: #8c97a5 {"}"} .s31 {"{"} fill: #ff7b72 {"}"} .s32 {"{"} fill: #6fdd8b {"}"} .s33 {"{"} fill: #e3b341 {"}"} .s36 {"{"} fill: #62d1e0 {"}"}
            </style>
            <rect width="100%" height="100%" rx="8" fill="#161b22"/>

            """
        );
        for (var i = 0; i < lines.Length; i++)
            AppendLine(svg, lines[i], Margin + (i + 0.75m) * Line);
        return svg.Append("</svg>\n").ToString();
    }

    // Every run of one colour stands at its own column, so that columns are straight in any font.
    static void AppendLine(StringBuilder svg, string line, decimal y)
    {
        var column = 0;
        foreach (Match run in Run().Matches(line))
        {
            var text = run.Groups["text"].Value;
            var words = text.Trim(' ');
            if (words.Length > 0)
            {
                var x = Margin + (column + text.IndexOf(words[0])) * Column;
                var tone = run.Groups["code"].Success ? $" class=\"s{run.Groups["code"].Value}\"" : "";
                svg.Append(
                    CultureInfo.InvariantCulture,
                    $"<text x=\"{x}\" y=\"{y}\" textLength=\"{SafeText.Width(words) * Column}\"{tone}>{SecurityElement.Escape(words)}</text>\n"
                );
            }
            column += SafeText.Width(text);
        }
    }

    [GeneratedRegex(@"(?:\e\[(?<code>[0-9]+)m)?(?<text>[^\e]+)(?:\e\[0m)?")]
    private static partial Regex Run();
}
