using System.CommandLine;
using Servanda.Cli.Asking;
using Servanda.Storage;
using Servanda.Storage.Evidence;

namespace Servanda.Cli.Commands.Record;

/// <summary><c>servanda record extract</c>: an evidence file out of the ledger.</summary>
internal static class RecordExtractCommand
{
    public static Command Create(Surroundings surroundings)
    {
        var dossier = new DossierArgument();
        var leaf = new Argument<string>("LEAF")
        {
            Description = "The number of the leaf that attached it, or the beginning of its SHA-256.",
        };
        var target = new Option<string?>("--to")
        {
            HelpName = "FILE",
            Description = "Where to write it; it must not be there yet (default: its original name, here).",
        };
        var command = new Command(
            "extract",
            "Write an evidence file out again, if it is what it was when it was taken in. Exit code 1 where it is missing or changed."
        )
        {
            dossier,
            leaf,
            target,
        };
        command.SetAction(parsed =>
        {
            var path = dossier.Path(parsed);
            using var ledger = LedgerOptions.Open(parsed, path, surroundings, create: false);
            var file = Find(ledger, parsed.GetRequiredValue(leaf));
            var files = new EvidenceFolder(LedgerOptions.EvidenceIn(parsed, path));
            if (LedgerOptions.Wait(files.IsUnchanged(file.Hash)) is not true)
            {
                surroundings.Output.WriteLine(
                    $"The file {SafeText.Of(file.FileName)} is missing, or is not what it was: nothing was written."
                );
                return ExitCode.Findings;
            }
            // Only the last part of a name: one from elsewhere may lead anywhere.
            var to = parsed.GetValue(target) ?? Path.GetFileName(file.FileName.Replace('\\', '/'));
            try
            {
                using var from = files.Open(file.Hash)!;
                using var copy = new FileStream(to, FileMode.CreateNew, FileAccess.Write);
                from.CopyTo(copy);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException)
            {
                throw new UsageError($"The file cannot be written to '{to}': {error.Message}");
            }
            surroundings.Output.WriteLine($"{file.Size} bytes written to {to}");
            return ExitCode.Fine;
        });
        return command;
    }

    static EvidenceAttached Find(Ledger ledger, string name)
    {
        foreach (var leaf in LedgerOptions.Each(ledger.Read()))
            if (
                leaf.Content is EvidenceAttached file
                && (
                    leaf.Index.ToString(System.Globalization.CultureInfo.InvariantCulture) == name
                    || (name.Length >= 8 && file.Hash.ToString().StartsWith(name, StringComparison.OrdinalIgnoreCase))
                )
            )
                return file;
        throw new UsageError($"No evidence was attached as '{name}'. `servanda record log` lists what there is.");
    }
}
