using Google.OrTools.Sat;
using Servanda.Model;

namespace Servanda.Foresight.Encoding;

/// <summary>
/// Keeps what waits in a circle from holding itself up: of commitments that wait for each other, each has a rank above
/// those that it waits for, so that one of them has to begin without the others, or none does (semantics 3.11).
/// </summary>
internal sealed class Foundations(Encoded encoded)
{
    /// <summary>A commitment that waits for another: for its status, or, in order, for what only it brings about.</summary>
    readonly record struct Wait(string For, bool IsByOrder);

    /// <summary>Adds the ranks.</summary>
    public void Lay(bool inOrder)
    {
        var waits = encoded
            .All.GroupBy(p => p.Commitment.Name)
            .ToDictionary(
                g => g.Key,
                g => g.SelectMany(p => WaitsOf(p, inOrder)).Distinct().ToList(),
                StringComparer.Ordinal
            );
        foreach (var circle in Circles.In(waits.Keys.Order(StringComparer.Ordinal), n => waits[n].Select(w => w.For)))
        {
            var ranks = circle.ToDictionary(
                n => n,
                n => encoded.Puzzle.Model.NewIntVar(0, circle.Count, $"rank of {n}"),
                StringComparer.Ordinal
            );
            foreach (var promise in encoded.All.Where(p => ranks.ContainsKey(p.Commitment.Name)))
                foreach (var wait in waits[promise.Commitment.Name].Where(w => ranks.ContainsKey(w.For)))
                {
                    var comes = encoded.Puzzle.Comes(promise.Owed);
                    var order = wait.IsByOrder ? encoded.Assumptions.Of(ClauseRef.Order) : encoded.Puzzle.True;
                    var where = new[] { comes, order }.Where(l => !encoded.Puzzle.IsTrue(l)).ToArray();
                    var above = encoded.Puzzle.Model.Add(ranks[promise.Commitment.Name] > ranks[wait.For]);
                    if (where.Length > 0)
                        above.OnlyEnforceIf(where);
                }
        }
    }

    IEnumerable<Wait> WaitsOf(Promise promise, bool inOrder)
    {
        var commitment = promise.Commitment;
        var instrument = commitment.Instrument is { } name ? encoded.Dossier.Instruments.GetValueOrDefault(name)?.Upon : null;
        // What it is provided on may be that others keep their word, which all do from the beginning.
        foreach (var condition in new[] { commitment.Upon, instrument, commitment.Provided, (commitment.From as WhenHolds)?.Condition }.OfType<Condition>())
        {
            foreach (var status in GoalFacts.Statuses(condition, encoded.Dossier))
                if (status.Status is not Status.NotInForce && !(condition == commitment.Provided && status.Status == Status.Kept))
                    yield return new Wait(status.Commitment, false);
            if (!inOrder)
                continue;
            foreach (var threshold in GoalFacts.In(condition, promise.Setting, encoded.Dossier, encoded.Rosters, true))
                if (encoded.ChargedWith(threshold) is [var only])
                    yield return new Wait(only.Commitment.Name, true);
        }
    }
}
