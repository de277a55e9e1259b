using NodaTime;
using Servanda.Assessment;
using Servanda.Edtf;
using Servanda.Model;
using Servanda.Text;

namespace Servanda.Tests.Assessment;

/// <summary>The steps of a commitment's history, what differs between two questions, and because of what.</summary>
public class HistoryTests
{
    const string Text = """
        instrument pact made by North, South on 2026-01-01
        party North
        party South
        tally freed
        event talks
        roster group of (p-1, p-2)
        event home for group
        commitment free under pact
          North must achieve freed at least 10
          by 2026-03-31
          aim 2026-02-15
        commitment meet under pact
          South must achieve talks
          by 2026-02-28
        commitment pay under pact
          North must achieve freed at least 1
          upon meet is overdue
        commitment return-all under pact
          for each p in group
          North must achieve home of p
        2026-01-10 North reports 3 more freed id first
        2026-01-20 North reports 4 more freed id second
        2026-01-25 North reports home of p-1 id one-home
        """;

    static readonly Dossier Dossier = DossierReader.Bind([new SourceText("a.accord", Text)]);

    static Question At(int month, int day) =>
        Question.AtEndOf(
            Dossier,
            EdtfDate.OfDay(new LocalDate(2026, month, day)),
            EdtfDate.OfDay(new LocalDate(2026, month, day))
        );

    static string[] Steps(string commitment) =>
        [
            .. new Assessor(Dossier)
                .History(At(3, 5), commitment)
                .Select(s =>
                    $"{s.On?.ToString("uuuu-MM-dd", null)} {s.Answer.Status} {s.Answer.Progress?.Established} {s.Reason}"
                ),
        ];

    [Fact]
    public void A_count_that_grows_and_a_target_that_passes_are_steps() =>
        Assert.Equal(
            [
                " NotInForce 0 at first",
                "2026-01-01 Pending 0 time passed",
                "2026-01-10 Pending 3 first",
                "2026-01-20 Pending 7 second",
                "2026-02-16 Pending 7 time passed",
            ],
            Steps("free")
        );

    [Fact]
    public void Where_another_commitment_brought_it_about_that_one_is_named() =>
        Assert.Equal("2026-03-01 Fulfilled 7 meet became overdue", Steps("pay")[^1]);

    [Fact]
    public void A_change_of_flags_or_of_members_alone_is_a_change()
    {
        var changes = new Assessor(Dossier).Changes(At(1, 21), At(2, 20));
        Assert.Equal(["free", "return-all"], changes.Select(c => c.Commitment));
        Assert.Contains("aim passed", changes[0].After.Flags);
        Assert.Equal("one-home", changes[1].Reason);
    }
}
