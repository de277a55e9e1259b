using Npgsql;
using Servanda.Storage.Postgres;
using Servanda.Storage.Tests.Faults;

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

    [Fact]
    public async Task Who_may_only_append_can_append_and_nothing_else()
    {
        await using (await OpenStore()) { }
        var role = $"writer_{Guid.NewGuid():n}";
        await ByHand(
            $"""
            CREATE ROLE {role} LOGIN;
            GRANT USAGE ON SCHEMA {_schema} TO {role};
            GRANT SELECT, INSERT ON ALL TABLES IN SCHEMA {_schema} TO {role};
            GRANT UPDATE ON {_schema}.subject_key TO {role};
            """
        );
        var address = server
            .Connection(_schema)
            .Replace("Username=postgres", $"Username={role}", StringComparison.Ordinal);
        await using var store = await PostgresStore.Open(address, TestContext.Current.CancellationToken);
        await using var ledger = await Ledger.Open(store, "x", Clock, TestContext.Current.CancellationToken);
        await ledger.Append(
            [new(new EntryMade("e", "x")) { Subjects = ["p"] }],
            cancel: TestContext.Current.CancellationToken
        );
        Assert.True(await ledger.Erase("p", null, null, TestContext.Current.CancellationToken));
        await using var source = NpgsqlDataSource.Create(address);
        foreach (
            var sql in new[]
            {
                "UPDATE leaf SET place = 9",
                "DELETE FROM leaf",
                "TRUNCATE leaf",
                "ALTER TABLE leaf DISABLE TRIGGER USER",
                "DROP TABLE leaf",
                "DELETE FROM subject_key",
            }
        )
            await Assert.ThrowsAsync<PostgresException>(async () =>
            {
                await using var command = source.CreateCommand(sql);
                await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
            });
    }

    [Fact]
    public async Task A_server_that_stops_in_between_loses_nothing_and_it_goes_on_afterwards()
    {
        await Made();
        using var own = new PostgresServer();
        var address = own.Connection("public");
        await using var ledger = await Ledger.Open(
            await PostgresStore.Open(address, TestContext.Current.CancellationToken),
            "x",
            Clock,
            TestContext.Current.CancellationToken
        );
        var acknowledged = new List<string>();
        for (var i = 0; i < 10; i++)
            await Enter($"before {i}");
        own.Stop();
        var error = await Assert.ThrowsAsync<LedgerException>(() => Enter("while it is down"));
        Assert.Equal(LedgerFault.Unreachable, error.Fault);
        own.Start();
        await Enter("while it is down");
        await Enter("after it");

        var texts = new List<string>();
        await foreach (var leaf in ledger.Read(cancel: TestContext.Current.CancellationToken))
            if (leaf.Content is EntryMade entry)
                texts.Add(entry.Text);
        Assert.Equal(acknowledged, texts);

        async Task Enter(string text)
        {
            await ledger.Append([new(new EntryMade("e", text), text)], cancel: TestContext.Current.CancellationToken);
            acknowledged.Add(text);
        }
    }

    [Theory]
    [InlineData(CutAt.BeforeCommit)]
    [InlineData(CutAt.BeforeAnswer)]
    public async Task A_line_that_is_cut_in_the_middle_of_a_commit_enters_once_what_is_sent_again(CutAt cut)
    {
        await Made();
        using var line = new CutConnection(server.Port);
        await using var ledger = await Ledger.Open(
            await PostgresStore.Open(
                server
                    .Connection(_schema)
                    .Replace($"Port={server.Port}", $"Port={line.Port}", StringComparison.Ordinal),
                TestContext.Current.CancellationToken
            ),
            "x",
            Clock,
            TestContext.Current.CancellationToken
        );
        var first = await Enter("one");
        line.CutNextCommit(cut);
        var error = await Assert.ThrowsAsync<LedgerException>(() => Enter("two"));
        Assert.Equal(LedgerFault.Unreachable, error.Fault);
        Assert.True(line.HasCut);

        // Nothing half written: the entry is there whole, or not at all.
        var size = (await ledger.ReadState(TestContext.Current.CancellationToken)).Size;
        Assert.Equal(cut == CutAt.BeforeAnswer ? first.Size + 1 : first.Size, size);
        var again = await Enter("two");
        Assert.Equal(cut == CutAt.BeforeAnswer ? 0 : 1, again.Entered);
        Assert.Equal(first.Size + 1, again.Size);
        Assert.Equal([first.Size], again.Places);
        Assert.Equal(first.Size + 2, (await Enter("three")).Size);

        async Task<Appended> Enter(string text) =>
            await ledger.Append([new(new EntryMade(text, text), text)], cancel: TestContext.Current.CancellationToken);
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
