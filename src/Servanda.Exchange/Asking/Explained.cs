using Servanda.Assessment;

namespace Servanda.Exchange.Asking;

/// <summary>Why something stands where it stands.</summary>
/// <param name="Name">The commitment, the power or the issue.</param>
/// <param name="Member">The member of its roster, or null.</param>
/// <param name="Tree">The reasons.</param>
public sealed record Explained(string Name, string? Member, Explanation Tree)
{
    /// <summary>Explains an issue, or else a commitment, a power, or the instance of a member.</summary>
    /// <exception cref="UsageError">There is nothing of that name, or no such member.</exception>
    public static Explained Of(Asked asked, string name, string[]? member)
    {
        ArgumentNullException.ThrowIfNull(asked);
        if (asked.Dossier.Issues.ContainsKey(name))
            return member is null or []
                ? new Explained(name, null, asked.Assessor.ExplainIssue(asked.Question, name))
                : throw new UsageError($"'{name}' is an issue, which has no members.");
        var commitment = Lookup.FindAny(asked.Dossier, name);
        var instance = Lookup.FindMember(asked, commitment, member);
        var tree = AnswerWords.WhyNoStatus(commitment) is { } reason
            ? new Explanation
            {
                Text = $"{commitment.Name} has no formal reading, so it has no status: {reason}.",
                Kind = ExplanationKind.Clause,
                Location = commitment.Location,
            }
            : asked.Assessor.Explain(asked.Question, commitment.Name, instance);
        return new Explained(commitment.Name, instance, tree);
    }
}
