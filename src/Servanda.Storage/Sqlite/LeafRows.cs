using Microsoft.Data.Sqlite;
using NodaTime;
using SQLitePCL;

namespace Servanda.Storage.Sqlite;

/// <summary>
/// Leaves read by SQLite's own interface, on a connection of its own, so that appending goes on while this reads one state of the
/// file. A reader of ADO.NET asks several times of what type each value is.
/// </summary>
sealed class LeafRows : IDisposable
{
    /// <summary>What is read, in the order of <see cref="Leaf"/>.</summary>
    public const string Columns = "place, bytes, hash, closed, key";

    static readonly Duration Wait = Duration.FromSeconds(30);

    readonly SqliteConnection _connection;
    readonly sqlite3_stmt _statement = null!;

    /// <exception cref="SqliteException">The file cannot be read.</exception>
    public LeafRows(string address, long from, long until)
    {
        _connection = new SqliteConnection(address);
        try
        {
            _connection.Open();
            Check(raw.sqlite3_busy_timeout(_connection.Handle, (int)Wait.TotalMilliseconds));
            Check(
                raw.sqlite3_prepare_v2(
                    _connection.Handle,
                    $"SELECT {Columns} FROM leaf WHERE place >= ? AND place < ? ORDER BY place",
                    out _statement
                )
            );
            Check(raw.sqlite3_bind_int64(_statement, 1, from));
            Check(raw.sqlite3_bind_int64(_statement, 2, until));
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Goes to the next leaf; false: there is none.</summary>
    /// <exception cref="SqliteException">The file cannot be read.</exception>
    public bool Next()
    {
        var code = raw.sqlite3_step(_statement);
        if (code is not (raw.SQLITE_ROW or raw.SQLITE_DONE))
            Check(code);
        return code == raw.SQLITE_ROW;
    }

    /// <summary>The leaf here.</summary>
    public StoredLeaf Leaf
    {
        get
        {
            var bytes = raw.sqlite3_column_blob(_statement, 1);
            var hash = raw.sqlite3_column_blob(_statement, 2);
            var closed = raw.sqlite3_column_blob(_statement, 3);
            // One array: a million leaves are read at a time.
            ReadOnlyMemory<byte> all = (byte[])[.. bytes, .. hash, .. closed];
            return new StoredLeaf(
                raw.sqlite3_column_int64(_statement, 0),
                all[..bytes.Length],
                all.Slice(bytes.Length, hash.Length),
                all[(bytes.Length + hash.Length)..],
                raw.sqlite3_column_type(_statement, 4) == raw.SQLITE_NULL
                    ? null
                    : raw.sqlite3_column_text(_statement, 4).utf8_to_string()
            );
        }
    }

    public void Dispose()
    {
        _statement?.Dispose();
        _connection.Dispose();
    }

    void Check(int code) => SqliteException.ThrowExceptionForRC(code, _connection.Handle);
}
