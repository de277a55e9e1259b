using AngleSharp.Html.Dom;

namespace Servanda.Workspace.Tests;

/// <summary>That nothing of a page could run, or fetch anything from elsewhere, but the one script and style sheet of ours.</summary>
internal static class Inertness
{
    static readonly HashSet<string> NoElements =
    [
        "iframe",
        "object",
        "embed",
        "style",
        "base",
        "applet",
        "frame",
        "foreignobject",
        "audio",
        "video",
        "math",
        "marquee",
    ];

    /// <summary>What could; empty where nothing can.</summary>
    public static IEnumerable<string> FaultsOf(IHtmlDocument document)
    {
        foreach (var element in document.All)
        {
            if (NoElements.Contains(element.LocalName.ToLowerInvariant()))
                yield return $"has <{element.LocalName}>";
            if (
                element.LocalName == "script"
                && (element.TextContent.Length > 0 || !IsOurs(element.GetAttribute("src")))
            )
                yield return "has a script that is not ours";
            if (element.LocalName == "meta" && element.HasAttribute("http-equiv"))
                yield return "has a meta http-equiv";
            foreach (var attribute in element.Attributes)
                if (attribute.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase))
                    yield return $"has {attribute.Name} on <{element.LocalName}>";
                else if (attribute.Name is "style" or "srcdoc" or "srcset" or "ping" or "background")
                    yield return $"has {attribute.Name} on <{element.LocalName}>";
                else if (attribute.Name is "src" or "data" or "poster" && !IsOurs(attribute.Value))
                    yield return $"fetches {attribute.Value}";
                else if (
                    attribute.Name is "href" or "action" or "formaction" or "xlink:href"
                    && Uri.TryCreate(new Uri("http://here/"), attribute.Value, out var to)
                    && to.Scheme is not ("http" or "https")
                )
                    yield return $"leads to {attribute.Value}";
        }
    }

    static bool IsOurs(string? address) => address is ['/', not '/', ..];
}
