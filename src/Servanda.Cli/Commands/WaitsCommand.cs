using System.CommandLine;
using Servanda.Cli.Asking;
using Servanda.Cli.Rendering;

namespace Servanda.Cli.Commands;

/// <summary><c>servanda waits</c>: who waits for whom; deadlocks and stand-offs first.</summary>
internal static class WaitsCommand
{
    public static Command Create(Surroundings surroundings)
    {
        var dossier = new DossierArgument();
        var format = new FormatOption("text", "dot", "mermaid", "json");
        var command = new Command("waits", "Who waits for whom, and for what; deadlocks and stand-offs first.")
        {
            dossier,
            format,
        };
        var time = new TimeOptions().AddTo(command);
        command.SetAction(parsed =>
        {
            var asked = Asked.Of(parsed, dossier, time, surroundings);
            var graph = asked.Assessor.Waits(asked.Question);
            switch (parsed.GetRequiredValue(format))
            {
                case "json":
                    JsonForms.Write(surroundings.Output, WaitsJson.Of(asked, graph), f => f.WaitsJson);
                    break;
                case "dot":
                    surroundings.Output.Write(WaitDrawings.Dot(graph, asked.FirstLine));
                    break;
                case "mermaid":
                    surroundings.Output.Write(WaitDrawings.Mermaid(graph));
                    break;
                default:
                    surroundings.Output.WriteLine(surroundings.Paint(asked.FirstLine, Tone.Strong));
                    WaitsPage.Write(surroundings, graph, asked.Dossier);
                    break;
            }
            return asked.Finish(surroundings);
        });
        return command;
    }
}
