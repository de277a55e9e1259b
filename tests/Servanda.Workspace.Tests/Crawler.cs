using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Servanda.Workspace.Tests.Api;

namespace Servanda.Workspace.Tests;

/// <summary>Goes from page to page by their links, and collects what is wrong with any of them.</summary>
internal sealed class Crawler(Workspace workspace)
{
    // Every page is visited once; of one kind of page, looked at in many ways (each month, each order of rows), so many more.
    const int WaysOfOneKind = 25;

    readonly List<string> _faults = [];
    readonly Dictionary<string, HashSet<string>> _anchors = new(StringComparer.Ordinal);
    readonly List<(string From, string To, string Anchor)> _jumps = [];

    /// <summary>The pages that were visited.</summary>
    public IReadOnlyCollection<string> Visited => _anchors.Keys;

    /// <summary>Visits all that can be reached from an address; what is wrong, a line each.</summary>
    public async Task<IReadOnlyList<string>> Visit(string start)
    {
        var waiting = new Queue<(string Address, string From)>([(start, "")]);
        var seen = new HashSet<string>([start], StringComparer.Ordinal);
        var paths = new HashSet<string>(StringComparer.Ordinal);
        var ways = new Dictionary<string, int>(StringComparer.Ordinal);
        while (waiting.TryDequeue(out var next))
            foreach (var link in await Look(next.Address, next.From))
            {
                if (!seen.Add(link))
                    continue;
                var kind = KindOf(link);
                if (!paths.Add(link.Split('?')[0]) && ways.GetValueOrDefault(kind) >= WaysOfOneKind)
                    continue;
                ways[kind] = ways.GetValueOrDefault(kind) + 1;
                waiting.Enqueue((link, next.Address));
            }
        foreach (var (from, to, anchor) in _jumps)
            if (_anchors.TryGetValue(to, out var ids) && !ids.Contains(anchor))
                _faults.Add($"{from}: {to} has no #{anchor}");
        return _faults;
    }

    /// <summary>What kind of page an address leads to: that of its first part within the dossier, its depth and its last part.</summary>
    public static string KindOf(string address)
    {
        var parts = address.Split('?')[0].Trim('/').Split('/');
        return parts.Length < 3 ? parts[^1] : $"{parts[1]}/*{(parts.Length > 3 ? "/" + parts[3] : "")}";
    }

    async Task<IReadOnlyList<string>> Look(string address, string from)
    {
        using var answer = await workspace.Get(address);
        if (answer.StatusCode is HttpStatusCode.Redirect or HttpStatusCode.MovedPermanently or HttpStatusCode.SeeOther)
            return [answer.Headers.Location!.ToString()];
        var text = await answer.Text();
        if (answer.StatusCode != HttpStatusCode.OK)
            _faults.Add($"{address} (from {from}): {(int)answer.StatusCode}");
        if (string.IsNullOrWhiteSpace(text))
            _faults.Add($"{address} (from {from}): nothing in it");
        if (answer.Content.Headers.ContentType?.MediaType != "text/html")
            return [];
        var document = Parse(address, text);
        var ids = document.All.Select(e => e.Id).OfType<string>().Where(i => i.Length > 0).ToList();
        foreach (var twice in ids.GroupBy(i => i).Where(g => g.Count() > 1))
            _faults.Add($"{address}: the id {twice.Key} stands {twice.Count()} times");
        _anchors[address] = [.. ids];
        Demand(address, document);
        return [.. Links(address, document)];
    }

    IHtmlDocument Parse(string address, string text)
    {
        try
        {
            return new HtmlParser(new HtmlParserOptions { IsStrictMode = true }).ParseDocument(text);
        }
        catch (HtmlParseException error)
        {
            var line = text.Split('\n')[error.Position.Line - 1];
            _faults.Add($"{address}: {error.Message} at {error.Position}: {line[..Math.Min(line.Length, 200)]}");
            return new HtmlParser().ParseDocument(text);
        }
    }

    void Demand(string address, IHtmlDocument document)
    {
        if (document.QuerySelector("h1") is null)
            _faults.Add($"{address}: has no first heading");
        if (string.IsNullOrWhiteSpace(document.Title) || document.DocumentElement.GetAttribute("lang") is null)
            _faults.Add($"{address}: has no title or no language");
        foreach (var label in document.QuerySelectorAll("label[for]"))
            if (document.GetElementById(label.GetAttribute("for")!) is null)
                _faults.Add($"{address}: a label is for '{label.GetAttribute("for")}', which is not there");
        foreach (var name in new[] { "aria-labelledby", "aria-describedby", "aria-controls", "list" })
        foreach (var element in document.QuerySelectorAll($"[{name}]"))
        foreach (var id in element.GetAttribute(name)!.Split(' '))
            if (document.GetElementById(id) is null)
                _faults.Add($"{address}: {name} names '{id}', which is not there");
        foreach (var fault in Inertness.FaultsOf(document))
            _faults.Add($"{address}: {fault}");
    }

    IEnumerable<string> Links(string address, IHtmlDocument document)
    {
        var here = new Uri(workspace.Address, address);
        foreach (var link in document.QuerySelectorAll("a[href], link[href], area[href], use[href]"))
        {
            if (!Uri.TryCreate(here, link.GetAttribute("href"), out var to))
            {
                _faults.Add($"{address}: {link.GetAttribute("href")} is no address");
                continue;
            }
            if (to.Authority != here.Authority || to.Scheme != here.Scheme)
                continue;
            if (to.Fragment.Length > 1)
                _jumps.Add((address, to.PathAndQuery, Uri.UnescapeDataString(to.Fragment[1..])));
            yield return to.PathAndQuery;
        }
        foreach (var source in document.QuerySelectorAll("script[src], img[src]"))
            yield return new Uri(here, source.GetAttribute("src")).PathAndQuery;
    }
}
