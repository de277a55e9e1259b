using System.Collections.Immutable;

namespace Servanda.Assessment;

/// <summary>Reckons who waits for whom at a moment (semantics 3.15).</summary>
internal sealed class Waiting(Evaluation run, long at)
{
    internal (Evaluation Run, long At) Asked => (run, at);

    /// <summary>The names of what one instance waits for next, in alphabetical order.</summary>
    public ImmutableArray<string> Next(Outcome outcome, Instance instance) => [];

    /// <summary>The whole graph.</summary>
    public WaitGraph Graph() =>
        new()
        {
            Nodes = [],
            Edges = [],
            Deadlocks = [],
            StandOffs = [],
        };
}
