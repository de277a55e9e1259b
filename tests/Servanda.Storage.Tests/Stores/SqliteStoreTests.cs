using Microsoft.Data.Sqlite;
using Servanda.Storage.Sqlite;

namespace Servanda.Storage.Tests.Stores;

public sealed class SqliteStoreTests : StoreContract, IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("servanda-ledger-").FullName;

    string File => Path.Combine(_folder, "ledger.sqlite");

    protected override Task<ILedgerStore> OpenStore() =>
        Task.FromResult<ILedgerStore>(SqliteStore.Open(File, wait: NodaTime.Duration.FromSeconds(30)));

    protected override async Task ByHand(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={File};Pooling=False");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    protected override async Task WithoutGuards()
    {
        foreach (
            var guard in new[] { "leaf_in_order", "leaf_key_once", "leaf_never_changes", "leaf_stays", "subject_stays" }
        )
            await ByHand($"DROP TRIGGER {guard}");
    }

    [Fact]
    public async Task Replacing_takes_no_leaf_away()
    {
        await using (
            var ledger = await Ledger.Open(await OpenStore(), "x", Clock, TestContext.Current.CancellationToken)
        )
            await ledger.Append([new(new EntryMade("e", "x"), "k1")], cancel: TestContext.Current.CancellationToken);
        await Assert.ThrowsAsync<SqliteException>(() =>
            ByHand(
                "INSERT OR REPLACE INTO leaf (place, key, bytes, hash, closed) SELECT 2, key, bytes, hash, closed FROM leaf WHERE place = 1"
            )
        );
    }

    [Fact]
    public async Task A_file_that_is_something_else_is_left_alone()
    {
        await System.IO.File.WriteAllTextAsync(File, new string('x', 5000), TestContext.Current.CancellationToken);
        var error = Assert.Throws<LedgerException>(() => SqliteStore.Open(File));
        Assert.Equal(LedgerFault.Damaged, error.Fault);

        System.IO.File.Delete(File);
        await ByHand("CREATE TABLE theirs (x)");
        error = Assert.Throws<LedgerException>(() => SqliteStore.Open(File));
        Assert.Equal(LedgerFault.Damaged, error.Fault);
        Assert.Contains("another program's", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_ledger_of_a_later_version_is_left_alone()
    {
        await using (await OpenStore()) { }
        await ByHand("INSERT INTO migration (number, name, checksum) VALUES (2, 'later', 'x')");
        Assert.Equal(LedgerFault.TooNew, Assert.Throws<LedgerException>(() => SqliteStore.Open(File)).Fault);
    }

    [Fact]
    public void A_missing_file_is_told_where_none_may_be_made() =>
        Assert.Equal(
            LedgerFault.Missing,
            Assert.Throws<LedgerException>(() => SqliteStore.Open(File, create: false)).Fault
        );

    [Fact]
    public async Task Who_waits_too_long_is_told_that_another_holds_it()
    {
        await using (await OpenStore()) { }
        await using var holder = new SqliteConnection($"Data Source={File};Pooling=False");
        await holder.OpenAsync(TestContext.Current.CancellationToken);
        await using var transaction = holder.BeginTransaction(deferred: false);
        var error = Assert.Throws<LedgerException>(() =>
            SqliteStore.Open(File, wait: NodaTime.Duration.FromMilliseconds(50))
        );
        Assert.Equal(LedgerFault.Locked, error.Fault);
    }

    public void Dispose() => Directory.Delete(_folder, true);
}
