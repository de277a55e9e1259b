using System.CommandLine;
using Servanda.Assessment;
using Servanda.Cli.Asking;
using Servanda.Cli.Rendering;

namespace Servanda.Cli.Commands;

/// <summary><c>servanda history</c>: every status that a commitment has had, and the entries that brought each about.</summary>
internal static class HistoryCommand
{
    public static Command Create(Surroundings surroundings)
    {
        var dossier = new DossierArgument();
        var name = CommitmentNames.One(dossier);
        var memberArgument = CommitmentNames.Member(dossier, name);
        var by = new ChoiceOption(
            "--by",
            "occurred: what happened when, as known at --known. known: what would have been answered at the end of each day.",
            [.. Told.Axes]
        );
        var format = new FormatOption("table", "json", "csv", "md");
        var command = new Command("history", "Every change of a commitment's status, with the entry that caused it.")
        {
            dossier,
            name,
            memberArgument,
            by,
            format,
        };
        var time = new TimeOptions().AddTo(command);
        command.SetAction(parsed =>
        {
            var asked = Asked.Of(parsed, dossier, time, surroundings);
            var told = Told.Of(
                asked,
                parsed.GetRequiredValue(name),
                parsed.GetValue(memberArgument),
                parsed.GetRequiredValue(by)
            );
            var (steps, title) = (told.Steps, AnswerWords.Name(told.Name, told.Member));
            switch (parsed.GetRequiredValue(format))
            {
                case "json":
                    JsonForms.Write(surroundings.Output, HistoryJson.Of(asked, told), f => f.HistoryJson);
                    break;
                case "csv":
                    surroundings.WriteCsv(HistoryGrid.Of(steps));
                    break;
                case "md":
                    surroundings.WriteMarkdown($"History of {title}", asked.FirstLine, HistoryGrid.Of(steps));
                    break;
                default:
                    surroundings.WriteTable(
                        $"History of {title}: {asked.FirstLine}",
                        HistoryGrid.For(steps, surroundings.Width)
                    );
                    break;
            }
            return asked.Finish(surroundings);
        });
        return command;
    }
}
