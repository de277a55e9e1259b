using System.Buffers;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using NodaTime;
using Servanda.Storage.Merkle;

namespace Servanda.Storage.Sqlite;

/// <summary>
/// A ledger in one SQLite file: write-ahead log, <c>synchronous=FULL</c>, so that what an append acknowledged survives a
/// failure of the program, the system or the power. Several processes may use the file at once.
/// </summary>
public sealed class SqliteStore : ILedgerStore
{
    /// <summary>What marks the file as a ledger (SQLite's <c>application_id</c>): "SRVD".</summary>
    const int ApplicationId = 0x53525644;

    readonly string _path;
    readonly SqliteConnection _connection;
    readonly SemaphoreSlim _turn = new(1);
    readonly LeafInsert _insertLeaf;
    readonly SqliteCommand _findKeys;
    readonly SqliteCommand _size;
    readonly SqliteCommand _leafAt;
    LedgerState _known = LedgerState.Empty;

    SqliteStore(string path, SqliteConnection connection)
    {
        (_path, _connection) = (path, connection);
        _insertLeaf = new LeafInsert(connection.Handle!);
        _findKeys = Command(
            "SELECT leaf.key, leaf.place FROM json_each($keys) AS given JOIN leaf ON leaf.key = given.value",
            "$keys"
        );
        _size = Command("SELECT coalesce(max(place) + 1, 0) FROM leaf");
        _leafAt = Command($"SELECT {LeafRows.Columns} FROM leaf WHERE place = $place", "$place");
    }

    /// <summary>Opens a ledger file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="create">Whether to make it where there is none.</param>
    /// <param name="wait">How long to wait for another writer.</param>
    /// <exception cref="LedgerException">It cannot be opened, or is no ledger.</exception>
    public static SqliteStore Open(string path, bool create = true, Duration? wait = null)
    {
        if (!create && !File.Exists(path))
            throw new LedgerException(
                LedgerFault.Missing,
                $"There is no ledger at {path}.",
                "`servanda record import` makes one."
            );
        var connection = new SqliteConnection(
            Address(path, create ? SqliteOpenMode.ReadWriteCreate : SqliteOpenMode.ReadWrite)
        );
        try
        {
            connection.Open();
            Run(connection, $"PRAGMA busy_timeout = {(long)(wait ?? Duration.FromSeconds(5)).TotalMilliseconds}");
            Run(connection, "PRAGMA journal_mode = WAL");
            Run(connection, "PRAGMA synchronous = FULL");
            // What was a key must not linger in a freed page.
            Run(connection, "PRAGMA secure_delete = ON");
            Migrate(connection);
            return new SqliteStore(path, connection);
        }
        catch (SqliteException error)
        {
            connection.Dispose();
            throw Told(error, path);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public ValueTask<LedgerState> ReadState(CancellationToken cancel = default) => InTurn(LastState, cancel);

    /// <inheritdoc/>
    public ValueTask<LedgerState> Append(
        IReadOnlyCollection<string> keys,
        Func<LedgerState, IReadOnlyDictionary<string, long>, IReadOnlyList<NewLeaf>> make,
        CancellationToken cancel = default
    ) =>
        InTurn(
            () =>
            {
                Run(_connection, "BEGIN IMMEDIATE");
                try
                {
                    var state = LastState();
                    var leaves = make(state, Taken(keys));
                    if (leaves.Count > 0)
                        state = Insert(state, leaves);
                    cancel.ThrowIfCancellationRequested();
                    Run(_connection, "COMMIT");
                    return _known = state;
                }
                catch
                {
                    RollBack();
                    throw;
                }
            },
            cancel
        );

    /// <inheritdoc/>
    public async IAsyncEnumerable<StoredLeaf> Read(
        long from = 0,
        long until = long.MaxValue,
        [EnumeratorCancellation] CancellationToken cancel = default
    )
    {
        await Task.CompletedTask.ConfigureAwait(false);
        using var rows = Telling(() => new LeafRows(Address(_path, SqliteOpenMode.ReadOnly), from, until));
        while (Telling(rows.Next))
        {
            cancel.ThrowIfCancellationRequested();
            yield return rows.Leaf;
        }
    }

    /// <inheritdoc/>
    public ValueTask<byte[]?> SubjectKey(string subject, byte[] fresh, CancellationToken cancel = default) =>
        InTurn(
            () =>
            {
                using var insert = Command(
                    "INSERT INTO subject_key (subject, key) VALUES ($subject, $key) ON CONFLICT DO NOTHING",
                    "$subject",
                    "$key"
                );
                insert.Parameters[0].Value = subject;
                insert.Parameters[1].Value = fresh;
                insert.ExecuteNonQuery();
                using var select = Command("SELECT key FROM subject_key WHERE subject = $subject", "$subject");
                select.Parameters[0].Value = subject;
                return select.ExecuteScalar() as byte[];
            },
            cancel
        );

    /// <inheritdoc/>
    public ValueTask<ImmutableDictionary<string, byte[]>> SubjectKeys(CancellationToken cancel = default) =>
        InTurn(
            () =>
            {
                var keys = ImmutableDictionary.CreateBuilder<string, byte[]>(StringComparer.Ordinal);
                using var select = Command("SELECT subject, key FROM subject_key WHERE key IS NOT NULL");
                using var rows = select.ExecuteReader();
                while (rows.Read())
                    keys[rows.GetString(0)] = rows.GetFieldValue<byte[]>(1);
                return keys.ToImmutable();
            },
            cancel
        );

    /// <inheritdoc/>
    public ValueTask<bool> DestroySubjectKey(string subject, CancellationToken cancel = default) =>
        InTurn(
            () =>
            {
                using var update = Command(
                    "UPDATE subject_key SET key = NULL WHERE subject = $subject AND key IS NOT NULL",
                    "$subject"
                );
                update.Parameters[0].Value = subject;
                var destroyed = update.ExecuteNonQuery() > 0;
                // The log still holds the page with the key until it is written back and cut off.
                if (destroyed)
                    Run(_connection, "PRAGMA wal_checkpoint(TRUNCATE)");
                return destroyed;
            },
            cancel
        );

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _insertLeaf.Dispose();
        foreach (var command in new[] { _findKeys, _size, _leafAt })
            await command.DisposeAsync().ConfigureAwait(false);
        await _connection.DisposeAsync().ConfigureAwait(false);
        _turn.Dispose();
    }

    static string Address(string path, SqliteOpenMode mode) =>
        new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = mode,
            Pooling = false,
        }.ToString();

