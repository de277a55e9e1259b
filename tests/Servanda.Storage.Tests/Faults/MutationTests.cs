using NodaTime;
using Servanda.Storage.Merkle;
using Servanda.Storage.Notes;
using Servanda.Tests;

namespace Servanda.Storage.Tests.Faults;

/// <summary>
/// What somebody could do to the rows of a ledger: flip bits, delete, swap, double, cut off, write anew. Each is found.
/// <c>SERVANDA_MUTATIONS</c> says how many are tried, <c>SERVANDA_SEED</c> which.
/// </summary>
/// <remarks>
/// The leaves before the first that was changed are those of the whole ledger, so a verification begins again where it was
/// with these, and a million can be tried.
/// </remarks>
public sealed class MutationTests
{
    const int Leaves = 10_000;
    const int Apart = 100;

    [Fact]
    public async Task Every_mutation_is_found_and_none_where_there_is_none()
    {
        var rows = Rows();
        var head = new Checkpoint(
            "servanda/x/id",
            Leaves,
            Frontier.Empty.With(rows.Select(r => new Digest(r.Hash.Span))).Root
        );
        Assert.Null((await Verified(rows, head)).Flaw);
        var scans = Scans(rows, head);
        var random = new Random(Settings.Number("SERVANDA_SEED", 1));
        var count = Settings.Number("SERVANDA_MUTATIONS", 2000);
        var tried = new SortedDictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < count; i++)
        {
            var changed = rows.ToList();
            if (Mutate(changed, scans, random) is not var (what, first))
                continue;
            var flaw = Flaw(changed, scans[first / Apart]);
            Assert.True(flaw is not null, $"mutation {i} was not found: {what} {first}");
            tried[what] = tried.GetValueOrDefault(what) + 1;
            // That beginning again finds the same as going through it all.
            if (i % 100 == 0)
                Assert.Equal(flaw, (await Verified(changed, head)).Flaw);
        }
        Assert.Equal(10, tried.Count);
        TestContext.Current.TestOutputHelper?.WriteLine(string.Join(", ", tried.Select(t => $"{t.Value:N0} {t.Key}")));
    }

    static List<LedgerScan> Scans(List<StoredLeaf> rows, Checkpoint head)
    {
        var scan = new LedgerScan([head]);
        var scans = new List<LedgerScan>();
        for (var i = 0; i < rows.Count; i++)
        {
            if (i % Apart == 0)
                scans.Add(scan.Copy());
            Assert.Null(scan.Take(rows[i], LedgerScan.Hashed(rows[i])));
        }
        return scans;
    }

    static LedgerFlaw? Flaw(List<StoredLeaf> rows, LedgerScan from)
    {
        var scan = from.Copy();
        for (var i = (int)scan.Size; i < rows.Count; i++)
            if (scan.Take(rows[i], LedgerScan.Hashed(rows[i])) is { } flaw)
                return flaw;
        return scan.AtEnd();
    }

    static async Task<Verification> Verified(List<StoredLeaf> rows, Checkpoint head) =>
        await LedgerVerifier.Verify(rows.ToAsyncEnumerable(), [head], cancel: TestContext.Current.CancellationToken);

    /// <summary>Changes the rows; in what way, and which is the first that is not as it was.</summary>
    static (string What, int First)? Mutate(List<StoredLeaf> rows, List<LedgerScan> scans, Random random)
    {
        var at = random.Next(rows.Count);
        var (leaf, other) = (rows[at], random.Next(rows.Count));
        // Writing all anew takes as long as a hundred others: it comes less often.
        switch (random.Next(100))
        {
            case < 11:
                rows[at] = leaf with { Bytes = Flipped(leaf.Bytes, random) };
                return ("bits of the bytes", at);
            case < 22:
                rows[at] = leaf with { Hash = Flipped(leaf.Hash, random) };
                return ("bits of a hash", at);
            case < 33:
                rows[at] = leaf with { Closed = Flipped(leaf.Closed, random) };
                return ("bits of a subtree", at);
            case < 44:
                rows.RemoveAt(at);
                return ("deleted", at);
            case < 55 when other != at:
                (rows[at], rows[other]) = (rows[other] with { Index = at }, leaf with { Index = other });
                return ("swapped", Math.Min(at, other));
            case < 66:
                rows.RemoveRange(at, rows.Count - at);
                return ("cut off", at);
            case < 77:
                rows[at] = leaf with { Key = leaf.Key is null ? "k" : null };
                return ("keys", at);
            case < 88:
                // Bytes and hash anew, as somebody would who knows how leaves are hashed.
                var bytes = Flipped(leaf.Bytes, random);
                rows[at] = leaf with { Bytes = bytes, Hash = MerkleHash.Leaf(bytes.Span).ToArray() };
                return ("leaves written anew", at);
            case 88:
                rows[at] = leaf with { Bytes = Flipped(leaf.Bytes, random) };
                var from = at / Apart * Apart;
                var hashes = rows.Skip(from).Select(r => MerkleHash.Leaf(r.Bytes.Span)).ToList();
                var tree = scans[at / Apart].Head.Frontier.With(hashes, out var closed);
                Assert.Equal(rows.Count, tree.Size);
                for (var i = at; i < rows.Count; i++)
                    rows[i] = rows[i] with { Hash = hashes[i - from].ToArray(), Closed = closed[i - from].ToArray() };
                return ("all written anew", at);
            default:
                rows.Insert(at, leaf);
                return ("doubled", at);
        }
    }

    static ReadOnlyMemory<byte> Flipped(ReadOnlyMemory<byte> bytes, Random random)
    {
        var changed = bytes.ToArray();
        changed[random.Next(changed.Length)] ^= (byte)(1 << random.Next(8));
        return changed;
    }

    static List<StoredLeaf> Rows()
    {
        var entered = Instant.FromUtc(2020, 3, 10, 12, 0);
        var leaves = Enumerable
            .Range(0, Leaves)
            .Select(i => new Leaf(
                i,
                entered + Duration.FromSeconds(i),
                "anna",
                i % 3 == 0 ? null : $"k{i}",
                i == 0 ? new LedgerOpened("x", "id") : new EntryMade($"e-{i}", $"2020-03-10 US reports x {i}")
            ))
            .ToList();
        var bytes = leaves.ConvertAll(l => l.ToBytes());
        Frontier.Empty.With(bytes.Select(b => MerkleHash.Leaf(b)), out var closed);
        return
        [
            .. leaves.Select(
                (l, i) => new StoredLeaf(i, bytes[i], MerkleHash.Leaf(bytes[i]).ToArray(), closed[i].ToArray(), l.Key)
            ),
        ];
    }
}
