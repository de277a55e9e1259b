using System.CommandLine;
using Servanda.Assessment;
using Servanda.Cli.Asking;
using Servanda.Cli.Rendering;
using Servanda.Cli.Rendering.Json;

namespace Servanda.Cli.Commands;

/// <summary><c>servanda history</c>: every status that a commitment has had, and the entries that brought each about.</summary>
internal static class HistoryCommand
{
    public static Command Create(Surroundings surroundings)
    {
        var dossier = new DossierArgument();
        var name = CommitmentNames.One(dossier);
        var memberArgument = new Argument<string?>("MEMBER")
        {
            Arity = ArgumentArity.ZeroOrOne,
            Description = "The member of its roster, for a commitment for each of them.",
        };
        var by = new Option<string>("--by")
        {
            HelpName = "occurred|known",
            Description =
                "occurred: what happened when, as known at --known. known: what would have been answered at the end of each day.",
            DefaultValueFactory = _ => "occurred",
        };
        by.AcceptOnlyFromAmong("occurred", "known");
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
            var commitment = CommitmentNames.Find(asked.Dossier, parsed.GetRequiredValue(name));
            if (CommitmentNames.WhyNoStatus(commitment) is { } reason)
                throw new UsageError($"'{commitment.Name}' has no formal reading, so it has no history: {reason}");
            var member = parsed.GetValue(memberArgument) is { } m
                ? CommitmentNames.FindMember(asked.Dossier, commitment, m)
                : null;
            var axis = parsed.GetRequiredValue(by);
            var steps =
                axis == "known"
                    ? asked.Assessor.HistoryAsKnownThen(asked.Question, commitment.Name, member)
                    : asked.Assessor.History(asked.Question, commitment.Name, member);
            var grid = HistoryGrid.Of(steps);
            switch (parsed.GetRequiredValue(format))
            {
                case "json":
                    var json = new HistoryJson(
                        AskedJson.Of(asked.Dossier, asked.Question),
                        commitment.Name,
                        member,
                        axis,
                        [
                            .. steps.Select(s => new StepJson(
                                s.On is { } on ? QuestionWords.Iso(on) : null,
                                CommitmentJson.Of(s.Answer, asked.Dossier),
                                [.. s.Causes.Select(EntryJson.Of)],
                                s.Reason
                            )),
                        ]
                    );
                    JsonForms.Write(surroundings, json, f => f.HistoryJson);
                    break;
                case "csv":
                    surroundings.WriteCsv(grid);
                    break;
                case "md":
                    surroundings.WriteMarkdown(
                        $"History of {AnswerWords.Name(commitment.Name, member)}",
                        asked.FirstLine,
                        grid
                    );
                    break;
                default:
                    surroundings.WriteTable(
                        $"History of {AnswerWords.Name(commitment.Name, member)}: {asked.FirstLine}",
                        grid
                    );
                    break;
            }
            return asked.Finish(surroundings);
        });
        return command;
    }
}
