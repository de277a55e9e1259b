using NodaTime;
using Servanda.Model;
using Offset = Servanda.Model.Offset;

namespace Servanda.Foresight.Encoding;

/// <summary>What stands in the clauses that bear on a timetable: their conditions, moments, dates and spans.</summary>
internal sealed class Clauses
{
    readonly Dossier _dossier;
    readonly HashSet<string> _pointed = new(StringComparer.Ordinal);
    readonly HashSet<string> _asked = new(StringComparer.Ordinal);

    public Clauses(Dossier dossier)
    {
        _dossier = dossier;
        foreach (var instrument in dossier.Instruments.Values)
        {
            if (instrument.MadeOn is { } made)
                Dates.Add(new OnDate(made));
            Add(instrument.Upon, true);
        }
        foreach (var commitment in Binding(dossier))
        {
            foreach (var moment in new[] { commitment.From, commitment.Until, commitment.By })
                Add(moment);
            foreach (
                var point in new[] { commitment.Upon, commitment.Provided, commitment.Unless, commitment.Together }
            )
                Add(point, true);
            Add(commitment.Goal, commitment.Duty == DutyKind.Achieve && IsPassing(commitment.Goal!));
            // Of other commitments a proviso asks how they stood just before.
            OrderMattersWithinADay |= commitment.Provided is { } proviso && GoalFacts.Statuses(proviso, dossier).Any();
            // A term may begin with a day, and end or be excused in the course of it: was anything owed?
            OrderMattersWithinADay |= commitment.Until is { } until && EndsWithinADay(until);
            if (commitment.Within is { } within)
                Spans.Add((within, commitment.WithinWorkingDays));
            if (commitment.Recurrence is { } each)
                Add(each.MomentOf(1));
        }
        foreach (var fact in dossier.Facts.Values)
        {
            Add(fact.Meaning, true);
            Add(fact.Definition?.From);
        }
        OrderMattersWithinADay |= _asked.Any(name =>
            dossier.Commitments.GetValueOrDefault(name) is { Duty: DutyKind.Keep or DutyKind.Avoid, Unless: not null }
        );
    }

    /// <summary>The commitments that bind somebody, and say to what: no variants, nothing that is not formalised.</summary>
    public static IEnumerable<Commitment> Binding(Dossier dossier) =>
        dossier.Commitments.Values.Where(c => c is { VariantOf: null, Duty: not null, Goal: not null });

    /// <summary>Every date.</summary>
    public List<OnDate> Dates { get; } = [];

    /// <summary>Every span of time, as often as it stands there.</summary>
    public List<(Period Length, WorkingDays? Working)> Spans { get; } = [];

    /// <summary>Whether anything depends on what comes first within one day.</summary>
    public bool OrderMattersWithinADay { get; private set; }

    void Add(Moment? moment)
    {
        switch (moment)
        {
            case null:
                return;
            case OnDate date:
                Dates.Add(date);
                return;
            case Offset offset:
                Spans.Add((offset.Length, offset.WorkingDays));
                break;
            case NthPeriod period:
                for (var i = 0; i < period.Number; i++)
                    Spans.Add((period.Length, null));
                Add(period.Obtains, true);
                return;
            case WhenHolds holds:
                Add(holds.Condition, true);
                return;
            case UnlessHeld unless:
                OrderMattersWithinADay = true;
                Add(unless.Condition, true);
                break;
        }
        foreach (var part in Parts.Of(moment))
            Add(part);
    }

    // A point is asked at a moment, rather than through a term.
    void Add(Condition? condition, bool isPoint)
    {
        switch (condition)
        {
            case null:
                return;
            case HasCome come:
                Add(come.Moment);
                return;
            case HasPassed passed:
                Add(passed.Moment);
                return;
            case StatusIs status:
                _asked.Add(status.Commitment);
                break;
            case Lasting lasting:
                Spans.Add((lasting.Length, null));
                break;
            case Before or CompareQuantities:
                OrderMattersWithinADay = true;
                break;
            case Not or Compare { Comparison: not (Comparison.AtLeast or Comparison.Above) }:
                OrderMattersWithinADay |= isPoint;
                break;
        }
        // What can change back, and is spoken of twice, can change within a day.
        if (FactIn(condition) is { } fact && _dossier.Facts.TryGetValue(fact, out var found))
            OrderMattersWithinADay |=
                found is { Kind: FactKind.State or FactKind.Level, Definition: null } && !_pointed.Add(fact);
        foreach (var part in Parts.Of(condition))
            Add(part, isPoint);
    }

    /// <summary>Whether a count can be just so much, and then more.</summary>
    bool IsPassing(Condition goal) =>
        goal is Compare { Comparison: not (Comparison.AtLeast or Comparison.Above), Fact.Fact: var fact }
            && _dossier.Facts.GetValueOrDefault(fact) is { Kind: FactKind.Tally }
        || Parts.Of(goal).Any(IsPassing);

    static bool EndsWithinADay(Moment moment) =>
        moment is WhenHolds || (moment is not Offset && Parts.Of(moment).Any(EndsWithinADay));

    static string? FactIn(Condition condition) =>
        condition switch
        {
            Holds holds => holds.Fact.Fact,
            Compare compare => compare.Fact.Fact,
            OfRoster all => all.Fact,
            _ => null,
        };
}
