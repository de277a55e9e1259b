using Google.OrTools.Sat;
using Servanda.Model;

namespace Servanda.Foresight.Encoding;

/// <summary>
/// Keeps what waits in a circle from holding itself up: of what waits for each other, each has a rank above what it waits
/// for, so that something in the circle has to come without the rest, or nothing does (semantics 3.11).
/// </summary>
internal sealed class Foundations(Encoded encoded, bool inOrder)
{
    const int Deepest = 50;
    readonly Dictionary<Step, IntVar> _ranks = [];

    /// <summary>What becomes of a commitment, each after the one before.</summary>
    enum Stage
    {
        InForce,
        Owed,
        Performed,
    }

    readonly record struct Step(string Commitment, Stage Stage) : IComparable<Step>
    {
        public int CompareTo(Step other) =>
            string.CompareOrdinal(Commitment, other.Commitment) is var byName and not 0
                ? byName
                : Stage.CompareTo(other.Stage);
    }

    /// <summary>What a step waits for.</summary>
    /// <param name="What">The condition.</param>
    /// <param name="At">When it has to hold.</param>
    /// <param name="Step">The step.</param>
    /// <param name="Promise">What the step is of.</param>
    sealed record Wait(Condition What, Time At, Step Step, Promise Promise);

    Puzzle Puzzle => encoded.Puzzle;

    /// <summary>Adds the ranks.</summary>
    public void Lay()
    {
        var waits = encoded.All.SelectMany(WaitsOf).ToLookup(w => w.Step);
        var promises = encoded.All.ToLookup(p => p.Commitment.Name, StringComparer.Ordinal);
        var circles = Circles.In(
            promises.SelectMany(p => Enum.GetValues<Stage>().Select(s => new Step(p.Key, s))).Order(),
            step => waits[step].SelectMany(Named).Concat(Before(step)).Distinct()
        );
        foreach (var circle in circles)
        {
            _ranks.Clear();
            foreach (var step in circle)
                _ranks[step] = Puzzle.Model.NewIntVar(0, circle.Count, $"rank of {step}");
            foreach (var step in circle)
            {
                foreach (var wait in waits[step])
                    Found(wait, wait.What, SettingOf(wait), [Puzzle.Comes(TimeOf(wait))], true, 0);
                foreach (var before in Before(step))
                foreach (var promise in promises[step.Commitment])
                    Above(step, before, [Puzzle.Comes(TimeOf(promise, step.Stage))]);
            }
        }
    }

    static IEnumerable<Step> Before(Step step) =>
        step.Stage == Stage.InForce ? [] : [step with { Stage = step.Stage - 1 }];

    static Setting SettingOf(Wait wait) => wait.Promise.Setting with { IsProviso = wait.Step.Stage == Stage.Owed };

    static Time TimeOf(Wait wait) => TimeOf(wait.Promise, wait.Step.Stage);

    static Time TimeOf(Promise promise, Stage stage) =>
        stage switch
        {
            Stage.InForce => promise.InForce,
            Stage.Owed => promise.Owed,
            _ => promise.Performed,
        };

    /// <summary>What a commitment waits for, where it is no matter of dates.</summary>
    IEnumerable<Wait> WaitsOf(Promise promise)
    {
        var commitment = promise.Commitment;
        var instrument = commitment.Instrument is { } name
            ? encoded.Dossier.Instruments.GetValueOrDefault(name)?.Upon
            : null;
        if (instrument is not null)
            yield return At(Stage.InForce, instrument, encoded.Reader.First(instrument, Setting.None));
        if (commitment.Upon is { } upon)
            yield return At(Stage.InForce, upon, encoded.Reader.First(upon, promise.Setting));
        if (commitment.From is { } from and not OnDate)
            yield return At(Stage.InForce, new HasCome(from), promise.InForce);
        if (commitment.Provided is { } provided)
            yield return At(Stage.Owed, provided, promise.Owed);
        if (commitment is { Duty: DutyKind.Achieve, Goal: { } goal })
            yield return At(Stage.Performed, goal, promise.Reached);
        if (commitment.Together is { } together)
            yield return At(Stage.Performed, together, encoded.Reader.First(together, promise.Setting));

        Wait At(Stage stage, Condition what, Time at) => new(what, at, new Step(commitment.Name, stage), promise);
    }

    /// <summary>On what a condition rests.</summary>
    IEnumerable<Step> Named(Wait wait) =>
        GoalFacts
            .Statuses(wait.What, encoded.Dossier)
            .Select(StepOf)
            .Concat(
                inOrder && wait.Step.Stage != Stage.Performed
                    ? GoalFacts
                        .In(wait.What, wait.Promise.Setting, encoded.Dossier, encoded.Rosters)
                        .SelectMany(encoded.ChargedWith)
                        .Select(p => new Step(p.Commitment.Name, Stage.Owed))
                    : []
            );

    static Step StepOf(StatusIs status) =>
        new(status.Commitment, status.Status == Status.Fulfilled ? Stage.Performed : Stage.InForce);

    /// <summary>
    /// What a condition rests on has a lesser rank, where all of some things are so. It holds when it is waited for, or
    /// (inside a moment, a span, a definition) has held by then.
    /// </summary>
    void Found(Wait wait, Condition condition, Setting setting, ILiteral[] where, bool holds, int depth)
    {
        if (depth > Deepest)
            return;
        switch (condition)
        {
            case StatusIs status when status.Status != Status.NotInForce:
                Above(wait.Step, StepOf(status), where);
                break;
            case AnyOf any:
                var chosen = any.Parts.Select(_ => Puzzle.NewChoice()).ToList();
                Puzzle.Any(chosen, where);
                foreach (var (part, choice) in any.Parts.Zip(chosen))
                {
                    ILiteral[] so = [choice, .. where];
                    if (holds)
                        encoded.Reader.HoldsAt(part, wait.At, setting, so);
                    else
                        Puzzle.AtMost(encoded.Reader.First(part, setting), wait.At, so);
                    Found(wait, part, setting, so, holds, depth + 1);
                }
                break;
            case Holds { Fact: var fact }
                when encoded.Dossier.Facts.GetValueOrDefault(fact.Fact)?.Meaning is { } meaning:
                Found(wait, meaning, new Setting(setting.Of(fact).Member), where, false, depth + 1);
                break;
            case HasCome come when !Parts.All(come.Moment).Any(m => m is EarlierOf or EitherOf):
            case AllOf or Lasting:
                foreach (var part in Parts.Of(condition))
                    Found(wait, part, setting, where, holds && condition is AllOf, depth + 1);
                break;
            default:
                if (inOrder && wait.Step.Stage != Stage.Performed)
                    foreach (var threshold in GoalFacts.In(condition, setting, encoded.Dossier, encoded.Rosters, true))
                        if (encoded.ChargedWith(threshold) is [var only])
                            Above(
                                wait.Step,
                                new Step(only.Commitment.Name, Stage.Owed),
                                [encoded.Assumptions.Of(ClauseRef.Order), .. where]
                            );
                break;
        }
    }

    void Above(Step step, Step other, ILiteral[] where)
    {
        if (!_ranks.TryGetValue(step, out var rank) || !_ranks.TryGetValue(other, out var lesser))
            return;
        var above = Puzzle.Model.Add(rank > lesser);
        var conditions = where.Where(l => !Puzzle.IsTrue(l)).ToArray();
        if (conditions.Length > 0)
            above.OnlyEnforceIf(conditions);
    }
}
