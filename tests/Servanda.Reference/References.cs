using NodaTime;
using Servanda.Assessment;
using Servanda.Model;

namespace Servanda.Reference;

/// <summary>Walks through a dossier's conditions and moments.</summary>
internal static class References
{
    /// <summary>The commitments whose status is asked for somewhere.</summary>
    public static IEnumerable<string> Of(Dossier dossier) =>
        AllConditions(dossier)
            .OfType<StatusIs>()
            .Select(s => s.Commitment)
            .Concat(dossier.Commitments.Values.Where(c => c.Otherwise is not null).Select(c => c.Name))
            .Concat(dossier.Powers.Keys)
            .Concat(AllConditions(dossier).OfType<InstrumentIs>().Select(i => i.Instrument))
            .Distinct(StringComparer.Ordinal);

    public static IEnumerable<Condition> AllConditions(Dossier dossier) =>
        All(dossier)
            .SelectMany(ConditionsOf)
            .Concat(dossier.Instruments.Values.Select(i => i.Upon))
            .Concat(dossier.Facts.Values.Select(f => f.Meaning))
            .Concat(dossier.Issues.Values.Select(i => i.Requires))
            .Concat(dossier.Entries.SelectMany(NewTerms).SelectMany(ConditionsOf))
            .Concat(dossier.Actors.Values.SelectMany(a => ConditionsOf(a.From)))
            .SelectMany(AllIn);

    public static IEnumerable<Moment> AllMoments(Dossier dossier) =>
        All(dossier)
            .SelectMany(c => new[] { c.Recurrence?.MomentOf(1), c.From, c.Until, c.By, c.Aim })
            .Concat(dossier.Entries.SelectMany(NewTerms))
            .Concat(dossier.Actors.Values.Select(a => a.From))
            .SelectMany(AllIn)
            .Concat(AllConditions(dossier).SelectMany(c => AllIn(MomentOf(c))));

    static IEnumerable<Moment?> NewTerms(Entry e) => [e.NewDate, e.NewFrom, e.NewUntil, e.NewAim];

    public static IEnumerable<Commitment> All(Dossier dossier) =>
        dossier.Commitments.Values.Concat(dossier.Powers.Keys.Select(p => Powers.Find(dossier, p)!));

    public static IEnumerable<Condition?> ConditionsOf(Commitment c) =>
        new[] { c.Goal, c.Upon, c.Provided, c.Unless, c.Together }.Concat(
            new[] { c.From, c.Until, c.By, c.Aim }.SelectMany(ConditionsOf)
        );

    static Moment? MomentOf(Condition condition) =>
        condition switch
        {
            HasCome(var moment) => moment,
            HasPassed(var moment) => moment,
            _ => null,
        };

    static IEnumerable<Condition> ConditionsOf(Moment? moment) =>
        AllIn(moment)
            .SelectMany(m =>
                m switch
                {
                    WhenHolds(var condition) => [condition],
                    UnlessHeld(_, var condition) => [condition],
                    NthPeriod period => [period.Obtains],
                    _ => Enumerable.Empty<Condition>(),
                }
            );

    public static IEnumerable<Condition> AllIn(Condition? condition) =>
        condition switch
        {
            null => [],
            Not(var part) => AllIn(part).Prepend(condition),
            Lasting(var part, _) => AllIn(part).Prepend(condition),
            Before(var first, var then) => AllIn(first).Concat(AllIn(then)).Prepend(condition),
            AllOf(var parts) => parts.SelectMany(AllIn).Prepend(condition),
            AnyOf(var parts) => parts.SelectMany(AllIn).Prepend(condition),
            CompareQuantities(var left, _, var right) => QuantitiesIn(left)
                .Concat(QuantitiesIn(right))
                .OfType<GrowthOf>()
                .SelectMany(g => AllIn(g.While))
                .Prepend(condition),
            HasCome or HasPassed => ConditionsOf(MomentOf(condition)).SelectMany(AllIn).Prepend(condition),
            _ => [condition],
        };

    /// <summary>The same, and what the facts in it mean where they are defined by others.</summary>
    public static IEnumerable<Condition> AllMeant(Dossier dossier, Condition? condition) =>
        AllIn(condition).SelectMany(c => FactsOf(dossier, c).SelectMany(f => Meant(dossier, f)).Prepend(c));

    static IEnumerable<Condition> Meant(Dossier dossier, FactRef fact) =>
        AllMeant(dossier, Definitions.Of(dossier, fact));

    static IEnumerable<FactRef> FactsOf(Dossier dossier, Condition condition) =>
        condition switch
        {
            Holds(var fact) => [fact],
            OfRoster of => dossier.Rosters[of.Roster].Members.Select(m => new FactRef(of.Fact, m.Id)),
            _ => [],
        };

    /// <summary>A quantity and all within it.</summary>
    public static IEnumerable<Quantity> QuantitiesIn(Quantity quantity) =>
        quantity switch
        {
            ShareOf(_, var of) => QuantitiesIn(of).Prepend(quantity),
            Calculation(var left, _, var right) => QuantitiesIn(left).Concat(QuantitiesIn(right)).Prepend(quantity),
            _ => [quantity],
        };

