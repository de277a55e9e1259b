using System.CommandLine;
using Servanda.Cli.Asking;
using Servanda.Cli.Rendering;
using Servanda.Cli.Rendering.Json;
using Servanda.Diagnostics;
using Servanda.Model;

namespace Servanda.Cli.Commands;

/// <summary><c>servanda check</c>: what is wrong with the text, and how to mend it.</summary>
internal static class CheckCommand
{
    public static Command Create(Surroundings surroundings)
    {
        var dossier = new DossierArgument();
        var strict = new Option<bool>("--strict") { Description = "Warnings too give exit code 1." };
        var format = new FormatOption("text", "json", "md");
        var command = new Command(
            "check",
            "What is wrong with the text, and how to mend it. Exit code 1 if there are errors (with --strict: or warnings)."
        )
        {
            dossier,
            strict,
            format,
        };
        command.SetAction(parsed =>
        {
            var path = dossier.Path(parsed);
            var read = dossier.Read(parsed);
            switch (parsed.GetRequiredValue(format))
            {
                case "json":
                    var json = new CheckJson(
                        read.Name,
                        read.IsPartial,
                        [.. read.Diagnostics.Select(DiagnosticJson.Of)]
                    );
                    JsonForms.Write(surroundings, json, f => f.CheckJson);
                    break;
                case "md":
                    surroundings.WriteMarkdown("Findings", Summary(read), DiagnosticWords.Grid(read.Diagnostics));
                    break;
                default:
                    foreach (var diagnostic in read.Diagnostics)
                        DiagnosticWords.Write(surroundings, diagnostic, path);
                    surroundings.Output.WriteLine(Summary(read));
                    break;
            }
            var least = parsed.GetValue(strict) ? Severity.Warning : Severity.Error;
            return read.Diagnostics.Any(d => d.Severity >= least) ? ExitCode.Findings : ExitCode.Fine;
        });
        return command;
    }

    static string Summary(Dossier dossier)
    {
        var holds =
            $"{QuestionWords.Count(dossier.Commitments.Count, "commitment")} of {QuestionWords.Count(dossier.Instruments.Count, "instrument")}"
            + $", {QuestionWords.Count(dossier.Entries.Length, "entry", "entries")}"
            + $", {QuestionWords.Count(dossier.Expectations.Length, "expectation")}";
        return dossier.Diagnostics.IsEmpty
            ? $"{dossier.Name}: {holds}; nothing wrong found"
            : $"{dossier.Name}: {holds}; {DiagnosticWords.Summary(dossier.Diagnostics)}";
    }
}
