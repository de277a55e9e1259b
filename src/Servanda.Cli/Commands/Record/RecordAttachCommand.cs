using System.CommandLine;
using Servanda.Cli.Asking;
using Servanda.Storage;
using Servanda.Storage.Evidence;

namespace Servanda.Cli.Commands.Record;

/// <summary><c>servanda record attach</c>: take in a file as evidence.</summary>
internal static class RecordAttachCommand
{
    public static Command Create(Surroundings surroundings)
    {
        var dossier = new DossierArgument();
        var file = new Argument<string>("FILE") { Description = "The file." };
        var entry = new Option<string?>("--entry")
        {
            HelpName = "ENTRY",
            Description = "The entry that it belongs to.",
        };
        var type = new Option<string?>("--type")
        {
            HelpName = "TYPE",
            Description = "Its media type (default: by its ending).",
        };
        var most = new Option<long>("--most")
        {
            HelpName = "BYTES",
            Description = "The largest file that is taken.",
            DefaultValueFactory = _ => EvidenceFolder.UsualMost,
        };
        var by = RecordOptions.By();
        var command = new Command(
            "attach",
            "Take in a file as evidence: it is kept under its SHA-256 beside the ledger, and the ledger says who took it in and when."
        )
        {
            dossier,
            file,
            entry,
            type,
            most,
            by,
        };
        command.SetAction(parsed =>
        {
            var path = dossier.Path(parsed);
            var from = parsed.GetRequiredValue(file);
            if (!File.Exists(from))
                throw new UsageError($"There is no file at '{from}'.");
            if (
                parsed.GetValue(entry) is { } name
                && dossier.Read(parsed).Entries is var entries
                && entries.All(e => e.Id != name)
            )
                throw new UsageError(
                    $"There is no entry '{name}' in the record.{Spelling.DidYouMean(name, entries.Select(e => e.Id))}"
                );
            using var ledger = LedgerOptions.Open(parsed, path, surroundings, create: true);
            KeptFile kept;
            try
            {
                using var bytes = File.OpenRead(from);
                kept = LedgerOptions.Wait(
                    new EvidenceFolder(LedgerOptions.EvidenceIn(parsed, path), parsed.GetValue(most)).Keep(bytes)
                );
            }
            catch (EvidenceTooLargeException error)
            {
                throw new UsageError($"{error.Message} --most allows more.");
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                throw new UsageError($"The file cannot be taken in: {error.Message}");
            }
            var done = LedgerOptions.Wait(
                ledger.Append([
                    new NewEvent(
                        new EvidenceAttached(
                            parsed.GetValue(entry),
                            kept.Hash,
                            kept.Size,
                            Path.GetFileName(from),
                            parsed.GetValue(type) ?? MediaTypes.Of(from)
                        ),
                        By: RecordOptions.ByWhom(parsed, by)
                    ),
                ])
            );
            surroundings.Output.WriteLine(
                $"Attached as leaf {done.Places[0]}: {kept.Size} bytes, SHA-256 {kept.Hash}{(kept.IsNew ? "" : " (the file was there already)")}"
            );
            return ExitCode.Fine;
        });
        return command;
    }
}
