using System.Collections.Immutable;
using Servanda.Assessment;
using Servanda.Model;

namespace Servanda.Exchange.Asking;

/// <summary>The answers of a question that are wanted: all, or those of some names.</summary>
/// <param name="Answers">Of commitments with a formal reading.</param>
/// <param name="Powers">Of powers.</param>
/// <param name="Unformalised">The commitments that have no formal reading, and so no answer.</param>
public sealed record Selected(
    ImmutableArray<Answer> Answers,
    ImmutableArray<Answer> Powers,
    ImmutableArray<Commitment> Unformalised
)
{
    /// <summary>Selects them.</summary>
    /// <param name="asked">The question.</param>
    /// <param name="names">Of commitments and powers; none: all.</param>
    /// <param name="withMembers">Whether each member of a roster has an answer of its own, below that of the commitment.</param>
    /// <param name="standings">Where every commitment stands, where that is known already.</param>
    /// <exception cref="NoSuchName">There is no commitment and no power of such a name.</exception>
    public static Selected Of(
        Asked asked,
        IReadOnlyCollection<string> names,
        bool withMembers,
        Assessment.Assessment? standings = null
    )
    {
        ArgumentNullException.ThrowIfNull(asked);
        HashSet<string> wanted =
            names.Count == 0
                ? [.. asked.Dossier.Commitments.Keys, .. asked.Dossier.Powers.Keys]
                : [.. names.Select(n => Lookup.FindAny(asked.Dossier, n).Name)];
        var assessment = standings ?? asked.Assessor.Assess(asked.Question);
        return new Selected(
            [
                .. assessment
                    .Answers.Where(a =>
                        wanted.Contains(a.Commitment.Name) && AnswerWords.WhyNoStatus(a.Commitment) is null
                    )
                    .SelectMany(a => withMembers ? asked.Assessor.EachMember(asked.Question, a) : [a]),
            ],
            [.. assessment.Powers.Where(a => wanted.Contains(a.Commitment.Name))],
            [
                .. asked.Dossier.Commitments.Values.Where(c =>
                    AnswerWords.WhyNoStatus(c) is not null && wanted.Contains(c.Name)
                ),
            ]
        );
    }
}
