namespace Servanda.Exchange.Json;

/// <summary>The JSON Schemas (2020-12) of what is printed and served as JSON.</summary>
public static class Schemas
{
    const string Prefix = "schemas/";
    const string ApiPrefix = "schemas/api/";
    const string Suffix = ".schema.json";

    /// <summary>Those of what commands print, each named like its command, in the order of their names.</summary>
    public static IEnumerable<string> Names() =>
        All().Where(n => !n.Contains('/', StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    /// <summary>Those of what is served only, in the order of their names.</summary>
    public static IEnumerable<string> ApiNames() =>
        All()
            .Where(n => n.StartsWith("api/", StringComparison.Ordinal))
            .Select(n => n["api/".Length..])
            .Order(StringComparer.Ordinal);

    /// <summary>The text of one, or null.</summary>
    public static string? Find(string name) => Text(Prefix + name + Suffix);

    /// <summary>The text of one of what is served only, or null.</summary>
    public static string? FindApi(string name) => Text(ApiPrefix + name + Suffix);

    static IEnumerable<string> All() =>
        typeof(Schemas)
            .Assembly.GetManifestResourceNames()
            .Where(n => n.StartsWith(Prefix, StringComparison.Ordinal))
            .Select(n => n[Prefix.Length..^Suffix.Length]);

    static string? Text(string resource)
    {
        using var stream = typeof(Schemas).Assembly.GetManifestResourceStream(resource);
        if (stream is null)
            return null;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
