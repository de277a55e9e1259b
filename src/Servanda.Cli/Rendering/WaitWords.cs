using Servanda.Assessment;
using Servanda.Model;

namespace Servanda.Cli.Rendering;

/// <summary>The graph of waiting in words: what is stuck, and who holds the key.</summary>
internal static class WaitWords
{
    const string Item = "  - ";
    const string Indent = "    ";
    const string Below = "      ";

    public static void Write(Surroundings surroundings, WaitGraph graph, Dossier dossier)
    {
        var output = surroundings.Output;
        output.WriteLine();
        if (graph.Nodes.IsEmpty)
        {
            output.WriteLine("Nobody waits for anybody.");
            return;
        }

        output.WriteLine(
            surroundings.Paint(
                graph.Deadlocks.IsEmpty
                    ? "No deadlock."
                    : $"{QuestionWords.Count(graph.Deadlocks.Length, "deadlock")}:",
                graph.Deadlocks.IsEmpty ? Tone.Good : Tone.Bad
            )
        );
        foreach (var deadlock in graph.Deadlocks)
        {
            surroundings.PrintProse(deadlock.Sentence, Tone.Plain, Item, Indent);
            foreach (var circle in deadlock.Circles)
            {
                if (deadlock.Circles.Length > 1)
                    surroundings.PrintProse(circle.Sentence, Tone.Plain, Indent + "- ", Below);
                foreach (var edge in circle.Edges)
                    surroundings.PrintProse(Edge(edge), Tone.Quiet, Below, Below + "  ");
            }
        }

        output.WriteLine(
            surroundings.Paint(
                graph.StandOffs.IsEmpty
                    ? "No stand-off."
                    : $"{QuestionWords.Count(graph.StandOffs.Length, "stand-off")}:",
                graph.StandOffs.IsEmpty ? Tone.Good : Tone.Bad
            )
        );
        foreach (var standOff in graph.StandOffs)
        {
            surroundings.PrintProse(standOff.Sentence, Tone.Plain, Item, Indent);
            foreach (var entry in standOff.Entries)
                surroundings.PrintProse(EntryWords.Short(entry), Tone.Quiet, Below, Below + "  ");
        }

        var behind = new Behind(graph);
        var mustAct = graph
            .Nodes.Where(n => n.Kind == WaitKind.Actor)
            .Select(n => (Actor: n, Tasks: behind.DirectCommitments(n)))
            .Where(x => x.Tasks.Count > 0)
            .OrderByDescending(x => behind.AllCommitments(x.Actor).Count)
            .ThenBy(x => x.Actor.Id, StringComparer.Ordinal);
        foreach (var (actor, tasks) in mustAct)
        {
            output.WriteLine();
            output.WriteLine(surroundings.Paint($"Waiting for {actor.Label}:", Tone.Strong));
            foreach (var task in tasks)
            {
                surroundings.PrintProse(Task(task, dossier), Tone.Plain, Item, Indent);
                var others = behind.AllCommitments(task).Where(c => c != task).Select(c => c.Id).ToList();
                if (others.Count > 0)
                    surroundings.PrintProse($"behind it: {string.Join(", ", others)}", Tone.Quiet, Below, Below + "  ");
            }
        }
    }

    static string Edge(WaitEdge edge) => $"{edge.From.Label} waits for {edge.To.Label}: {edge.Because}";

    /// <summary>The commitment, and who waits for it.</summary>
    static string Task(WaitNode task, Dossier dossier)
    {
        if (!dossier.Commitments.TryGetValue(task.Id, out var commitment))
            return task.Label;
        var waiting = string.Join(", ", AnswerWords.OwedTo(commitment, dossier));
        var actors = commitment.Performers.IsEmpty ? commitment.Obligors : commitment.Performers;
        string?[] notes =
        [
            waiting.Length == 0 ? null : $"owed to {waiting}",
            commitment is { Duty: DutyKind.Achieve, By: null, Within: null } ? "no date" : null,
            actors.Length > 1 ? $"needs {string.Join(" and ", actors)} together" : null,
        ];
        return string.Join(", ", notes.OfType<string>().Prepend(task.Label));
    }

    /// <summary>What waits behind a node, directly or through others.</summary>
    sealed class Behind
    {
        readonly ILookup<WaitNode, WaitNode> waiting;

        public Behind(WaitGraph graph) => waiting = graph.Edges.ToLookup(e => e.To, e => e.From);

        public List<WaitNode> DirectCommitments(WaitNode node) =>
            [
                .. waiting[node]
                    .Where(n => n.Kind == WaitKind.Commitment)
                    .Distinct()
                    .OrderBy(n => n.Id, StringComparer.Ordinal),
            ];

        public List<WaitNode> AllCommitments(WaitNode node)
        {
            var seen = new HashSet<WaitNode>();
            var next = new Queue<WaitNode>([node]);
            while (next.TryDequeue(out var at))
                foreach (var from in waiting[at])
                    if (seen.Add(from))
                        next.Enqueue(from);
            return [.. seen.Where(n => n.Kind == WaitKind.Commitment).OrderBy(n => n.Id, StringComparer.Ordinal)];
        }
    }
}
