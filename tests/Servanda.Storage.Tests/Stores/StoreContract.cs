using System.Collections.Immutable;
using System.Text;
using NodaTime;
using Servanda.Storage.Merkle;
using Servanda.Storage.Notes;

namespace Servanda.Storage.Tests.Stores;

/// <summary>What every store keeps to. One class of tests for each engine derives from it.</summary>
public abstract class StoreContract
{
    static readonly Instant Noon = Instant.FromUtc(2020, 3, 10, 12, 0);

    protected TestClock Clock { get; } = new(Noon);

    /// <summary>Opens the store of this test once more, as another process would.</summary>
    protected abstract Task<ILedgerStore> OpenStore();

    /// <summary>Runs statements as somebody who has the database open with another program.</summary>
    protected abstract Task ByHand(string sql);

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    async Task<Ledger> OpenLedger() => await Ledger.Open(await OpenStore(), "doha-2020", Clock, Cancel);

    static NewEvent Said(string text, string? key = null) => new(new EntryMade($"e-{text.Length}", text), key, "anna");

    static async Task<List<Leaf>> LeavesOf(Ledger ledger)
    {
        var leaves = new List<Leaf>();
        await foreach (var leaf in ledger.Read(cancel: Cancel))
            leaves.Add(leaf);
        return leaves;
    }

    async Task<Verification> Verify(params Checkpoint[] kept)
    {
        await using var store = await OpenStore();
        return await LedgerVerifier.Verify(store.Read(cancel: Cancel), kept, cancel: Cancel);
    }

    [Fact]
    public async Task What_was_appended_is_there_for_the_next_who_opens_it()
    {
        await using (var ledger = await OpenLedger())
        {
            var done = await ledger.Append([Said("one"), Said("two")], cancel: Cancel);
            Assert.Equal([1, 2], done.Places);
            Assert.Equal((2, 3, false), (done.Entered, done.Size, done.IsConflict));
        }
        await using var again = await OpenLedger();
        var leaves = await LeavesOf(again);
        Assert.Equal(["one", "two"], leaves.Skip(1).Select(l => ((EntryMade)l.Content).Text));
        Assert.All(leaves.Skip(1), l => Assert.Equal("anna", l.By));
        Assert.Null((await Verify(await again.ReadHead(Cancel))).Flaw);
    }

    [Fact]
    public async Task Its_head_is_that_of_the_tree_of_its_leaves()
    {
        await using var ledger = await OpenLedger();
        for (var i = 0; i < 20; i++)
        {
            await ledger.Append([.. Enumerable.Range(0, i % 4).Select(n => Said($"{i} {n}"))], cancel: Cancel);
            var tree = await ledger.ReadTree(Cancel);
            var head = await ledger.ReadHead(Cancel);
            Assert.Equal((tree.Size, tree.RootAt(tree.Size)), (head.Size, head.Root));
        }
    }

    [Fact]
    public async Task A_ledger_keeps_its_name_and_two_ledgers_have_different_ones()
    {
        await using var one = await OpenLedger();
        await using var same = await OpenLedger();
        Assert.Equal(one.Origin, same.Origin);
        Assert.Matches("^servanda/doha-2020/[0-9a-f]{16}$", one.Origin);
    }

    [Fact]
    public async Task What_is_entered_is_stamped_and_time_never_runs_back()
    {
        await using var ledger = await OpenLedger();
        await ledger.Append([Said("a"), Said("b")], cancel: Cancel);
        Clock.Now = Noon - Duration.FromDays(1);
        await ledger.Append([Said("c")], cancel: Cancel);
        Clock.Now = Noon + Duration.FromHours(1) + Duration.FromNanoseconds(17);
        await ledger.Append([Said("d")], cancel: Cancel);
        var entered = (await LeavesOf(ledger)).Select(l => l.Entered).ToList();
        Assert.Equal(entered.Order().Distinct(), entered);
        Assert.Equal(Noon, entered[0]);
        Assert.Equal(Noon + Duration.FromHours(1), entered[^1]);
    }

    [Fact]
    public async Task Who_decided_on_an_old_state_is_told_so_and_nothing_is_written()
    {
        await using var one = await OpenLedger();
        await using var other = await OpenLedger();
        var seen = (await one.ReadState(Cancel)).Size;
        Assert.False((await other.Append([Said("first")], seen, Cancel)).IsConflict);
        var late = await one.Append([Said("second")], seen, Cancel);
        Assert.True(late.IsConflict);
        Assert.Empty(late.Places);
        Assert.Equal(2, late.Size);
        var retried = await one.Append([Said("second")], late.Size, Cancel);
        Assert.False(retried.IsConflict);
        Assert.Equal([2], retried.Places);
    }

