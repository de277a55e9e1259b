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
            var wanted = Wanted(asked.Dossier, parsed.GetValue(names) ?? []);
            var assessment = asked.Assessor.Assess(asked.Question);
            var answers = assessment
                .Answers.Where(a => wanted.Contains(a.Commitment.Name) && AnswerWords.WhyNoStatus(a.Commitment) is null)
                .SelectMany(a => parsed.GetValue(members) ? asked.Assessor.EachMember(asked.Question, a) : [a])
                .ToList();
            var powers = assessment.Powers.Where(a => wanted.Contains(a.Commitment.Name)).ToList();
            var unformalised = asked
                .Dossier.Commitments.Values.Where(c =>
                    AnswerWords.WhyNoStatus(c) is not null && wanted.Contains(c.Name)
                )
                .ToList();
            var rests = receipt.Of(parsed, asked);
            switch (parsed.GetRequiredValue(format))
            {
                case "json":
                    var json = StatusJson.Of(asked.Dossier, asked.Question, answers, powers) with
                    {
                        Receipt = ReceiptJson.Of(rests),
                    };
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

    static HashSet<string> Wanted(Dossier dossier, string[] names) =>
        names.Length == 0
            ? [.. dossier.Commitments.Keys, .. dossier.Powers.Keys]
            : [.. names.Select(n => CommitmentNames.FindAny(dossier, n).Name)];
}