    static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    static void Migrate(SqliteConnection connection)
    {
        var all = Migration.Of("sqlite");
        using var transaction = connection.BeginTransaction(deferred: false);
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        var applied = new List<(int, string)>();
        command.CommandText = "SELECT count(*) FROM sqlite_schema";
        if ((long)command.ExecuteScalar()! == 0)
        {
            command.CommandText = $"""
                PRAGMA application_id = {ApplicationId};
                CREATE TABLE migration (number INTEGER PRIMARY KEY, name TEXT NOT NULL, checksum TEXT NOT NULL) STRICT;
                """;
            command.ExecuteNonQuery();
        }
        else
        {
            command.CommandText = "PRAGMA application_id";
            if ((long)command.ExecuteScalar()! != ApplicationId)
                throw new LedgerException(
                    LedgerFault.Damaged,
                    $"{connection.DataSource} is another program's database, not a ledger.",
                    "Name another file with `--store sqlite:PATH`."
                );
            command.CommandText = "SELECT number, checksum FROM migration ORDER BY number";
            using var rows = command.ExecuteReader();
            while (rows.Read())
                applied.Add((rows.GetInt32(0), rows.GetString(1)));
        }
        foreach (var migration in Migration.Missing(all, applied))
        {
            command.CommandText = migration.Sql;
            command.ExecuteNonQuery();
            command.CommandText = "INSERT INTO migration (number, name, checksum) VALUES ($number, $name, $checksum)";
            command.Parameters.AddWithValue("$number", migration.Number);
            command.Parameters.AddWithValue("$name", migration.Name);
            command.Parameters.AddWithValue("$checksum", migration.Checksum);
            command.ExecuteNonQuery();
            command.Parameters.Clear();
        }
        transaction.Commit();
    }

