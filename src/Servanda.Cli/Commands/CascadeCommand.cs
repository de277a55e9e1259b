using System.CommandLine;
using Servanda.Checks;
using Servanda.Checks.Order;
using Servanda.Cli.Asking;
using Servanda.Cli.Rendering;
using Servanda.Model;

namespace Servanda.Cli.Commands;

/// <summary><c>servanda cascade</c>: what falls with whom, by the text alone.</summary>
internal static class CascadeCommand
{
    public static Command Create(Surroundings surroundings)
    {
        var dossier = new DossierArgument();
        var goal = new Option<string?>("--goal")
        {
            HelpName = "GOAL",
            Description =
                "Instead: the smallest sets of failures that keep a commitment from being performed, or a condition (in the language) from coming about.",
        };
        goal.CompletionSources.Add(dossier.CommitmentNames);
        var format = new FormatOption("table", "json", "csv", "md");
        var command = new Command(
            "cascade",
            "What falls if one party or body does nothing and the others do all that is owed. By the text alone."
        )
        {
            dossier,
            goal,
            format,
        };
        command.SetAction(parsed =>
        {
            var read = dossier.Read(parsed);
            var agreement = new CheckedAgreement(read);
            var (line, grid, json) = parsed.GetValue(goal) is { } aim
                ? Defeating(
                    agreement,
                    Defeats.Of(agreement, aim, DossierFolder.Open(dossier.Path(parsed)).ReadCondition)
                )
                : Falling(agreement);
            switch (parsed.GetRequiredValue(format))
            {
                case "json":
                    JsonForms.Write(surroundings.Output, json, f => f.CascadeJson);
                    break;
                case "csv":
                    surroundings.WriteCsv(grid);
                    break;
                case "md":
                    surroundings.WriteMarkdown("Cascade", line, grid);
                    break;
                default:
                    surroundings.WriteTable(line, grid);
                    break;
            }
            return ExitCode.Fine;
        });
        return command;
    }

    static (string, Grid, CascadeJson) Falling(CheckedAgreement agreement)
    {
        var name = agreement.Dossier.Name;
        var cascades = Cascade.All(agreement);
        return (
            $"{name}: what others promised and is never owed if one does nothing, and the others do what is owed",
            Grid.Of(
                cascades,
                ("if it does nothing", c => Cell.Of(c.Actor, Tone.Strong)),
                ("its own", c => Cell.Of(string.Join(", ", c.Own))),
                ("falls", c => Cell.Of(QuestionWords.Number(c.Falls.Count))),
                ("of others", c => Cell.Of(string.Join(", ", c.Falls), Tone.Warning))
            ),
            CascadeJson.Of(agreement.Dossier, cascades)
        );
    }

    static (string, Grid, CascadeJson) Defeating(CheckedAgreement agreement, Defeats defeats) =>
        (
            defeats.Line,
            Grid.Of(
                defeats.Sets.Where(s => !s.IsEmpty),
                ("failures", s => Cell.Of(QuestionWords.Number(s.Length))),
                ("commitments", s => Cell.Of(string.Join(", ", s), Tone.Strong)),
                (
                    "of",
                    s =>
                        Cell.Of(
                            string.Join(
                                ", ",
                                s.SelectMany(n => agreement.Find(n)!.Obligors).Distinct(StringComparer.Ordinal)
                            )
                        )
                )
            ),
            CascadeJson.Of(agreement.Dossier, defeats)
        );
}
