using Servanda.Model;

namespace Servanda.Record;

/// <summary>
/// The seconds inside a day at which a date of the agreement begins or ends: there what is reported for the whole day may
/// fall on either side (semantics 3.2).
/// </summary>
internal static class NamedHours
{
    /// <summary>The last second of each part into which the dates divide a day, but for the day's own last; in order.</summary>
    public static long[] Of(Dossier dossier, DayMath days)
    {
        var ends = new SortedSet<long>();
        foreach (var date in Dates(dossier))
        {
            // A plain day is most dates, and divides none.
            if (date is { Zone: null, Date.Day: not null })
                continue;
            var bounds = date.Bounds(dossier.Zone);
            AddEnd(bounds.Earliest.ToUnixTimeSeconds() - 1);
            AddEnd(bounds.Latest.ToUnixTimeSeconds());
        }
        return [.. ends];

        void AddEnd(long second)
        {
            if (DayMath.IsOnCalendar(second) && days.EndOfDay(second) != second)
                ends.Add(second);
        }
    }

    /// <summary>The dates of the agreement: in clauses, in instruments' conditions and in definitions.</summary>
    public static IEnumerable<OnDate> Dates(Dossier dossier)
    {
        var dates = new List<OnDate>();
        var work = new Stack<Condition>();
        foreach (var c in dossier.Commitments.Values)
            AddAll([c.Goal, c.Upon, c.Provided, c.Unless, c.Together], [c.From, c.Until, c.By, c.Aim]);
        foreach (var power in dossier.Powers.Values)
            AddAll([power.Upon, power.Provided, power.Unless], [power.From, power.Until]);
        foreach (var instrument in dossier.Instruments.Values)
            if (instrument.Upon is { } upon)
                work.Push(upon);
        foreach (var fact in dossier.Facts.Values)
            if (fact.Meaning is { } meaning)
                work.Push(meaning);
        while (work.TryPop(out var condition))
        {
            Add(Parts.MomentIn(condition));
            if (Parts.MomentIn(condition) is null)
                foreach (var part in Parts.Of(condition))
                    work.Push(part);
        }
        return dates;

        void AddAll(ReadOnlySpan<Condition?> conditions, ReadOnlySpan<Moment?> moments)
        {
            foreach (var condition in conditions)
                if (condition is not null)
                    work.Push(condition);
            foreach (var moment in moments)
                Add(moment);
        }

        void Add(Moment? moment)
        {
            if (moment is null)
                return;
            dates.AddRange(Parts.All(moment).OfType<OnDate>());
            foreach (var condition in Parts.Conditions(moment))
                work.Push(condition);
        }
    }
}
