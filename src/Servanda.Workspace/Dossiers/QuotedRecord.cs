using Servanda.Assessment;
using Servanda.Model;

namespace Servanda.Workspace.Dossiers;

/// <summary>What the reasons for all answers quote of the record; the reasons themselves are not kept.</summary>
/// <param name="Resting">
/// By the identifier of an entry the commitments whose explanation names it, and whether it decides anything there.
/// </param>
/// <param name="Disputed">The reasons that quote both who affirms and who denies, each with the commitments for which it is given.</param>
public sealed record QuotedRecord(
    ILookup<string, (string Commitment, bool Decides)> Resting,
    IReadOnlyList<(Explanation Reason, IReadOnlyList<string> Commitments)> Disputed
)
{
    /// <summary>Takes it from the explanations, each with the name of its commitment.</summary>
    public static QuotedRecord Of(IEnumerable<(string Commitment, Explanation Why)> explanations)
    {
        var resting = new List<(string Id, string Commitment, bool Decides)>();
        var disputed = new Dictionary<string, (Explanation Reason, List<string> Commitments)>(StringComparer.Ordinal);
        foreach (var (commitment, why) in explanations)
        {
            var nodes = why.All().ToList();
            resting.AddRange(
                nodes
                    .Where(n => n.Entry is not null)
                    .GroupBy(n => n.Entry!.Id, StringComparer.Ordinal)
                    .Select(g => (g.Key, commitment, g.Any(n => n.Kind != ExplanationKind.Mentions)))
            );
            foreach (var node in nodes.Where(n => Has(n, ExplanationKind.Affirms) && Has(n, ExplanationKind.Denies)))
            {
                if (!disputed.TryGetValue(node.Text, out var known))
                    disputed[node.Text] = known = (node, []);
                if (known.Commitments is not [.., var last] || last != commitment)
                    known.Commitments.Add(commitment);
            }
        }
        return new QuotedRecord(
            resting.ToLookup(r => r.Id, r => (r.Commitment, r.Decides), StringComparer.Ordinal),
            [.. disputed.Values.Select(d => (d.Reason, (IReadOnlyList<string>)d.Commitments))]
        );
    }

    static bool Has(Explanation node, ExplanationKind kind) => node.Children.Any(c => c.Kind == kind);
}
