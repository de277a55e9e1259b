using System.Collections.Immutable;
using Servanda.Storage;

namespace Servanda.Workspace;

/// <summary>What a workspace serves, and to whom.</summary>
internal sealed record WorkspaceOptions
{
    /// <summary>Folders or files of dossiers.</summary>
    public required ImmutableArray<string> Dossiers { get; init; }

    /// <summary>The ledger, where one is named; null: the file in each dossier.</summary>
    public StoreAddress? Store { get; init; }

    /// <summary>Where it listens. Only addresses of this machine: there is no sign-in yet that others could pass.</summary>
    public ImmutableArray<string> Urls { get; init; } = ["http://127.0.0.1:5087"];

    /// <summary>The person at this machine: who enters what is entered here.</summary>
    public required string User { get; init; }

    /// <summary>What tells the time.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>The first of the addresses that other machines could reach; null where there is none.</summary>
    public static string? FirstPublic(IEnumerable<string> urls) =>
        urls.FirstOrDefault(url =>
            !Uri.TryCreate(url, UriKind.Absolute, out var uri)
            || uri.Scheme is not ("http" or "https")
            || !uri.IsLoopback
        );
}
