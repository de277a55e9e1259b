using System.CommandLine;
using Servanda.Cli.Asking;
using Servanda.Cli.Rendering;
using Servanda.Reporting;

namespace Servanda.Cli.Commands;

/// <summary><c>servanda score</c>: where the commitments stand in the words of a reporting scale.</summary>
internal static class ScoreCommand
{
    public static Command Create(Surroundings surroundings)
    {
        var dossier = new DossierArgument();
        var scale = new Option<string>("--scale")
        {
            HelpName = "pam|kroc|rjmec|FILE",
            Description = "The scale: one of those in use, or a table of your own (label, points, statuses, from).",
            DefaultValueFactory = _ => "pam",
        };
        var format = new FormatOption("table", "json", "csv", "md");
        var command = new Command("score", "Where the commitments stand in the words of a reporting scale.")
        {
            dossier,
            scale,
            format,
        };
        var time = new TimeOptions().AddTo(command);
        command.SetAction(parsed =>
        {
            var wanted = ScaleOf(parsed.GetRequiredValue(scale));
            var asked = Asked.Of(parsed, dossier, time, surroundings);
            var sheet = ScoreSheet.Of(wanted, asked.Assessor.Assess(asked.Question).Answers);
            switch (parsed.GetRequiredValue(format))
            {
                case "json":
                    JsonForms.Write(
                        surroundings.Output,
                        ScoreJson.Of(asked.Dossier, asked.Question, sheet),
                        f => f.ScoreJson
                    );
                    break;
                case "csv":
                    surroundings.WriteCsv(ScoreWords.GridOf(sheet));
                    break;
                case "md":
                    surroundings.WriteMarkdown(wanted.Title, asked.FirstLine, ScoreWords.GridOf(sheet));
                    foreach (var line in ScoreWords.Totals(sheet))
                        surroundings.Output.WriteLine($"\n{PlainTables.MarkdownText(line)}");
                    break;
                default:
                    surroundings.WriteTable($"{asked.FirstLine}: {wanted.Title}", ScoreWords.GridOf(sheet));
                    surroundings.Output.WriteLine();
                    foreach (var line in ScoreWords.Totals(sheet))
                        surroundings.PrintProse(line, Tone.Plain);
                    break;
            }
            return asked.Finish(surroundings);
        });
        return command;
    }

    static ReportingScale ScaleOf(string name)
    {
        if (ReportingScale.All.FirstOrDefault(s => s.Name == name) is { } known)
            return known;
        if (!File.Exists(name))
            throw new UsageError(
                $"There is no scale and no file '{name}'. The scales are {string.Join(", ", ReportingScale.All.Select(s => s.Name))}."
            );
        try
        {
            return ScaleFile.Read(Path.GetFileNameWithoutExtension(name), File.ReadAllText(name));
        }
        catch (Exception error) when (error is FormatException or IOException or UnauthorizedAccessException)
        {
            throw new UsageError(error.Message);
        }
    }
}
