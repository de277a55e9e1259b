using System.CommandLine;
using Servanda.Cli.Asking;
using Servanda.Cli.Rendering;

namespace Servanda.Cli.Commands;

/// <summary><c>servanda due</c>: what is overdue, and what falls due or is aimed at soon.</summary>
internal static class DueCommand
{
    public static Command Create(Surroundings surroundings)
    {
        var dossier = new DossierArgument();
        var within = new Option<string>("--within")
        {
            HelpName = "SPAN",
            Description = "How far to look ahead: 30d, 6w, 3m or 1y.",
            DefaultValueFactory = _ => "30d",
        };
        var format = new FormatOption("table", "json", "csv", "md");
        var command = new Command("due", "What is overdue, and what falls due or is aimed at soon.")
        {
            dossier,
            within,
            format,
        };
        var time = new TimeOptions().AddTo(command);
        command.SetAction(parsed =>
        {
            var span = DaySpan.Parse(parsed.GetRequiredValue(within), "--within");
            var asked = Asked.Of(parsed, dossier, time, surroundings);
            var list = DueList.Of(asked, span);
            var items = list.Items;
            var line = $"{asked.FirstLine}: overdue, or due by {QuestionWords.Iso(list.Until)}";
            const string none = "Nothing is overdue, and nothing falls due.";
            switch (parsed.GetRequiredValue(format))
            {
                case "json":
                    JsonForms.Write(surroundings.Output, DueJson.Of(asked, list), f => f.DueJson);
                    break;
                case "csv":
                    surroundings.WriteCsv(DueItems.GridOf(items));
                    break;
                case "md":
                    surroundings.WriteMarkdown("Due", line, DueItems.GridOf(items), none);
                    break;
                default:
                    surroundings.WriteTable(line, DueItems.GridFor(items, surroundings.Width), none);
                    break;
            }
            return asked.Finish(surroundings);
        });
        return command;
    }
}