    [Fact]
    public async Task The_same_key_is_the_same_entry()
    {
        await using var ledger = await OpenLedger();
        var first = await ledger.Append(
            [Said("one", "k1"), Said("two", "k2"), Said("one again", "k1")],
            cancel: Cancel
        );
        Assert.Equal([1, 2, 1], first.Places);
        Assert.Equal(2, first.Entered);
        // A retry answers as the first time, whatever was appended since.
        await ledger.Append([Said("three")], cancel: Cancel);
        var retried = await ledger.Append([Said("one", "k1"), Said("two", "k2")], expectedSize: 1, Cancel);
        Assert.Equal([1, 2], retried.Places);
        Assert.Equal((0, 4, false), (retried.Entered, retried.Size, retried.IsConflict));
    }

    [Fact]
    public async Task Writers_at_once_lose_nothing_and_enter_nothing_twice()
    {
        const int Writers = 4;
        const int Each = 25;
        await (await OpenLedger()).DisposeAsync();
        await Task.WhenAll(
            Enumerable
                .Range(0, Writers)
                .Select(w =>
                    Task.Run(
                        async () =>
                        {
                            await using var ledger = await OpenLedger();
                            for (var i = 0; i < Each; i++)
                            {
                                // Half of them decide on a state, and retry when it has gone on.
                                while (true)
                                {
                                    var size = w % 2 == 0 ? (await ledger.ReadState(Cancel)).Size : (long?)null;
                                    if (!(await ledger.Append([Said($"{w}/{i}", $"{w}/{i}")], size, Cancel)).IsConflict)
                                        break;
                                }
                            }
                        },
                        Cancel
                    )
                )
        );
        await using var all = await OpenLedger();
        var texts = (await LeavesOf(all)).Select(l => l.Content).OfType<EntryMade>().Select(e => e.Text).ToList();
        Assert.Equal(Writers * Each, texts.Count);
        Assert.Equal(Writers * Each, texts.Distinct().Count());
        for (var w = 0; w < Writers; w++)
            Assert.Equal(
                Enumerable.Range(0, Each).Select(i => $"{w}/{i}"),
                texts.Where(t => t.StartsWith($"{w}/", StringComparison.Ordinal))
            );
        Assert.Null((await Verify()).Flaw);
    }

    [Fact]
    public async Task An_append_that_fails_while_it_is_made_leaves_nothing()
    {
        await using var store = await OpenStore();
        await Assert.ThrowsAsync<InvalidTimeZoneException>(async () =>
            await store.Append([], (_, _) => throw new InvalidTimeZoneException(), Cancel)
        );
        Assert.Equal(0, (await store.ReadState(Cancel)).Size);
        await using var ledger = await OpenLedger();
        Assert.Equal([1], (await ledger.Append([Said("goes on")], cancel: Cancel)).Places);
    }

    [Fact]
    public async Task A_leaf_of_every_kind_reads_back()
    {
        NewEvent[] events =
        [
            new(new EntryMade("e-1", "2020-03-10 \"حماس\" reports talks-open \"a \\ b\n\u0001\""), "k\"1", "anna & bo"),
            new(new TextRevised("agreement.md", "# Doha\r\n")),
            new(new TextRevised("old.md", null)),
            new(new EvidenceAttached(null, MerkleHash.Empty, 0, "photo <1>.jpg", "image/jpeg")),
            new(new EvidenceAttached("e-1", MerkleHash.Empty, long.MaxValue, "x", "text/plain")),
            new(new SubjectErased("p-1", "asked for it")),
        ];
        await using var ledger = await OpenLedger();
        await ledger.Append(events, cancel: Cancel);
        var leaves = await LeavesOf(ledger);
        Assert.Equal(events, leaves.Skip(1).Select(l => new NewEvent(l.Content, l.Key, l.By)));
        Assert.Equal(Enumerable.Range(0, leaves.Count).Select(i => (long)i), leaves.Select(l => l.Index));
        Assert.Null((await Verify()).Flaw);
    }

    [Fact]
    public async Task What_is_sealed_is_readable_until_a_key_is_destroyed_and_proofs_hold_after_it()
    {
        await using var ledger = await OpenLedger();
        const string Text = "2020-03-10 Government reports abdul-1 is freed";
        await ledger.Append(
            [
                new(new EntryMade("e-1", Text)) { Subjects = ["abdul-1", "omar-2"] },
                new(new EntryMade("e-2", Text)) { Subjects = ["omar-2"] },
            ],
            cancel: Cancel
        );
        var leaves = await LeavesOf(ledger);
        Assert.DoesNotContain("freed", Encoding.UTF8.GetString(leaves[1].ToBytes()), StringComparison.Ordinal);
        var keys = await ledger.SubjectKeys(Cancel);
        Assert.Equal(new EntryMade("e-1", Text), Ledger.EntryOf(leaves[1], keys));
        var head = await ledger.ReadHead(Cancel);

        Assert.True(await ledger.Erase("abdul-1", "asked for it", "anna", Cancel));
        Assert.False(await ledger.Erase("abdul-1", null, "anna", Cancel));
        keys = await ledger.SubjectKeys(Cancel);
        Assert.Null(Ledger.EntryOf(leaves[1], keys));
        Assert.Equal(new EntryMade("e-2", Text), Ledger.EntryOf(leaves[2], keys));
        var refused = await Assert.ThrowsAsync<LedgerException>(async () =>
            await ledger.Append([new(new EntryMade("e-3", Text)) { Subjects = ["abdul-1"] }], cancel: Cancel)
        );
        Assert.Equal(LedgerFault.Denied, refused.Fault);

        Assert.Null((await Verify(head, await ledger.ReadHead(Cancel))).Flaw);
        Assert.Equal(new SubjectErased("abdul-1", "asked for it"), (await LeavesOf(ledger))[^1].Content);
    }

