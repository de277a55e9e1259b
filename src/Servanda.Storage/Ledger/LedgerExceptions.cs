namespace Servanda.Storage;

/// <summary>Faults that every engine tells alike.</summary>
static class LedgerExceptions
{
    /// <summary>A head whose bytes are none.</summary>
    public static LedgerException BrokenHead(long size) =>
        new(
            LedgerFault.Damaged,
            $"The head at {size} leaves cannot be read.",
            "Somebody changed it: put back a copy, and compare it with a head that you kept: `servanda record verify`."
        );
}
