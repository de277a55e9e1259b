using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using NodaTime;
using Servanda.Assessment;
using Servanda.Model;
using Servanda.Storage;
using Servanda.Storage.Records;
using Servanda.Storage.Sqlite;
using Servanda.Text;

namespace Servanda.Bench;

/// <summary>The ledger beside what it stands on: plain SQLite, and plain SHA-256. Each comparison is made in one run.</summary>
internal static class Ledgers
{
    const int WarmUps = 4;
    const int Rounds = 9;

    /// <summary>
    /// Durable appends, some entries a commit, against inserts of the same bytes into a plain table (write-ahead log,
    /// <c>synchronous=FULL</c>): the two take turns, and the plain table must hold the same bytes in the end.
    /// </summary>
    public static async Task Append(int batch, int batches)
    {
        Console.WriteLine($"  {batches:N0} commits of {batch:N0}, {Rounds} rounds in turn");
        var folder = Directory.CreateTempSubdirectory("servanda-bench-").FullName;
        var (ours, theirs) = (new List<double>(), new List<double>());
        for (var round = -WarmUps; round < Rounds; round++)
        {
            var file = Path.Combine(folder, $"ledger-{round}.sqlite");
            await using var ledger = await Ledger.Open(SqliteStore.Open(file), "bench", SystemClock.Instance);
            var events = Enumerable
                .Range(0, batches)
                .Select(b => Enumerable.Range(0, batch).Select(i => Event(b * batch + i)).ToArray())
                .ToArray();
            GC.Collect();
            var watch = Stopwatch.StartNew();
            foreach (var commit in events)
                await ledger.Append(commit);
            var taken = watch.Elapsed.TotalSeconds;
            var leaves = new List<byte[]>();
            await foreach (var leaf in ledger.Read(from: 1))
                leaves.Add(leaf.ToBytes());
            using var plain = new PlainTable(Path.Combine(folder, $"plain-{round}.sqlite"));
            GC.Collect();
            watch.Restart();
            foreach (var commit in leaves.Chunk(batch))
                plain.Insert(commit);
            var plainly = watch.Elapsed.TotalSeconds;
            if (!plain.Read().SequenceEqual(leaves, ByteArrays.Comparer))
                throw new InvalidOperationException("The plain table does not hold the bytes of the ledger.");
            if (round < 0)
                continue;
            ours.Add(batch * batches / taken);
            theirs.Add(batch * batches / plainly);
        }
        Directory.Delete(folder, true);
        var ratios = ours.Zip(theirs, (o, t) => o / t).Order().ToArray();
        Console.WriteLine(
            $"  ledger {Median(ours):N0} entries/s, plain SQLite {Median(theirs):N0}; ledger / plain {ratios[Rounds / 2]:F2}"
                + $" (from {ratios[0]:F2} to {ratios[^1]:F2})"
        );
    }

    /// <summary>Verifying a ledger against SHA-256 over the same bytes in memory; then reading it as a dossier.</summary>
    /// <param name="entries">How many entries it has.</param>
    /// <param name="keptAt">The file in which it is kept for another run, or read from; null: it is made anew.</param>
    public static async Task VerifyAndLoad(int entries, string? keptAt)
    {
        var folder = Directory.CreateTempSubdirectory("servanda-bench-").FullName;
        var file = keptAt ?? Path.Combine(folder, "ledger.sqlite");
        var (dossier, _, _) = Generated.Large(entries / 100, 100);
        if (!File.Exists(file))
            await Fill(file, dossier);
        await using (var store = SqliteStore.Open(file, create: false))
            await Verify(store);
        Console.WriteLine($"  the file {new FileInfo(file).Length >> 20:N0} MiB");

        var agreement = new SourceText("agreement.accord", DossierWriter.Write(dossier with { Entries = [] }));
        var expected = new Assessor(dossier).Assess(Workloads.LargeQuestion).Answers.Select(a => a.Status).ToArray();
        dossier = null!;
        for (var round = 0; round < 3; round++)
            await Load(file, agreement, expected);
        Directory.Delete(folder, true);
    }

    static async Task Fill(string file, Dossier dossier)
    {
        await using var ledger = await Ledger.Open(SqliteStore.Open(file), "bench", SystemClock.Instance);
        foreach (var some in dossier.Entries.Chunk(10_000))
            await ledger.Append([.. some.Select(e => EntryEvents.Of(e, "anna"))]);
    }