    [Fact]
    public async Task The_database_itself_refuses_to_change_or_to_forget()
    {
        await using (var ledger = await OpenLedger())
        {
            await ledger.Append([Said("one", "k1"), Said("two")], cancel: Cancel);
            await ledger.Append([new(new EntryMade("e", "x")) { Subjects = ["p"] }], cancel: Cancel);
        }
        foreach (
            var sql in new[]
            {
                "UPDATE leaf SET bytes = bytes",
                "UPDATE leaf SET place = place + 10",
                "DELETE FROM leaf",
                "DELETE FROM leaf WHERE place = 3",
                "INSERT INTO leaf (place, key, bytes, hash, closed) SELECT 9, NULL, bytes, hash, closed FROM leaf WHERE place = 1",
                "INSERT INTO leaf (place, key, bytes, hash, closed) SELECT 1, NULL, bytes, hash, closed FROM leaf WHERE place = 1",
                "INSERT INTO leaf (place, key, bytes, hash, closed) SELECT 4, key, bytes, hash, closed FROM leaf WHERE place = 1",
                "INSERT INTO leaf (place, key, bytes, hash, closed) SELECT 4, NULL, bytes, '', closed FROM leaf WHERE place = 1",
                "UPDATE subject_key SET key = hash FROM leaf",
                "UPDATE subject_key SET subject = 'q'",
                "DELETE FROM subject_key",
            }
        )
            await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(async () => await ByHand(sql));
        Assert.Null((await Verify()).Flaw);
    }

    /// <summary>Takes the guards away, as somebody would who owns the database.</summary>
    protected abstract Task WithoutGuards();

    [Fact]
    public async Task What_was_changed_by_hand_is_found_and_the_first_leaf_named()
    {
        Checkpoint head;
        await using (var ledger = await OpenLedger())
        {
            await ledger.Append(
                [.. Enumerable.Range(0, 20).Select(i => Said($"entry {i}", i % 2 == 0 ? $"k{i}" : null))],
                cancel: Cancel
            );
            head = await ledger.ReadHead(Cancel);
        }
        await WithoutGuards();

        await ByHand("UPDATE leaf SET hash = (SELECT hash FROM leaf WHERE place = 4) WHERE place = 12");
        Assert.Equal(12, (await Verify()).Flaw?.Leaf);
        await ByHand("UPDATE leaf SET closed = hash WHERE place = 7");
        Assert.Equal(7, (await Verify()).Flaw?.Leaf);
        await ByHand("UPDATE leaf SET key = 'other' WHERE place = 3");
        Assert.Equal(3, (await Verify()).Flaw?.Leaf);
        await ByHand("UPDATE leaf SET bytes = (SELECT bytes FROM leaf WHERE place = 1) WHERE place = 2");
        Assert.Equal(2, (await Verify()).Flaw?.Leaf);
        await ByHand("DELETE FROM leaf WHERE place = 1");
        Assert.Equal(1, (await Verify()).Flaw?.Leaf);
        await ByHand("DELETE FROM leaf WHERE place > 0");
        Assert.Null((await Verify()).Flaw);
        Assert.NotNull((await Verify(head)).Flaw);
    }

    [Fact]
    public async Task A_ledger_written_anew_does_not_fit_a_head_that_was_kept()
    {
        Checkpoint head;
        await using (var ledger = await OpenLedger())
        {
            await ledger.Append([Said("true"), Said("also true")], cancel: Cancel);
            head = await ledger.ReadHead(Cancel);
            await ledger.Append([Said("later")], cancel: Cancel);
        }
        Assert.Null((await Verify(head)).Flaw);
        Assert.NotNull((await Verify(head with { Root = MerkleHash.Empty })).Flaw);
        Assert.NotNull((await Verify(head with { Origin = "servanda/other/0" })).Flaw);
        Assert.NotNull((await Verify(head with { Size = 99 })).Flaw);
    }
}
