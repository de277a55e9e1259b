using System.Text;

namespace Servanda.Diagnostics;

/// <summary>The catalogue of diagnostics as a page of the documentation, made from the rules.</summary>
public static class CataloguePage
{
    /// <summary>The page: every rule by its code, with what it means, how to mend it, and a failing example.</summary>
    public static string ToMarkdown()
    {
        var page = new StringBuilder();
        page.Append("# Diagnostics\n\n");
        page.Append("Made from the rules in `src/Servanda/Diagnostics/Rules`; do not edit.\n\n");
        page.Append("An *error* means that something could not be read or bound: the dossier counts as partial, and\n");
        page.Append(
            "what depends on it shows no status. A *warning* is probably not what is meant. A *note* is worth\n"
        );
        page.Append("knowing.\n");
        foreach (var rule in DiagnosticCatalogue.All.OrderBy(r => r.Code, StringComparer.Ordinal))
        {
            page.Append($"\n## {rule.Code}\n\n");
            page.Append($"*{rule.Severity}.* **{rule.Title}.** {rule.Explanation}\n\n");
            page.Append($"Mend: {rule.Mend}\n\n");
            // An example may itself hold a fence.
            page.Append($"````accord\n{rule.Example.TrimEnd('\r', '\n')}\n````\n");
        }
        return page.ToString();
    }
}
