using Servanda.Checks;
using Servanda.Cli.Asking;
using Servanda.Cli.Rendering;
using Servanda.Diagnostics;
using Servanda.Model;
using Servanda.Text;

namespace Servanda.Cli.Commands;

/// <summary>What <c>servanda check --fix</c> does: quick fixes are written into the files, or shown.</summary>
internal static class Fixing
{
    /// <summary>Shows what the quick fixes would write, and writes nothing.</summary>
    public static void Show(Surroundings surroundings, Dossier read, CheckReport report, string path)
    {
        RefuseUnread(surroundings, read, path);
        var (files, done) = FixedText.Of(report.Findings);
        foreach (var file in files)
            surroundings.Output.Write(UnifiedDiff.Of(file, FileOf(file.Source, path)));
        surroundings.Output.WriteLine(
            files.IsEmpty
                ? "nothing to fix"
                : $"{QuestionWords.Count(done.Length, "finding")} in {QuestionWords.Count(files.Length, "file")} would be fixed; nothing was written"
        );
    }

    /// <summary>Writes the quick fixes into files that still are as they were read.</summary>
    public static void Write(Surroundings surroundings, Dossier read, CheckReport report, string path)
    {
        RefuseUnread(surroundings, read, path);
        var (files, done) = FixedText.Of(report.Findings);
        var left = files.Where(file => !TryWrite(file, path)).Select(f => f.Source).ToHashSet();
        foreach (var source in left)
            surroundings.Error.WriteLine(
                $"servanda: {SafeText.Of(FileOf(source, path))} is not as it was read, or cannot be written: left alone."
            );
        foreach (var finding in done)
            if (finding.Fix is { } fix && !fix.Replacements.Any(r => left.Contains(r.Source)))
                surroundings.Output.WriteLine(
                    $"{surroundings.Paint("fixed", Tone.Good)} {SafeText.Of(PlaceOf(fix, path))} {finding.Code}: {fix.Title}"
                );
        if (files.IsEmpty)
            surroundings.Output.WriteLine("nothing to fix");
    }

    static bool TryWrite(FixedText file, string path)
    {
        if (AccordFile.Read(FileOf(file.Source, path)) is not { } now || now.Text != file.Source.Text)
            return false;
        try
        {
            now.Write(file.Text);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    static void RefuseUnread(Surroundings surroundings, Dossier read, string path)
    {
        foreach (
            var file in read
                .Diagnostics.Where(d => d is { Severity: Severity.Error, Source: not null })
                .GroupBy(d => d.Source!)
        )
            surroundings.Error.WriteLine(
                $"servanda: {SafeText.Of(FileOf(file.Key, path))} cannot be read as a whole: nothing is fixed in it before its {QuestionWords.Count(file.Count(), "error")} {(file.Count() == 1 ? "is" : "are")} mended."
            );
    }

    static string PlaceOf(QuickFix fix, string path) =>
        Places.Of(fix.Replacements[0].Source, fix.Replacements[0].Span).From(path).Short;

    static string FileOf(SourceText source, string path) => Places.Of(source, default).From(path).File;
}
