using Servanda.Diagnostics;
using Servanda.Text;

namespace Servanda.Cli.Rendering;

/// <summary>Findings as a good compiler prints them: the place, the sentence, the line with the place marked, the mend.</summary>
internal static class DiagnosticPage
{
    /// <summary>Prints a finding.</summary>
    public static void Write(Surroundings surroundings, Diagnostic diagnostic, string dossierPath)
    {
        var output = surroundings.Output;
        var tone = DiagnosticWords.ToneOf(diagnostic.Severity);
        var head = $"{DiagnosticWords.Word(diagnostic.Severity)}[{diagnostic.Code}]";
        var place = diagnostic.Source is { } source
            ? Places.Of(source, diagnostic.Span).From(dossierPath).Full + " "
            : "";
        output.WriteLine(
            $"{surroundings.Paint(place, Tone.Strong)}{surroundings.Paint(head, tone)} {surroundings.Paint(diagnostic.Message, Tone.Plain)}"
        );
        if (diagnostic.Source is not null)
            WriteLine(surroundings, diagnostic.Source, diagnostic.Span, tone);
        foreach (var related in diagnostic.Related)
        {
            var there = Places.Of(related.Source, related.Span).From(dossierPath).Full;
            output.WriteLine(
                $"  {surroundings.Paint(there, Tone.Quiet)} {surroundings.Paint(related.Note, Tone.Plain)}"
            );
        }
        output.WriteLine(
            $"  {surroundings.Paint("mend:", Tone.Good)} {surroundings.Paint(diagnostic.Mend, Tone.Plain)}"
        );
        if (diagnostic.Fix is { } fix)
            output.WriteLine(
                $"  {surroundings.Paint("quick fix:", Tone.Good)} {surroundings.Paint(fix.Title, Tone.Plain)} (--fix)"
            );
        output.WriteLine();
    }

    /// <summary>
    /// The line and, below it, carets under the place. Where the line runs from right to left, carets would stand under
    /// other letters than they mean: there the words meant are repeated instead.
    /// </summary>
    static void WriteLine(Surroundings surroundings, SourceText source, TextSpan span, Tone tone)
    {
        var at = source.PositionOf(span.Start);
        var lineSpan = source.LineSpan(at.Line);
        var line = source.TextOf(lineSpan);
        if (line.Length == 0)
            return;
        var from = Math.Min(at.Column - 1, line.Length);
        var to = Math.Clamp(span.End - lineSpan.Start, from, line.Length);

        var number = at.Line.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var margin = $"  {number} | ";
        var room = Math.Max(20, surroundings.Width - margin.Length);
        var (first, last) = Window(line, from, to, room - 2);
        var shown = (first > 0 ? "…" : "") + line[first..last] + (last < line.Length ? "…" : "");
        var empty = $"  {new string(' ', number.Length)} | ";
        surroundings.Output.WriteLine(
            $"{surroundings.Paint(margin, Tone.Quiet)}{surroundings.Paint(shown, Tone.Plain)}"
        );

        if (SafeText.RunsRightToLeft(shown))
        {
            if (to > from)
                surroundings.Output.WriteLine(
                    $"{surroundings.Paint(empty, Tone.Quiet)}here: {surroundings.Paint(line[from..Math.Min(to, last)], tone)}"
                );
            return;
        }
        var before = SafeText.Width(SafeText.Spell(line[first..from])) + (first > 0 ? 1 : 0);
        var marked = Math.Max(1, SafeText.Width(SafeText.Spell(line[from..Math.Min(to, last)])));
        surroundings.Output.WriteLine(
            $"{surroundings.Paint(empty, Tone.Quiet)}{new string(' ', before)}{surroundings.Paint(new string('^', marked), tone)}"
        );
    }

    /// <summary>The part of a long line that is shown: around the place, never splitting a character.</summary>
    static (int First, int Last) Window(string line, int from, int to, int room)
    {
        if (line.Length <= room)
            return (0, line.Length);
        var first = Math.Max(0, Math.Min(from - room / 4, line.Length - room));
        var last = Math.Min(line.Length, first + room);
        if (first > 0 && char.IsLowSurrogate(line[first]))
            first--;
        if (last < line.Length && char.IsLowSurrogate(line[last]))
            last--;
        return (first, Math.Max(last, from));
    }
}
