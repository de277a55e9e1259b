using System.Globalization;
using NodaTime;
using Servanda.Storage.Tests.Stores;
using Servanda.Tests;

namespace Servanda.Storage.Tests.Faults;

/// <summary>
/// Processes that are killed while they append, and that append at once. <c>SERVANDA_KILLS</c> says how often,
/// <c>SERVANDA_SEED</c> after which times, and <c>SERVANDA_SECONDS</c> how long: few in every run, 1,000 and 60 in the long
/// run that docs/operations.md reports.
/// </summary>
public sealed class KillTests(PostgresServer server) : IDisposable
{
    const int KillsOfALedger = 100;
    readonly string _folder = Directory.CreateTempSubdirectory("servanda-kill-").FullName;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task Nothing_acknowledged_is_lost_and_the_ledger_always_verifies(string engine)
    {
        var (address, acknowledged) = ("", new List<string>());
        var random = new Random(Settings.Number("SERVANDA_SEED", 1));
        var kills = Settings.Number("SERVANDA_KILLS", 3);
        for (var i = 0; i < kills; i++)
        {
            // The whole ledger is verified after each kill: in one that grew, that would take ever longer.
            if (i % KillsOfALedger == 0)
                (address, acknowledged) = (AddressOf(engine), []);
            using var appender = new AppenderProcess(address, i.ToString(CultureInfo.InvariantCulture));
            acknowledged.AddRange(await appender.KillAfter(TimeSpan.FromMilliseconds(random.Next(5, 200)), Cancel));
            await IsWhole(address, acknowledged, mostUnsaid: i % KillsOfALedger + 1);
        }
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task Two_processes_at_once_lose_nothing_enter_nothing_twice_and_leave_no_gap(string engine)
    {
        var address = AddressOf(engine);
        // The first makes the ledger, so that the two begin alike.
        await (await Opened(address)).DisposeAsync();
        using var one = new AppenderProcess(address, "one");
        using var two = new AppenderProcess(address, "two");
        var time = TimeSpan.FromSeconds(Settings.Number("SERVANDA_SECONDS", 2));
        var said = await Task.WhenAll(one.KillAfter(time, Cancel), two.KillAfter(time, Cancel));
        await IsWhole(address, [.. said[0], .. said[1]], mostUnsaid: 2);
    }

    static async Task IsWhole(string address, List<string> acknowledged, int mostUnsaid)
    {
        await using var store = await StoreAddress.Parse(address, false).Open(create: false, cancel: Cancel);
        var verified = await LedgerVerifier.Verify(store.Read(cancel: Cancel), [], cancel: Cancel);
        Assert.Null(verified.Flaw);
        var texts = new List<string>();
        await foreach (var leaf in store.Read(cancel: Cancel))
            if (Leaf.Parse(leaf.Bytes.Span)!.Content is EntryMade entry)
                texts.Add(entry.Entry);
        Assert.Equal(texts.Count, texts.Distinct().Count());
        Assert.Empty(acknowledged.Except(texts));
        Assert.InRange(texts.Count - acknowledged.Count, 0, mostUnsaid);
        // Each writer's entries without a gap, from its first on.
        foreach (var group in texts.GroupBy(t => t.Split('/')[0]))
            Assert.Equal(
                Enumerable
                    .Range(0, group.Count())
                    .Select(i => string.Create(CultureInfo.InvariantCulture, $"{group.Key}/{i}")),
                group
            );
    }

    static async Task<Ledger> Opened(string address) =>
        await Ledger.Open(
            await StoreAddress.Parse(address, false).Open(create: true, cancel: Cancel),
            "appended",
            SystemClock.Instance,
            Cancel
        );

    string AddressOf(string engine)
    {
        if (engine == "sqlite")
            return "sqlite:" + Path.Combine(_folder, $"{Guid.NewGuid():n}.sqlite");
        Assert.SkipWhen(server.Missing is not null, server.Missing ?? "");
        var schema = $"killed_{Guid.NewGuid():n}";
        server.Query($"CREATE SCHEMA {schema}");
        return "postgres:" + server.Connection(schema);
    }

    public void Dispose() => Directory.Delete(_folder, true);
}
