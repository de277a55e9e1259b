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
            var remaining = Remaining.Of(asked, ReceiptOption.Of(asked));
            if (parsed.GetRequiredValue(format) == "json")
                JsonForms.Write(surroundings.Output, ResidualJson.Of(asked, remaining), f => f.ResidualJson);
            else
                foreach (var line in remaining.Text.TrimEnd('\n').Split('\n'))
                    surroundings.Output.WriteLine(SafeText.Spell(line));
            return asked.Finish(surroundings);
        });
        return command;
    }
}