    static async Task Verify(SqliteStore store)
    {
        var leaves = new List<ReadOnlyMemory<byte>>();
        await foreach (var leaf in store.Read())
            leaves.Add(leaf.Bytes);
        Console.WriteLine($"  {leaves.Count:N0} leaves, {leaves.Sum(l => (long)l.Length) >> 20:N0} MiB");
        var (verify, hash) = (new List<double>(), new List<double>());
        for (var round = 0; round < 3; round++)
        {
            var watch = Stopwatch.StartNew();
            var digest = new byte[SHA256.HashSizeInBytes];
            foreach (var leaf in leaves)
                SHA256.HashData(leaf.Span, digest);
            hash.Add(watch.Elapsed.TotalSeconds);
            GC.Collect();
            watch.Restart();
            if ((await LedgerVerifier.Verify(store.Read(), [])) is not { Flaw: null, Head.Size: var size })
                throw new InvalidOperationException("The ledger does not verify.");
            verify.Add(watch.Elapsed.TotalSeconds);
            if (size != leaves.Count)
                throw new InvalidOperationException("Not all of the ledger was verified.");
        }
        Console.WriteLine(
            $"  verify {Median(verify):N2} s, SHA-256 of each leaf's bytes {Median(hash):N2} s; verify / SHA-256 {Median(verify) / Median(hash):F1}"
        );
    }

    static async Task Load(string file, SourceText agreement, Status[] expected)
    {
        GC.Collect();
        var (pauses, allocated) = (GC.GetTotalPauseDuration(), GC.GetTotalAllocatedBytes());
        var processor = Process.GetCurrentProcess().TotalProcessorTime;
        var watch = Stopwatch.StartNew();
        await using var ledger = await Ledger.Open(
            SqliteStore.Open(file, create: false),
            "bench",
            SystemClock.Instance
        );
        var record = await LedgerRecord.Read(ledger);
        var read = watch.Elapsed.TotalSeconds;
        var bound = DossierReader.Bind([agreement, .. record.Texts]);
        var parsed = watch.Elapsed.TotalSeconds;
        var assessor = new Assessor(bound);
        var ready = watch.Elapsed.TotalSeconds;
        processor = Process.GetCurrentProcess().TotalProcessorTime - processor;
        Console.WriteLine(
            $"  load: ledger read {read:N2} s, texts bound {parsed:N2} s, ready to assess {ready:N2} s"
                + $" ({processor.TotalSeconds:N2} s of a processor, collecting {(GC.GetTotalPauseDuration() - pauses).TotalSeconds:N2} s,"
                + $" {(GC.GetTotalAllocatedBytes() - allocated) >> 20:N0} MiB made)"
        );
        if (!assessor.Assess(Workloads.LargeQuestion).Answers.Select(a => a.Status).SequenceEqual(expected))
            throw new InvalidOperationException("The ledger gives other answers than the dossier it was filled from.");
    }

    // As long as an entry with a quotation and a source.
    static NewEvent Event(int i)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"e{i}");
        return new NewEvent(
            new EntryMade(
                id,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"2020-07-21 Shaheen reports taliban-freed exactly {i} on 2020-07-16\n  \"the count of the commission, as told to reporters\"\n  source Reuters \"https://example.org/{i}\" rated B2\n  id {id}\n"
                )
            ),
            $"key-{i:00000000}",
            "anna"
        );
    }

    static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    /// <summary>A table of bytes, as plain as SQLite has it.</summary>
    sealed class PlainTable : IDisposable
    {
        readonly SqliteConnection _connection;
        readonly SqliteCommand _insert;

        public PlainTable(string file)
        {
            _connection = new SqliteConnection($"Data Source={file};Pooling=False");
            _connection.Open();
            Run("PRAGMA journal_mode = WAL");
            Run("PRAGMA synchronous = FULL");
            Run("CREATE TABLE leaf (place INTEGER PRIMARY KEY, bytes BLOB NOT NULL)");
            _insert = _connection.CreateCommand();
            _insert.CommandText = "INSERT INTO leaf (bytes) VALUES ($bytes)";
            _insert.Parameters.AddWithValue("$bytes", DBNull.Value);
        }

        public void Insert(byte[][] leaves)
        {
            Run("BEGIN IMMEDIATE");
            foreach (var leaf in leaves)
            {
                _insert.Parameters[0].Value = leaf;
                _insert.ExecuteNonQuery();
            }
            Run("COMMIT");
        }

        public List<byte[]> Read()
        {
            using var command = _connection.CreateCommand();
            command.CommandText = "SELECT bytes FROM leaf ORDER BY place";
            using var rows = command.ExecuteReader();
            var leaves = new List<byte[]>();
            while (rows.Read())
                leaves.Add(rows.GetFieldValue<byte[]>(0));
            return leaves;
        }

        public void Dispose()
        {
            _insert.Dispose();
            _connection.Dispose();
        }

        void Run(string sql)
        {
            using var command = _connection.CreateCommand();
            command.CommandText = sql;
            command.ExecuteNonQuery();
        }
    }

    sealed class ByteArrays : IEqualityComparer<byte[]>
    {
        public static ByteArrays Comparer { get; } = new();

        public bool Equals(byte[]? x, byte[]? y) => x.AsSpan().SequenceEqual(y);

        public int GetHashCode(byte[] bytes) => bytes.Length;
    }
}
