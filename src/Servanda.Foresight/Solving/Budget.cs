namespace Servanda.Foresight.Solving;

/// <summary>What is left of the time that the solver may take. It is the solver that measures: there is no clock here.</summary>
internal sealed class Budget(TimeSpan whole, CancellationToken cancellation)
{
    double _left = whole.TotalSeconds;

    /// <summary>Seconds that are left.</summary>
    public double Left => _left;

    /// <summary>Whether there is nothing left, or nobody waits for the answer.</summary>
    public bool IsSpent => _left <= 0 || cancellation.IsCancellationRequested;

    /// <summary>Stops what runs when nobody waits for the answer any more.</summary>
    public CancellationToken Cancellation => cancellation;

    /// <summary>Takes what was used.</summary>
    public void Take(double seconds) => _left -= seconds;
}
