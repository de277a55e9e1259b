using System.Text;
using Servanda.Model;

namespace Servanda.Checks;

/// <summary>The terms of a promise in one sentence, so that two can be read side by side.</summary>
internal static class Terms
{
    /// <summary>Such as <c>Government must achieve taliban-freed at least 5,000, upon talks-open, by 14 weeks after talks-open</c>.</summary>
    public static string Of(Commitment commitment) =>
        $"{string.Join(", ", commitment.Obligors)} must {Duty(commitment)}";

    /// <summary>The same without who owes it.</summary>
    public static string Duty(Commitment commitment)
    {
        var text = new StringBuilder($"{Words.Of(commitment.Duty!.Value)} {ModelText.Of(commitment.Goal!)}");
        if (commitment.ForEach is { } each)
            text.Append(" for each ").Append(each.Variable).Append(" in ").Append(each.Roster);
        foreach (var (word, clause) in TermsOf(commitment))
            text.Append(", ").Append(word).Append(' ').Append(clause);
        if (commitment is { Duty: DutyKind.Achieve or DutyKind.Seek, By: null, Within: null, Aim: null })
            text.Append(", by no date");
        return text.ToString();
    }

    /// <summary>Whether two conditions say the same in the same words.</summary>
    public static bool AreSame(Condition one, Condition? other) =>
        other is not null && ModelText.Of(one) == ModelText.Of(other);

    /// <summary>The clauses that set the terms of a promise, word and text, in the order in which they are written.</summary>
    public static IEnumerable<(string Word, string Text)> TermsOf(Commitment commitment)
    {
        if (commitment.Upon is { } upon)
            yield return ("upon", ModelText.Of(upon));
        if (commitment.Provided is { } provided)
            yield return ("provided", ModelText.Of(provided));
        if (commitment.Unless is { } unless)
            yield return ("unless", ModelText.Of(unless));
        if (commitment.Together is { } together)
            yield return ("together with", ModelText.Of(together));
        foreach (var (word, moment) in Clauses.MomentsOf(commitment))
            yield return (word, ModelText.Of(moment));
        if (commitment.Within is { } span)
            yield return ("within", ModelText.Of(span, commitment.WithinWorkingDays));
    }
}
