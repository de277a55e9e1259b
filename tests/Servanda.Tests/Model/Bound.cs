using Servanda.Model;
using Servanda.Text;

namespace Servanda.Tests.Model;

/// <summary>Dossiers bound from texts that stand in the tests.</summary>
internal static class Bound
{
    /// <summary>The list files that tests can name.</summary>
    public static readonly IReadOnlyDictionary<string, string> Rosters = new Dictionary<string, string>
    {
        ["rosters/group.csv"] = "id,name\nfg-0002,Second\nfg-0001,First\n",
        ["rosters/empty.csv"] = "id,name\n",
        ["rosters/malformed.csv"] = "number;who\n1;First\n",
        ["holidays.csv"] = "Date,Name\n2026-05-01,May Day\n2026-01-01,\n2026-05-01,Again\n",
        ["rosters/doubled.csv"] = "id,name\nfg-0001,First\nfg-0002,Second\nfg-0001,Again\n",
    };

    /// <summary>A dossier of one file.</summary>
    public static Dossier Of(string text) => Of([new SourceText("dossier.accord", text)]);

    /// <summary>A dossier of several files.</summary>
    public static Dossier Of(IEnumerable<SourceText> files) =>
        DossierReader.Bind(files, "dossier", path => Rosters.GetValueOrDefault(path));

    /// <summary>The codes found, each once, in the order in which they stand.</summary>
    public static IEnumerable<string> Codes(this Dossier dossier) => dossier.Diagnostics.Select(d => d.Code).Distinct();
}
