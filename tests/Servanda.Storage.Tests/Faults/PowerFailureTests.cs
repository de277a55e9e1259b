using System.Globalization;
using NodaTime;
using Servanda.Storage.Sqlite;
using Servanda.Storage.Tests.Faults.Disk;
using Servanda.Tests;

namespace Servanda.Storage.Tests.Faults;

/// <summary>
/// The power fails: of what was written and not yet synced, some is lost, some is torn in the middle of a sector, and it
/// arrives in any order. What was acknowledged is there, and the ledger verifies. <c>SERVANDA_CRASHES</c> says how many
/// failures are tried. (PostgreSQL's own log is its makers' to test.)
/// </summary>
public sealed class PowerFailureTests : IDisposable
{
    const int Sector = 512;
    readonly string _folder = Directory.CreateTempSubdirectory("servanda-power-").FullName;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_acknowledged_survives_a_power_failure()
    {
        var steps = await Record(appends: 400);
        // Both the log and the database itself were written and synced, or there is nothing to lose here.
        Assert.Contains(steps, s => s is Synced { File: "ledger.sqlite" });
        Assert.Contains(steps, s => s is Synced { File: "ledger.sqlite-wal" });
        var first = Array.FindIndex(steps, s => s is Acknowledged);
        var random = new Random(1);
        var (torn, lost) = (0, 0);
        var crashes = Settings.Number("SERVANDA_CRASHES", 150);
        for (var i = 0; i < crashes; i++)
        {
            var at = random.Next(first, steps.Length + 1);
            var folder = Directory.CreateDirectory(Path.Combine(_folder, "after")).FullName;
            foreach (var (file, bytes) in After(steps.AsSpan(0, at), random, ref torn, ref lost))
                await File.WriteAllBytesAsync(Path.Combine(folder, file), bytes, Cancel);
            var acknowledged = steps.Take(at).OfType<Acknowledged>().Select(a => a.Text).ToList();
            await using (var store = SqliteStore.Open(Path.Combine(folder, "ledger.sqlite"), create: false))
            {
                var verified = await LedgerVerifier.Verify(store.Read(cancel: Cancel), [], cancel: Cancel);
                Assert.True(verified.Flaw is null, $"failure {i} after step {at}: {verified.Flaw?.Sentence}");
                var texts = new List<string>();
                await foreach (var leaf in store.Read(cancel: Cancel))
                    if (Leaf.Parse(leaf.Bytes.Span)!.Content is EntryMade entry)
                        texts.Add(entry.Entry);
                Assert.Equal(acknowledged, texts.Take(acknowledged.Count));
                Assert.InRange(texts.Count, acknowledged.Count, acknowledged.Count + 1);
            }
            Directory.Delete(folder, true);
        }
        // The failures must have hit something.
        Assert.True(torn > 0 && lost > 0, $"{torn} writes torn, {lost} lost");
    }

    [Fact]
    public async Task Without_a_sync_the_same_failures_lose_what_was_acknowledged()
    {
        // That the double is sharp: where syncs are taken for nothing, an acknowledged entry is lost soon.
        var steps = (await Record(appends: 40)).Where(s => s is not Synced { File: "ledger.sqlite-wal" }).ToArray();
        var random = new Random(1);
        var (torn, lost, losses) = (0, 0, 0);
        for (var i = 0; i < 20; i++)
        {
            var folder = Directory.CreateDirectory(Path.Combine(_folder, "after")).FullName;
            foreach (var (file, bytes) in After(steps, random, ref torn, ref lost))
                await File.WriteAllBytesAsync(Path.Combine(folder, file), bytes, Cancel);
            try
            {
                await using var store = SqliteStore.Open(Path.Combine(folder, "ledger.sqlite"), create: false);
                if ((await store.ReadState(Cancel)).Size < 41)
                    losses++;
            }
            catch (LedgerException)
            {
                losses++;
            }
            Directory.Delete(folder, true);
        }
        Assert.True(losses > 0, "none of 20 failures lost anything");
    }

    async Task<DiskStep[]> Record(int appends)
    {
        RecordedDisk.Register();
        var before = RecordedDisk.Taken().Length;
        var folder = Directory.CreateDirectory(Path.Combine(_folder, "recorded")).FullName;
        await using var ledger = await Ledger.Open(
            SqliteStore.Open($"file:{Path.Combine(folder, "ledger.sqlite")}?vfs={RecordedDisk.Name}"),
            "x",
            SystemClock.Instance,
            Cancel
        );
        for (var i = 0; i < appends; i++)
        {
            var text = i.ToString(CultureInfo.InvariantCulture);
            await ledger.Append([new NewEvent(new EntryMade(text, new string('x', 7000)), text)], cancel: Cancel);
            RecordedDisk.Acknowledge(text);
        }
        // Before the ledger is closed: closing tidies up.
        return RecordedDisk.Taken()[before..];
    }

    /// <summary>A state that the disk may have after these steps and a power failure.</summary>
    static Dictionary<string, byte[]> After(ReadOnlySpan<DiskStep> steps, Random random, ref int torn, ref int lost)
    {
        var files = new Dictionary<string, (MemoryStream Safe, List<DiskStep> Unsafe)>(StringComparer.Ordinal);
        var deletions = new Dictionary<string, MemoryStream>(StringComparer.Ordinal);
        foreach (var step in steps)
        {
            if (step is Acknowledged)
                continue;
            if (step is Deleted deleted)
            {
                if (files.Remove(step.File, out var gone) && !deleted.IsSafe)
                    deletions[step.File] = gone.Safe;
                continue;
            }
            if (!files.TryGetValue(step.File, out var file))
                files[step.File] = file = (new MemoryStream(), []);
            if (step is not Synced)
            {
                file.Unsafe.Add(step);
                continue;
            }
            // The first sync of a new log syncs its folder, and with it what was deleted there (SQLite's os_unix.c, unixSync).
            if (file.Safe.Length == 0)
                deletions.Clear();
            foreach (var done in file.Unsafe)
                Apply(done, file.Safe);
            file.Unsafe.Clear();
        }
        foreach (var (safe, @unsafe) in files.Values)
        foreach (var step in @unsafe.OrderBy(_ => random.Next()))
            switch (random.Next(3))
            {
                case 0:
                    Apply(step, safe);
                    break;
                case 1 when step is Written written:
                    torn++;
                    foreach (var part in written.Bytes.Chunk(Sector).Index().Where(_ => random.Next(2) == 0))
                    {
                        var kept = random.Next(4) == 0 ? part.Item[..random.Next(part.Item.Length)] : part.Item;
                        Apply(new Written(step.File, written.Offset + part.Index * Sector, kept), safe);
                    }
                    break;
                default:
                    lost++;
                    break;
            }
        foreach (var (name, content) in deletions)
            if (random.Next(2) == 0)
                files.TryAdd(name, (content, []));
        return files.ToDictionary(f => f.Key, f => f.Value.Safe.ToArray(), StringComparer.Ordinal);
    }

    static void Apply(DiskStep step, MemoryStream file)
    {
        if (step is Cut cut)
            file.SetLength(cut.Length);
        if (step is not Written written)
            return;
        file.Position = written.Offset;
        file.Write(written.Bytes);
    }

    public void Dispose() => Directory.Delete(_folder, true);
}
