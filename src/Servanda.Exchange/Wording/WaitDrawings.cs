using System.Text;
using Servanda.Assessment;

namespace Servanda.Exchange.Wording;

/// <summary>The graph of waiting as Graphviz and Mermaid draw it; the edges of deadlocks in red.</summary>
public static class WaitDrawings
{
    public static string Dot(WaitGraph graph, string title)
    {
        var text = new StringBuilder("digraph waits {\n");
        text.Append($"  label={DotText(title)}; rankdir=LR; node [fontname=\"sans-serif\"]; edge [fontsize=10];\n");
        var ids = Ids(graph);
        foreach (var node in graph.Nodes)
            text.Append($"  {ids[node]} [label={DotText(node.Label)}, shape={DotShape(node.Kind)}];\n");
        var stuck = Stuck(graph);
        foreach (var edge in graph.Edges)
            text.Append(
                $"  {ids[edge.From]} -> {ids[edge.To]} [label={DotText(edge.Because)}{(stuck.Contains(edge) ? ", color=red, penwidth=2" : "")}];\n"
            );
        return text.Append("}\n").ToString();
    }

    public static string Mermaid(WaitGraph graph)
    {
        var text = new StringBuilder("flowchart LR\n");
        var ids = Ids(graph);
        foreach (var node in graph.Nodes)
            text.Append("  ").Append(ids[node]).Append(MermaidShape(node)).Append('\n');
        var stuck = Stuck(graph);
        var red = new List<int>();
        for (var i = 0; i < graph.Edges.Length; i++)
        {
            var edge = graph.Edges[i];
            text.Append($"  {ids[edge.From]} -- {MermaidText(edge.Because)} --> {ids[edge.To]}\n");
            if (stuck.Contains(edge))
                red.Add(i);
        }
        if (red.Count > 0)
            text.Append($"  linkStyle {string.Join(',', red)} stroke:red,stroke-width:2px\n");
        return text.ToString();
    }

    static Dictionary<WaitNode, string> Ids(WaitGraph graph) =>
        graph.Nodes.Select((node, i) => (node, i)).ToDictionary(x => x.node, x => $"n{x.i + 1}");

    static HashSet<WaitEdge> Stuck(WaitGraph graph) =>
        [.. graph.Deadlocks.SelectMany(d => d.Circles).SelectMany(c => c.Edges)];

    static string DotShape(WaitKind kind) =>
        kind switch
        {
            WaitKind.Commitment => "box",
            WaitKind.Fact => "ellipse",
            WaitKind.Position => "note",
            _ => "house",
        };

    static string MermaidShape(WaitNode node) =>
        node.Kind switch
        {
            WaitKind.Commitment => $"[{MermaidText(node.Label)}]",
            WaitKind.Fact => $"([{MermaidText(node.Label)}])",
            WaitKind.Position => $">{MermaidText(node.Label)}]",
            _ => $"{{{{{MermaidText(node.Label)}}}}}",
        };

    static string DotText(string text) => $"\"{SafeText.Of(text).Replace("\\", "\\\\").Replace("\"", "\\\"")}\"";

    static string MermaidText(string text) =>
        $"\"{SafeText.Of(text).Replace("#", "#35;").Replace("\"", "#quot;").Replace("<", "#lt;").Replace(">", "#gt;")}\"";
}
