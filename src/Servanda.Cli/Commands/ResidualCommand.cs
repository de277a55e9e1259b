using System.CommandLine;
using Servanda.Cli.Asking;
using Servanda.Cli.Rendering;
using Servanda.Reporting;
using Servanda.Residuals;

namespace Servanda.Cli.Commands;

/// <summary><c>servanda residual</c>: what remains owed, as an agreement by itself.</summary>
internal static class ResidualCommand
{
    public static Command Create(Surroundings surroundings)
    {
        var dossier = new DossierArgument();
        var format = new FormatOption("text", "json");
        var command = new Command("residual", "What remains owed after the history so far: an agreement by itself.")
        {
            dossier,
            format,
        };
        var time = new TimeOptions().AddTo(command);
        command.SetAction(parsed =>
        {
            var asked = Asked.Of(parsed, dossier, time, surroundings);
            var residual = Residual.Of(asked.Assessor, asked.Question);
            var receipt = ReceiptOption.Of(asked);
            var text = ResidualText.Of(residual, Heading(asked), Closing(receipt));
            if (parsed.GetRequiredValue(format) == "json")
                JsonForms.Write(
                    surroundings.Output,
                    ResidualJson.Of(asked.Dossier, asked.Question, residual, text, receipt),
                    f => f.ResidualJson
                );
            else
                foreach (var line in text.TrimEnd('\n').Split('\n'))
                    surroundings.Output.WriteLine(SafeText.Spell(line));
            return asked.Finish(surroundings);
        });
        return command;
    }

    static IEnumerable<string> Heading(Asked asked) =>
        [
            $"What remains owed: the residual agreement of {asked.Dossier.Name},",
            $"{QuestionWords.Sentence(asked.Question, asked.Dossier.Zone)}.",
            .. asked.PartialSentence is { } partial ? [partial] : Array.Empty<string>(),
        ];

    static IEnumerable<string> Closing(Receipt receipt) =>
        [$"Receipt: text sha256 {receipt.Text},", $"record sha256 {receipt.Record},", $"servanda {receipt.Engine}."];
}
