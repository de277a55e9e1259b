using System.CommandLine;
using System.Runtime.CompilerServices;
using NodaTime;
using NodaTime.Extensions;
using Servanda.Model;
using Servanda.Storage;
using Servanda.Storage.Records;
using Servanda.Text;

namespace Servanda.Cli.Asking;

/// <summary>
/// Where the ledger of a dossier is: <c>--store</c>, else <c>SERVANDA_STORE</c>, else the file in the dossier's folder, if there
/// is one.
/// </summary>
internal static class LedgerOptions
{
    /// <summary>The name of the option, which stands at the root for all commands.</summary>
    public const string Name = "--store";

    const string Variable = "SERVANDA_STORE";

    public static Option<string?> Create() =>
        new(Name)
        {
            HelpName = "ADDRESS",
            Description =
                "The ledger: sqlite:PATH, postgres:CONNECTION or postgres://user@host/database "
                + "(default: SERVANDA_STORE, else ledger.sqlite in the dossier).",
            Recursive = true,
        };

    /// <summary>The dossier at a path, with what its ledger holds where there is one.</summary>
    public static Dossier Read(ParseResult parsed, string path) =>
        Said(parsed) is null && !File.Exists(FileIn(path))
            ? DossierFolder.Read(path)
            : DossierFolder.Read(path, Texts(parsed, path));

    /// <summary>Opens the ledger.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="path">The dossier.</param>
    /// <param name="surroundings">Whose clock stamps what is entered.</param>
    /// <param name="create">Whether to make it where there is none.</param>
    public static Ledger Open(ParseResult parsed, string path, Surroundings surroundings, bool create)
    {
        var store = Wait(AddressOf(parsed, path).Open(create));
        var name = Path.GetFileNameWithoutExtension(Path.TrimEndingDirectorySeparator(Path.GetFullPath(path)));
        return Wait(Ledger.Open(store, name, surroundings.Clock.ToClock()));
    }

    /// <summary>Opens what lies under the ledger, to look at it without trust.</summary>
    public static ILedgerStore OpenStore(ParseResult parsed, string path) =>
        Wait(AddressOf(parsed, path).Open(create: false));

    /// <summary>The folder of evidence files, beside the ledger or the dossier.</summary>
    public static string EvidenceIn(ParseResult parsed, string path) =>
        Path.Combine(
            AddressOf(parsed, path).File is { } file
                ? Path.GetDirectoryName(Path.GetFullPath(file))!
                : Path.GetDirectoryName(FileIn(path))!,
            "evidence"
        );

    /// <summary>Waits for what the ledger does: a command does one thing at a time.</summary>
    public static T Wait<T>(Task<T> work) => work.GetAwaiter().GetResult();

    /// <inheritdoc cref="Wait{T}(Task{T})"/>
    public static T Wait<T>(ValueTask<T> work) => Wait(work.AsTask());

    /// <summary>The same of what comes one after another.</summary>
    public static IEnumerable<T> Each<T>(IAsyncEnumerable<T> items)
    {
        var each = items.GetAsyncEnumerator();
        try
        {
            while (Wait(each.MoveNextAsync()))
                yield return each.Current;
        }
        finally
        {
            each.DisposeAsync().AsTask().GetAwaiter().GetResult();
        }
    }

    static string FileIn(string path) =>
        Path.Combine(
            Directory.Exists(path) ? path : Path.GetDirectoryName(Path.GetFullPath(path)) ?? "",
            StoreAddress.FileName
        );

    static string? Said(ParseResult parsed) =>
        parsed.GetValue<string?>(Name)
        ?? (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } set ? set : null);

    /// <summary>The entries of the ledger as texts; none where there is no ledger.</summary>
    // Apart, so that a dossier without a ledger loads no database.
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static IReadOnlyList<SourceText> Texts(ParseResult parsed, string path) =>
        With(parsed, path, ledger => Wait(LedgerRecord.Read(ledger)).Texts) ?? [];

    /// <summary>The leaves of the ledger; none where there is no ledger.</summary>
    public static IReadOnlyList<Leaf> Leaves(ParseResult parsed, string path) =>
        With(parsed, path, ledger => Each(ledger.Read()).ToList()) ?? [];

    static T? With<T>(ParseResult parsed, string path, Func<Ledger, T> read)
        where T : class
    {
        var address = AddressOf(parsed, path);
        if (address.File is { } file && !File.Exists(file))
            return null;
        var store = Wait(address.Open(create: false));
        try
        {
            // One that is empty is not made only because somebody looks.
            return Wait(store.ReadState()).Size == 0
                ? null
                : read(Wait(Ledger.Open(store, "dossier", SystemClock.Instance)));
        }
        finally
        {
            store.DisposeAsync().AsTask().GetAwaiter().GetResult();
        }
    }

    /// <summary>The ledger that was named, or null.</summary>
    public static StoreAddress? Named(ParseResult parsed) =>
        Said(parsed) is { } said
            ? StoreAddress.Parse(said, isPublic: parsed.GetValue<string?>(Name) is not null)
            : null;

    static StoreAddress AddressOf(ParseResult parsed, string path) => Named(parsed) ?? StoreAddress.In(path);
}
