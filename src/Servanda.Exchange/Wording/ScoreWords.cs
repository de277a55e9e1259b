using System.Globalization;
using Servanda.Model;
using Servanda.Reporting;

namespace Servanda.Exchange.Wording;

/// <summary>A score sheet as a table, and its totals in words.</summary>
public static class ScoreWords
{
    /// <summary>One row a commitment.</summary>
    public static Grid GridOf(ScoreSheet sheet) =>
        Grid.Of(
                sheet.Rows,
                ("commitment", r => Cell.Of(AnswerWords.Name(r.Answer), Tone.Strong)),
                ("step", r => Cell.Of(r.Step?.Label ?? "not counted", r.Step is null ? Tone.Quiet : Tone.Plain)),
                ("points", r => Cell.Of(r.Step?.Points is { } points ? Number(points) : "")),
                ("status", r => AnswerWords.StatusCell(r.Answer)),
                ("progress", r => Cell.Of(AnswerWords.Progress(r.Answer.Progress)))
            )
            .WithoutEmptyColumns();

    /// <summary>The counts with their percentages, a word where these do not add to 100, and the score.</summary>
    public static IEnumerable<string> Totals(ScoreSheet sheet)
    {
        var leftOut = sheet.Rows.Length - sheet.Counted;
        yield return $"{QuestionWords.Count(sheet.Counted, "provision")}: "
            + string.Join(", ", sheet.Counts.Select(c => $"{c.Count} {c.Step.Label} ({Number(c.Percent)} %)"))
            + (leftOut > 0 ? $"; {leftOut} not counted" : "")
            + ".";
        if (sheet.Counted > 0 && sheet.PercentTotal != 100)
            yield return $"The percentages add up to {Number(sheet.PercentTotal)} %, because each is rounded.";
        if (sheet.Score is { } score)
            yield return $"Score: {Number(decimal.Round(score, 2))} ({Number(sheet.Points!.Value)} of {Number(sheet.MostPoints!.Value)} points).";
    }

    static string Number(decimal number) => number.ToString("0.##", CultureInfo.InvariantCulture);
}
