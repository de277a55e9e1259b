using Google.OrTools.Sat;
using Servanda.Model;

namespace Servanda.Foresight.Encoding;

/// <summary>How an agreement is put to the solver.</summary>
/// <param name="InOrder">Whether nothing is done before somebody owes it.</param>
/// <param name="WithSwitches">Whether each clause can be switched off, to find those that clash.</param>
internal sealed record EncodingOptions(bool InOrder, bool WithSwitches);

/// <summary>An agreement as the solver is asked about it: is there a course of events in which every promise is kept?</summary>
internal sealed class Encoded
{
    readonly Dictionary<Threshold, List<Promise>> _charged = [];

    public Encoded(Dossier dossier, EncodingOptions options)
    {
        Dossier = dossier;
        Grid = TimeGrid.Of(dossier, new Clauses(dossier));
        Puzzle = new Puzzle(Grid);
        Rosters = new Rosters(dossier);
        Assumptions = new Assumptions(Puzzle, options.WithSwitches, options.InOrder);
        Reader = new Reader(
            Puzzle,
            dossier,
            Rosters,
            reader => new Promises(Puzzle, dossier, Rosters, reader, Assumptions)
        );
        Promises = Reader.Promises;
        All = [.. Promises.All];
        Promises.Bind();
        Reader.Thresholds.Close();
        Reader.Signals.Close();
        Charge();
        if (options.InOrder)
            PutInOrder();
        new Foundations(this, options.InOrder).Lay();
    }

    public Dossier Dossier { get; }

    public TimeGrid Grid { get; }

    public Puzzle Puzzle { get; }

    public Rosters Rosters { get; }

    public Reader Reader { get; }

    public Promises Promises { get; }

    public Assumptions Assumptions { get; }

    /// <summary>Every promise that is considered, by name.</summary>
    public IReadOnlyList<Promise> All { get; }

    /// <summary>Who has to bring a count about.</summary>
    public IReadOnlyList<Promise> ChargedWith(Threshold threshold) =>
        _charged.TryGetValue(threshold, out var promises) ? promises : [];

    void Charge()
    {
        var goals = All.Where(p => p.Commitment.Duty == DutyKind.Achieve)
            .SelectMany(p =>
                GoalFacts.In(p.Commitment.Goal!, p.Setting, Dossier, Rosters).Select(t => (Goal: t, Promise: p))
            )
            .ToLookup(g => g.Goal.Fact);
        foreach (var (threshold, _) in Reader.Thresholds.All)
            _charged[threshold] =
            [
                .. goals[threshold.Fact].Where(g => g.Goal.CompareTo(threshold) >= 0).Select(g => g.Promise).Distinct(),
            ];
    }

    /// <summary>What somebody has to bring about comes once it is owed, and nothing before the first instrument is made.</summary>
    void PutInOrder()
    {
        var order = Assumptions.Of(ClauseRef.Order);
        var made = Dossier
            .Instruments.Values.Where(i => i.MadeOn is not null)
            .Select(i => Promises.MadeAt(i.Name))
            .ToList();
        var outset = Puzzle.Earliest(made);
        foreach (var (threshold, time) in Reader.Thresholds.All)
        {
            var comes = Puzzle.Comes(time);
            var promises = ChargedWith(threshold);
            if (promises.Count == 1)
                Puzzle.AtMost(promises[0].OwedAsSwitched, time, comes, order);
            else if (promises.Count > 1)
                Puzzle.AtMost(Puzzle.Earliest(promises.Select(p => p.OwedAsSwitched)), time, comes, order);
            else if (made.Count > 0)
                Puzzle.AtMost(outset, time, comes, order);
        }
    }
}
