using System.CommandLine;
using Servanda.Assessment;
using Servanda.Cli.Asking;
using Servanda.Cli.Rendering;
using Servanda.Model;

namespace Servanda.Cli.Commands;

/// <summary><c>servanda status</c>: where every commitment stands.</summary>
internal static class StatusCommand
{
    public static Command Create(Surroundings surroundings)
    {
        var dossier = new DossierArgument();
        var names = CommitmentNames.Any(dossier);
        var members = new Option<bool>("--members")
        {
            Description = "A row for each member, where a commitment stands for each of a roster.",
        };
        var receipt = new ReceiptOption();
        var format = new FormatOption("table", "json", "csv", "md");
        var command = new Command(
            "status",
            "Where every commitment stands. Exit code 1 if the dossier has errors, so that the answer is partial."
        )
        {
            dossier,
            names,
            members,
            format,
            receipt,
        };
        var time = new TimeOptions().AddTo(command);
        command.SetAction(parsed =>
        {
            var asked = Asked.Of(parsed, dossier, time, surroundings);
            var selected = Selected.Of(asked, parsed.GetValue(names) ?? [], parsed.GetValue(members));
            var (answers, powers, unformalised) = selected;
            var rests = receipt.Of(parsed, asked);
            switch (parsed.GetRequiredValue(format))
            {
                case "json":
                    var json = StatusJson.Of(asked, selected) with { Receipt = ReceiptJson.Of(rests) };
                    JsonForms.Write(surroundings.Output, json, f => f.StatusJson);
                    break;
                case "csv":
                    StatusCsv.Write(surroundings.Output, asked.Dossier, answers, powers);
                    break;
                case "md":
                    StatusPage.WriteMarkdown(
                        surroundings,
                        asked.Dossier,
                        asked.Question,
                        answers,
                        powers,
                        unformalised,
                        asked.PartialSentence
                    );
                    surroundings.Write(rests, asked.Dossier.Zone);
                    break;
                default:
                    StatusPage.WriteTable(surroundings, asked.Dossier, asked.Question, answers, powers, unformalised);
                    surroundings.Write(rests, asked.Dossier.Zone);
                    break;
            }
            return asked.Finish(surroundings);
        });
        return command;
    }
}
