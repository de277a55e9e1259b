using CsCheck;
using NodaTime;
using Servanda.Foresight.Encoding;
using Servanda.Foresight.Solving;
using Servanda.Model;
using Servanda.Tests;

namespace Servanda.Foresight.Tests;

/// <summary>Months and working days are counted by the calendar, from whatever day the solver tries.</summary>
public class DayTablesTests
{
    static readonly Gen<(int Day, int Months, int Working)> Cases = Gen.Select(
        Gen.Int[0, 1500],
        Gen.Int[0, 30],
        Gen.Int[0, 40]
    );

    [Fact]
    public void ADayIsReachedByTheCalendar() =>
        Cases.Hold(c => Reached(c.Day, c.Months, c.Working) == Expected(c.Day, c.Months, c.Working), 200);

    static LocalDate From(int day) => SmallAgreements.First.PlusDays(day);

    static LocalDate Expected(int day, int months, int working)
    {
        var date = From(day).PlusMonths(months);
        while (working > 0)
        {
            date = date.PlusDays(1);
            if (date.DayOfWeek is not (IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday))
                working--;
        }
        return date;
    }

    static LocalDate Reached(int day, int months, int working)
    {
        var dossier = Draft.Of(
            $"""
            instrument accord made by North on {SmallAgreements.First:uuuu-MM-dd}
            party North
            event act "it is done"

            commitment latest
              North must achieve act
              within 5000 days
            """
        );
        var puzzle = new Encoded(dossier, new EncodingOptions(InOrder: false, WithSwitches: false)).Puzzle;
        var anchor = puzzle.NewHappening("anchor");
        var counting = new Counting(puzzle, dossier);
        var reached = counting.Shift(
            new(anchor, anchor, anchor),
            Period.FromMonths(months),
            working == 0 ? null : new WorkingDays(working, null),
            true
        );
        puzzle.Same(anchor, new Time(puzzle.Grid.IndexOf(From(day))));
        var search = new Search(puzzle, new Budget(TimeSpan.FromMinutes(1), CancellationToken.None));
        Assert.Equal(Found.Best, search.Run());
        return puzzle.Grid.DayAt(reached.Start.In(search.Solver));
    }
}
