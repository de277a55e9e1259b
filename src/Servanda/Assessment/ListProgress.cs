using System.Collections.Immutable;
using Servanda.Model;

namespace Servanda.Assessment;

/// <summary>What was reported of those on the list of a <c>for each</c> (semantics 3.12).</summary>
/// <param name="Members">How many are on the list.</param>
/// <param name="Counts">First what the goal asks of each, then what else was reported of any, by name.</param>
public sealed record ListProgress(int Members, ImmutableArray<MemberCount> Counts)
{
    /// <summary>In words: <c>1,204 of 1,500 freed, 12 withheld, 7 moved; 2 freed though not on the list</c>.</summary>
    public override string ToString() =>
        string.Join(
            "; ",
            new[]
            {
                string.Join(", ", Counts.Select((count, i) => Listed(count, isFirst: i == 0))),
                string.Join(
                    ", ",
                    Counts
                        .Where(c => c.UnlistedPossible > 0)
                        .Select(c => $"{Range(c.Unlisted, c.UnlistedPossible)} {c.Fact} though not on the list")
                ),
            }.Where(part => part.Length > 0)
        );

    string Listed(MemberCount count, bool isFirst) =>
        $"{Range(count.Established, count.Possible)} {(isFirst ? $"of {ModelText.Of(Members)} " : "")}{count.Fact}";

    static string Range(int established, int possible) =>
        established == possible
            ? ModelText.Of(established)
            : $"{ModelText.Of(established)} to {ModelText.Of(possible)}";
}

/// <summary>Of how many an event has happened or a state obtains.</summary>
/// <param name="Fact">The event or the state.</param>
/// <param name="Established">Of how many on the list it is established.</param>
/// <param name="Possible">Of how many on the list it is possible; no fewer.</param>
/// <param name="Unlisted">Of how many who are on no list it is established.</param>
/// <param name="UnlistedPossible">Of how many who are on no list it is possible; no fewer.</param>
public sealed record MemberCount(string Fact, int Established, int Possible, int Unlisted, int UnlistedPossible);
