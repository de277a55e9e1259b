using Microsoft.Data.Sqlite;
using Servanda.Storage.Merkle;
using SQLitePCL;

namespace Servanda.Storage.Sqlite;

/// <summary>
/// The one statement that writes leaves, by SQLite's own interface: a command of ADO.NET copies every value and looks up every
/// parameter by its name, which is as much work as the insert itself.
/// </summary>
sealed class LeafInsert : IDisposable
{
    readonly sqlite3 _database;
    readonly sqlite3_stmt _statement;

    /// <exception cref="SqliteException">The table is not there.</exception>
    public LeafInsert(sqlite3 database)
    {
        _database = database;
        Check(
            raw.sqlite3_prepare_v2(
                database,
                "INSERT INTO leaf (place, key, bytes, hash, closed) VALUES (?, ?, ?, ?, ?)",
                out _statement
            )
        );
    }

    /// <exception cref="SqliteException">The engine refuses it.</exception>
    public void Execute(long place, NewLeaf leaf, Digest closed)
    {
        Span<byte> digests = stackalloc byte[2 * Digest.Length];
        leaf.Hash.CopyTo(digests);
        closed.CopyTo(digests[Digest.Length..]);
        Check(raw.sqlite3_bind_int64(_statement, 1, place));
        Check(leaf.Key is { } key ? raw.sqlite3_bind_text(_statement, 2, key) : raw.sqlite3_bind_null(_statement, 2));
        Check(raw.sqlite3_bind_blob(_statement, 3, leaf.Bytes.Span));
        Check(raw.sqlite3_bind_blob(_statement, 4, digests[..Digest.Length]));
        Check(raw.sqlite3_bind_blob(_statement, 5, digests[Digest.Length..]));
        var done = raw.sqlite3_step(_statement);
        // Resetting repeats the error of the step, and frees what it held.
        var reset = raw.sqlite3_reset(_statement);
        if (done != raw.SQLITE_DONE)
            Check(reset);
    }

    public void Dispose() => _statement.Dispose();

    void Check(int code) => SqliteException.ThrowExceptionForRC(code, _database);
}
