using System.CommandLine;
using Servanda.Assessment;
using Servanda.Cli.Asking;
using Servanda.Cli.Rendering;
using Servanda.Model;

namespace Servanda.Cli.Commands;

/// <summary><c>servanda explain</c>: why a commitment, a power or an issue stands where it stands.</summary>
internal static class ExplainCommand
{
    public static Command Create(Surroundings surroundings)
    {
        var dossier = new DossierArgument();
        var name = CommitmentNames.One(dossier);
        name.Description = "The name of the commitment, the power or the issue.";
        name.CompletionSources.Add(dossier.IssueNames);
        var memberArgument = CommitmentNames.Member(dossier, name);
        var receipt = new ReceiptOption();
        var format = new FormatOption("tree", "json", "md");
        var command = new Command(
            "explain",
            "Why a commitment (or an issue) stands where it stands: the clause, the rules, the entries and their sources."
        )
        {
            dossier,
            name,
            memberArgument,
            format,
            receipt,
        };
        var time = new TimeOptions().AddTo(command);
        command.SetAction(parsed =>
        {
            var asked = Asked.Of(parsed, dossier, time, surroundings);
            var explained = Explained.Of(asked, parsed.GetRequiredValue(name), parsed.GetValue(memberArgument));
            var title = AnswerWords.Name(explained.Name, explained.Member);
            var rests = receipt.Of(parsed, asked);
            switch (parsed.GetRequiredValue(format))
            {
                case "json":
                    JsonForms.Write(
                        surroundings.Output,
                        ExplainJson.Of(asked, explained) with
                        {
                            Receipt = ReceiptJson.Of(rests),
                        },
                        f => f.ExplainJson
                    );
                    break;
                case "md":
                    surroundings.Output.WriteLine($"# {PlainTables.MarkdownText(title)}");
                    surroundings.Output.WriteLine();
                    surroundings.Output.WriteLine($"{PlainTables.MarkdownText(asked.FirstLine)}");
                    surroundings.Output.WriteLine();
                    surroundings.Output.Write(ExplanationWords.Markdown(explained.Tree));
                    surroundings.Write(rests, asked.Dossier.Zone);
                    break;
                default:
                    surroundings.Output.WriteLine(surroundings.Paint(asked.FirstLine, Tone.Strong));
                    surroundings.Output.WriteLine();
                    surroundings.Print(explained.Tree, ExplanationWords.Of);
                    surroundings.Write(rests, asked.Dossier.Zone);
                    break;
            }
            return asked.Finish(surroundings);
        });
        return command;
    }
}
