using System.CommandLine;
using Servanda.Cli.Asking;

namespace Servanda.Cli.Commands.Record;

/// <summary><c>servanda record erase</c>: make what tells of a person unreadable for good.</summary>
internal static class RecordEraseCommand
{
    public static Command Create(Surroundings surroundings)
    {
        var dossier = new DossierArgument();
        var subject = new Argument<string>("PERSON") { Description = "The person, by the name that --subject gave." };
        var reason = new Option<string?>("--reason") { HelpName = "TEXT", Description = "Why." };
        var confirm = new Option<bool>("--for-good")
        {
            Description = "Yes: nothing brings it back. Without it nothing is done.",
        };
        var by = RecordOptions.By();
        var command = new Command(
            "erase",
            "Destroy the key of a person: every entry sealed under it becomes unreadable, everywhere and for good. All proofs still hold."
        )
        {
            dossier,
            subject,
            reason,
            confirm,
            by,
        };
        command.SetAction(parsed =>
        {
            var name = parsed.GetRequiredValue(subject);
            if (!parsed.GetValue(confirm))
                throw new UsageError($"What tells of {name} would be unreadable for good: say so with --for-good.");
            using var ledger = LedgerOptions.Open(parsed, dossier.Path(parsed), surroundings, create: false);
            if (!LedgerOptions.Wait(ledger.Erase(name, parsed.GetValue(reason), RecordOptions.ByWhom(parsed, by))))
                throw new UsageError(
                    $"There is no key of '{name}': nothing was sealed under that name, or it was erased already."
                );
            surroundings.Output.WriteLine($"The key of {name} is destroyed.");
            return ExitCode.Fine;
        });
        return command;
    }
}
