using Npgsql;
using Servanda.Storage.Postgres;

[assembly: AssemblyFixture(typeof(Servanda.Storage.Tests.Stores.PostgresServer))]

namespace Servanda.Storage.Tests.Stores;

public sealed class PostgresStoreTests(PostgresServer server) : StoreContract
{
    readonly string _schema = $"ledger_{Guid.NewGuid():n}";
    bool _isMade;

    protected override async Task<ILedgerStore> OpenStore()
    {
        await Made();
        return await PostgresStore.Open(server.Connection(_schema), TestContext.Current.CancellationToken);
    }

    protected override async Task ByHand(string sql)
    {
        await Made();
        await Run(sql);
    }

    protected override async Task WithoutGuards()
    {
        await ByHand("ALTER TABLE leaf DISABLE TRIGGER USER");
        await ByHand("ALTER TABLE subject_key DISABLE TRIGGER USER");
    }

    [Fact]
    public async Task Nothing_is_truncated()
    {
        await using (await OpenStore()) { }
        await Assert.ThrowsAsync<PostgresException>(() => ByHand("TRUNCATE leaf"));
        await Assert.ThrowsAsync<PostgresException>(() => ByHand("TRUNCATE subject_key"));
    }

    [Fact]
    public async Task A_database_that_cannot_be_reached_is_told()
    {
        var error = await Assert.ThrowsAsync<LedgerException>(() =>
            PostgresStore.Open("Host=127.0.0.1;Port=1;Database=x;Username=x", TestContext.Current.CancellationToken)
        );
        Assert.Equal(LedgerFault.Unreachable, error.Fault);
        error = await Assert.ThrowsAsync<LedgerException>(() =>
            PostgresStore.Open("no such thing", TestContext.Current.CancellationToken)
        );
        Assert.Equal(LedgerFault.BadAddress, error.Fault);
    }

    async Task Made()
    {
        if (server.Missing is { } missing)
            Assert.Skip(missing);
        if (!_isMade)
            await Run($"CREATE SCHEMA IF NOT EXISTS {_schema}");
        _isMade = true;
    }

    async Task Run(string sql)
    {
        await using var source = NpgsqlDataSource.Create(server.Connection(_schema));
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }
}
