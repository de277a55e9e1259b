using Google.OrTools.Sat;
using Servanda.Foresight.Encoding;

namespace Servanda.Foresight.Solving;

/// <summary>What the solver found.</summary>
internal enum Found
{
    /// <summary>A course of events; where something was to be as small as can be, one that is proven to be so.</summary>
    Best,

    /// <summary>A course of events, of which it is not proven that it is the best.</summary>
    Some,

    /// <summary>There is none.</summary>
    None,

    /// <summary>Not decided in the time allowed.</summary>
    Undecided,
}

/// <summary>Asks the solver: one worker and a fixed seed, so that the same question has the same answer.</summary>
internal sealed class Search(CpModel model, Budget budget, DayTables? tables = null)
{
    public Search(Puzzle puzzle, Budget budget)
        : this(puzzle.Model, budget, puzzle.Tables) { }

    // Where any course will do, propagation finds it, and what the solver does beforehand takes longer than the search.
    const string ToDecide = "cp_model_presolve:false cp_model_probing_level:0 symmetry_level:0 linearization_level:0";

    // Where nearly everything can be at its least at once, to suppose that it is decides most of it.
    const string FromBelow = "optimize_with_core:true cp_model_presolve:false linearization_level:0";

    // Ctrl-C is heard by whoever asks. The solver would listen for itself, and afterwards leave nobody listening.
    const string Always = "num_workers:1 random_seed:1 catch_sigint_signal:false";

    /// <summary>The solver, with the values of the last course found.</summary>
    public CpSolver Solver { get; private set; } = new();

    /// <summary>Searches for a course of events.</summary>
    /// <param name="assumed">What has to be so in it; null: nothing more.</param>
    /// <param name="share">The part of the time left that it may take.</param>
    /// <param name="fromBelow">Whether what is to be small can well be as small as each part of it alone.</param>
    public Found Run(IEnumerable<ILiteral>? assumed = null, double share = 1, bool fromBelow = false)
    {
        model.ClearAssumptions();
        if (assumed is not null)
            model.AddAssumptions(assumed);
        var kept = budget.Left * (1 - share);
        while (!budget.IsSpent && budget.Left > kept)
        {
            var (solver, found) = Solve(budget.Left - kept, fromBelow);
            if (found == Found.Undecided)
                break;
            if (found != Found.None && tables?.Refine(solver) == true)
            {
                BeginFrom(solver);
                continue;
            }
            Solver = solver;
            return found;
        }
        return Found.Undecided;
    }

    /// <summary>Begins the next search from the course that was found.</summary>
    public void BeginFromThere() => BeginFrom(Solver);

    void BeginFrom(CpSolver solver)
    {
        var hint = new PartialVariableAssignment();
        for (var i = 0; i < solver.Response!.Solution.Count; i++)
        {
            hint.Vars.Add(i);
            hint.Values.Add(solver.Response.Solution[i]);
        }
        model.Model.SolutionHint = hint;
    }

    (CpSolver Solver, Found Found) Solve(double seconds, bool fromBelow)
    {
        var limit = seconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var how =
            fromBelow ? FromBelow
            : model.Model.Objective is null ? ToDecide
            : "";
        var solver = new CpSolver { StringParameters = $"{Always} max_time_in_seconds:{limit} {how}" };
        CpSolverStatus status;
        using (budget.Cancellation.Register(solver.StopSearch))
            status = solver.Solve(model);
        budget.Take(solver.WallTime());
        return (
            solver,
            status switch
            {
                CpSolverStatus.Optimal => Found.Best,
                CpSolverStatus.Feasible => Found.Some,
                CpSolverStatus.Infeasible => Found.None,
                CpSolverStatus.ModelInvalid => throw new InvalidOperationException(model.Validate()),
                _ => Found.Undecided,
            }
        );
    }
}
