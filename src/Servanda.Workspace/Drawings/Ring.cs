using Servanda.Assessment;
using Servanda.Model;

namespace Servanda.Workspace.Drawings;

/// <summary>A circle of waiting, laid out on a circle: clockwise, each waits for the next.</summary>
public sealed record Ring(double Width, double Height, IReadOnlyList<RingNode> Nodes, IReadOnlyList<RingEdge> Edges)
{
    const double CharacterWidth = 7.8;
    const double SmallCharacterWidth = 6.1;
    const double Padding = 22;
    const double NodeHeight = 46;
    const int MostCharacters = 26;
    const int MostSmall = 34;

    /// <summary>Lays out a circle.</summary>
    /// <param name="circle">The circle.</param>
    /// <param name="dossier">Says what its promises and positions are called.</param>
    public static Ring Of(WaitCircle circle, Dossier dossier)
    {
        var nodes = circle.Edges.Select(e => Named(e.From, dossier)).ToList();
        var widest = nodes.Max(n => n.Width);
        // Neighbours must not touch, neither side by side at the top nor one above the other at the side.
        var radiusX = Math.Max(150, nodes.Count * (widest + 60) / (2 * Math.PI));
        var radiusY = Math.Max(100, nodes.Count * (NodeHeight + 34) / Math.PI / 1.4);
        var width = (2 * radiusX) + widest + 20;
        var height = (2 * radiusY) + NodeHeight + 20;
        var placed = nodes
            .Select(
                (node, i) =>
                {
                    var angle = (2 * Math.PI * i / nodes.Count) - (Math.PI / 2);
                    return node with
                    {
                        X = (width / 2) + (radiusX * Math.Cos(angle)),
                        Y = (height / 2) + (radiusY * Math.Sin(angle)),
                    };
                }
            )
            .ToList();
        var edges = circle.Edges.Select(
            (edge, i) => new RingEdge(edge, Between(placed[i], placed[(i + 1) % placed.Count], width / 2, height / 2))
        );
        return new Ring(width, height, placed, [.. edges]);
    }

    // A promise by its title, a position by who takes it; below it the name under which both are found.
    static RingNode Named(WaitNode node, Dossier dossier)
    {
        var (text, below) = node.Kind switch
        {
            WaitKind.Position => (WhoseOf(node), node.Id),
            WaitKind.Commitment => (node.Id, dossier.Commitments.GetValueOrDefault(node.Id)?.Title),
            _ => (node.Id, null),
        };
        (text, below) = (Cut(text, MostCharacters), below is null ? null : Cut(below, MostSmall));
        var width = Math.Max(text.Length * CharacterWidth, (below?.Length ?? 0) * SmallCharacterWidth) + Padding;
        return new RingNode(node, text, below, 0, 0, width, NodeHeight);
    }

    // Of "Shaheen's demand dc-011b of 2020-03-11" what stands before the name.
    static string WhoseOf(WaitNode node) =>
        node.Label.IndexOf(" " + node.Id, StringComparison.Ordinal) is var at and > 0 ? node.Label[..at] : node.Label;

    static string Cut(string text, int most) => text.Length <= most ? text : text[..(most - 1)].TrimEnd() + "…";

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
public sealed record RingNode(
    WaitNode Node,
    string Text,
    string? Below,
    double X,
    double Y,
    double Width,
    double Height
)
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
