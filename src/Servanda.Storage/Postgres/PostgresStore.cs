using System.Collections.Immutable;
using System.Data.Common;
using System.Runtime.CompilerServices;
using Npgsql;
using NpgsqlTypes;
using Servanda.Storage.Merkle;

namespace Servanda.Storage.Postgres;

/// <summary>
/// A ledger in a schema of a PostgreSQL database, for a team: writers on many machines append one after another. The schema
/// is the first of the connection's <c>Search Path</c>, or <c>public</c>.
/// </summary>
public sealed class PostgresStore : ILedgerStore
{
    const string Columns = "place, bytes, hash, closed, key";

    readonly NpgsqlDataSource _source;
    readonly string _where;

    PostgresStore(NpgsqlDataSource source, string where) => (_source, _where) = (source, where);

    /// <summary>Opens a ledger in a database, and makes its tables where there are none.</summary>
    /// <param name="connection">
    /// A connection string of Npgsql, or a <c>postgres://</c> address. A password comes from <c>PGPASSWORD</c> or a passfile:
    /// a command line is read by others.
    /// </param>
    /// <param name="cancel">Gives up.</param>
    /// <exception cref="LedgerException">It cannot be reached, or is no ledger.</exception>
    public static async Task<PostgresStore> Open(string connection, CancellationToken cancel = default)
    {
        NpgsqlConnectionStringBuilder address;
        try
        {
            address = new NpgsqlConnectionStringBuilder(connection) { ApplicationName = "servanda" };
        }
        catch (ArgumentException error)
        {
            throw new LedgerException(
                LedgerFault.BadAddress,
                "The address of the database cannot be read.",
                "Write it as in `--store \"postgres:Host=localhost;Database=servanda;Username=anna\"`.",
                error
            );
        }
        var store = new PostgresStore(NpgsqlDataSource.Create(address), $"{address.Host}/{address.Database}");
        try
        {
            await store.Migrate(cancel).ConfigureAwait(false);
            return store;
        }
        catch
        {
            await store.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <inheritdoc/>
    public ValueTask<LedgerState> ReadState(CancellationToken cancel = default) =>
        Told(async () =>
        {
            await using var connection = await _source.OpenConnectionAsync(cancel).ConfigureAwait(false);
            return await LastState(connection, cancel).ConfigureAwait(false);
        });

    /// <inheritdoc/>
    public ValueTask<LedgerState> Append(
        IReadOnlyCollection<string> keys,
        Func<LedgerState, IReadOnlyDictionary<string, long>, IReadOnlyList<NewLeaf>> make,
        CancellationToken cancel = default
    ) =>
        Told(async () =>
        {
            await using var connection = await _source.OpenConnectionAsync(cancel).ConfigureAwait(false);
            await using var transaction = await connection.BeginTransactionAsync(cancel).ConfigureAwait(false);
            await Lock(connection, cancel).ConfigureAwait(false);
            var state = await LastState(connection, cancel).ConfigureAwait(false);
            var leaves = make(state, await Taken(connection, keys, cancel).ConfigureAwait(false));
            if (leaves.Count == 0)
                return state;
            var after = state.With(leaves, out var closed);
            // The triggers see each row, so that a gap is refused by the database itself.
            await using (
                var writer = await connection
                    .BeginBinaryImportAsync(
                        "COPY leaf (place, key, bytes, hash, closed) FROM STDIN (FORMAT BINARY)",
                        cancel
                    )
                    .ConfigureAwait(false)
            )
            {
                for (var i = 0; i < leaves.Count; i++)
                {
                    var leaf = leaves[i];
                    await writer.StartRowAsync(cancel).ConfigureAwait(false);
                    await writer.WriteAsync(state.Size + i, NpgsqlDbType.Bigint, cancel).ConfigureAwait(false);
                    if (leaf.Key is null)
                        await writer.WriteNullAsync(cancel).ConfigureAwait(false);
                    else
                        await writer.WriteAsync(leaf.Key, NpgsqlDbType.Text, cancel).ConfigureAwait(false);
                    await writer.WriteAsync(leaf.Bytes.ToArray(), NpgsqlDbType.Bytea, cancel).ConfigureAwait(false);
                    await writer.WriteAsync(leaf.Hash.ToArray(), NpgsqlDbType.Bytea, cancel).ConfigureAwait(false);
                    await writer.WriteAsync(closed[i].ToArray(), NpgsqlDbType.Bytea, cancel).ConfigureAwait(false);
                }
                await writer.CompleteAsync(cancel).ConfigureAwait(false);
            }
            await transaction.CommitAsync(cancel).ConfigureAwait(false);
            return after;
        });

    /// <inheritdoc/>
    public IAsyncEnumerable<StoredLeaf> Read(
        long from = 0,
        long until = long.MaxValue,
        CancellationToken cancel = default
    ) =>
        Rows(
            $"SELECT {Columns} FROM leaf WHERE place >= $1 AND place < $2 ORDER BY place",
            [from, until],
            LeafOf,
            cancel
        );

    /// <inheritdoc/>
    public ValueTask<byte[]?> SubjectKey(string subject, byte[] fresh, CancellationToken cancel = default) =>
        Told(async () =>
        {
            await using var connection = await _source.OpenConnectionAsync(cancel).ConfigureAwait(false);
            await using var insert = Command(
                connection,
                "INSERT INTO subject_key (subject, key) VALUES ($1, $2) ON CONFLICT DO NOTHING",
                subject,
                fresh
            );
            await insert.ExecuteNonQueryAsync(cancel).ConfigureAwait(false);
            await using var select = Command(connection, "SELECT key FROM subject_key WHERE subject = $1", subject);
            return await select.ExecuteScalarAsync(cancel).ConfigureAwait(false) as byte[];
        });

    /// <inheritdoc/>
    public ValueTask<ImmutableDictionary<string, byte[]>> SubjectKeys(CancellationToken cancel = default) =>
        Told(async () =>
        {
            var keys = ImmutableDictionary.CreateBuilder<string, byte[]>(StringComparer.Ordinal);
            await foreach (
                var (subject, key) in Rows(
                        "SELECT subject, key FROM subject_key WHERE key IS NOT NULL",
                        [],
                        row => (row.GetString(0), row.GetFieldValue<byte[]>(1)),
                        cancel
                    )
                    .ConfigureAwait(false)
            )
                keys[subject] = key;
            return keys.ToImmutable();
        });

    /// <inheritdoc/>
    public ValueTask<bool> DestroySubjectKey(string subject, CancellationToken cancel = default) =>
        Told(async () =>
        {
            await using var connection = await _source.OpenConnectionAsync(cancel).ConfigureAwait(false);
            await using var update = Command(
                connection,
                "UPDATE subject_key SET key = NULL WHERE subject = $1 AND key IS NOT NULL",
                subject
            );
            if (await update.ExecuteNonQueryAsync(cancel).ConfigureAwait(false) == 0)
                return false;
            // The old row stays on its page until it is cleaned; who does not own the table leaves that to the server.
            await using var vacuum = Command(connection, "VACUUM subject_key");
            await vacuum.ExecuteNonQueryAsync(cancel).ConfigureAwait(false);
            return true;
        });

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _source.DisposeAsync();

    static NpgsqlCommand Command(NpgsqlConnection connection, string sql, params ReadOnlySpan<object> given)
    {
        var command = new NpgsqlCommand(sql, connection);
        foreach (var value in given)
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        return command;
    }

    // One writer at a time for each schema; the lock goes with the transaction, however that ends.
    static async Task Lock(NpgsqlConnection connection, CancellationToken cancel)
    {
        await using var command = Command(
            connection,
            "SELECT pg_advisory_xact_lock(hashtextextended('servanda ' || current_schema(), 0))"
        );
        await command.ExecuteNonQueryAsync(cancel).ConfigureAwait(false);
    }

    static StoredLeaf LeafOf(DbDataReader row) =>
        new(
            row.GetInt64(0),
            row.GetFieldValue<byte[]>(1),
            row.GetFieldValue<byte[]>(2),
            row.GetFieldValue<byte[]>(3),
            row.IsDBNull(4) ? null : row.GetString(4)
        );

    static async Task<LedgerState> LastState(NpgsqlConnection connection, CancellationToken cancel)
    {
        await using var count = Command(connection, "SELECT coalesce(max(place) + 1, 0) FROM leaf");
        var size = (long)(await count.ExecuteScalarAsync(cancel).ConfigureAwait(false))!;
        await using var command = Command(
            connection,
            $"SELECT {Columns} FROM leaf WHERE place = ANY($1) ORDER BY place",
            (object)Frontier.Ends(size).ToArray()
        );
        await using var rows = await command.ExecuteReaderAsync(cancel).ConfigureAwait(false);
        var ends = new List<StoredLeaf>();
        while (await rows.ReadAsync(cancel).ConfigureAwait(false))
            ends.Add(LeafOf(rows));
        return LedgerState.Of(size, ends);
    }

    static async Task<Dictionary<string, long>> Taken(
        NpgsqlConnection connection,
        IReadOnlyCollection<string> keys,
        CancellationToken cancel
    )
    {
        var taken = new Dictionary<string, long>(StringComparer.Ordinal);
        if (keys.Count == 0)
            return taken;
        await using var command = Command(
            connection,
            "SELECT key, place FROM leaf WHERE key = ANY($1)",
            (object)keys.ToArray()
        );
        await using var rows = await command.ExecuteReaderAsync(cancel).ConfigureAwait(false);
        while (await rows.ReadAsync(cancel).ConfigureAwait(false))
            taken[rows.GetString(0)] = rows.GetInt64(1);
        return taken;
    }

    async Task Migrate(CancellationToken cancel) =>
        await Told(async () =>
            {
                await using var connection = await _source.OpenConnectionAsync(cancel).ConfigureAwait(false);
                await using var transaction = await connection.BeginTransactionAsync(cancel).ConfigureAwait(false);
                await Lock(connection, cancel).ConfigureAwait(false);
                // Who may only append may not create, not even what is there.
                await using var find = Command(connection, "SELECT to_regclass('migration') IS NOT NULL");
                if (await find.ExecuteScalarAsync(cancel).ConfigureAwait(false) is not true)
                {
                    await using var table = Command(
                        connection,
                        "CREATE TABLE migration (number int PRIMARY KEY, name text NOT NULL, checksum text NOT NULL)"
                    );
                    await table.ExecuteNonQueryAsync(cancel).ConfigureAwait(false);
                }
                var applied = new List<(int, string)>();
                await using (var select = Command(connection, "SELECT number, checksum FROM migration ORDER BY number"))
                await using (var rows = await select.ExecuteReaderAsync(cancel).ConfigureAwait(false))
                    while (await rows.ReadAsync(cancel).ConfigureAwait(false))
                        applied.Add((rows.GetInt32(0), rows.GetString(1)));
                foreach (var migration in Migration.Missing(Migration.Of("postgres"), applied))
                {
                    await using var step = Command(connection, migration.Sql);
                    await step.ExecuteNonQueryAsync(cancel).ConfigureAwait(false);
                    await using var done = Command(
                        connection,
                        "INSERT INTO migration (number, name, checksum) VALUES ($1, $2, $3)",
                        migration.Number,
                        migration.Name,
                        migration.Checksum
                    );
                    await done.ExecuteNonQueryAsync(cancel).ConfigureAwait(false);
                }
                await transaction.CommitAsync(cancel).ConfigureAwait(false);
                return true;
            })
            .ConfigureAwait(false);

    async IAsyncEnumerable<T> Rows<T>(
        string sql,
        object[] given,
        Func<DbDataReader, T> read,
        [EnumeratorCancellation] CancellationToken cancel
    )
    {
        await using var connection = await Told(() => _source.OpenConnectionAsync(cancel).AsTask())
            .ConfigureAwait(false);
        await using var command = Command(connection, sql, given);
        await using var rows = await Told(() => command.ExecuteReaderAsync(cancel)).ConfigureAwait(false);
        while (await Told(() => rows.ReadAsync(cancel)).ConfigureAwait(false))
            yield return read(rows);
    }

    async ValueTask<T> Told<T>(Func<Task<T>> work)
    {
        try
        {
            return await work().ConfigureAwait(false);
        }
        catch (DbException error)
        {
            throw Explained(error);
        }
        // Npgsql lets some through as they come from the socket.
        catch (IOException error)
        {
            throw Explained(error);
        }
        catch (TimeoutException error)
        {
            throw Explained(error);
        }
    }

    LedgerException Explained(Exception error) =>
        (error as DbException)?.SqlState switch
        {
            "53100" or "53200" => new(
                LedgerFault.Full,
                $"The database {_where} has no room left.",
                "Make room, and try again; nothing was written.",
                error
            ),
            "25006" => new(
                LedgerFault.ReadOnly,
                $"The database {_where} may only be read.",
                "Name the primary server, and try again; nothing was written.",
                error
            ),
            "42501" or "28P01" or "28000" => new(
                LedgerFault.Denied,
                $"The database {_where} refuses this user.",
                "Set PGUSER and PGPASSWORD, or a passfile (PGPASSFILE), and ask for the rights that docs/operations.md names.",
                error
            ),
            "3D000" or "3F000" => new(
                LedgerFault.Missing,
                $"The database {_where}, or its schema, does not exist.",
                "Create it with `createdb`, or `CREATE SCHEMA`.",
                error
            ),
            "55P03" or "57014" => new(
                LedgerFault.Locked,
                $"Another holds the ledger in {_where} for too long.",
                "Try again; nothing was written.",
                error
            ),
            null or "" or "57P01" or "57P02" or "57P03" or "08000" or "08003" or "08006" => new(
                LedgerFault.Unreachable,
                $"The database {_where} cannot be reached, or the connection broke.",
                "Start it, or check the address, and try again; with the same key an entry that arrived is not entered twice.",
                error
            ),
            var state => new(
                LedgerFault.Other,
                $"The database {_where} failed ({state}): {error.Message}",
                "Try again.",
                error
            ),
        };
}
