using NodaTime;
using Servanda.Assessment;
using Servanda.Assessment.Live;
using Servanda.Model;
using Servanda.Text;

namespace Servanda.Tests.Assessment.Live;

/// <summary>What who uses a live assessment can rely on.</summary>
public class LiveUseTests
{
    static readonly Instant Noon = Instant.FromUtc(2020, 4, 1, 12, 0);

    readonly OpenDossier _dossier = DossierReader.Open([
        new SourceText(
            "a.accord",
            """
            instrument accord made by North, South on 2020-03-01
            party North
            party South
            event talks
            event visit
            commitment open-talks
              North must achieve talks
              by 2020-03-10
            commitment receive
              South must achieve visit
              by 2020-04-01

            """
        ),
    ]);

    LiveAssessment Live(Instant? at = null) =>
        new(_dossier.Dossier, new Question { AsOf = at ?? Noon, KnownAt = at ?? Noon });

    Entry Read(string text) => Assert.Single(_dossier.ReadEntries(new SourceText("e.accord", text + "\n")).Entries);

    [Fact]
    public void An_entry_changes_what_rests_on_it_and_says_why()
    {
        var live = Live();
        var before = live.Current;
        var entry = Read("2020-03-20 North reports talks on 2020-03-09");
        var update = Assert.Single(live.Append(entry));
        Assert.Equal(("open-talks", null), (update.Commitment, update.Instance));
        Assert.Equal((Status.Overdue, Status.Fulfilled), (update.Before!.Status, update.After!.Status));
        Assert.Equal(entry, Assert.Single(update.Because));
        Assert.Equal(Status.Overdue, before.For("open-talks")!.Status);
        Assert.Same(before.For("receive"), live.Current.For("receive"));
    }

    [Fact]
    public void The_same_entry_again_changes_nothing()
    {
        var live = Live();
        Assert.NotEmpty(live.Append(Read("2020-03-20 North reports talks on 2020-03-09")));
        Assert.Empty(live.Append(Read("2020-03-20 North reports talks on 2020-03-09")));
        Assert.Single(live.ToDossier().Entries);
    }

    [Fact]
    public void Another_entry_of_an_identifier_gets_a_longer_one()
    {
        var live = Live();
        live.Append(Read("2020-03-20 North reports talks on 2020-03-09 id r-1"));
        Assert.NotEmpty(live.Append(Read("2020-03-21 South reports visit id r-1")));
        Assert.Empty(live.Append(Read("2020-03-21 South reports visit id r-1")));
        Assert.Collection(
            live.ToDossier().Entries,
            first => Assert.Equal("r-1", first.Id),
            second => Assert.StartsWith("r-1-", second.Id, StringComparison.Ordinal)
        );
    }

    [Fact]
    public void What_is_known_later_counts_when_that_moment_has_come()
    {
        var live = Live();
        Assert.Empty(live.Append(Read("2020-03-20 South reports visit known 2020-04-02")));
        Assert.Equal(Status.Pending, live.Current.For("receive")!.Status);
        var updates = live.MoveTo(Noon, Noon + Duration.FromDays(2));
        Assert.Equal("receive", Assert.Single(updates).Commitment);
        Assert.Equal(Status.Fulfilled, live.Current.For("receive")!.Status);
    }

    [Fact]
    public void Time_alone_has_no_entries_as_causes()
    {
        var live = Live();
        var update = Assert.Single(live.MoveTo(Noon + Duration.FromDays(1), Noon + Duration.FromDays(1)));
        Assert.Equal(("receive", Status.Overdue), (update.Commitment, update.After!.Status));
        Assert.Empty(update.Because);
        Assert.Throws<ArgumentException>(() => live.MoveTo(Noon, Noon));
    }

    [Fact]
    public void Who_is_told_of_changes_can_read_and_not_append()
    {
        var live = Live();
        Exception? thrown = null;
        Status? read = null;
        live.Changed += (_, _) =>
        {
            read = live.Current.For("open-talks")!.Status;
            thrown = Xunit.Record.Exception(() => live.Append(Read("2020-03-21 South reports visit")));
        };
        live.Append(Read("2020-03-20 North reports talks on 2020-03-09"));
        Assert.Equal(Status.Fulfilled, read);
        Assert.IsType<InvalidOperationException>(thrown);
        Assert.Single(live.ToDossier().Entries);
    }

    [Fact]
    public void It_does_not_ask_what_was_entered_by_a_moment() =>
        Assert.Throws<ArgumentException>(() =>
            new LiveAssessment(
                _dossier.Dossier,
                new Question
                {
                    AsOf = Noon,
                    KnownAt = Noon,
                    EnteredAt = Noon,
                }
            )
        );

    /// <summary>Entries from several threads, in whatever order they come.</summary>
    [Fact]
    public void Several_threads_may_append_and_read()
    {
        var live = Live();
        var entries = Enumerable
            .Range(1, 60)
            .Select(n => Read($"2020-03-{n % 28 + 1:00} North {(n % 3 == 0 ? "denies" : "reports")} talks \"{n}\""))
            .ToList();
        Parallel.ForEach(
            entries,
            entry =>
            {
                live.Append(entry);
                Assert.Equal(2, live.Current.Answers.Length);
            }
        );
        var scratch = new Assessor(live.ToDossier()).Assess(live.Question);
        Assert.Equal(60, live.ToDossier().Entries.Length);
        Assert.Equal(scratch.Answers.Select(AnswerText.Of), live.Current.Answers.Select(AnswerText.Of));
    }
}
