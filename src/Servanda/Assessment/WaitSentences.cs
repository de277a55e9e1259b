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

    /// <summary>A commitment by name and title.</summary>
    public string Commitment(string name) =>
        dossier.Commitments.TryGetValue(name, out var commitment) && commitment.Title is { } title
            ? $"{name} ({ModelText.Quote(title)})"
            : name;

    /// <summary>What an entry says, who says it and when: <c>Ghani rejects free-taliban-prisoners (dc-003, 2020-03-01)</c>.</summary>
    public string Entry(Entry entry)
    {
        var what =
            entry.Content is { } content ? ModelText.Of(content)
            : entry.Object is { } name ? Commitment(name)
            : "it";
        return $"{Positions.Speakers(entry)} {Words.Of(entry.Verb)} {what} ({entry.Id}, {entry.Said})";
    }

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
