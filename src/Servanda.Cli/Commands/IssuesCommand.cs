using System.CommandLine;
using Servanda.Assessment;
using Servanda.Cli.Asking;
using Servanda.Cli.Rendering;

namespace Servanda.Cli.Commands;

/// <summary><c>servanda issues</c>: the agenda: what is open between the parties, what was offered, what is agreed.</summary>
internal static class IssuesCommand
{
    public static Command Create(Surroundings surroundings)
    {
        var dossier = new DossierArgument();
        var name = new Argument<string?>("ISSUE")
        {
            Arity = ArgumentArity.ZeroOrOne,
            Description = "Only this issue, with all that was said on it.",
        };
        name.CompletionSources.Add(dossier.IssueNames);
        var format = new FormatOption("table", "json");
        var command = new Command(
            "issues",
            "The agenda: what is open between the parties, each side's last word, what is agreed, what success requires."
        )
        {
            dossier,
            name,
            format,
        };
        var time = new TimeOptions().AddTo(command);
        command.SetAction(parsed =>
        {
            var asked = Asked.Of(parsed, dossier, time, surroundings);
            var wanted = parsed.GetValue(name);
            if (wanted is not null)
                Lookup.FindIssue(asked.Dossier, wanted);
            var answers = asked
                .Assessor.Issues(asked.Question)
                .Where(a => wanted is null || a.Issue.Name == wanted)
                .ToList();
            switch (parsed.GetRequiredValue(format))
            {
                case "json":
                    JsonForms.Write(surroundings.Output, IssuesJson.Of(asked, answers), f => f.IssuesJson);
                    break;
                default:
                    if (wanted is null)
                        IssuePage.WriteAll(surroundings, asked.FirstLine, answers);
                    else
                        IssuePage.WriteOne(surroundings, asked.FirstLine, answers[0]);
                    break;
            }
            return asked.Finish(surroundings);
        });
        return command;
    }
}
