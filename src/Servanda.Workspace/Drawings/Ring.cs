using Servanda.Assessment;

namespace Servanda.Workspace.Drawings;

/// <summary>A circle of waiting, laid out on a circle: clockwise, each waits for the next.</summary>
public sealed record Ring(double Width, double Height, IReadOnlyList<RingNode> Nodes, IReadOnlyList<RingEdge> Edges)
{
    const double CharacterWidth = 7.6;
    const double Padding = 22;
    const double NodeHeight = 40;
    const double MostCharacters = 26;

    /// <summary>Lays out a circle.</summary>
    public static Ring Of(WaitCircle circle)
    {
        var nodes = circle.Edges.Select(e => e.From).ToList();
        var widest = nodes.Max(n => WidthOf(n));
        // Neighbours must not touch, neither side by side at the top nor one above the other at the side.
        var radiusX = Math.Max(150, nodes.Count * (widest + 24) / (2 * Math.PI));
        var radiusY = Math.Max(90, nodes.Count * (NodeHeight + 34) / Math.PI / 1.4);
        var width = (2 * radiusX) + widest + 20;
        var height = (2 * radiusY) + NodeHeight + 20;
        var placed = nodes
            .Select(
                (node, i) =>
                {
                    var angle = (2 * Math.PI * i / nodes.Count) - (Math.PI / 2);
                    return new RingNode(
                        node,
                        (width / 2) + (radiusX * Math.Cos(angle)),
                        (height / 2) + (radiusY * Math.Sin(angle)),
                        WidthOf(node),
                        NodeHeight
                    );
                }
            )
            .ToList();
        var edges = circle.Edges.Select(
            (edge, i) => new RingEdge(edge, Between(placed[i], placed[(i + 1) % placed.Count], width / 2, height / 2))
        );
        return new Ring(width, height, placed, [.. edges]);
    }

    /// <summary>What stands in a node: its name, cut where it is long.</summary>
    public static string TextOf(WaitNode node) =>
        node.Id.Length <= MostCharacters ? node.Id : node.Id[..(int)(MostCharacters - 1)] + "…";

    static double WidthOf(WaitNode node) => (TextOf(node).Length * CharacterWidth) + Padding;

    // A curve that bends outwards, from the border of one node to that of the next.
    static string Between(RingNode from, RingNode to, double centreX, double centreY)
    {
        var (middleX, middleY) = ((from.X + to.X) / 2, (from.Y + to.Y) / 2);
        var (bendX, bendY) = (middleX + ((middleX - centreX) * 0.25), middleY + ((middleY - centreY) * 0.25));
        var (startX, startY) = from.BorderTowards(bendX, bendY, 2);
        var (endX, endY) = to.BorderTowards(bendX, bendY, 9);
        return $"M{TimeScale.Text(startX)} {TimeScale.Text(startY)} Q{TimeScale.Text(bendX)} {TimeScale.Text(bendY)} {TimeScale.Text(endX)} {TimeScale.Text(endY)}";
    }
}

/// <summary>A node of a ring, by its middle.</summary>
public sealed record RingNode(WaitNode Node, double X, double Y, double Width, double Height)
{
    /// <summary>Where the line from its middle to a point leaves it, a little way outside.</summary>
    public (double X, double Y) BorderTowards(double x, double y, double gap)
    {
        var (dx, dy) = (x - X, y - Y);
        if (dx == 0 && dy == 0)
            return (X, Y);
        var reach = Math.Min(
            dx == 0 ? double.MaxValue : ((Width / 2) + gap) / Math.Abs(dx),
            dy == 0 ? double.MaxValue : ((Height / 2) + gap) / Math.Abs(dy)
        );
        return (X + (dx * reach), Y + (dy * reach));
    }
}

/// <summary>An edge of a ring, with the path that draws it.</summary>
public sealed record RingEdge(WaitEdge Edge, string Path);
