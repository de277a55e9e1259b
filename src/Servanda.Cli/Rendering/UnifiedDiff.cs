using System.Globalization;
using System.Text;
using Servanda.Checks;
using Servanda.Diagnostics;
using Servanda.Text;

namespace Servanda.Cli.Rendering;

/// <summary>What fixes change in a file, in the unified format of <c>diff -u</c>, which <c>patch</c> and people read.</summary>
internal static class UnifiedDiff
{
    const int Context = 3;

    /// <summary>The changes, with a few lines around each; empty where nothing changes.</summary>
    /// <param name="file">The file, fixed.</param>
    /// <param name="path">The path to name it by.</param>
    public static string Of(FixedText file, string path)
    {
        var source = file.Source;
        var diff = new StringBuilder();
        var added = 0;
        foreach (var hunk in Near(Changes(file), 2 * Context))
        {
            var first = Math.Max(1, hunk[0].First - Context);
            var last = Math.Min(LastLine(source), hunk[^1].Last + Context);
            var lines = new StringBuilder();
            var (before, after, line) = (0, 0, first);
            foreach (var change in hunk)
            {
                Write(' ', change.First - 1);
                Write('-', change.Last);
                foreach (var text in change.Lines)
                    Append('+', text);
            }
            Write(' ', last);
            diff.Append(
                CultureInfo.InvariantCulture,
                $"@@ -{Range(first, before)} +{Range(first + added, after)} @@\n"
            );
            diff.Append(lines);
            added += after - before;

            void Write(char mark, int to)
            {
                for (; line <= to; line++)
                    Append(mark, source.TextOf(source.LineSpan(line)));
            }

            void Append(char mark, string text)
            {
                lines.Append(mark).Append(SafeText.Of(text)).Append('\n');
                before += mark == '+' ? 0 : 1;
                after += mark == '-' ? 0 : 1;
            }
        }
        return diff.Length == 0 ? "" : $"--- {SafeText.Of(path)}\n+++ {SafeText.Of(path)}\n{diff}";
    }

    // Replacements on one line are one change.
    static IEnumerable<Change> Changes(FixedText file)
    {
        var source = file.Source;
        for (var i = 0; i < file.Replacements.Length; )
        {
            var first = LineOf(file.Replacements[i].Span.Start);
            var last = first;
            var from = i;
            for (; i < file.Replacements.Length && LineOf(file.Replacements[i].Span.Start) <= last; i++)
                last = Math.Max(last, LastOf(file.Replacements[i].Span));
            var text = TextSpan.FromTo(
                source.LineSpan(first).Start,
                last < source.LineCount ? source.LineSpan(last + 1).Start : source.Text.Length
            );
            var now = new SourceText("", new FixedText(source, file.Replacements[from..i]).TextOf(text));
            yield return new Change(
                first,
                last,
                [.. Enumerable.Range(1, LastLine(now)).Select(n => now.TextOf(now.LineSpan(n)))]
            );
        }

        int LineOf(int offset) => source.PositionOf(offset).Line;

        // What ends at the beginning of a line leaves that line as it is.
        int LastOf(TextSpan span) =>
            source.PositionOf(span.End) is var end && end.Column == 1 && span.Length > 0 ? end.Line - 1 : end.Line;
    }

    static IEnumerable<List<Change>> Near(IEnumerable<Change> changes, int lines)
    {
        List<Change> hunk = [];
        foreach (var change in changes)
        {
            if (hunk.Count > 0 && change.First - hunk[^1].Last > lines)
            {
                yield return hunk;
                hunk = [];
            }
            hunk.Add(change);
        }
        if (hunk.Count > 0)
            yield return hunk;
    }

    /// <summary>The last line that has anything in it, or an end.</summary>
    static int LastLine(SourceText source) =>
        source.LineSpan(source.LineCount).Length == 0 ? source.LineCount - 1 : source.LineCount;

    // Of no lines, the line after which they would stand.
    static string Range(int first, int count) =>
        string.Create(CultureInfo.InvariantCulture, $"{(count == 0 ? first - 1 : first)},{count}");

    sealed record Change(int First, int Last, IReadOnlyList<string> Lines);
}
