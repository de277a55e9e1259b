using Servanda.Assessment;

namespace Servanda.Exchange.Asking;

/// <summary>Every status that a commitment or a power has had.</summary>
/// <param name="Name">The commitment or the power.</param>
/// <param name="Member">The member of its roster, or null.</param>
/// <param name="By">The axis: <c>occurred</c>, or <c>known</c> for what would have been answered at the end of each day.</param>
/// <param name="Steps">Its steps, the first without a day.</param>
public sealed record Told(string Name, string? Member, string By, IReadOnlyList<HistoryStep> Steps)
{
    /// <summary>The axes, of which the first is the usual one.</summary>
    public static IReadOnlyList<string> Axes { get; } = ["occurred", "known"];

    /// <summary>Tells it.</summary>
    /// <exception cref="UsageError">There is nothing of that name, or no such member.</exception>
    public static Told Of(Asked asked, string name, string[]? member, string by)
    {
        ArgumentNullException.ThrowIfNull(asked);
        var commitment = Lookup.FindAny(asked.Dossier, name);
        if (AnswerWords.WhyNoStatus(commitment) is { } reason)
            throw new UsageError($"'{commitment.Name}' has no formal reading, so it has no history: {reason}");
        var instance = Lookup.FindMember(asked, commitment, member);
        var steps =
            by == Axes[1]
                ? asked.Assessor.HistoryAsKnownThen(asked.Question, commitment.Name, instance)
                : asked.Assessor.History(asked.Question, commitment.Name, instance);
        return new Told(commitment.Name, instance, by, [.. steps]);
    }
}
