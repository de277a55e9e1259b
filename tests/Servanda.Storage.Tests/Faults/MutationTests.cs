using System.Globalization;
using NodaTime;
using Servanda.Storage.Merkle;
using Servanda.Storage.Notes;

namespace Servanda.Storage.Tests.Faults;

/// <summary>
/// What somebody could do to the rows of a ledger: flip bits, delete, swap, double, cut off, write anew. Each is found.
/// <c>SERVANDA_MUTATIONS</c> says how many are tried.
/// </summary>
public sealed class MutationTests
{
    const int Leaves = 10_000;

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
        var random = new Random(1);
        var count = int.TryParse(
            Environment.GetEnvironmentVariable("SERVANDA_MUTATIONS"),
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var asked
        )
            ? asked
            : 300;
        for (var i = 0; i < count; i++)
        {
            var changed = rows.ToList();
            var what = Mutate(changed, random);
            if (what is null)
                continue;
            var found = await Verified(changed, head);
            Assert.True(found.Flaw is not null, $"mutation {i} was not found: {what}");
        }
    }

    static async Task<Verification> Verified(List<StoredLeaf> rows, Checkpoint head)
    {
        return await LedgerVerifier.Verify(Each(), [head], cancel: TestContext.Current.CancellationToken);

        async IAsyncEnumerable<StoredLeaf> Each()
        {
            await Task.CompletedTask;
            foreach (var row in rows)
                yield return row;
        }
    }

    static string? Mutate(List<StoredLeaf> rows, Random random)
    {
        var at = random.Next(rows.Count);
        var (leaf, other) = (rows[at], random.Next(rows.Count));
        switch (random.Next(10))
        {
            case 0:
                rows[at] = leaf with { Bytes = Flipped(leaf.Bytes, random) };
                return $"a bit of the bytes of {at}";
            case 1:
                rows[at] = leaf with { Hash = Flipped(leaf.Hash, random) };
                return $"a bit of the hash of {at}";
            case 2:
                rows[at] = leaf with { Closed = Flipped(leaf.Closed, random) };
                return $"a bit of the subtree of {at}";
            case 3:
                rows.RemoveAt(at);
                return $"{at} deleted";
            case 4 when other != at:
                (rows[at], rows[other]) = (rows[other] with { Index = at }, leaf with { Index = other });
                return $"{at} and {other} swapped";
            case 5:
                rows.RemoveRange(at, rows.Count - at);
                return $"cut off from {at}";
            case 6:
                rows[at] = leaf with { Key = leaf.Key is null ? "k" : null };
                return $"the key of {at}";
            case 7:
                // Bytes and hash anew, as somebody would who knows how leaves are hashed.
                var bytes = Flipped(leaf.Bytes, random);
                rows[at] = leaf with { Bytes = bytes, Hash = MerkleHash.Leaf(bytes.Span).ToArray() };
                return $"{at} written anew";
            case 8:
                var forged = rows.Select(r => r).ToList();
                forged[at] = leaf with { Bytes = Flipped(leaf.Bytes, random) };
                var tree = Frontier.Empty.With(forged.Select(r => MerkleHash.Leaf(r.Bytes.Span)), out var closed);
                Assert.Equal(rows.Count, tree.Size);
                for (var i = 0; i < rows.Count; i++)
                    rows[i] = forged[i] with
                    {
                        Hash = MerkleHash.Leaf(forged[i].Bytes.Span).ToArray(),
                        Closed = closed[i].ToArray(),
                    };
                return $"the whole written anew with {at} changed";
            case 9:
                rows.Insert(at, leaf);
                return $"{at} doubled";
            default:
                return null;
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
