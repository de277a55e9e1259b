using Google.OrTools.Sat;
using Servanda.Model;

namespace Servanda.Foresight.Encoding;

/// <summary>The values that a level may have; of a state, 1 where it obtains and 0 where not.</summary>
/// <param name="Least">No less; null: open.</param>
/// <param name="IsAbove">More than the least.</param>
/// <param name="Greatest">No more; null: open.</param>
/// <param name="IsBelow">Less than the greatest.</param>
internal readonly record struct Values(decimal? Least, bool IsAbove, decimal? Greatest, bool IsBelow)
{
    public static Values Obtains { get; } = new(1, false, 1, false);

    public static Values ObtainsNot { get; } = new(0, false, 0, false);

    /// <summary>The values for which a comparison is so; of its contrary, one or two ranges.</summary>
    public static IReadOnlyList<Values> Of(Comparison comparison, decimal amount, bool isSo) =>
        (comparison, isSo) switch
        {
            (Comparison.AtLeast, true) or (Comparison.Below, false) => [new(amount, false, null, false)],
            (Comparison.Above, true) or (Comparison.AtMost, false) => [new(amount, true, null, false)],
            (Comparison.AtMost, true) or (Comparison.Above, false) => [new(null, false, amount, false)],
            (Comparison.Below, true) or (Comparison.AtLeast, false) => [new(null, false, amount, true)],
            (_, true) => [new(amount, false, amount, false)],
            _ => [new(null, false, amount, true), new(amount, true, null, false)],
        };

    /// <summary>Whether one value is in both.</summary>
    public bool Meets(Values other) => !LiesBelow(this, other) && !LiesBelow(other, this);

    static bool LiesBelow(Values one, Values other) =>
        one.Greatest is { } greatest
        && other.Least is { } least
        && (greatest < least || (greatest == least && (one.IsBelow || other.IsAbove)));
}

/// <summary>Of something that can change back (a state, a level), what it has to be while.</summary>
/// <param name="From">From this tick on.</param>
/// <param name="To">Until before this one.</param>
/// <param name="Values">What it has to be.</param>
/// <param name="Where">Where all of these are so.</param>
internal sealed record Requirement(Time From, Time To, Values Values, ILiteral[] Where);

/// <summary>
/// States and levels: free to be anything at any time, but one thing at a time. So what is required of one at two times
/// must either agree or lie apart; that is all there is to know of it, since the values of a requirement are a range.
/// </summary>
internal sealed class Signals(Puzzle puzzle)
{
    readonly SortedDictionary<string, List<Requirement>> _required = new(StringComparer.Ordinal);

    /// <summary>What is required, by what of.</summary>
    public IReadOnlyDictionary<string, List<Requirement>> Required => _required;

    /// <summary>It has to be so while.</summary>
    public void Require(string signal, Requirement requirement)
    {
        if (!_required.TryGetValue(signal, out var list))
            _required[signal] = list = [];
        list.Add(requirement);
    }

    /// <summary>Keeps apart what cannot be at once, when all is required.</summary>
    public void Close()
    {
        foreach (var list in _required.Values)
            for (var i = 0; i < list.Count; i++)
                for (var j = 0; j < i; j++)
                    if (!list[i].Values.Meets(list[j].Values))
                        puzzle.Any(
                            [
                                puzzle.IsAtMost(list[i].To, list[j].From),
                                puzzle.IsAtMost(list[j].To, list[i].From),
                                puzzle.IsAtMost(list[i].To, list[i].From),
                                puzzle.IsAtMost(list[j].To, list[j].From),
                            ],
                            list[i].Where.Concat(list[j].Where)
                        );
    }
}
