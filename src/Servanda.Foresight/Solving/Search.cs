using Google.OrTools.Sat;

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
internal sealed class Search(CpModel model, Budget budget)
{
    /// <summary>The solver, with the values of the last course found.</summary>
    public CpSolver Solver { get; private set; } = new();

    /// <summary>Searches for a course of events.</summary>
    /// <param name="assumed">What has to be so in it; null: nothing more.</param>
    /// <param name="share">The part of the time left that it may take.</param>
    public Found Run(IEnumerable<ILiteral>? assumed = null, double share = 1)
    {
        if (budget.IsSpent)
            return Found.Undecided;
        model.ClearAssumptions();
        if (assumed is not null)
            model.AddAssumptions(assumed);
        var seconds = (budget.Left * share).ToString(System.Globalization.CultureInfo.InvariantCulture);
        var solver = new CpSolver { StringParameters = $"num_workers:1 random_seed:1 max_time_in_seconds:{seconds}" };
        CpSolverStatus status;
        using (budget.Cancellation.Register(solver.StopSearch))
            status = solver.Solve(model);
        budget.Take(solver.WallTime());
        switch (status)
        {
            case CpSolverStatus.Optimal:
                Solver = solver;
                return Found.Best;
            case CpSolverStatus.Feasible:
                Solver = solver;
                return Found.Some;
            case CpSolverStatus.Infeasible:
                Solver = solver;
                return Found.None;
            case CpSolverStatus.ModelInvalid:
                throw new InvalidOperationException(model.Validate());
            default:
                return Found.Undecided;
        }
    }

    /// <summary>Begins the next search from the course that was found.</summary>
    public void BeginFromThere()
    {
        var hint = new PartialVariableAssignment();
        for (var i = 0; i < Solver.Response!.Solution.Count; i++)
        {
            hint.Vars.Add(i);
            hint.Values.Add(Solver.Response.Solution[i]);
        }
        model.Model.SolutionHint = hint;
    }
}
