using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Servanda.Storage;

/// <summary>A step from one form of the tables to the next, embedded in the assembly as <c>engine/0001-name.sql</c>.</summary>
/// <param name="Number">Its number, from 1.</param>
/// <param name="Name">What it brings.</param>
/// <param name="Sql">The statements.</param>
/// <param name="Checksum">SHA-256 of the statements, with line breaks as one character.</param>
sealed record Migration(int Number, string Name, string Sql, string Checksum)
{
    /// <summary>Those of an engine, in order.</summary>
    public static ImmutableArray<Migration> Of(string engine)
    {
        var assembly = typeof(Migration).Assembly;
        var found = ImmutableArray.CreateBuilder<Migration>();
        foreach (
            var resource in assembly
                .GetManifestResourceNames()
                .Where(n => n.StartsWith(engine + "/", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
        )
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
            var sql = reader.ReadToEnd().ReplaceLineEndings("\n");
            var file = Path.GetFileNameWithoutExtension(resource[(engine.Length + 1)..]);
            found.Add(
                new Migration(
                    int.Parse(file[..4], CultureInfo.InvariantCulture),
                    file[5..],
                    sql,
                    Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(sql)))
                )
            );
        }
        return found.ToImmutable();
    }

    /// <summary>Those that a store lacks.</summary>
    /// <param name="all">Those of this version.</param>
    /// <param name="applied">Numbers and checksums of those that were applied, in order.</param>
    /// <exception cref="LedgerException">The store was made by a later version, or not by these migrations.</exception>
    public static IEnumerable<Migration> Missing(
        ImmutableArray<Migration> all,
        IReadOnlyList<(int Number, string Checksum)> applied
    )
    {
        for (var i = 0; i < applied.Count; i++)
        {
            if (applied[i].Number > all.Length)
                throw new LedgerException(
                    LedgerFault.TooNew,
                    "The ledger was made by a later version of Servanda.",
                    "Install that version; this one leaves the ledger as it is."
                );
            if (all[i].Number != applied[i].Number || all[i].Checksum != applied[i].Checksum)
                throw new LedgerException(
                    LedgerFault.Damaged,
                    $"The tables of the ledger were not made by step {all[i].Number} of this version.",
                    "Somebody changed them, or it is another program's database: use a copy, or another address."
                );
        }
        return all.Skip(applied.Count);
    }
}
