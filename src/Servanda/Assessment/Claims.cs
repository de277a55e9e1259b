using Servanda.Assessment.Quantities;
using Servanda.Model;
using Servanda.Record;

namespace Servanda.Assessment;

/// <summary>
/// What promises of <c>n more</c> ask for of the tallies that they have in common, in the order in which they come to be
/// owed: an act done for one of a debtor's promises is not counted for the next (semantics 3.9).
/// </summary>
internal sealed class Claims
{
    /// <summary>One promise, or one member's instance, as it stands in the headline.</summary>
    /// <param name="Commitment">The promise.</param>
    /// <param name="Member">The member's place in its order.</param>
    /// <param name="World">The headline, but for the goal.</param>
    public sealed record Claimant(Commitment Commitment, int Member, World World);

    readonly record struct Claim(Claimant By, decimal Established, decimal Possible);

    readonly RecordIndex _index;
    readonly Ties _ties;
    readonly Dictionary<int, List<Claim>> _claims = [];

    /// <summary>Reckons what each asks for.</summary>
    /// <param name="run">The evaluation.</param>
    /// <param name="claimants">All who ask for more of a tally, each with what reads its goal.</param>
    public Claims(Evaluation run, IEnumerable<(Claimant By, ConditionReader Reader)> claimants)
    {
        (_index, _ties) = (run.Index, run.Ties);
        var tallies = new Dictionary<(string, int), TallyAmount>();
        foreach (var (by, reader) in claimants.OrderBy(c => c.By, Comparer<Claimant>.Create(InOrder)))
        {
            var owed = by.World.OwedFrom;
            if (owed == long.MaxValue)
                break;
            foreach (var more in Parts.Increments(by.Commitment.Goal))
            {
                var reference = reader.Bound(more.Fact);
                var fact = _index.FactOf(reference);
                if (!tallies.TryGetValue((by.Commitment.Name, fact), out var tally))
                    tallies[(by.Commitment.Name, fact)] = tally = (TallyAmount)
                        reader.AmountOf(reference, Interest.Debtors);
                var start = Start(by, owed, fact, tally);
                if (!_claims.TryGetValue(fact, out var claims))
                    _claims[fact] = claims = [];
                claims.Add(new Claim(by, start.Established + more.Amount, start.Possible + more.Amount));
            }
        }
    }

    /// <summary>From where a promise counts, if it is owed from a second on; the others are taken as in the headline.</summary>
    public CountedFrom Start(Claimant by, long owed, int fact, TallyAmount tally)
    {
        var (established, possible) =
            owed == long.MinValue
                ? (0, 0)
                : (tally.CountAt(Truth.Established, owed - 1), tally.CountAt(Truth.Possible, owed - 1));
        var isClaimed = false;
        foreach (var claim in _claims.GetValueOrDefault(fact) ?? [])
            if (IsBefore(claim.By, by, owed) && Concerns(claim.By, by) && StandsAt(claim.By.World, owed))
            {
                isClaimed |= claim.Established > established || claim.Possible > possible;
                established = Math.Max(established, claim.Established);
                possible = Math.Max(possible, claim.Possible);
            }
        return new CountedFrom(owed, established, possible, isClaimed);
    }

    static int InOrder(Claimant x, Claimant y) => Compare(x, x.World.OwedFrom, y, y.World.OwedFrom);

    static int Compare(Claimant x, long owedX, Claimant y, long owedY)
    {
        var byOwed = owedX.CompareTo(owedY);
        if (byOwed != 0)
            return byOwed;
        var byName = string.CompareOrdinal(x.Commitment.Name, y.Commitment.Name);
        return byName != 0 ? byName : x.Member.CompareTo(y.Member);
    }

    static bool IsBefore(Claimant one, Claimant by, long owed) =>
        (one.Commitment.Name != by.Commitment.Name || one.Member != by.Member)
        && Compare(one, one.World.OwedFrom, by, owed) < 0;

    /// <summary>Whether what one asks for comes before the other: of one debtor, and not two readings of one promise.</summary>
    bool Concerns(Claimant one, Claimant by) =>
        one.Commitment.Name == by.Commitment.Name
        || (
            one.Commitment.VariantOf is null
            && one.Commitment.Obligors.Intersect(by.Commitment.Obligors).Any()
            && !_ties.Readings(by.Commitment).Any(c => c.Name == one.Commitment.Name)
        );

    static bool StandsAt(World world, long second) =>
        second < world.TermEnd && second < world.SupersededFrom && second < world.Declared.WaivedFrom;
}
