using Servanda.Model;

namespace Servanda.Assessment;

/// <summary>Tells why a commitment stands where it stands (semantics 3.16).</summary>
internal sealed class Explainer(Evaluation run, long at)
{
    internal (Evaluation Run, long At) Asked => (run, at);

    /// <summary>The tree of a commitment as a whole.</summary>
    public Explanation Explain(Outcome outcome, Answer answer) => Explain(outcome, outcome.Instances[0], answer);

    /// <summary>The tree of one instance.</summary>
    public Explanation Explain(Outcome outcome, Instance instance, Answer answer) =>
        new() { Text = Words.Of(answer.Status) };
}
