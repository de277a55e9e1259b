namespace Servanda.Cli;

/// <summary>What the command tells the shell. Documented in <c>--help</c> and in <c>docs/commands.md</c>.</summary>
internal static class ExitCode
{
    /// <summary>All is well.</summary>
    public const int Fine = 0;

    /// <summary>The command worked and has found something: errors, failed expectations, a partial answer.</summary>
    public const int Findings = 1;

    /// <summary>The command was asked for something that it cannot understand or find.</summary>
    public const int Usage = 2;

    /// <summary>The ledger cannot be read or written (<c>EX_IOERR</c>).</summary>
    public const int LedgerFault = 74;

    /// <summary>A fault of the program itself (<c>EX_SOFTWARE</c>).</summary>
    public const int OurFault = 70;

    /// <summary>Somebody pressed Ctrl-C while the command searched; it printed what it had found (128 and <c>SIGINT</c>).</summary>
    public const int Interrupted = 130;
}
