using System.CommandLine;
using System.Globalization;
using Servanda.Cli.Asking;
using Servanda.Storage;
using Servanda.Storage.Notes;

namespace Servanda.Cli.Commands.Record;

/// <summary><c>servanda record prove</c>: a proof that an entry is in the ledger.</summary>
internal static class RecordProveCommand
{
    public static Command Create(Surroundings surroundings)
    {
        var dossier = new DossierArgument();
        var entry = new Argument<string>("ENTRY")
        {
            Description = "The identifier of an entry, or the number of a leaf.",
        };
        var head = new Option<string?>("--head")
        {
            HelpName = "FILE",
            Description = "Prove it under this head, which may be signed (default: the head of now).",
        };
        var command = new Command(
            "prove",
            "Print a proof that an entry is in the ledger, which a program that knows nothing of Servanda can check."
        )
        {
            dossier,
            entry,
            head,
        };
        command.SetAction(parsed =>
        {
            using var ledger = LedgerOptions.Open(parsed, dossier.Path(parsed), surroundings, create: false);
            var note = parsed.GetValue(head) is { } file
                ? RecordOptions.TextOf(file, surroundings)
                : LedgerOptions.Wait(ledger.ReadHead()).ToText();
            if (Checkpoint.OfNote(note) is not { } checkpoint)
                throw new UsageError("The file holds no head: it reads as `servanda record head` prints it.");
            var leaf = Find(ledger, parsed.GetRequiredValue(entry));
            var tree = LedgerOptions.Wait(ledger.ReadTree());
            if (checkpoint.Origin != ledger.Origin || checkpoint.Size > tree.Size)
                throw new UsageError("The head is not one of this ledger.");
            if (leaf.Index >= checkpoint.Size)
                throw new UsageError($"Leaf {leaf.Index} was entered after that head of {checkpoint.Size} leaves.");
            surroundings.Output.Write(
                new LedgerProof(
                    [.. leaf.ToBytes()],
                    leaf.Index,
                    tree.InclusionProof(leaf.Index, checkpoint.Size),
                    note
                ).ToString()
            );
            return ExitCode.Fine;
        });
        return command;
    }

    /// <summary>The leaf of an entry, by its identifier or its number.</summary>
    public static Leaf Find(Ledger ledger, string name)
    {
        var keys = LedgerOptions.Wait(ledger.SubjectKeys());
        var isNumber = long.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var index);
        foreach (var leaf in LedgerOptions.Each(isNumber ? ledger.Read(index, index + 1) : ledger.Read()))
            if (isNumber || Ledger.EntryOf(leaf, keys)?.Entry == name)
                return leaf;
        throw new UsageError($"There is no entry '{name}' in the ledger. `servanda record log` lists what there is.");
    }
}
