using NodaTime;
using NodaTime.Extensions;
using Servanda.Model;
using Servanda.Storage;
using Servanda.Storage.Evidence;
using Servanda.Storage.Records;

namespace Servanda.Workspace.Dossiers;

/// <summary>
/// A dossier that is served: its folder, its ledger, and what was last read of both. What is read never changes; a file that
/// was edited or a leaf that was appended, by whomever, makes a new reading.
/// </summary>
public sealed class ServedDossier : IAsyncDisposable
{
    // Looking at every file for every page would cost more than the page.
    static readonly TimeSpan LookAgainAfter = TimeSpan.FromSeconds(1);

    readonly SemaphoreSlim _gate = new(1, 1);
    readonly StoreAddress _address;
    readonly TimeProvider _clock;
    Ledger? _ledger;
    Reading? _reading;
    Traces? _traces;
    long _lookedAt;

    /// <summary>Serves the dossier at a path.</summary>
    /// <param name="slug">Its name in addresses.</param>
    /// <param name="path">Its folder or file.</param>
    /// <param name="store">Its ledger; null: the file beside it, if there is one.</param>
    /// <param name="clock">What tells the time.</param>
    public ServedDossier(string slug, string path, StoreAddress? store, TimeProvider clock)
    {
        (Slug, Path, _clock) = (slug, System.IO.Path.GetFullPath(path), clock);
        _address = store ?? StoreAddress.In(Path);
    }

    /// <summary>Its name in addresses.</summary>
    public string Slug { get; }

    /// <summary>Its folder or file.</summary>
    public string Path { get; }

    /// <summary>Tells that there is a new reading.</summary>
    public event Action<Reading>? Changed;

    /// <summary>Its evidence files.</summary>
    public EvidenceFolder Evidence =>
        new(
            System.IO.Path.Combine(
                _address.File is { } file ? System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(file))! : Folder,
                "evidence"
            )
        );

    string Folder => Directory.Exists(Path) ? Path : System.IO.Path.GetDirectoryName(Path)!;

    /// <summary>The dossier as it is now.</summary>
    /// <exception cref="LedgerException">The ledger cannot be read.</exception>
    public async ValueTask<Reading> Read(CancellationToken cancel = default)
    {
        if (_reading is { } known && _clock.GetElapsedTime(_lookedAt) < LookAgainAfter)
            return known;
        await _gate.WaitAsync(cancel).ConfigureAwait(false);
        Reading? changed = null;
        try
        {
            var traces = await Look(cancel).ConfigureAwait(false);
            if (_reading is null || traces != _traces)
            {
                var isFirst = _reading is null;
                (_reading, _traces) = (await ReadAnew(cancel).ConfigureAwait(false), traces);
                changed = isFirst ? null : _reading;
            }
            _lookedAt = _clock.GetTimestamp();
            return _reading;
        }
        finally
        {
            _gate.Release();
            if (changed is not null)
                Changed?.Invoke(changed);
        }
    }

    /// <summary>Enters events in the ledger, which is made where there is none.</summary>
    /// <exception cref="LedgerException">The ledger cannot be written.</exception>
    public async Task<Appended> Append(IReadOnlyList<NewEvent> events, CancellationToken cancel = default)
    {
        await _gate.WaitAsync(cancel).ConfigureAwait(false);
        Appended done;
        try
        {
            var ledger = await OpenLedger(create: true, cancel).ConfigureAwait(false);
            done = await ledger!.Append(events, cancel: cancel).ConfigureAwait(false);
            _lookedAt = 0;
            _traces = null;
        }
        finally
        {
            _gate.Release();
        }
        await Read(cancel).ConfigureAwait(false);
        return done;
    }

    /// <summary>Reads what the ledger holds, leaf by leaf; nothing where there is none.</summary>
    public async Task<T?> WithLedger<T>(Func<Ledger, Task<T?>> read, CancellationToken cancel = default)
        where T : class
    {
        await _gate.WaitAsync(cancel).ConfigureAwait(false);
        try
        {
            return await OpenLedger(create: false, cancel).ConfigureAwait(false) is { } ledger
                ? await read(ledger).ConfigureAwait(false)
                : null;
        }
        finally
        {
            _gate.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_ledger is not null)
            await _ledger.DisposeAsync().ConfigureAwait(false);
        _gate.Dispose();
    }

    async Task<Reading> ReadAnew(CancellationToken cancel)
    {
        var record = await OpenLedger(create: false, cancel).ConfigureAwait(false) is { } ledger
            ? await LedgerRecord.Read(ledger, cancel).ConfigureAwait(false)
            : new LedgerRecord([], 0, 0);
        return new Reading(Slug, Path, DossierFolder.Open(Path, record.Texts), record);
    }

    async Task<Ledger?> OpenLedger(bool create, CancellationToken cancel)
    {
        if (_ledger is not null)
            return _ledger;
        if (!create && _address.File is { } file && !File.Exists(file))
            return null;
        var store = await _address.Open(create, cancel: cancel).ConfigureAwait(false);
        if (!create && (await store.ReadState(cancel).ConfigureAwait(false)).Size == 0)
        {
            // One that is empty is not made only because somebody looks.
            await store.DisposeAsync().ConfigureAwait(false);
            return null;
        }
        return _ledger = await Ledger.Open(store, NameOf(Path), _clock.ToClock(), cancel).ConfigureAwait(false);
    }

    async ValueTask<Traces> Look(CancellationToken cancel)
    {
        var (count, latest, size) = (0, 0L, 0L);
        foreach (var file in FilesToWatch())
        {
            var info = new FileInfo(file);
            if (!info.Exists)
                continue;
            count++;
            latest = Math.Max(latest, info.LastWriteTimeUtc.Ticks);
            size += info.Length;
        }
        var ledger = await OpenLedger(create: false, cancel).ConfigureAwait(false);
        var leaves = ledger is null ? 0 : (await ledger.ReadState(cancel).ConfigureAwait(false)).Size;
        return new Traces(count, latest, size, leaves);
    }

    // The texts, and beside them the lists that rosters name.
    IEnumerable<string> FilesToWatch() =>
        Directory.Exists(Path)
            ? DossierFolder
                .Files(Path)
                .Concat(
                    Directory.EnumerateFiles(Path, "*.csv", new EnumerationOptions { RecurseSubdirectories = true })
                )
            : [Path];

    static string NameOf(string path) =>
        System.IO.Path.GetFileNameWithoutExtension(System.IO.Path.TrimEndingDirectorySeparator(path));

    /// <summary>By what one sees that files or ledger were changed.</summary>
    sealed record Traces(int Files, long Latest, long Bytes, long Leaves);
}
