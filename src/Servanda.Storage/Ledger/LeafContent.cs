using System.Collections.Immutable;
using Servanda.Storage.Merkle;

namespace Servanda.Storage;

/// <summary>What a leaf holds: one of a few kinds of event.</summary>
public abstract record LeafContent;

/// <summary>The first leaf: which ledger it is.</summary>
/// <param name="Name">The dossier's name.</param>
/// <param name="Id">Drawn by chance when the ledger was made, so that no two are alike.</param>
public sealed record LedgerOpened(string Name, string Id) : LeafContent;

/// <summary>An entry of the record.</summary>
/// <param name="Entry">The entry's identifier (<see cref="Model.Entry.Id"/>).</param>
/// <param name="Text">The entry in the language.</param>
public sealed record EntryMade(string Entry, string Text) : LeafContent;

/// <summary>
/// An entry that tells of persons, readable as long as the keys of all of them are kept. Proofs hold without the keys: what
/// is hashed is what is written here.
/// </summary>
/// <param name="Subjects">The persons.</param>
/// <param name="Nonce">12 bytes, used once.</param>
/// <param name="Sealed">The content, encrypted with AES-256-GCM, and 16 bytes that guard it.</param>
public sealed record EntrySealed(
    ImmutableArray<string> Subjects,
    ImmutableArray<byte> Nonce,
    ImmutableArray<byte> Sealed
) : LeafContent;

/// <summary>A file of the agreement's text as it stood from then on.</summary>
/// <param name="Path">Its path in the dossier, with slashes.</param>
/// <param name="Text">Its text; null: it was taken out.</param>
public sealed record TextRevised(string Path, string? Text) : LeafContent;

/// <summary>A file taken as evidence; it lies beside the ledger under its hash.</summary>
/// <param name="Entry">The entry that it belongs to, or null.</param>
/// <param name="Hash">SHA-256 of its bytes when it was collected.</param>
/// <param name="Size">How many bytes.</param>
/// <param name="FileName">Its original name.</param>
/// <param name="MediaType">Its media type (RFC 6838).</param>
public sealed record EvidenceAttached(string? Entry, Digest Hash, long Size, string FileName, string MediaType)
    : LeafContent;

/// <summary>The key of a subject was destroyed: what tells of them can no longer be read.</summary>
/// <param name="Subject">The person.</param>
/// <param name="Reason">Why, or null.</param>
public sealed record SubjectErased(string Subject, string? Reason) : LeafContent;
