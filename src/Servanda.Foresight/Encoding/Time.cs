using Google.OrTools.Sat;

namespace Servanda.Foresight.Encoding;

/// <summary>A point in time as the solver sees it: a known tick, or a variable. What never comes has the grid's last tick.</summary>
internal sealed class Time
{
    readonly IntVar? _variable;

    public Time(long value) => Value = value;

    public Time(IntVar variable, bool isAfterBeginning = false) =>
        (_variable, _isAfterBeginning) = (variable, isAfterBeginning);

    readonly bool _isAfterBeginning;

    /// <summary>The tick, where it is known beforehand.</summary>
    public long? Value { get; }

    /// <summary>Whether it surely is no time before everything, from which nothing can be counted.</summary>
    public bool IsAfterBeginning => Value is { } value ? value > 0 : _isAfterBeginning;

    /// <summary>What stands for it in a constraint.</summary>
    public LinearExpr Expression => _variable is { } variable ? variable : LinearExpr.Constant(Value!.Value);

    /// <summary>By what it is told apart from others.</summary>
    public (bool IsKnown, long Key) Identity =>
        _variable is { } variable ? (false, variable.Index) : (true, Value!.Value);

    /// <summary>Its tick in a solution.</summary>
    public long In(CpSolver solver) => _variable is { } variable ? solver.Value(variable) : Value!.Value;
}

/// <summary>When a condition holds that holds once, from its start to before its end; empty where these are not in order.</summary>
/// <param name="Start">From when on; the grid's tick 0: from the beginning.</param>
/// <param name="End">Until before when; the grid's tick for never: for ever.</param>
internal sealed record Window(Time Start, Time End);

/// <summary>A moment as the solver sees it (semantics 3.2).</summary>
/// <param name="Start">Its first tick.</param>
/// <param name="End">Its last tick.</param>
/// <param name="TermEnd">The first tick after a term that runs until it.</param>
internal sealed record MomentTimes(Time Start, Time End, Time TermEnd);
