using Servanda.Foresight.Encoding;
using Servanda.Foresight.Solving;
using Servanda.Model;
using Servanda.Tests;

namespace Servanda.Foresight.Tests;

/// <summary>Each clause of a clash is needed, and no smaller set clashes: found by trying the subsets.</summary>
public class ClashTests
{
    static readonly int Count = Settings.Number("SERVANDA_CASES", 300);

    [Fact]
    public void A_clash_in_days_is_the_smallest() =>
        SmallAgreements.InDays.Hold(IsSmallest, Count, DossierWriter.Write);

    static bool IsSmallest(Dossier dossier)
    {
        var budget = new Budget(TimeSpan.FromMinutes(5), CancellationToken.None);
        var encoded = new Encoded(dossier, new EncodingOptions(InOrder: false, WithSwitches: true));
        if (new ClashFinder(encoded, budget).Find(new HashSet<ClauseRef>()) is not { } clash)
            return true;
        Assert.True(clash.IsSmallest);
        Assert.True(Clashes(clash.Clauses), "they do not clash");
        foreach (var clause in clash.Clauses)
            Assert.False(Clashes([.. clash.Clauses.Where(c => c != clause)]), $"{clause} is not needed");
        var all = encoded.Assumptions.Switches.Keys.ToList();
        // Of sets of two, all; of greater ones none could be tried in good time.
        if (clash.Clauses.Count > 2)
            foreach (var one in all)
            foreach (var other in all)
                Assert.False(Clashes([one, other]), $"{one} and {other} clash by themselves");
        return true;

        bool Clashes(IReadOnlyCollection<ClauseRef> clauses) =>
            new Search(encoded.Puzzle, budget).Run(clauses.Select(c => encoded.Assumptions.Switches[c])) == Found.None;
    }
}
