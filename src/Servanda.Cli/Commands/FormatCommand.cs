using System.CommandLine;
using Servanda.Cli.Asking;
using Servanda.Cli.Rendering;
using Servanda.Model;
using Servanda.Text;

namespace Servanda.Cli.Commands;

/// <summary><c>servanda format</c>: lays out the accord blocks of a dossier, and nothing else.</summary>
internal static class FormatCommand
{
    public static Command Create(Surroundings surroundings)
    {
        var dossier = new DossierArgument();
        var check = new Option<bool>("--check")
        {
            Description = "Change nothing; exit code 1 if a file is not laid out as it would be.",
        };
        var command = new Command("format", "Lay out the accord blocks; the prose around them stays as it is.")
        {
            dossier,
            check,
        };
        command.SetAction(parsed =>
        {
            var path = dossier.Path(parsed);
            var onlyCheck = parsed.GetValue(check);
            var (files, changed, unreadable) = (0, 0, 0);
            foreach (var file in DossierFolder.Files(path))
            {
                files++;
                if (AccordFile.Read(file) is not { } read)
                {
                    unreadable++;
                    surroundings.Error.WriteLine(
                        $"servanda: {SafeText.Of(file)} is not text that can be written back as it was: left alone."
                    );
                    continue;
                }
                var formatted = Formatter.Format(new SourceText(file, read.Text));
                if (formatted == read.Text)
                    continue;
                changed++;
                if (!onlyCheck)
                    read.Write(formatted);
                var verb = onlyCheck ? "would format" : "formatted";
                surroundings.Output.WriteLine(
                    $"{surroundings.Paint(verb, Tone.Warning)} {SafeText.Of(file)}:{FirstDifference(read.Text, formatted)}"
                );
            }
            surroundings.Output.WriteLine(
                $"{QuestionWords.Count(files, "file")}, {changed} {(onlyCheck ? "to format" : "formatted")}"
            );
            return unreadable > 0 || (onlyCheck && changed > 0) ? ExitCode.Findings : ExitCode.Fine;
        });
        return command;
    }

    /// <summary>The first line that differs.</summary>
    static int FirstDifference(string before, string after)
    {
        var same = before.AsSpan().CommonPrefixLength(after);
        return before.AsSpan(0, same).Count('\n') + 1;
    }
}
