using System.Collections.Immutable;
using NodaTime;
using NodaTime.Text;
using Servanda.Assessment;
using Servanda.Edtf;
using Servanda.Model;
using Servanda.Tests;

namespace Servanda.Foresight.Tests;

/// <summary>
/// A timetable is put into the record as if it had come true, and assessed by the rules of docs/semantics.md: nobody is in
/// breach, and what the timetable calls performed is fulfilled. This ties the solver to the assessment.
/// </summary>
public class WitnessTests
{
    static readonly int Count = Settings.Number("SERVANDA_CASES", 300);

    [Fact]
    public void ATimetableInDaysBreaksNothing() => SmallAgreements.InDays.Hold(IsKept, Count, DossierWriter.Write);

    [Fact]
    public void ATimetableWithinDaysBreaksNothing() =>
        SmallAgreements.WithChanges.Hold(IsKept, Count, DossierWriter.Write);

    [Fact]
    public void What_is_owed_only_once_it_is_fulfilled_is_never_performed()
    {
        var text =
            Parties
            + """
                event bridge-open
                event road-open
                commitment open-bridge
                  North must achieve bridge-open
                  provided open-bridge is fulfilled and open-road is kept
                commitment open-road
                  South must achieve road-open
                  by 2020-02-01

                """;
        Assert.True(IsKept(Draft.Of(text)));
        Assert.Equal(["open-bridge"], Draft.Check(text).NeverPerformable);
    }

    [Fact]
    public void What_was_never_owed_is_not_kept()
    {
        // The fence comes into force when its term is over: it lapses, and nothing follows.
        var text =
            Parties
            + """
                event fence-cut
                event gate-open
                commitment leave-fence
                  North must avoid fence-cut
                  upon gate-open
                  from 2020-02-01
                  until 2020-01-31
                commitment open-gate
                  South must achieve gate-open
                  upon leave-fence is kept
                  by 2020-03-01

                """;
        Assert.True(IsKept(Draft.Of(text)));
        Assert.Equal(["open-gate"], Draft.Check(text).NeverPerformable);
    }

    [Fact]
    public void What_is_excused_from_its_first_day_on_was_owed_until_then()
    {
        // The truce begins with the day on which its excuse happens: it has been kept, and the camps are to be closed.
        var dossier = Draft.Of(
            Parties
                + """
                event camps-closed
                state firing
                commitment truce
                  North must avoid firing
                  unless camps-closed
                  from 2020-01-30
                  until 2020-01-31
                commitment close-camps
                  South must achieve camps-closed
                  provided truce is fulfilled
                  within 1 day
                commitment help
                  North must achieve camps-closed
                  unless close-camps is kept
                  from 2020-01-30
                  by 1 day after camps-closed

                """
        );
        Assert.True(IsKept(dossier));
    }

    [Fact]
    public void What_happens_as_a_day_ends_happens_at_its_last_second()
    {
        // Any earlier, and the cutting would itself end the term before it counts.
        var text =
            Parties
            + """
                event gate-open
                event fence-cut
                commitment cut-fence
                  North must achieve fence-cut
                  upon open-gate is fulfilled
                  until the earlier of (2020-01-30, fence-cut)
                  by 2020-01-31
                commitment open-gate
                  South must achieve gate-open
                  by 2020-01-30

                """;
        Assert.True(IsKept(Draft.Of(text)));
        Assert.Empty(Draft.Check(text).NeverPerformable);
    }

    const string Parties = """
        instrument accord made by North, South on 2020-01-30
        party North
        party South

        """;

    static bool IsKept(Dossier dossier)
    {
        var result = Timetable.Check(dossier, TimetableLimits.Usual);
        if (result.Schedule is not { } schedule || !result.NotConsidered.IsEmpty)
            return true;
        // The record knows no state that has been so from before all time.
        if (schedule.Happenings.Any(h => h.At.Date < SmallAgreements.First.PlusDays(-20)))
            return true;
        var answers = Answers(dossier with { Entries = Record(schedule) }, schedule);
        foreach (var row in schedule.Commitments)
        {
            var status = answers[row.Commitment.Name];
            Assert.False(
                status is Status.Overdue or Status.Breached or Status.FulfilledLate,
                $"{row.Commitment.Name} is {status}: {string.Join("; ", Record(schedule).Select(DossierWriter.Write))}"
            );
            if (row.Commitment.Duty == DutyKind.Achieve)
                Assert.True(
                    (row.Performed is not null) == (status == Status.Fulfilled),
                    $"{row.Commitment.Name} is {status}, performed {row.Performed}: {string.Join("; ", Record(schedule).Select(DossierWriter.Write))}"
                );
        }
        return true;
    }

    static Dictionary<string, Status> Answers(Dossier dossier, Schedule schedule)
    {
        var end = schedule.Happenings.Select(h => h.At.Date).Append(SmallAgreements.First).Max().PlusYears(1);
        var question = Question.AtEndOf(dossier, EdtfDate.OfDay(end));
        return new Assessor(dossier).Assess(question).Answers.ToDictionary(a => a.Commitment.Name, a => a.Status);
    }

    static ImmutableArray<Entry> Record(Schedule schedule) =>
        [
            .. schedule.Happenings.Select(
                (happening, i) =>
                    new Entry
                    {
                        Id = $"entry-{i}",
                        Said = When(happening.At, schedule.HasTimesOfDay),
                        Speakers = [new Speaker("observers", true)],
                        Verb = Verb.Reports,
                        Content = happening.What,
                        IsSince = happening.What is Holds or Not,
                    }
            ),
        ];

    static EdtfDate When(LocalDateTime at, bool toTheMinute) =>
        !toTheMinute ? EdtfDate.OfDay(at.Date)
        : EdtfDate.TryParse(LocalDateTimePattern.GeneralIso.Format(at) + "Z", out var moment, out _) ? moment!
        : throw new InvalidOperationException();
}
