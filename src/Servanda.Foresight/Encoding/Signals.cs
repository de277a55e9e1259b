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

    /// <summary>The values that are in both.</summary>
    public Values With(Values other)
    {
        var (low, high) = (this, this);
        if (other.Least is { } least && (Least is not { } mine || least > mine || (least == mine && other.IsAbove)))
            low = other;
        if (
            other.Greatest is { } greatest
            && (Greatest is not { } own || greatest < own || (greatest == own && other.IsBelow))
        )
            high = other;
        return new Values(low.Least, low.IsAbove, high.Greatest, high.IsBelow);
    }

    /// <summary>The same, said of a level, or of a state.</summary>
    public Condition Of(FactRef fact, FactKind kind) =>
        kind == FactKind.State ? (Least == 1 ? new Holds(fact) : new Not(new Holds(fact)))
        : Least is { } least
            ? Greatest is { } greatest
                    ? new Compare(
                        fact,
                        Comparison.Exactly,
                        !IsAbove ? least
                            : !IsBelow ? greatest
                            : (least + greatest) / 2
                    )
                : new Compare(fact, IsAbove ? Comparison.Above : Comparison.AtLeast, least)
        : new Compare(fact, IsBelow ? Comparison.Below : Comparison.AtMost, Greatest ?? 0);

    static bool LiesBelow(Values one, Values other) =>
        one.Greatest is { } greatest
        && other.Least is { } least
        && (greatest < least || (greatest == least && (one.IsBelow || other.IsAbove)));
}

/// <summary>Something that can change back.</summary>
/// <param name="Key">By what it is told apart.</param>
/// <param name="Fact">The state or level; null where it is something that was left open.</param>
internal sealed record Signal(string Key, FactRef? Fact);

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
    readonly Dictionary<Signal, List<Requirement>> _required = [];

    /// <summary>What is required, by what of.</summary>
    public IEnumerable<(Signal Signal, IReadOnlyList<Requirement> Required)> All =>
        _required
            .OrderBy(r => r.Key.Key, StringComparer.Ordinal)
            .Select(r => (r.Key, (IReadOnlyList<Requirement>)r.Value));

    /// <summary>It has to be so while.</summary>
    public void Require(Signal signal, Requirement requirement)
    {
        if (!_required.TryGetValue(signal, out var list))
            _required[signal] = list = [];
        list.Add(requirement);
    }

    /// <summary>Keeps apart what cannot be at once, when all is required.</summary>
    public void Close()
    {
        foreach (var (_, list) in All)
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
