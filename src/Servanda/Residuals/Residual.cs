using System.Collections.Immutable;
using Servanda.Assessment;
using Servanda.Model;

namespace Servanda.Residuals;

/// <summary>
/// What remains owed after a history, as an agreement by itself (semantics 3.17): what happens later, and touches none of
/// the past, has the same consequences under it as under the whole.
/// </summary>
public sealed record Residual
{
    /// <summary>The agreement that remains, with the entries on which it still rests.</summary>
    public required Dossier Agreement { get; init; }

    /// <summary>Up to when, as known when, under which standard of proof.</summary>
    public required Question Question { get; init; }

    /// <summary>What is left out, by name, then member.</summary>
    public required ImmutableArray<LeftOut> LeftOut { get; init; }

    /// <summary>What has ended and is in <see cref="Agreement"/> all the same, since what remains refers to it.</summary>
    public required ImmutableSortedDictionary<string, LeftOutReason> Ended { get; init; }

    /// <summary>
    /// For each commitment in whose clauses something was written in, those clauses as they were agreed, and what amended
    /// them.
    /// </summary>
    public required ImmutableSortedDictionary<string, ImmutableArray<string>> AsAgreed { get; init; }

    /// <summary>How many entries counted at the cut, of which <see cref="Agreement"/> has those that still matter.</summary>
    public required int EntriesKnown { get; init; }

    /// <summary>What remains owed.</summary>
    /// <param name="assessor">The dossier's assessor.</param>
    /// <param name="question">Up to when, as known when, under which standard of proof.</param>
    public static Residual Of(Assessor assessor, Question question)
    {
        ArgumentNullException.ThrowIfNull(assessor);
        ArgumentNullException.ThrowIfNull(question);
        var run = assessor.Evaluate(question);
        var endings = new Endings(run, question.AsOf.ToUnixTimeSeconds());
        // What does not stand the same is written out as it was agreed; at worst, everything is.
        var unreduced = new SortedSet<string>(StringComparer.Ordinal);
        while (true)
        {
            var residual = new Drafting(run, endings, question, unreduced).Draft();
            var differing = SameStanding.Differing(assessor, residual);
            if (differing.Count == 0)
                return residual;
            var known = unreduced.Count;
            unreduced.UnionWith(differing);
            if (unreduced.Count == known)
                return Drafting.Everything(run, question);
        }
    }
}
