using System.CommandLine;
using System.Text;
using Servanda.Cli.Asking;
using Servanda.Storage.Notes;

namespace Servanda.Cli.Commands.Record;

/// <summary><c>servanda record check-proof</c>: whether a proof holds, and belongs to this ledger.</summary>
internal static class RecordCheckProofCommand
{
    public static Command Create(Surroundings surroundings)
    {
        var dossier = new DossierArgument();
        var file = new Argument<string>("PROOF")
        {
            Description = "The file with the proof, or - for the standard input.",
            DefaultValueFactory = _ => "-",
        };
        var key = RecordOptions.Verifier();
        var command = new Command(
            "check-proof",
            "Check a proof that an entry is in the ledger, and that this ledger still begins with the proof's head. Exit code 1 "
                + "where it does not hold."
        )
        {
            dossier,
            file,
            key,
        };
        command.SetAction(parsed =>
        {
            var verifier = RecordOptions.VerifierOf(parsed, key);
            using var ledger = LedgerOptions.Open(parsed, dossier.Path(parsed), surroundings, create: false);
            var text = RecordOptions.TextOf(parsed.GetRequiredValue(file), surroundings);
            if (LedgerProof.Parse(text) is not { Checkpoint: { } head } proof)
                return No("This is no proof, as `servanda record prove` prints one.");
            if (!proof.Holds)
                return No("The proof does not hold: the leaf is not in the tree of its head.");
            if (verifier is not null && SignedNote.Parse(proof.Head)?.IsSignedBy(verifier) != true)
                return No($"The head of the proof is not signed by {verifier.Name}.");
            if (head.Origin != ledger.Origin)
                return No($"The proof is of another ledger, {head.Origin}.");
            var tree = LedgerOptions.Wait(ledger.ReadTree());
            if (head.Size > tree.Size || tree.RootAt(head.Size) != head.Root)
                return No("The ledger no longer begins with the head of the proof: it was written anew, or cut off.");
            surroundings.Output.WriteLine($"The proof holds: leaf {proof.Index} of {head.Size}, root {head.Root}");
            surroundings.Output.WriteLine(SafeText.Of(Encoding.UTF8.GetString(proof.Leaf.AsSpan())));
            return ExitCode.Fine;
        });
        return command;

        int No(string sentence)
        {
            surroundings.Output.WriteLine(sentence);
            return ExitCode.Findings;
        }
    }
}
