using System.CommandLine;
using Servanda.Cli.Asking;
using Servanda.Cli.Rendering;
using Servanda.Model;
using Servanda.Storage.Records;
using Servanda.Text;

namespace Servanda.Cli.Commands.Record;

/// <summary><c>servanda record withdraw</c>: take an entry back, by a new entry.</summary>
internal static class RecordWithdrawCommand
{
    public static Command Create(Surroundings surroundings)
    {
        var dossier = new DossierArgument();
        var entry = new Argument<string>("ENTRY") { Description = "The identifier of the entry that is taken back." };
        var on = new Option<string?>("--on")
        {
            HelpName = "DATE",
            Description = "When it was taken back (default: today).",
        };
        var speaker = new Option<string?>("--speaker")
        {
            HelpName = "NAME",
            Description = "Who takes it back (default: who said it).",
        };
        var reason = new Option<string?>("--reason") { HelpName = "TEXT", Description = "Why." };
        var by = RecordOptions.By();
        var command = new Command(
            "withdraw",
            "Take an entry back by a new entry; both stay. To correct an entry, withdraw it and add another."
        )
        {
            dossier,
            entry,
            on,
            speaker,
            reason,
            by,
        };
        command.SetAction(parsed =>
        {
            var path = dossier.Path(parsed);
            var read = dossier.Read(parsed);
            var name = parsed.GetRequiredValue(entry);
            var target = Lookup.FindEntry(read, name);
            var row = EntryRow.WithdrawalOf(
                target,
                parsed.GetValue(on) ?? Dates.Today(surroundings.Clock, read.Zone),
                parsed.GetValue(speaker),
                parsed.GetValue(reason)
            );
            var fresh = NewEntries.Of(parsed, path, [new SourceText("withdrawal.accord", row.ToSentence())]);
            if (!fresh.Tell(surroundings, path))
                return ExitCode.Findings;
            if (fresh.Entries is not [var withdrawal])
            {
                surroundings.Output.WriteLine("It is withdrawn in the dossier's text already.");
                return ExitCode.Fine;
            }
            using var ledger = LedgerOptions.Open(parsed, path, surroundings, create: true);
            var done = LedgerOptions.Wait(
                ledger.Append([EntryEvents.Of(withdrawal, RecordOptions.ByWhom(parsed, by))])
            );
            surroundings.Output.WriteLine(
                $"Entered as leaf {done.Places[0]}: {SafeText.Of(EntryWords.Short(withdrawal))}"
            );
            return ExitCode.Fine;
        });
        return command;
    }
}
