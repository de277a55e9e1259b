using NodaTime;
using Npgsql;
using Servanda.Storage.Postgres;
using Servanda.Storage.Sqlite;

namespace Servanda.Storage;

/// <summary>Where a ledger is: <c>sqlite:PATH</c>, <c>postgres:CONNECTION</c> or <c>postgres://user@host/database</c>.</summary>
public sealed record StoreAddress
{
    const string Sqlite = "sqlite:";
    const string Postgres = "postgres:";

    /// <summary>The name of the ledger's file in a dossier's folder.</summary>
    public const string FileName = "ledger.sqlite";

    readonly bool _isFile;
    readonly string _where;

    StoreAddress(bool isFile, string where) => (_isFile, _where) = (isFile, where);

    /// <summary>The embedded ledger of a dossier: a file in its folder.</summary>
    /// <param name="dossier">The folder, or the one file of the dossier.</param>
    public static StoreAddress In(string dossier) =>
        new(
            true,
            Path.Combine(
                Directory.Exists(dossier) ? dossier : Path.GetDirectoryName(Path.GetFullPath(dossier))!,
                FileName
            )
        );

    /// <summary>The file, where it is one.</summary>
    public string? File => _isFile ? _where : null;

    /// <summary>Reads an address.</summary>
    /// <param name="text">The address.</param>
    /// <param name="isPublic">Whether others may have read it, as a command line: a password in it is refused.</param>
    /// <exception cref="LedgerException">It is none.</exception>
    public static StoreAddress Parse(string text, bool isPublic)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.StartsWith(Sqlite, StringComparison.OrdinalIgnoreCase) && text.Length > Sqlite.Length)
            return new StoreAddress(true, text[Sqlite.Length..]);
        if (!text.StartsWith(Postgres, StringComparison.OrdinalIgnoreCase))
            throw Bad($"'{text}' is no address of a ledger.");
        var connection = text.StartsWith(Postgres + "//", StringComparison.OrdinalIgnoreCase)
            ? OfUrl(text)
            : text[Postgres.Length..];
        try
        {
            if (isPublic && new NpgsqlConnectionStringBuilder(connection).Password is { Length: > 0 })
                throw new LedgerException(
                    LedgerFault.BadAddress,
                    "The address holds a password, and others can read a command line.",
                    "Set PGPASSWORD, or write a passfile (PGPASSFILE), and leave the password out."
                );
        }
        catch (ArgumentException)
        {
            throw Bad("The address of the database cannot be read.");
        }
        return new StoreAddress(false, connection);
    }

    /// <summary>Opens the store there.</summary>
    /// <param name="create">Whether to make a file where there is none.</param>
    /// <param name="wait">How long to wait for another writer, for a file.</param>
    /// <param name="cancel">Gives up.</param>
    /// <exception cref="LedgerException">It cannot be opened.</exception>
    public async Task<ILedgerStore> Open(bool create, Duration? wait = null, CancellationToken cancel = default) =>
        _isFile
            ? SqliteStore.Open(_where, create, wait)
            : await PostgresStore.Open(_where, cancel).ConfigureAwait(false);

    static string OfUrl(string text)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var url) || url.Host.Length == 0)
            throw Bad("The address of the database cannot be read.");
        var user = url.UserInfo.Split(':', 2);
        var connection = new NpgsqlConnectionStringBuilder { Host = url.Host };
        if (url.Port > 0)
            connection.Port = url.Port;
        if (url.AbsolutePath.Trim('/') is { Length: > 0 } database)
            connection.Database = Uri.UnescapeDataString(database);
        if (user[0].Length > 0)
            connection.Username = Uri.UnescapeDataString(user[0]);
        if (user.Length > 1)
            connection.Password = Uri.UnescapeDataString(user[1]);
        return connection.ToString();
    }

    static LedgerException Bad(string sentence) =>
        new(
            LedgerFault.BadAddress,
            sentence,
            "Write `sqlite:PATH`, `postgres:Host=…;Database=…` or `postgres://user@host/database`."
        );
}
