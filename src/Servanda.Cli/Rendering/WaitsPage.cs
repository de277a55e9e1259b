using Servanda.Assessment;
using Servanda.Model;

namespace Servanda.Cli.Rendering;

/// <summary>The graph of waiting in words: what is stuck, and who holds the key.</summary>
internal static class WaitsPage
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
                    surroundings.PrintProse(WaitWords.Edge(edge), Tone.Quiet, Below, Below + "  ");
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

        var behind = new WaitsBehind(graph);
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
                surroundings.PrintProse(WaitWords.Task(task, dossier), Tone.Plain, Item, Indent);
                var others = behind.AllCommitments(task).Where(c => c != task).Select(c => c.Id).ToList();
                if (others.Count > 0)
                    surroundings.PrintProse($"behind it: {string.Join(", ", others)}", Tone.Quiet, Below, Below + "  ");
            }
        }
    }
}
