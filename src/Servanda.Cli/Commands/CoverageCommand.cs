using System.CommandLine;
using Servanda.Cli.Asking;
using Servanda.Cli.Rendering;
using Servanda.Model;
using Servanda.Reporting;

namespace Servanda.Cli.Commands;

/// <summary><c>servanda coverage</c>: which clauses have a formal reading, and why others have none.</summary>
internal static class CoverageCommand
{
    public static Command Create(Surroundings surroundings)
    {
        var dossier = new DossierArgument();
        var format = new FormatOption("table", "json", "csv", "md");
        var command = new Command("coverage", "Which clauses have a formal reading, and why others have none.")
        {
            dossier,
            format,
        };
        command.SetAction(parsed =>
        {
            var read = dossier.Read(parsed);
            var coverage = Coverage.Of(read);
            var line =
                $"{read.Name}: {QuestionWords.Count(coverage.Clauses.Length, "clause")}, {coverage.Formalised} formalised, "
                + $"{coverage.Clauses.Length - coverage.Formalised} not";
            switch (parsed.GetRequiredValue(format))
            {
                case "json":
                    JsonForms.Write(surroundings.Output, CoverageJson.Of(read, coverage), f => f.CoverageJson);
                    break;
                case "csv":
                    surroundings.WriteCsv(GridOf(coverage));
                    break;
                case "md":
                    surroundings.WriteMarkdown("Coverage", line, GridOf(coverage));
                    break;
                default:
                    surroundings.WriteTable(line, GridOf(coverage));
                    break;
            }
            return ExitCode.Fine;
        });
        return command;
    }

    static Grid GridOf(Coverage coverage) =>
        Grid.Of(
                coverage.Clauses,
                ("instrument", c => Cell.Of(c.Commitment.Instrument)),
                ("clause", c => Cell.Of(string.Join("; ", c.Commitment.Cites))),
                ("commitment", c => Cell.Of(c.Commitment.Name, Tone.Strong)),
                ("reading", c => Cell.Of(c.Commitment.Duty is { } duty && c.WhyNot is null ? Words.Of(duty) : "none")),
                ("why not", c => Cell.Of(c.WhyNot, Tone.Warning))
            )
            .WithoutEmptyColumns();
}
