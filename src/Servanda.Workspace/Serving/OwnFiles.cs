using System.Collections.Frozen;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;

namespace Servanda.Workspace.Serving;

/// <summary>The style sheet, the script and the icon: carried in the assembly, each under an address that says its content.</summary>
internal static class OwnFiles
{
    static readonly FrozenDictionary<string, Asset> All = typeof(OwnFiles)
        .Assembly.GetManifestResourceNames()
        .Where(n => n.StartsWith("assets/", StringComparison.Ordinal))
        .Select(Load)
        .ToFrozenDictionary(a => a.Name, StringComparer.Ordinal);

    /// <summary>The address of one; another whenever its content is another.</summary>
    public static string Address(string root, string name) => $"{root}/assets/{All[name].Hash}/{name}";

    /// <summary>The content of one, or null.</summary>
    public static ReadOnlyMemory<byte>? Find(string name) => All.GetValueOrDefault(name)?.Bytes;

    /// <summary>Serves one; what has another hash now is served all the same, and not kept.</summary>
    public static IResult Serve(HttpContext context, string hash, string name)
    {
        if (All.GetValueOrDefault(name) is not { } asset)
            return Results.NotFound();
        context.Response.Headers.CacheControl = hash == asset.Hash ? "public, max-age=31536000, immutable" : "no-cache";
        return Results.Bytes(asset.Bytes, asset.MediaType);
    }

    static Asset Load(string resource)
    {
        using var stream = typeof(OwnFiles).Assembly.GetManifestResourceStream(resource)!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        var name = resource["assets/".Length..];
        return new Asset(name, bytes, Convert.ToHexStringLower(SHA256.HashData(bytes))[..12], MediaTypeOf(name));
    }

    static string MediaTypeOf(string name) =>
        Path.GetExtension(name) switch
        {
            ".css" => "text/css; charset=utf-8",
            ".js" => "text/javascript; charset=utf-8",
            _ => "image/svg+xml",
        };

    sealed record Asset(string Name, ReadOnlyMemory<byte> Bytes, string Hash, string MediaType);
}
