using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using NodaTime;
using Servanda.Storage.Merkle;
using Servanda.Storage.Notes;

namespace Servanda.Storage;

/// <summary>An event to be entered.</summary>
/// <param name="Content">What happened.</param>
/// <param name="Key">
/// Its idempotency key: a second event with the same key is the same event, and is not entered again. Null: each is one.
/// </param>
/// <param name="By">Who enters it, or null.</param>
public sealed record NewEvent(LeafContent Content, string? Key = null, string? By = null)
{
    /// <summary>The persons of whom an entry tells: it is sealed under their keys.</summary>
    public ImmutableArray<string> Subjects { get; init; } = [];
}

/// <summary>What came of an append.</summary>
/// <param name="Places">
/// Where each event lies now, those included that were there already; empty where there was a conflict.
/// </param>
/// <param name="Entered">How many were new.</param>
/// <param name="Size">How many leaves the ledger has now.</param>
/// <param name="IsConflict">
/// Whether others had appended since the expected size: nothing was written, and it can be tried again on the size told here.
/// </param>
public sealed record Appended(ImmutableArray<long> Places, int Entered, long Size, bool IsConflict);

/// <summary>
/// A ledger: what was entered, by whom and when, in one order that nothing can quietly rewrite (design part 7). Each event is
/// a leaf of an RFC 6962 tree. Corrections are new entries; nothing changes, nothing is deleted.
/// </summary>
public sealed class Ledger : IAsyncDisposable, IDisposable
{
    static readonly Duration Step = Duration.FromTicks(10);
    readonly ILedgerStore _store;
    readonly IClock _clock;

    Ledger(ILedgerStore store, IClock clock, LedgerOpened opened)
    {
        (_store, _clock) = (store, clock);
        Origin = OriginOf(opened);
    }

    /// <summary>The name under which its heads are signed: the dossier's, and what was drawn when it was made.</summary>
    public string Origin { get; }

