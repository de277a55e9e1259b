using Servanda.Assessment;
using Servanda.Model;

namespace Servanda.Exchange.Wording;

/// <summary>The graph of waiting in words.</summary>
public static class WaitWords
{
    /// <summary>Who waits for what, and why.</summary>
    public static string Edge(WaitEdge edge) => $"{edge.From.Label} waits for {edge.To.Label}: {edge.Because}";

    /// <summary>The commitment, and who waits for it.</summary>
    public static string Task(WaitNode task, Dossier dossier)
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
}
