using System.Collections.Immutable;
using Servanda.Model;

namespace Servanda.Assessment.Agenda;

/// <summary>A word on an issue: an entry by which sides take a position (semantics 3.19).</summary>
/// <param name="Entry">The number of the entry.</param>
/// <param name="At">The second at which it was said.</param>
/// <param name="Known">The second from which it is known.</param>
/// <param name="Sides">The sides that speak.</param>
/// <param name="Verb">The speech act: announces, pledges, offers, accepts, demands or rejects.</param>
/// <param name="Matter">What it is about, in the language, by which it is compared with other words.</param>
/// <param name="Content">The same as a condition; null where it is a commitment, an instrument or an entry.</param>
/// <param name="Through">The entry that it is about, the entry that this is about, and so on.</param>
internal sealed record Word(
    int Entry,
    long At,
    long Known,
    ImmutableArray<int> Sides,
    Verb Verb,
    string Matter,
    Condition? Content,
    ImmutableArray<int> Through
)
{
    /// <summary>Whether it speaks against what it is about.</summary>
    public bool IsAgainst => Verb == Verb.Rejects;

    /// <summary>The order in which words replace one another: the later said; of those, the later known.</summary>
    public int CompareTo(Word other) => (At, Known).CompareTo((other.At, other.Known));
}