    /// <summary>Opens the ledger in a store, and makes it where the store is empty.</summary>
    /// <param name="store">The store; it is closed with the ledger.</param>
    /// <param name="name">The dossier's name, for a new ledger.</param>
    /// <param name="clock">What tells when something is entered.</param>
    /// <param name="cancel">Gives up.</param>
    /// <exception cref="LedgerException">The store fails, or its first leaf is not that of a ledger.</exception>
    public static async Task<Ledger> Open(
        ILedgerStore store,
        string name,
        IClock clock,
        CancellationToken cancel = default
    )
    {
        var id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8));
        if ((await store.ReadState(cancel).ConfigureAwait(false)).Size == 0)
            await store
                .Append(
                    [],
                    (state, _) =>
                        state.Size > 0
                            ? []
                            : [Made(0, Stamp(clock, state.LastEntered), new(new LedgerOpened(name, id)))],
                    cancel
                )
                .ConfigureAwait(false);
        await foreach (var first in store.Read(0, 1, cancel).ConfigureAwait(false))
            if (Leaf.Parse(first.Bytes.Span) is { Content: LedgerOpened opened })
                return new Ledger(store, clock, opened);
        throw new LedgerException(
            LedgerFault.Damaged,
            "The first leaf of the ledger does not say which ledger it is.",
            "Somebody changed the file: compare it with a copy, and run `servanda record verify`."
        );
    }

    /// <summary>Its state after the last append.</summary>
    public ValueTask<LedgerState> ReadState(CancellationToken cancel = default) => _store.ReadState(cancel);

    /// <summary>The head: what is signed, kept and compared.</summary>
    public async Task<Checkpoint> ReadHead(CancellationToken cancel = default)
    {
        var state = await _store.ReadState(cancel).ConfigureAwait(false);
        return new Checkpoint(Origin, state.Size, state.Frontier.Root);
    }

    /// <summary>Enters events, all or none, in one durable step.</summary>
    /// <param name="events">The events, in their order.</param>
    /// <param name="expectedSize">
    /// The size on which the caller decided: where the ledger has grown since by other events, nothing is written. Null: what
    /// others appended does not matter.
    /// </param>
    /// <param name="cancel">Gives up; nothing is then written.</param>
    /// <exception cref="LedgerException">The store fails; nothing was written, or the store said nothing of what it wrote.</exception>
    public async Task<Appended> Append(
        IReadOnlyList<NewEvent> events,
        long? expectedSize = null,
        CancellationToken cancel = default
    )
    {
        var ready = await Sealed(events, cancel).ConfigureAwait(false);
        var keys = ready.Select(e => e.Key).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var places = ImmutableArray<long>.Empty;
        var (entered, isConflict) = (0, false);
        var state = await _store.Append(keys, Make, cancel).ConfigureAwait(false);
        return new Appended(places, entered, state.Size, isConflict);

        IReadOnlyList<NewLeaf> Make(LedgerState before, IReadOnlyDictionary<string, long> taken)
        {
            (places, entered, isConflict) = ([], 0, false);
            var found = ImmutableArray.CreateBuilder<long>(ready.Length);
            var leaves = new List<NewLeaf>(ready.Length);
            var here = new Dictionary<string, long>(StringComparer.Ordinal);
            var last = before.LastEntered;
            foreach (var one in ready)
            {
                if (one.Key is { } key && (taken.TryGetValue(key, out var place) || here.TryGetValue(key, out place)))
                {
                    found.Add(place);
                    continue;
                }
                place = before.Size + leaves.Count;
                last = Stamp(_clock, last);
                leaves.Add(Made(place, last.Value, one));
                found.Add(place);
                if (one.Key is not null)
                    here[one.Key] = place;
            }
            // What is there already needs no second try: a retry that comes late is answered as the first would have been.
            if (leaves.Count > 0 && expectedSize is { } expected && expected != before.Size)
            {
                isConflict = true;
                return [];
            }
            (places, entered) = (found.DrainToImmutable(), leaves.Count);
            return leaves;
        }
    }

    /// <summary>The leaves from a place on, in order. What cannot be read as a leaf is damaged.</summary>
    /// <exception cref="LedgerException">The store fails, or holds what is no leaf.</exception>
    public async IAsyncEnumerable<Leaf> Read(
        long from = 0,
        long until = long.MaxValue,
        [EnumeratorCancellation] CancellationToken cancel = default
    )
    {
        await foreach (var chunk in _store.Read(from, until, cancel).ReadAhead(cancel).ConfigureAwait(false))
        {
            var leaves = new Leaf?[chunk.Length];
            Parallel.For(0, chunk.Length, i => leaves[i] = Leaf.Parse(chunk[i].Bytes.Span));
            for (var i = 0; i < chunk.Length; i++)
                yield return leaves[i] ?? throw LedgerException.Unreadable(chunk[i].Index);
        }
    }

    /// <summary>The tree of all leaves, from their stored hashes.</summary>
    public async Task<MerkleTree> ReadTree(CancellationToken cancel = default)
    {
        var hashes = new List<Digest>();
        await foreach (var stored in _store.Read(cancel: cancel).ConfigureAwait(false))
            hashes.Add(
                stored.Hash.Length == Digest.Length
                    ? new Digest(stored.Hash.Span)
                    : throw LedgerException.Unreadable(stored.Index)
            );
        return new MerkleTree(hashes);
    }

    /// <summary>The keys of the persons that can still be read.</summary>
    public ValueTask<ImmutableDictionary<string, byte[]>> SubjectKeys(CancellationToken cancel = default) =>
        _store.SubjectKeys(cancel);

    /// <summary>An entry as it can be read with these keys: null where it is none, or the key of a person was destroyed.</summary>
    public static EntryMade? EntryOf(Leaf leaf, IReadOnlyDictionary<string, byte[]> keys) =>
        leaf.Content switch
        {
            EntryMade made => made,
            EntrySealed content => SealedEntries.Open(content, keys),
            _ => null,
        };

    /// <summary>
    /// Destroys the key of a person: all that was sealed under it can never be read again, here or from any copy of the
    /// ledger; proofs hold as before. The destruction itself is entered.
    /// </summary>
    /// <returns>Whether there was a key.</returns>
    public async Task<bool> Erase(string subject, string? reason, string? by, CancellationToken cancel = default)
    {
        // The destruction comes first: an event that tells of it without it would be a lie, the other order only a silence.
        if (!await _store.DestroySubjectKey(subject, cancel).ConfigureAwait(false))
            return false;
        await Append([new NewEvent(new SubjectErased(subject, reason), By: by)], cancel: cancel).ConfigureAwait(false);
        return true;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _store.DisposeAsync();

    /// <inheritdoc/>
    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();

    static NewLeaf Made(long index, Instant entered, NewEvent made)
    {
        var bytes = new Leaf(index, entered, made.By, made.Key, made.Content).ToBytes();
        return new NewLeaf(bytes, MerkleHash.Leaf(bytes), made.Key, entered);
    }

    // A clock may stand still or be set back; the order of the ledger may not.
    static Instant Stamp(IClock clock, Instant? last)
    {
        var now = clock.GetCurrentInstant();
        now = Instant.FromUnixTimeTicks(now.ToUnixTimeTicks() / Step.BclCompatibleTicks * Step.BclCompatibleTicks);
        return last is { } before && now <= before ? before + Step : now;
    }

    /// <summary>The name of a ledger in its heads: a line without spaces, as names of keys are.</summary>
    internal static string OriginOf(LedgerOpened opened) =>
        string.Concat(
            $"servanda/{opened.Name}/{opened.Id}".Select(c =>
                char.IsWhiteSpace(c) || char.IsControl(c) || c == '+' ? '-' : c
            )
        );

    async Task<ImmutableArray<NewEvent>> Sealed(IReadOnlyList<NewEvent> events, CancellationToken cancel)
    {
        var ready = ImmutableArray.CreateBuilder<NewEvent>(events.Count);
        foreach (var one in events)
        {
            if (one.Subjects.IsEmpty || one.Content is not EntryMade entry)
            {
                ready.Add(one);
                continue;
            }
            var keys = await KeysOf(one.Subjects, cancel).ConfigureAwait(false);
            ready.Add(
                one with
                {
                    Content = SealedEntries.Seal(entry, one.Subjects, keys),
                    Key = one.Key is null ? null : SealedEntries.BlindKey(one.Key, keys),
                }
            );
        }
        return ready.MoveToImmutable();
    }

    async Task<ImmutableArray<byte[]>> KeysOf(ImmutableArray<string> subjects, CancellationToken cancel)
    {
        var keys = ImmutableArray.CreateBuilder<byte[]>(subjects.Length);
        foreach (var subject in subjects)
            keys.Add(
                await _store
                    .SubjectKey(subject, RandomNumberGenerator.GetBytes(SealedEntries.KeyLength), cancel)
                    .ConfigureAwait(false)
                    ?? throw new LedgerException(
                        LedgerFault.Denied,
                        $"What tells of {subject} was erased, and nothing more can be sealed under that name.",
                        "Enter it under another name for the person, or leave the person out."
                    )
            );
        return keys.MoveToImmutable();
    }
}
