using System.CommandLine;
using Servanda.Cli.Asking;
using Servanda.Cli.Rendering;
using Servanda.Storage.Records;

namespace Servanda.Cli.Commands.Record;

/// <summary><c>servanda record export</c>: the whole record, of text and ledger, in a form that others read.</summary>
internal static class RecordExportCommand
{
    public static Command Create(Surroundings surroundings)
    {
        var dossier = new DossierArgument();
        var format = new FormatOption("accord", "csv", "jsonl", "prov");
        var command = new Command(
            "export",
            "The whole record, of text and ledger: as text of the language, as a table, as JSON Lines, or as W3C PROV."
        )
        {
            dossier,
            format,
        };
        command.SetAction(parsed =>
        {
            var read = dossier.Read(parsed);
            switch (parsed.GetRequiredValue(format))
            {
                case "csv":
                    surroundings.WriteCsv(
                        new Grid(
                            EntryRow.Columns,
                            [.. read.Entries.Select(e => EntryRow.Of(e).Values.Select(v => Cell.Of(v)).ToList())]
                        )
                    );
                    break;
                case "jsonl":
                    foreach (var entry in read.Entries)
                        surroundings.Output.WriteLine(EntryForms.JsonLine(entry));
                    break;
                case "prov":
                    surroundings.Output.WriteLine(EntryForms.Prov(read));
                    break;
                default:
                    foreach (var entry in read.Entries)
                        surroundings.Output.WriteLine(EntryEvents.TextOf(entry).TrimEnd() + "\n");
                    break;
            }
            return ExitCode.Fine;
        });
        return command;
    }
}
