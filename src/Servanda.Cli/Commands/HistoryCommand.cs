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
            "occurred",
            "known"
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
            var commitment = CommitmentNames.FindAny(asked.Dossier, parsed.GetRequiredValue(name));
            if (AnswerWords.WhyNoStatus(commitment) is { } reason)
                throw new UsageError($"'{commitment.Name}' has no formal reading, so it has no history: {reason}");
            var member = CommitmentNames.FindMember(asked, commitment, parsed.GetValue(memberArgument));
            var axis = parsed.GetRequiredValue(by);
            var steps =
                axis == "known"
                    ? asked.Assessor.HistoryAsKnownThen(asked.Question, commitment.Name, member)
                    : asked.Assessor.History(asked.Question, commitment.Name, member);
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
                    JsonForms.Write(surroundings.Output, json, f => f.HistoryJson);
                    break;
                case "csv":
                    surroundings.WriteCsv(HistoryGrid.Of(steps));
                    break;
                case "md":
                    surroundings.WriteMarkdown(
                        $"History of {AnswerWords.Name(commitment.Name, member)}",
                        asked.FirstLine,
                        HistoryGrid.Of(steps)
                    );
                    break;
                default:
                    surroundings.WriteTable(
                        $"History of {AnswerWords.Name(commitment.Name, member)}: {asked.FirstLine}",
                        HistoryGrid.For(steps, surroundings.Width)
                    );
                    break;
            }
            return asked.Finish(surroundings);
        });
        return command;
    }
}
