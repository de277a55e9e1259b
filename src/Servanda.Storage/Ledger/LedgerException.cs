namespace Servanda.Storage;

/// <summary>Why a ledger cannot be read or written.</summary>
public enum LedgerFault
{
    /// <summary>Nobody can be reached there, or the connection broke.</summary>
    Unreachable,

    /// <summary>Another holds it for too long.</summary>
    Locked,

    /// <summary>It may only be read.</summary>
    ReadOnly,

    /// <summary>The disk is full.</summary>
    Full,

    /// <summary>It is no ledger, or is damaged.</summary>
    Damaged,

    /// <summary>It was made by a later version.</summary>
    TooNew,

    /// <summary>There is none there.</summary>
    Missing,

    /// <summary>The address of the store says nothing that can be opened.</summary>
    BadAddress,

    /// <summary>The database refuses who asks.</summary>
    Denied,

    /// <summary>Anything else.</summary>
    Other,
}

/// <summary>A ledger that cannot be read or written, said so that a user can act on it.</summary>
public sealed class LedgerException(LedgerFault fault, string sentence, string mend, Exception? cause = null)
    : Exception(sentence, cause)
{
    /// <summary>Why.</summary>
    public LedgerFault Fault { get; } = fault;

    /// <summary>What can be done.</summary>
    public string Mend { get; } = mend;

    /// <summary>A leaf that is none.</summary>
    internal static LedgerException Unreadable(long index) =>
        new(
            LedgerFault.Damaged,
            $"Leaf {index} of the ledger cannot be read.",
            "Somebody changed it: run `servanda record verify`, and put back a copy."
        );
}
