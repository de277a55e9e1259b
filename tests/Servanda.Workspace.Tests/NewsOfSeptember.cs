namespace Servanda.Workspace.Tests;

/// <summary>The talks of 12 September 2020: a copy of the Doha dossier that does not know of them yet.</summary>
internal static class NewsOfSeptember
{
    /// <summary>Takes the entry that tells of them out of a copy.</summary>
    public static void TakeOut(string dossier)
    {
        var file = Path.Combine(dossier, "record-2020-09.md");
        var text = File.ReadAllText(file);
        var from = text.IndexOf("2020-09-12 Janes reports talks-open", StringComparison.Ordinal);
        var to = text.IndexOf("\n\n", from, StringComparison.Ordinal);
        File.WriteAllText(file, text.Remove(from, to - from));
    }

    /// <summary>The fields of the form that tell of them.</summary>
    public static IReadOnlyDictionary<string, string> Fields { get; } =
        new Dictionary<string, string>
        {
            ["said"] = "2020-09-12",
            ["speakers"] = "Janes",
            ["verb"] = "reports",
            ["about"] = "talks-open",
            ["note"] = "The talks open in Doha",
            ["title"] = "Janes",
            ["address"] = "https://janes.com/osint-insights",
        };
}
