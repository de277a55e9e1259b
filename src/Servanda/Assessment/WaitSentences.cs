using System.Collections.Immutable;
using Servanda.Model;

namespace Servanda.Assessment;

/// <summary>Circles and stand-offs in words.</summary>
internal sealed class WaitSentences(Dossier dossier, IEnumerable<Position> positions)
{
    readonly Dictionary<string, Position> _positions = positions.ToDictionary(p => p.Id, StringComparer.Ordinal);

    /// <summary>A circle of waiting: everything on it in its order, back to where it began.</summary>
    public string Of(ImmutableArray<WaitEdge> circle)
    {
        var steps = circle.Select(
            (edge, i) =>
            {
                var head = i + 1 == circle.Length ? $"{edge.To.Id} again" : Named(edge.To);
                return i == 0 ? $"{Named(edge.From)} waits for {head}" : $"{Again(edge.From)} waits for {head}";
            }
        );
        return $"A circle of waiting: {string.Join("; ", steps)}.";
    }

    /// <summary>A knot of several circles: what waits for one another, and whose positions hold it.</summary>
    public string Of(ImmutableArray<WaitNode> members, int circles)
    {
        var waiting = members.Where(m => m.Kind == WaitKind.Commitment).Select(m => Commitment(m.Id)).ToList();
        var held = members.Where(m => m.Kind == WaitKind.Position).Select(Named).ToList();
        var holding = held.Count == 0 ? "" : $"; held by {Listed(held)}";
        return $"{circles} circles of waiting that hang together: {Listed(waiting)} wait for one another{holding}.";
    }

    /// <summary>A commitment by name and title, and that it has no date where it has none.</summary>
    public string Commitment(string name)
    {
        if (!dossier.Commitments.TryGetValue(name, out var commitment))
            return name;
        string?[] notes =
        [
            commitment.Title is { } title ? ModelText.Quote(title) : null,
            commitment is { Duty: DutyKind.Achieve, By: null, Within: null } ? "no date" : null,
        ];
        var said = string.Join("; ", notes.OfType<string>());
        return said.Length == 0 ? name : $"{name} ({said})";
    }

    /// <summary>What an entry says, who says it and when: <c>Ghani rejects free-taliban-prisoners (dc-003, 2020-03-01)</c>.</summary>
    public string Entry(Entry entry)
    {
        var what =
            entry.Content is { } content ? ModelText.Of(content)
            : entry.Object is { } name ? Commitment(name)
            : "it";
        // demands, offers, rejects, accepts: of several speakers without the s.
        var verb = entry.Speakers.Length > 1 ? Words.Of(entry.Verb).TrimEnd('s') : Words.Of(entry.Verb);
        return $"{Positions.Speakers(entry)} {verb} {what} ({entry.Id}, {entry.Said})";
    }

    static string Listed(List<string> items) =>
        items.Count == 1 ? items[0] : $"{string.Join(", ", items[..^1])} and {items[^1]}";

    string Named(WaitNode node) =>
        node.Kind switch
        {
            WaitKind.Commitment => Commitment(node.Id),
            WaitKind.Position when _positions.TryGetValue(node.Id, out var position) =>
                $"{position.Label}, {ModelText.Of(position.Order)}",
            _ => node.Label,
        };

    static string Again(WaitNode node) => node.Kind == WaitKind.Position ? $"the position {node.Id}" : node.Id;
}
