using System.CommandLine;
using Servanda.Cli.Asking;
using Servanda.Cli.Rendering;
using Servanda.Storage.Records;
using Servanda.Text;

namespace Servanda.Cli.Commands.Record;

/// <summary><c>servanda record add</c>: one entry, in a line of the language or asked for part by part.</summary>
internal static class RecordAddCommand
{
    public static Command Create(Surroundings surroundings)
    {
        var dossier = new DossierArgument();
        var words = new Argument<string[]>("ENTRY")
        {
            Description =
                "The entry in the language, in quotation marks: \"2020-03-11 Shaheen rejects decree\". "
                + "With none it is asked for part by part.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var by = RecordOptions.By();
        var subjects = RecordOptions.Subjects();
        var key = new Option<string?>("--once")
        {
            HelpName = "KEY",
            Description = "A key of your own for this submission: sent again with the same key, it is one entry.",
        };
        var command = new Command(
            "add",
            "Enter one statement. Exit code 1, and nothing is written, where it cannot be understood."
        )
        {
            dossier,
            words,
            by,
            subjects,
            key,
        };
        command.SetAction(parsed =>
        {
            var path = dossier.Path(parsed);
            var given = string.Join(' ', parsed.GetValue(words) ?? []);
            var text = given.Length > 0 ? given : EntryPrompt.Ask(surroundings);
            var fresh = NewEntries.OfOne(parsed, path, new SourceText(Places.Given, text + "\n"));
            if (!fresh.Tell(surroundings, path))
                return ExitCode.Findings;
            if (fresh.Entries is not [var entry])
            {
                surroundings.Output.WriteLine(
                    fresh.InText > 0
                        ? "It stands in the dossier's text already."
                        : "There is no entry in this: nothing was entered."
                );
                return fresh.InText > 0 ? ExitCode.Fine : ExitCode.Findings;
            }
            var made = EntryEvents.Of(entry, RecordOptions.ByWhom(parsed, by), [.. parsed.GetValue(subjects) ?? []]);
            if (parsed.GetValue(key) is { } own)
                made = made with { Key = own };
            using var ledger = LedgerOptions.Open(parsed, path, surroundings, create: true);
            var done = LedgerOptions.Wait(ledger.Append([made]));
            surroundings.Output.WriteLine(
                done.Entered > 0
                    ? $"Entered as leaf {done.Places[0]}: {SafeText.Of(EntryWords.Short(entry))}"
                    : $"It was entered already, as leaf {done.Places[0]}."
            );
            return ExitCode.Fine;
        });
        return command;
    }
}
