using Servanda.Foresight.Encoding;
using Servanda.Foresight.Solving;
using Servanda.Model;
using Servanda.Tests;

namespace Servanda.Foresight.Tests;

/// <summary>The solver's verdict is that of trying every course of events.</summary>
public class AgainstBruteForceTests
{
    static readonly int Count = Settings.Number("SERVANDA_CASES", 300);

    [Fact]
    public void AnAgreementInDaysIsPossibleWhereSomeCourseKeepsIt() =>
        SmallAgreements.InDays.Hold(
            d => Agrees(d, new BruteForce(d, SmallAgreements.First.PlusDays(-1), days: 11, slots: 1)),
            Count,
            DossierWriter.Write
        );

    [Fact]
    public void SoIsOneInWhichTheOrderWithinADayMatters() =>
        SmallAgreements.WithChanges.Hold(
            d =>
                d.Facts.ContainsKey("level")
                    ? Agrees(d, new BruteForce(d, SmallAgreements.First.PlusDays(1), days: 4, slots: 2))
                    : Agrees(d, new BruteForce(d, SmallAgreements.First, days: 6, slots: 2)),
            Count / 3,
            DossierWriter.Write
        );

    [Fact]
    public void A_count_beyond_the_greatest_that_the_text_names_is_tried_too()
    {
        // "At most 2" can be avoided only by a third.
        var dossier = Draft.Of(
            """
            instrument accord made by North, South on 2020-01-30
            party North
            party South
            tally convoys
            commitment send-two
              North must achieve convoys at least 2
              by 2020-01-30
            commitment send-more
              North must avoid convoys at most 2
              from 2020-01-31

            """
        );
        var brute = new BruteForce(dossier, SmallAgreements.First, days: 6, slots: 2);
        Assert.True(brute.IsPossible());
        Assert.True(Agrees(dossier, brute));
    }

    static bool Agrees(Dossier dossier, BruteForce brute)
    {
        var encoded = new Encoded(dossier, new EncodingOptions(InOrder: false, WithSwitches: false));
        var found = new Scheduler(encoded, new Budget(TimeSpan.FromMinutes(5), CancellationToken.None)).Decide();
        Assert.NotEqual(Found.Undecided, found);
        var isPossible = found != Found.None;
        // What was left open may make possible what is not; never the other way round.
        return brute.IsPossible() ? isPossible : !isPossible || encoded.Reader.NotConsidered.Count > 0;
    }
}
