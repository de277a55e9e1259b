using System.Diagnostics;
using NodaTime;
using Servanda.Storage.Sqlite;

namespace Servanda.Storage.Tests.Faults;

/// <summary>A disk that is full, a file that may only be read: told in words, nothing half written, and it goes on afterwards.</summary>
public sealed class SqliteFaultTests : IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("servanda-faults-").FullName;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_full_disk_is_told_and_it_goes_on_when_there_is_room()
    {
        Assert.SkipUnless(
            Run("mount", "-t", "tmpfs", "-o", "size=4m", "servanda", _folder),
            "Only who may mount a file system of 4 MB can fill it: run the tests as root, where mounting is allowed."
        );
        try
        {
            await using var ledger = await Opened();
            var ballast = Path.Combine(_folder, "ballast");
            await File.WriteAllBytesAsync(ballast, new byte[1 << 20], Cancel);
            var acknowledged = new List<string>();
            var error = await Assert.ThrowsAsync<LedgerException>(async () =>
            {
                for (var i = 0; ; i++)
                    await Enter(ledger, $"entry {i}", acknowledged);
            });
            Assert.Equal(LedgerFault.Full, error.Fault);
            Assert.NotEmpty(acknowledged);
            Assert.Equal(acknowledged, await TextsOf(ledger));

            File.Delete(ballast);
            await Enter(ledger, "there is room again", acknowledged);
            Assert.Equal(acknowledged, await TextsOf(ledger));
            await using var store = SqliteStore.Open(LedgerFile, create: false);
            Assert.Null((await LedgerVerifier.Verify(store.Read(cancel: Cancel), [], cancel: Cancel)).Flaw);
        }
        finally
        {
            Run("umount", "-l", _folder);
        }
    }

    [Fact]
    public async Task A_file_system_that_may_only_be_read_is_told()
    {
        await using (var ledger = await Opened())
            await Enter(ledger, "one", []);
        Assert.SkipUnless(
            Run("mount", "--bind", _folder, _folder) && Run("mount", "-o", "remount,ro,bind", _folder),
            "Only who may mount a folder read-only can see what happens then: run the tests as root, where mounting is allowed."
        );
        try
        {
            var error = await Assert.ThrowsAsync<LedgerException>(async () =>
            {
                await using var ledger = await Opened();
                await Enter(ledger, "two", []);
            });
            Assert.Contains(error.Fault, new[] { LedgerFault.ReadOnly, LedgerFault.Missing });
        }
        finally
        {
            Run("umount", "-l", _folder);
        }
        await using var again = await Opened();
        Assert.Equal(["one"], await TextsOf(again));
    }

    string LedgerFile => Path.Combine(_folder, "ledger.sqlite");

    async Task<Ledger> Opened() => await Ledger.Open(SqliteStore.Open(LedgerFile), "x", SystemClock.Instance, Cancel);

    static async Task Enter(Ledger ledger, string text, List<string> acknowledged)
    {
        await ledger.Append([new NewEvent(new EntryMade(text, text + new string('x', 5000)))], cancel: Cancel);
        acknowledged.Add(text);
    }

    static async Task<List<string>> TextsOf(Ledger ledger)
    {
        var texts = new List<string>();
        await foreach (var leaf in ledger.Read(cancel: Cancel))
            if (leaf.Content is EntryMade entry)
                texts.Add(entry.Entry);
        return texts;
    }

    static bool Run(string program, params string[] arguments)
    {
        try
        {
            var start = new ProcessStartInfo(program) { RedirectStandardError = true, RedirectStandardOutput = true };
            foreach (var argument in arguments)
                start.ArgumentList.Add(argument);
            using var process = Process.Start(start)!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    public void Dispose() => Directory.Delete(_folder, true);
}
