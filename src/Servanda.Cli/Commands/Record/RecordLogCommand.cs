using System.CommandLine;
using System.Globalization;
using Servanda.Cli.Asking;
using Servanda.Cli.Rendering;
using Servanda.Storage;

namespace Servanda.Cli.Commands.Record;

/// <summary><c>servanda record log</c>: what was entered, when and by whom.</summary>
internal static class RecordLogCommand
{
    public static Command Create(Surroundings surroundings)
    {
        var dossier = new DossierArgument();
        var last = new Option<int?>("--last") { HelpName = "N", Description = "Only the last N." };
        var format = new FormatOption("table", "csv", "md");
        var command = new Command("log", "What the ledger holds, in the order in which it was entered.")
        {
            dossier,
            last,
            format,
        };
        command.SetAction(parsed =>
        {
            using var ledger = LedgerOptions.Open(parsed, dossier.Path(parsed), surroundings, create: false);
            var keys = LedgerOptions.Wait(ledger.SubjectKeys());
            var size = LedgerOptions.Wait(ledger.ReadState()).Size;
            var from = parsed.GetValue(last) is { } count and >= 0 ? Math.Max(0, size - count) : 0;
            var grid = Grid.Of(
                LedgerOptions.Each(ledger.Read(from, size)),
                ("leaf", l => Cell.Of(l.Index.ToString(CultureInfo.InvariantCulture))),
                (
                    "entered",
                    l => Cell.Of(l.Entered.ToString("uuuu-MM-dd HH:mm:ss", CultureInfo.InvariantCulture), Tone.Quiet)
                ),
                ("by", l => Cell.Of(l.By)),
                ("what", l => What(l, Ledger.EntryOf(l, keys)))
            );
            var first = $"{ledger.Origin}: {size.ToString(CultureInfo.InvariantCulture)} leaves; times in UTC";
            switch (parsed.GetRequiredValue(format))
            {
                case "csv":
                    surroundings.WriteCsv(grid);
                    break;
                case "md":
                    surroundings.WriteMarkdown("Ledger", first, grid);
                    break;
                default:
                    surroundings.WriteTable(first, grid);
                    break;
            }
            return ExitCode.Fine;
        });
        return command;
    }

    static Cell What(Leaf leaf, EntryMade? entry) =>
        leaf.Content switch
        {
            LedgerOpened opened => Cell.Of($"ledger of {opened.Name} opened", Tone.Quiet),
            EntrySealed { Subjects: var subjects } when entry is null => Cell.Of(
                $"entry about {string.Join(", ", subjects)}: erased",
                Tone.Warning
            ),
            TextRevised { Text: null } gone => Cell.Of($"text of {gone.Path} taken out", Tone.Quiet),
            TextRevised text => Cell.Of($"text of {text.Path}", Tone.Quiet),
            EvidenceAttached file => Cell.Of(
                $"evidence {file.FileName} ({file.MediaType}, {file.Size} bytes, SHA-256 {file.Hash.ToString()[..12]}…)"
                    + (file.Entry is { } of ? $" to {of}" : "")
            ),
            SubjectErased erased => Cell.Of(
                $"key of {erased.Subject} destroyed{(erased.Reason is { } why ? $": {why}" : "")}",
                Tone.Warning
            ),
            _ => Cell.Of(
                entry!.Text.TrimEnd().ReplaceLineEndings(" ") is var text && text.Length > 160
                    ? text[..157] + "…"
                    : text
            ),
        };
}
