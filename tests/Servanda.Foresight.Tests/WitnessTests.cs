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
