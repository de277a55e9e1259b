using System.CommandLine;
using Servanda.Cli.Asking;
using Servanda.Cli.Rendering;
using Servanda.Storage;
using Servanda.Storage.Evidence;

namespace Servanda.Cli.Commands.Record;

/// <summary><c>servanda record verify</c>: whether the ledger is what it was.</summary>
internal static class RecordVerifyCommand
{
    public static Command Create(Surroundings surroundings)
    {
        var dossier = new DossierArgument();
        var heads = RecordOptions.KeptHeads();
        var key = RecordOptions.Verifier();
        var command = new Command(
            "verify",
            "Verify every leaf of the ledger and every evidence file, and that it still begins with the heads that were kept. "
                + "Exit code 1 and the first thing that does not fit, where something does not."
        )
        {
            dossier,
            heads,
            key,
        };
        command.SetAction(parsed =>
        {
            var path = dossier.Path(parsed);
            var verifier = RecordOptions.VerifierOf(parsed, key);
            var kept = (parsed.GetValue(heads) ?? [])
                .Select(h => RecordOptions.HeadIn(h, verifier, surroundings))
                .ToList();
            var store = LedgerOptions.OpenStore(parsed, path);
            var found = LedgerOptions.Wait(LedgerVerifier.Verify(store.Read(), kept));
            var flaw = found.Flaw ?? OfEvidence(store, LedgerOptions.EvidenceIn(parsed, path));
            if (flaw is not null)
            {
                surroundings.Output.WriteLine(
                    surroundings.Paint($"{flaw.Sentence} The ledger does not verify.", Tone.Bad)
                );
                return ExitCode.Findings;
            }
            surroundings.Output.WriteLine(
                $"{QuestionWords.Count((int)found.Head.Size, "leaf", "leaves")} verified; root {found.Head.Frontier.Root}"
            );
            surroundings.PrintProse(
                kept.Count == 0
                    ? "No head was given to compare with: that the whole was written anew, or its end cut off, cannot be seen without one. `servanda record head` prints one to keep elsewhere."
                    : $"It begins with what {QuestionWords.Count(kept.Count, "kept head")} tell{(kept.Count == 1 ? "s" : "")} of.",
                Tone.Quiet
            );
            return ExitCode.Fine;
        });
        return command;
    }

    static LedgerFlaw? OfEvidence(ILedgerStore store, string folder)
    {
        var files = new EvidenceFolder(folder);
        foreach (var stored in LedgerOptions.Each(store.Read()))
        {
            if (Leaf.Parse(stored.Bytes.Span) is not { Content: EvidenceAttached attached } leaf)
                continue;
            switch (LedgerOptions.Wait(files.IsUnchanged(attached.Hash)))
            {
                case null:
                    return new(leaf.Index, $"The file {attached.FileName} of leaf {leaf.Index} is missing.");
                case false:
                    return new(leaf.Index, $"The file {attached.FileName} of leaf {leaf.Index} was changed.");
            }
        }
        return null;
    }
}
