using NodaTime;
using Servanda.Assessment;
using Servanda.Assessment.Live;
using Servanda.Edtf;
using Servanda.Model;
using Servanda.Storage.Records;
using Servanda.Storage.Sqlite;
using Servanda.Storage.Tests.Stores;
using Servanda.Text;

namespace Servanda.Storage.Tests.Records;

public sealed class LedgerFollowerTests : IDisposable
{
    const string Agreement = """
        instrument accord made by North, South on 2020-03-01
        party North
        party South
        event talks
        tally freed in persons
        roster group of (p-1, p-2, p-3)
        event home for group
        commitment open-talks
          North must achieve talks
          by 2020-03-10
        commitment free
          South must achieve freed at least 40
          upon open-talks is fulfilled
          by 2020-05-01
        commitment go-home
          for each p in group
          South must achieve p is home
          by 2020-04-01

        """;

    readonly string _folder = Directory.CreateTempSubdirectory("servanda-follower-").FullName;
    readonly TestClock _clock = new(Instant.FromUtc(2020, 6, 1, 12, 0));

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    static SourceText[] Files => [new SourceText("a.accord", Agreement)];

    /// <summary>Two who write at once, and one who follows meanwhile: it ends with what is read from scratch.</summary>
    [Fact]
    public async Task What_two_writers_enter_is_followed()
    {
        using var north = await Open();
        using var south = await Open();
        using var reader = await Open();
        var (follower, live, _) = await Follow(reader);
        var told = 0;
        live.Changed += (_, updates) => told += updates.Length;
        var writers = Task.WhenAll(
            Write(north, n => $"2020-05-{n % 28 + 1:00} North reports 1 more freed \"{n}\""),
            Write(
                south,
                n =>
                    n % 3 == 0 ? $"2020-03-0{n % 9 + 1} South reports home of p-{n % 3 + 1} \"{n}\""
                    : n % 7 == 0 ? $"2020-05-20 South denies talks on 2020-03-0{n % 9 + 1} \"{n}\""
                    : $"2020-05-20 North reports talks on 2020-03-0{n % 9 + 1} \"{n}\""
            )
        );
        var followed = 0;
        while (!writers.IsCompleted)
        {
            followed += (await follower.CatchUp(Cancel)).Updates.Length;
            await Task.Delay(5, Cancel);
        }
        await writers;
        followed += (await follower.CatchUp(Cancel)).Updates.Length;
        var last = await follower.CatchUp(Cancel);
        Assert.Empty(last.Updates);
        Assert.Equal(1 + 2 * Writes, follower.Next);
        Assert.Equal(told, followed);
        Assert.True(followed > 10);

        var record = await LedgerRecord.Read(reader, Cancel);
        var dossier = DossierReader.Bind([.. Files, .. record.Texts]);
        Assert.Equal(2 * Writes, dossier.Entries.Length);
        Assert.Equal(
            dossier.Entries.Select(e => (e.Id, e.Entered)),
            live.ToDossier().Entries.Select(e => (e.Id, e.Entered))
        );
        var assessor = new Assessor(dossier);
        foreach (var answer in assessor.Assess(live.Question).Answers)
        {
            Assert.Equal(Text(answer), Text(live.Current.For(answer.Commitment.Name)!));
            Assert.Equal(
                assessor.Instances(live.Question, answer.Commitment.Name).Select(Text),
                live.Instances(answer.Commitment.Name).Select(Text)
            );
        }
    }

    [Fact]
    public async Task What_is_wrong_with_an_entry_is_told_with_the_leaf_where_it_stands()
    {
        using var ledger = await Open();
        var (follower, live, _) = await Follow(ledger);
        await ledger.Append(
            [Event("2020-03-05 Norht reports talks"), Event("2020-03-06 North reports talks")],
            cancel: Cancel
        );
        var followed = await follower.CatchUp(Cancel);
        Assert.Equal("ledger/0000001", Assert.Single(followed.Diagnostics).Source!.Path);
        Assert.Contains(followed.Updates, u => u.Commitment == "open-talks");
        Assert.Equal(Status.Fulfilled, live.Current.For("open-talks")!.Status);
        Assert.False(followed.IsOutdated);
    }

    [Fact]
    public async Task Sealed_entries_are_followed_and_what_makes_the_dossier_outdated_is_told()
    {
        using var ledger = await Open();
        var (follower, live, _) = await Follow(ledger);
        await ledger.Append([Event("2020-03-06 North reports talks") with { Subjects = ["anna"] }], cancel: Cancel);
        Assert.False((await follower.CatchUp(Cancel)).IsOutdated);
        Assert.Equal(Status.Fulfilled, live.Current.For("open-talks")!.Status);
        await ledger.Erase("anna", null, null, Cancel);
        Assert.True((await follower.CatchUp(Cancel)).IsOutdated);
        await ledger.Append([new(new TextRevised("a.accord", Agreement + "# revised\n"))], cancel: Cancel);
        Assert.True((await follower.CatchUp(Cancel)).IsOutdated);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    const int Writes = 40;

    async Task Write(Ledger ledger, Func<int, string> text)
    {
        for (var n = 0; n < Writes; n++)
            await ledger.Append([Event(text(n))], cancel: Cancel);
    }

    static NewEvent Event(string text)
    {
        var read = DossierReader.Open(Files).ReadEntries(new SourceText("entry.accord", text + "\n"));
        return EntryEvents.Of(Assert.Single(read.Entries), "anna");
    }

    async Task<Ledger> Open() =>
        await Ledger.Open(
            SqliteStore.Open(Path.Combine(_folder, "ledger.sqlite"), wait: Duration.FromSeconds(60)),
            "accord",
            _clock,
            Cancel
        );

    static async Task<(LedgerFollower, LiveAssessment, OpenDossier)> Follow(Ledger ledger)
    {
        var record = await LedgerRecord.Read(ledger, Cancel);
        var dossier = DossierReader.Open([.. Files, .. record.Texts]);
        EdtfDate.TryParse("2020-06-01", out var today, out _);
        var live = new LiveAssessment(dossier.Dossier, Question.AtEndOf(dossier.Dossier, today!));
        return (new LedgerFollower(ledger, dossier, live, record.Leaves), live, dossier);
    }

    static string Text(Answer a) =>
        $"{a.Commitment.Name} {a.Member} {a.Status} {a.Since} {a.Due} {a.Evidence} {a.Progress} "
        + string.Join(' ', a.Possible.Select(s => s.ToString()).Concat(a.Flags).Concat(a.WaitsFor));
}
