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
            var (explained, member, explanation) = Explain(
                asked,
                parsed.GetRequiredValue(name),
                parsed.GetValue(memberArgument)
            );
            var rests = receipt.Of(parsed, asked);
            switch (parsed.GetRequiredValue(format))
            {
                case "json":
                    var askedJson = AskedJson.Of(asked.Dossier, asked.Question);
                    JsonForms.Write(
                        surroundings.Output,
                        new ExplainJson(askedJson, explained, member, NodeJson.Of(explanation))
                        {
                            Receipt = ReceiptJson.Of(rests),
                        },
                        f => f.ExplainJson
                    );
                    break;
                case "md":
                    surroundings.Output.WriteLine($"# {PlainTables.MarkdownText(AnswerWords.Name(explained, member))}");
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

    /// <summary>The tree of an issue, or else of a commitment, a power, or the instance of a member.</summary>
    static (string Name, string? Member, Explanation Tree) Explain(Asked asked, string name, string[]? member)
    {
        if (asked.Dossier.Issues.ContainsKey(name))
            return member is null or []
                ? (name, null, asked.Assessor.ExplainIssue(asked.Question, name))
                : throw new UsageError($"'{name}' is an issue, which has no members.");
        var commitment = CommitmentNames.FindAny(asked.Dossier, name);
        var instance = CommitmentNames.FindMember(asked, commitment, member);
        var tree = AnswerWords.WhyNoStatus(commitment) is { } reason
            ? new Explanation
            {
                Text = $"{commitment.Name} has no formal reading, so it has no status: {reason}.",
                Kind = ExplanationKind.Clause,
                Location = commitment.Location,
            }
            : asked.Assessor.Explain(asked.Question, commitment.Name, instance);
        return (commitment.Name, instance, tree);
    }
}
