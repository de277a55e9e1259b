using System.CommandLine;

namespace Servanda.Cli.Commands.Record;

/// <summary><c>servanda record</c>: the ledger of a dossier.</summary>
internal static class RecordCommand
{
    public static Command Create(Surroundings surroundings) =>
        new("record", "The ledger of the record: what was entered, by whom and when, so that nothing can be rewritten.")
        {
            RecordAddCommand.Create(surroundings),
            RecordImportCommand.Create(surroundings),
            RecordWithdrawCommand.Create(surroundings),
            RecordLogCommand.Create(surroundings),
            RecordExportCommand.Create(surroundings),
            RecordHeadCommand.Create(surroundings),
            RecordVerifyCommand.Create(surroundings),
            RecordProveCommand.Create(surroundings),
            RecordCheckProofCommand.Create(surroundings),
            RecordAttachCommand.Create(surroundings),
            RecordExtractCommand.Create(surroundings),
            RecordEraseCommand.Create(surroundings),
            RecordKeyCommand.Create(surroundings),
        };
}
