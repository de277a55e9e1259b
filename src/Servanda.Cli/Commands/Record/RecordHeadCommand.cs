using System.CommandLine;
using Servanda.Cli.Asking;
using Servanda.Storage.Notes;

namespace Servanda.Cli.Commands.Record;

/// <summary><c>servanda record head</c>: the head, signed where there is a key.</summary>
internal static class RecordHeadCommand
{
    const string Variable = "SERVANDA_SIGNING_KEY";

    public static Command Create(Surroundings surroundings)
    {
        var dossier = new DossierArgument();
        var key = new Option<string?>("--sign-with")
        {
            HelpName = "FILE",
            Description =
                $"The file with the signing key (default: the key in {Variable}; with neither the head is not signed).",
        };
        var command = new Command(
            "head",
            "The head of the ledger: its size and the root of its tree. Keep it elsewhere: against it a ledger is verified."
        )
        {
            dossier,
            key,
        };
        command.SetAction(parsed =>
        {
            using var ledger = LedgerOptions.Open(parsed, dossier.Path(parsed), surroundings, create: false);
            var head = LedgerOptions.Wait(ledger.ReadHead()).ToText();
            surroundings.Output.Write(
                Key(parsed, key, surroundings) is { } signing ? SignedNote.Sign(head, signing).ToString() : head
            );
            return ExitCode.Fine;
        });
        return command;
    }

    static SigningKey? Key(ParseResult parsed, Option<string?> option, Surroundings surroundings)
    {
        var file = parsed.GetValue(option);
        var text = file is not null
            ? RecordOptions.TextOf(file, surroundings)
            : Environment.GetEnvironmentVariable(Variable);
        if (string.IsNullOrEmpty(text))
            return null;
        return SigningKey.Parse(text)
            ?? throw new UsageError(
                $"{(file is null ? Variable : $"'{file}'")} holds no signing key. `servanda record key FILE` makes one."
            );
    }
}