    public static IEnumerable<Moment> AllIn(Moment? moment) =>
        moment switch
        {
            null => [],
            Servanda.Model.Offset(_, _, var anchor, _) => AllIn(anchor).Prepend(moment),
            UnlessHeld(var when, _) => AllIn(when).Prepend(moment),
            EarlierOf(var moments) => moments.SelectMany(AllIn).Prepend(moment),
            LaterOf(var moments) => moments.SelectMany(AllIn).Prepend(moment),
            EitherOf(var readings) => readings.SelectMany(AllIn).Prepend(moment),
            _ => [moment],
        };
}

/// <summary>Draws up the grid.</summary>
internal static class Moments
{
    /// <summary>
    /// The first and the last second of every day from well before the first date of the dossier to the moment asked
    /// for, every exact second that occurs, the seconds beside it; as many seconds more as a status may take to pass
    /// from proviso to proviso; and all that again, later and earlier by the hours that occur.
    /// </summary>
    public static Grid GridOf(Dossier dossier, Question question, Calendar calendar)
    {
        var asOf = question.AsOf.ToUnixTimeSeconds();
        var moments = References.AllMoments(dossier).ToList();
        var dates = dossier
            .Entries.SelectMany(e => new[] { e.Said, e.Occurred, e.Known })
            .Concat(dossier.Instruments.Values.Select(i => i.MadeOn))
            .OfType<Servanda.Edtf.EdtfDate>()
            .Select(d => new OnDate(d))
            .Concat(moments.OfType<OnDate>());
        var exact = new SortedSet<long>();
        foreach (var date in dates)
        {
            var bounds = date.Bounds(dossier.Zone);
            if (!bounds.IsOpenBefore)
                exact.Add(bounds.Earliest.ToUnixTimeSeconds());
            if (!bounds.IsOpenAfter)
                exact.Add(bounds.Latest.ToUnixTimeSeconds());
        }
        exact.Add(asOf);
        var offsets = moments.OfType<Servanda.Model.Offset>().ToList();
        var before = offsets.Where(o => !o.After).Sum(o => DaysAtMost(o.Length) + 30 * (o.WorkingDays?.Number ?? 0));
        var seconds = new SortedSet<long>(exact);
        var first = calendar.DayOf(Math.Min(exact.Min, asOf)).PlusDays(-before - 2);
        for (var day = first; day <= calendar.DayOf(asOf); day = day.PlusDays(1))
        {
            seconds.Add(calendar.Day(day).First);
            seconds.Add(calendar.Day(day).Last);
        }
        // What is due with the making of an instrument is overdue a second later, and may make others due by that.
        foreach (var made in dossier.Instruments.Values.Select(i => i.MadeOn).OfType<Servanda.Edtf.EdtfDate>())
            for (var k = 1; k <= dossier.Commitments.Count + 1; k++)
                seconds.Add(calendar.Bounds(made).A + k);
        var hours = offsets
            .Select(o => o.Length)
            .Concat(
                References
                    .AllConditions(dossier)
                    .OfType<CompareQuantities>()
                    .SelectMany(c => new[] { c.Left, c.Right })
                    .Concat(dossier.Facts.Values.Select(f => f.Reckoned).OfType<Quantity>())
                    .SelectMany(References.QuantitiesIn)
                    .OfType<GrowthOf>()
                    .Select(g => g.Window)
            )
            .Concat(References.All(dossier).Select(c => c.Within))
            .Concat(dossier.Entries.Select(e => e.Extension))
            .OfType<Period>()
            .Where(p => p.HasTimeComponent)
            .Select(p => p.Hours * 3600 + p.Minutes * 60 + p.Seconds)
            .Distinct();
        foreach (var length in hours.ToList())
        foreach (var second in seconds.ToList())
        {
            seconds.Add(second + length);
            seconds.Add(second - length);
        }
        var provisos = References
            .All(dossier)
            .Count(c => References.AllMeant(dossier, c.Provided).OfType<StatusIs>().Any());
        var chain = provisos == 0 ? 0 : provisos + 1;
        var result = new SortedSet<long>(seconds);
        foreach (var second in seconds)
            for (var k = IsExact(second) ? -1 : 0; k <= chain; k++)
                result.Add(second + k);
        foreach (var second in seconds.Where(IsExact))
            result.Add(second + 1);
        foreach (var lasting in References.AllConditions(dossier).OfType<Lasting>().Distinct())
        foreach (var second in result.ToList())
            result.Add(calendar.After(second, lasting));
        return new Grid([.. result.Where(s => s <= asOf)]);

        bool IsExact(long second)
        {
            var (from, to) = calendar.Day(calendar.DayOf(second));
            return second != from && second != to;
        }
    }

    static int DaysAtMost(Period p) => p.Years * 366 + p.Months * 31 + p.Weeks * 7 + (int)p.Days + 2;
}
