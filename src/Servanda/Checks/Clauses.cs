using Servanda.Model;

namespace Servanda.Checks;

/// <summary>The clauses of commitments as checks go through them, and words for them.</summary>
internal static class Clauses
{
    /// <summary>The moments of a commitment, with the words of the clauses in which they stand.</summary>
    public static IEnumerable<(string Word, Moment Moment)> MomentsOf(Commitment commitment)
    {
        if (commitment.From is { } from)
            yield return ("from", from);
        if (commitment.Until is { } until)
            yield return ("until", until);
        if (commitment.By is { } by)
            yield return ("by", by);
        if (commitment.Aim is { } aim)
            yield return ("aim", aim);
    }

    /// <summary>The conditions of a commitment, those of its moments among them, with the words of their clauses.</summary>
    public static IEnumerable<(string Word, Condition Condition)> Of(Commitment commitment)
    {
        if (commitment.Goal is { } goal)
            yield return ("must", goal);
        if (commitment.Upon is { } upon)
            yield return ("upon", upon);
        if (commitment.Provided is { } provided)
            yield return ("provided", provided);
        if (commitment.Unless is { } unless)
            yield return ("unless", unless);
        if (commitment.Together is { } together)
            yield return ("together with", together);
        foreach (var (word, moment) in MomentsOf(commitment))
        foreach (var condition in Parts.Conditions(moment))
            yield return (word, condition);
    }

    /// <summary>The levels and tallies of which commitments speak, in the order of their names.</summary>
    public static IEnumerable<Fact> CountsIn(CheckedAgreement agreement) =>
        agreement
            .Commitments.SelectMany(Of)
            .SelectMany(c => Facts.In(c.Condition, agreement.Dossier))
            .Select(f => f.Name)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .Select(name => agreement.Dossier.Facts.GetValueOrDefault(name))
            .OfType<Fact>()
            .Where(f => f.Kind is FactKind.Level or FactKind.Tally);

    /// <summary>Names as a sentence lists them: <c>`US` and `Taliban`</c>.</summary>
    public static string Names(IReadOnlyList<string> names)
    {
        var quoted = names.Select(n => $"`{n}`").ToList();
        return quoted.Count < 2 ? string.Concat(quoted) : $"{string.Join(", ", quoted.SkipLast(1))} and {quoted[^1]}";
    }
}
