using System.Collections.Immutable;
using System.Numerics;
using NodaTime;
using Servanda.Storage.Merkle;

namespace Servanda.Storage;

/// <summary>
/// Where the leaves of a ledger lie (design part 7): append-only, in one order, durable when an append returns. An engine
/// knows bytes, hashes and keys; what a leaf means is the business of <see cref="Ledger"/>. Every engine passes one
/// contract suite. Where the engine fails, a <see cref="LedgerException"/> says so in words; nothing is then half written.
/// </summary>
public interface ILedgerStore : IAsyncDisposable
{
    /// <summary>The state after the last append.</summary>
    ValueTask<LedgerState> ReadState(CancellationToken cancel = default);

    /// <summary>
    /// Appends leaves in one step: no other writer comes between what is read for it and what is written. It is durable
    /// when the call returns.
    /// </summary>
    /// <param name="keys">The idempotency keys that are looked up for the making.</param>
    /// <param name="make">
    /// Makes the leaves from the state and from which of the keys are taken already, with their places; none: nothing is
    /// written. It may be called again, where an engine has to try again.
    /// </param>
    /// <param name="cancel">Gives up; nothing is then written.</param>
    /// <returns>The state after it.</returns>
    ValueTask<LedgerState> Append(
        IReadOnlyCollection<string> keys,
        Func<LedgerState, IReadOnlyDictionary<string, long>, IReadOnlyList<NewLeaf>> make,
        CancellationToken cancel = default
    );

    /// <summary>The leaves from a place on, in order.</summary>
    /// <param name="from">The first, from 0.</param>
    /// <param name="until">The one after the last.</param>
    /// <param name="cancel">Stops reading.</param>
    IAsyncEnumerable<StoredLeaf> Read(long from = 0, long until = long.MaxValue, CancellationToken cancel = default);

    /// <summary>The key of a subject, made where there is none yet; null where it was destroyed.</summary>
    /// <param name="subject">The person, by a name that need not be theirs.</param>
    /// <param name="fresh">The key to keep where there is none.</param>
    /// <param name="cancel">Gives up.</param>
    ValueTask<byte[]?> SubjectKey(string subject, byte[] fresh, CancellationToken cancel = default);

    /// <summary>The keys that are left.</summary>
    ValueTask<ImmutableDictionary<string, byte[]>> SubjectKeys(CancellationToken cancel = default);

    /// <summary>Destroys a subject's key for good, and remembers that it was destroyed; whether there was one.</summary>
    ValueTask<bool> DestroySubjectKey(string subject, CancellationToken cancel = default);
}

/// <summary>The state of a ledger after an append.</summary>
/// <param name="Frontier">Size and right edge of the tree.</param>
/// <param name="LastEntered">When the last leaf was entered; null: there is none.</param>
public sealed record LedgerState(Frontier Frontier, Instant? LastEntered)
{
    /// <summary>That of a ledger without leaves.</summary>
    public static LedgerState Empty { get; } = new(Frontier.Empty, null);

    /// <summary>How many leaves.</summary>
    public long Size => Frontier.Size;

    /// <summary>The state that these leaves, at the ends of the subtrees of the right edge, tell of.</summary>
    /// <param name="ends">The leaves at the places of <see cref="Frontier.Ends"/>, in order.</param>
    /// <param name="size">How many leaves there are.</param>
    /// <exception cref="LedgerException">They cannot be read.</exception>
    public static LedgerState Of(long size, IReadOnlyList<StoredLeaf> ends)
    {
        if (size == 0)
            return Empty;
        if (
            ends.Count == BitOperations.PopCount((ulong)size)
            && ends.All(e => e.Closed.Length == Digest.Length)
            && LeafStamp.Read(ends[^1].Bytes.Span) is { } stamp
        )
            return new(new Frontier(size, [.. ends.Select(e => new Digest(e.Closed.Span))]), stamp.Entered);
        throw LedgerException.Unreadable(size - 1);
    }

    /// <summary>The state with further leaves.</summary>
    /// <param name="leaves">The leaves, at least one.</param>
    /// <param name="closed">For each, the root of the largest complete subtree that ends with it.</param>
    public LedgerState With(IReadOnlyList<NewLeaf> leaves, out List<Digest> closed) =>
        new(Frontier.With(leaves.Select(l => l.Hash), out closed), leaves[^1].Entered);
}

/// <summary>A leaf to be appended.</summary>
/// <param name="Bytes">Its bytes, which are hashed and never change.</param>
/// <param name="Hash">Its hash (<see cref="MerkleHash.Leaf"/>).</param>
/// <param name="Key">Its idempotency key, or null.</param>
/// <param name="Entered">When it was entered: as in its bytes.</param>
public readonly record struct NewLeaf(ReadOnlyMemory<byte> Bytes, Digest Hash, string? Key, Instant Entered);

/// <summary>A leaf as it lies in the store; nothing in it has been verified.</summary>
/// <param name="Index">Its place, from 0.</param>
/// <param name="Bytes">Its bytes.</param>
/// <param name="Hash">What is kept as its hash: 32 bytes, unless somebody changed them.</param>
/// <param name="Closed">
/// What is kept as the root of the largest complete subtree that ends with it: from these, with a look at one leaf for each
/// set bit of the size, the right edge of the tree is read.
/// </param>
/// <param name="Key">Its idempotency key, or null.</param>
public readonly record struct StoredLeaf(
    long Index,
    ReadOnlyMemory<byte> Bytes,
    ReadOnlyMemory<byte> Hash,
    ReadOnlyMemory<byte> Closed,
    string? Key
);