    static StoredLeaf LeafOf(SqliteDataReader row) =>
        new(
            row.GetInt64(0),
            row.GetFieldValue<byte[]>(1),
            row.GetFieldValue<byte[]>(2),
            row.GetFieldValue<byte[]>(3),
            row.IsDBNull(4) ? null : row.GetString(4)
        );

    LedgerState LastState()
    {
        var size = (long)_size.ExecuteScalar()!;
        if (size == _known.Size)
            return _known;
        var ends = new List<StoredLeaf>();
        foreach (var place in Frontier.Ends(size))
        {
            _leafAt.Parameters[0].Value = place;
            using var row = _leafAt.ExecuteReader();
            if (row.Read())
                ends.Add(LeafOf(row));
        }
        return _known = LedgerState.Of(size, ends);
    }

    LedgerState Insert(LedgerState state, IReadOnlyList<NewLeaf> leaves)
    {
        var after = state.With(leaves, out var closed);
        for (var i = 0; i < leaves.Count; i++)
            _insertLeaf.Execute(state.Size + i, leaves[i], closed[i]);
        return after;
    }

    // SQLite itself rolls back after a full disk and the like: then there is nothing left to roll back.
    void RollBack()
    {
        try
        {
            Run(_connection, "ROLLBACK");
        }
        catch (SqliteException) { }
    }

    Dictionary<string, long> Taken(IReadOnlyCollection<string> keys)
    {
        var taken = new Dictionary<string, long>(StringComparer.Ordinal);
        if (keys.Count == 0)
            return taken;
        var given = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(given))
        {
            json.WriteStartArray();
            foreach (var key in keys)
                json.WriteStringValue(key);
            json.WriteEndArray();
        }
        _findKeys.Parameters[0].Value = Encoding.UTF8.GetString(given.WrittenSpan);
        using var rows = _findKeys.ExecuteReader();
        while (rows.Read())
            taken[rows.GetString(0)] = rows.GetInt64(1);
        return taken;
    }

    SqliteCommand Command(string sql, params ReadOnlySpan<string> parameters)
    {
        var command = _connection.CreateCommand();
        command.CommandText = sql;
        foreach (var parameter in parameters)
            command.Parameters.AddWithValue(parameter, DBNull.Value);
        return command;
    }

    // One connection serves one at a time. SQLite works on the calling thread.
    async ValueTask<T> InTurn<T>(Func<T> work, CancellationToken cancel)
    {
        await _turn.WaitAsync(cancel).ConfigureAwait(false);
        try
        {
            return Telling(work);
        }
        finally
        {
            _turn.Release();
        }
    }

    T Telling<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (SqliteException error)
        {
            throw Told(error, _path);
        }
    }

    static LedgerException Told(SqliteException error, string path) =>
        error.SqliteErrorCode switch
        {
            // The numbers are SQLite's result codes: BUSY, LOCKED, READONLY, FULL, CORRUPT, CANTOPEN, NOTADB, IOERR.
            5 or 6 => new(
                LedgerFault.Locked,
                $"Another program holds the ledger {path}.",
                "Wait until it has finished, and try again; nothing was written.",
                error
            ),
            8 => new(
                LedgerFault.ReadOnly,
                $"The ledger {path} may only be read.",
                "Ask for the right to write the file and its folder; nothing was written.",
                error
            ),
            13 => new(
                LedgerFault.Full,
                $"The disk is full: nothing more can be written to the ledger {path}.",
                "Make room, and try again; nothing was written.",
                error
            ),
            11 or 26 => new(
                LedgerFault.Damaged,
                $"The file {path} is damaged, or is no ledger.",
                "Put back a copy, and compare it with a head that you kept: `servanda record verify`.",
                error
            ),
            14 => new(
                LedgerFault.Missing,
                $"The ledger {path} cannot be opened.",
                "Check the path, and the right to read the file and its folder.",
                error
            ),
            10 => new(
                LedgerFault.Other,
                $"The disk failed under the ledger {path}.",
                "Check the disk and the room on it, and try again.",
                error
            ),
            _ => new(LedgerFault.Other, $"The ledger {path} failed: {error.Message}", "Try again.", error),
        };
}
