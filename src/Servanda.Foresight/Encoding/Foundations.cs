using Google.OrTools.Sat;
using Servanda.Model;

namespace Servanda.Foresight.Encoding;

/// <summary>
/// Keeps what waits in a circle from holding itself up: of commitments that wait for each other, each has a rank above
/// those that it waits for, so that one of them has to begin without the others, or none does (semantics 3.11).
/// </summary>
internal sealed class Foundations(Encoded encoded, bool inOrder)
{
    const int Deepest = 50;
    readonly Dictionary<string, IntVar> _ranks = new(StringComparer.Ordinal);

    Puzzle Puzzle => encoded.Puzzle;

    /// <summary>Adds the ranks.</summary>
    public void Lay()
    {
        var promises = encoded.All.ToLookup(p => p.Commitment.Name, StringComparer.Ordinal);
        var circles = Circles.In(
            promises.Select(p => p.Key).Order(StringComparer.Ordinal),
            name => promises[name].SelectMany(p => WaitedFor(p).SelectMany(w => Named(w, p.Setting))).Distinct()
        );
        foreach (var circle in circles)
        {
            _ranks.Clear();
            foreach (var name in circle)
                _ranks[name] = Puzzle.Model.NewIntVar(0, circle.Count, $"rank of {name}");
            foreach (var promise in circle.SelectMany(name => promises[name]))
            foreach (var condition in WaitedFor(promise))
                Found(condition, promise, promise.Setting, [Puzzle.Comes(promise.Owed)], 0);
        }
    }

    /// <summary>What a commitment waits for, where it is no matter of dates.</summary>
    IEnumerable<Condition> WaitedFor(Promise promise)
    {
        var commitment = promise.Commitment;
        var instrument = commitment.Instrument is { } name
            ? encoded.Dossier.Instruments.GetValueOrDefault(name)?.Upon
            : null;
        if (instrument is not null)
            yield return instrument;
        if (commitment.Upon is { } upon)
            yield return upon;
        if (commitment.From is WhenHolds from)
            yield return from.Condition;
        // That others keep their word holds at once for all who provided for it.
        if (
            commitment.Provided is { } provided
            && !GoalFacts.Statuses(provided, encoded.Dossier).Any(s => s.Status == Status.Kept)
        )
            yield return provided;
    }

    /// <summary>The commitments that a condition rests on.</summary>
    IEnumerable<string> Named(Condition condition, Setting setting) =>
        GoalFacts
            .Statuses(condition, encoded.Dossier)
            .Select(s => s.Commitment)
            .Concat(
                inOrder
                    ? GoalFacts
                        .In(condition, setting, encoded.Dossier, encoded.Rosters)
                        .SelectMany(encoded.ChargedWith)
                        .Select(p => p.Commitment.Name)
                    : []
            );

    /// <summary>What a condition rests on has a lesser rank, where all of some things are so.</summary>
    void Found(Condition condition, Promise promise, Setting setting, ILiteral[] where, int depth)
    {
        if (depth > Deepest)
            return;
        switch (condition)
        {
            case StatusIs status when status.Status != Status.NotInForce:
                Above(promise, status.Commitment, where);
                break;
            case AnyOf any:
                var chosen = any.Parts.Select(_ => Puzzle.NewChoice()).ToList();
                Puzzle.Any(chosen, where);
                foreach (var (part, choice) in any.Parts.Zip(chosen))
                {
                    Puzzle.AtMost(encoded.Reader.First(part, setting), promise.Owed, [choice, .. where]);
                    Found(part, promise, setting, [choice, .. where], depth + 1);
                }
                break;
            case Holds holds when encoded.Dossier.Facts.GetValueOrDefault(holds.Fact.Fact)?.Meaning is { } meaning:
                Found(meaning, promise, new Setting(setting.Of(holds.Fact).Member), where, depth + 1);
                break;
            case HasCome come when !Parts.All(come.Moment).Any(m => m is EarlierOf or EitherOf):
            case AllOf or Lasting:
                foreach (var part in Parts.Of(condition))
                    Found(part, promise, setting, where, depth + 1);
                break;
            default:
                if (inOrder)
                    foreach (var threshold in GoalFacts.In(condition, setting, encoded.Dossier, encoded.Rosters, true))
                        if (encoded.ChargedWith(threshold) is [var only])
                            Above(promise, only.Commitment.Name, [encoded.Assumptions.Of(ClauseRef.Order), .. where]);
                break;
        }
    }

    void Above(Promise promise, string other, ILiteral[] where)
    {
        if (!_ranks.TryGetValue(promise.Commitment.Name, out var rank) || !_ranks.TryGetValue(other, out var lesser))
            return;
        var above = Puzzle.Model.Add(rank > lesser);
        var conditions = where.Where(l => !Puzzle.IsTrue(l)).ToArray();
        if (conditions.Length > 0)
            above.OnlyEnforceIf(conditions);
    }
}
