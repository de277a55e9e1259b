using System.CommandLine;
using Servanda.Assessment;
using Servanda.Cli.Asking;
using Servanda.Cli.Rendering;
using Servanda.Model;

namespace Servanda.Cli.Commands;

/// <summary><c>servanda changes</c>: what differs between two dates, or between what was known on two dates.</summary>
internal static class ChangesCommand
{
    public static Command Create(Surroundings surroundings)
    {
        var dossier = new DossierArgument();
        var from = Day("--from", "The first date.");
        var to = Day("--to", "The second date.");
        var axis = new ChoiceOption(
            "--axis",
            "as-of: two dates, both as known at --known. known: what was known on two dates, both as of --as-of.",
            "as-of",
            "known"
        );
        var format = new FormatOption("table", "json", "csv", "md");
        var command = new Command("changes", "What changed between two dates, and because of which entry.")
        {
            dossier,
            from,
            to,
            axis,
            format,
        };
        var time = new TimeOptions().AddTo(command);
        command.SetAction(parsed =>
        {
            var asked = Asked.Of(parsed, dossier, time, surroundings);
            var zone = asked.Dossier.Zone;
            var first = Dates.EndOf(parsed.GetRequiredValue(from), "--from", zone);
            var second = Dates.EndOf(parsed.GetRequiredValue(to), "--to", zone);
            var byKnown = parsed.GetRequiredValue(axis) == "known";
            if (parsed.GetValue(byKnown ? time.Known : time.AsOf) is not null)
                throw new UsageError(
                    byKnown
                        ? "With --axis known the two dates known are --from and --to: leave out --known."
                        : "The two dates as of are --from and --to: leave out --as-of, or ask with --axis known."
                );
            var before = byKnown ? asked.Question with { KnownAt = first } : asked.Question with { AsOf = first };
            var after = byKnown ? asked.Question with { KnownAt = second } : asked.Question with { AsOf = second };
            var changes = asked.Assessor.Changes(before, after);
            var line = FirstLine(asked.Dossier, before, after, byKnown);
            const string none = "Nothing changed.";
            switch (parsed.GetRequiredValue(format))
            {
                case "json":
                    var json = ChangesJson.Of(asked.Dossier, before, after, changes);
                    JsonForms.Write(surroundings.Output, json, f => f.ChangesJson);
                    break;
                case "csv":
                    surroundings.WriteCsv(HistoryGrid.Of(changes));
                    break;
                case "md":
                    surroundings.WriteMarkdown("What changed", line, HistoryGrid.Of(changes), none);
                    break;
                default:
                    surroundings.WriteTable(line, HistoryGrid.Of(changes), none);
                    break;
            }
            return asked.Finish(surroundings);
        });
        return command;
    }

    static Option<string> Day(string name, string description) =>
        new(name)
        {
            HelpName = "DATE",
            Description = description,
            Required = true,
        };

    static string FirstLine(Dossier dossier, Question before, Question after, bool byKnown)
    {
        var zone = dossier.Zone;
        return byKnown
            ? $"{dossier.Name}, as of {QuestionWords.Long(after.AsOf, zone)}, as known on {QuestionWords.Long(before.KnownAt, zone)}"
                + $" and as known on {QuestionWords.Long(after.KnownAt, zone)}, standard: {Words.Of(after.Standard)}"
            : $"{dossier.Name}, as of {QuestionWords.Long(before.AsOf, zone)} and as of {QuestionWords.Long(after.AsOf, zone)}"
                + $", as known on {QuestionWords.Long(after.KnownAt, zone)}, standard: {Words.Of(after.Standard)}";
    }
}
