using System.CommandLine;
using Servanda.Assessment;
using Servanda.Cli.Asking;
using Servanda.Cli.Rendering;
using Servanda.Cli.Rendering.Json;
using Servanda.Model;

namespace Servanda.Cli.Commands;

/// <summary><c>servanda explain</c>: why a commitment stands where it stands.</summary>
internal static class ExplainCommand
{
    public static Command Create(Surroundings surroundings)
    {
        var dossier = new DossierArgument();
        var name = CommitmentNames.One(dossier);
        var memberArgument = CommitmentNames.Member(dossier, name);
        var receipt = new ReceiptOption();
        var format = new FormatOption("tree", "json", "md");
        var command = new Command(
            "explain",
            "Why a commitment stands where it stands: the clause, the rules, the entries and their sources."
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
            var commitment = CommitmentNames.FindAny(asked.Dossier, parsed.GetRequiredValue(name));
            var member = CommitmentNames.FindMember(asked, commitment, parsed.GetValue(memberArgument));
            var explanation = CommitmentNames.WhyNoStatus(commitment) is { } reason
                ? new Explanation
                {
                    Text = $"{commitment.Name} has no formal reading, so it has no status: {reason}.",
                    Kind = ExplanationKind.Clause,
                    Location = commitment.Location,
                }
                : asked.Assessor.Explain(asked.Question, commitment.Name, member);
            var rests = receipt.Of(parsed, asked);
            switch (parsed.GetRequiredValue(format))
            {
                case "json":
                    var askedJson = AskedJson.Of(asked.Dossier, asked.Question);
                    JsonForms.Write(
                        surroundings,
                        new ExplainJson(askedJson, commitment.Name, member, NodeJson.Of(explanation))
                        {
                            Receipt = ReceiptJson.Of(rests),
                        },
                        f => f.ExplainJson
                    );
                    break;
                case "md":
                    surroundings.Output.WriteLine(
                        $"# {PlainTables.MarkdownText(AnswerWords.Name(commitment.Name, member))}"
                    );
                    surroundings.Output.WriteLine();
                    surroundings.Output.WriteLine($"{PlainTables.MarkdownText(asked.FirstLine)}");
                    surroundings.Output.WriteLine();
                    surroundings.Output.Write(ExplanationWords.Markdown(explanation));
                    surroundings.Write(rests, asked.Dossier.Zone);
                    break;
                default:
                    surroundings.Output.WriteLine(surroundings.Paint(asked.FirstLine, Tone.Strong));
                    surroundings.Output.WriteLine();
                    surroundings.Print(explanation, ExplanationWords.Of);
                    surroundings.Write(rests, asked.Dossier.Zone);
                    break;
            }
            return asked.Finish(surroundings);
        });
        return command;
    }
}
