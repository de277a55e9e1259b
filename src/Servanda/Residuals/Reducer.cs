using System.Collections.Immutable;
using Servanda.Assessment;
using Servanda.Edtf;
using Servanda.Model;
using Servanda.Record;

namespace Servanda.Residuals;

/// <summary>
/// Writes into the clauses of a commitment what has settled (semantics 3.17). Each step leaves every status from the cut
/// on as it is, in every world; where that cannot be shown, the clause stays as it was agreed.
/// </summary>
internal sealed class Reducer(Evaluation run, Endings endings, long at)
{
    /// <summary>A commitment with dates in the place of what has come.</summary>
    /// <param name="outcome">The commitment, as evaluated.</param>
    /// <param name="isPinned">
    /// Whether all of its past must stay as it was, since something that remains asks for it: then only dates are
    /// written in that say the same.
    /// </param>
    /// <param name="isAmended">Whether amendments of its deadline may be written in.</param>
    public ReducedCommitment Of(Outcome outcome, bool isPinned, bool isAmended)
    {
        var whole = new ReducedCommitment(outcome.Commitment);
        // What has come for one period has not for the next.
        if (outcome.Commitment.Recurrence is not null)
            return whole;
        if (outcome.Kinds is not [{ Headline: { } headline } instance] || outcome.Commitment.HasInstances)
            return WithDates(whole, outcome);
        // What its terms were amended to is reckoned from what they were; what was declared of its beginning stays an entry.
        if (
            isPinned
            || outcome.Declared
                is not { Amendments.Count: 0, JoinedFrom: long.MinValue, Objections.Count: 0, TakenBack.Count: 0 }
        )
            return WithDates(whole, outcome);
        var reduced = (isAmended ? WithAmendedDeadline(whole, outcome, instance) : null) ?? whole;
        reduced = WithBeginning(reduced, instance, headline);
        reduced = WithoutSettled(reduced, instance);
        return WithDates(reduced, outcome);
    }

    /// <summary>Dates for moments that are the same whatever comes.</summary>
    ReducedCommitment WithDates(ReducedCommitment reduced, Outcome outcome)
    {
        var c = reduced.Commitment;
        return reduced with
        {
            Commitment = c with
            {
                From = Dated(c.From, Interest.Creditors, MomentUse.Beginning),
                Until = Dated(c.Until, Interest.Debtors, MomentUse.Whole),
                By = Dated(c.By, Interest.Creditors, MomentUse.End),
                Aim = Dated(c.Aim, Interest.Creditors, MomentUse.End),
            },
            AsAgreed =
            [
                .. reduced.AsAgreed,
                .. Changed("from", c.From, Interest.Creditors, MomentUse.Beginning),
                .. Changed("until", c.Until, Interest.Debtors, MomentUse.Whole),
                .. Changed("by", c.By, Interest.Creditors, MomentUse.End),
                .. Changed("aim", c.Aim, Interest.Creditors, MomentUse.End),
            ],
        };

        IEnumerable<string> Changed(string word, Moment? moment, Interest interest, MomentUse use) =>
            // That an instrument was made on its day needs no telling.
            moment is not (null or WhenHolds { Condition: IsMade })
            && Dated(moment, interest, use) != moment
                ? [$"{word} {ModelText.Of(moment)}"]
                : [];

        Moment? Dated(Moment? moment, Interest interest, MomentUse use)
        {
            if (moment is null or OnDate)
                return moment;
            Moment? same = null;
            foreach (var instance in outcome.Kinds)
            {
                var one = endings.Moments.Reduced(moment, Read(outcome, instance, interest), use);
                if (same is not null && ModelText.Of(same) != ModelText.Of(one))
                    return moment;
                same = one;
            }
            return same is null || ModelText.Of(same) == ModelText.Of(moment) ? moment : same;
        }
    }

    Func<Moment, MomentOptions> Read(Outcome outcome, Instance instance, Interest interest)
    {
        var reader = run.ReaderOf(outcome.Commitment, instance.Place, instance.Key);
        return moment => new MomentReader(run, reader, interest).Read(moment);
    }

    /// <summary>The due day as amended; null where it is not amended, or where more than the day follows from the acts.</summary>
    ReducedCommitment? WithAmendedDeadline(ReducedCommitment whole, Outcome outcome, Instance instance)
    {
        var (c, declared) = (whole.Commitment, outcome.Declared);
        if (
            declared.Deadlines is not [.., var (_, last)]
            || declared.RestsOnPower
            || c.Duty is not (DutyKind.Achieve or DutyKind.Seek)
            || (c.By is null && c.Within is null)
            || MayBeReached(instance, long.MinValue, at)
        )
            return null;
        foreach (var (_, act) in declared.Deadlines)
            if (
                act.NewDate is { } date
                    ? !endings.Moments.IsSettled(date, Read(outcome, instance, Interest.Creditors)(date))
                    : act.Extension is not { HasTimeComponent: false }
            )
                return null;
        var dues = instance.PossibleDeadlines!().Select(d => d[^1].Due).Append(instance.DeadlinesAsOf!(at)[^1].Due);
        if (dues.Distinct().ToList() is not [var due] || DayEndingWith(due) is not { } day)
            return null;
        // A longer date would be extended from its first day.
        if (
            last.NewDate is { } given
            && Read(outcome, instance, Interest.Creditors)(given).Established is { } moment
            && run.Index.Days.NameOf(moment.Start) != run.Index.Days.NameOf(moment.End)
        )
            return null;
        var acts = declared.Deadlines.Select(d => d.Act.Id).ToHashSet(StringComparer.Ordinal);
        return whole with
        {
            Commitment = c with { By = day, Within = null, WithinWorkingDays = null },
            AsAgreed =
            [
                .. whole.AsAgreed,
                c.By is { } by ? $"by {ModelText.Of(by)}" : $"within {ModelText.Of(c.Within!, c.WithinWorkingDays)}",
                .. declared.Deadlines.Select(d => Amendment(d.Act)),
            ],
            WrittenIn =
            [
                .. declared.Acts.Select(a => a.Entry).Where(e => acts.Contains(run.Index.Dossier.Entries[e].Id)),
            ],
        };
    }

    static string Amendment(Entry act) =>
        $"{act.Occurred ?? act.Said} {Positions.Speakers(act)} {Words.Of(act.Verb)} it"
        + string.Concat(DossierWriter.TermsOf(act).Select(t => $" {t.Word} {ModelText.Of(t.Moment)}"))
        + (act.Extension is { } by ? $" by {ModelText.Of(by, act.ExtensionWorkingDays)}" : "");

    /// <summary>A date for when it came into force, and for a deadline counted from that.</summary>
    ReducedCommitment WithBeginning(ReducedCommitment reduced, Instance instance, World headline)
    {
        var c = reduced.Commitment;
        var from = c.From;
        var isFromSettled =
            from is null || endings.Moments.IsSettled(from, instance.From!) && instance.From!.Established is not null;
        var begins = Math.Max(Come(instance.Upon), Come(instance.Breach));
        var isKnown = isFromSettled && IsCome(instance.Upon) && IsCome(instance.Breach) && begins != long.MinValue;
        if (isKnown && instance.From?.Established is { } start && start.Start >= begins)
            // What it starts from comes later still.
            reduced = Begun(reduced, instance, from);
        else if (
            isKnown
            && run.Index.Days.NameOf(begins) is { } day
            && !new Mentions(run.Index.Dossier).Add(c.Goal).CountsFromOwed
            && !MayMatter(instance, c.Duty, run.Index.Days.StartOf(day), begins)
        )
            reduced = Begun(reduced, instance, new OnDate(EdtfDate.OfDay(day)));
        c = reduced.Commitment;
        if (
            c.Within is { } within
            && instance
                .PossibleDeadlines!()
                .Append(instance.DeadlinesAsOf!(at))
                .Select(d => d[0].Due)
                .Distinct()
                .ToList()
                is [var due]
            && headline.InForce <= at
            && (instance.Entry is null || endings.Moments.HasSurelyCome(instance.Entry))
            && IsCome(instance.Upon)
            && IsCome(instance.Breach)
            && isFromSettled
            && !within.HasTimeComponent
            && DayEndingWith(due) is { } by
        )
            reduced = reduced with
            {
                Commitment = c with { By = by, Within = null, WithinWorkingDays = null },
                AsAgreed = [.. reduced.AsAgreed, $"within {ModelText.Of(within, c.WithinWorkingDays)}"],
            };
        return reduced;

        static long Come(Reading? reading) => reading?.Signal.First(Truth.Established) ?? long.MinValue;

        bool IsCome(Reading? reading) => reading is null || endings.Moments.HasSurelyCome(reading);
    }

    ReducedCommitment Begun(ReducedCommitment reduced, Instance instance, Moment? from)
    {
        var c = reduced.Commitment;
        return reduced with
        {
            Commitment = c with { Upon = null, From = from },
            AsAgreed =
            [
                .. reduced.AsAgreed,
                .. c.Upon is { } upon ? [$"upon {ModelText.Of(upon)}"] : Array.Empty<string>(),
                .. instance.Breach is { } breach ? [$"upon {ModelText.Of(breach.Condition)}"] : Array.Empty<string>(),
                .. c.From is { } old && from != old ? [$"from {ModelText.Of(old)}"] : Array.Empty<string>(),
            ],
            HasFollowed = instance.Breach is not null,
        };
    }

    /// <summary>Without what can no longer make a difference: provisos that hold, excuses and triggers that cannot.</summary>
    ReducedCommitment WithoutSettled(ReducedCommitment reduced, Instance instance)
    {
        var c = reduced.Commitment;
        if (c.Provided is { } provided && !ProvisoMattered(instance, c.Duty))
            reduced = Changed(
                reduced,
                "provided",
                provided,
                LeftOf(provided, instance.Provided!, value: true),
                (of, left) => of with { Provided = left }
            );
        if (c.Unless is { } unless)
            reduced = Changed(
                reduced,
                "unless",
                unless,
                LeftOfWhatNeverHeld(unless, instance.Unless!, value: false),
                (of, left) => of with { Unless = left }
            );
        if (reduced.Commitment.Upon is { } upon)
            reduced = Changed(
                reduced,
                "upon",
                upon,
                LeftOfWhatNeverHeld(upon, instance.Upon!, value: null),
                (of, left) => of with { Upon = left }
            );
        if (
            c.Together is { } together
            && endings.Settled(together, instance.Together!) == true
            && endings.Moments.HasSurelyCome(instance.Together!)
            && !MayBeReached(instance, long.MinValue, at)
        )
            reduced = Changed(reduced, "together with", together, null, (of, _) => of with { Together = null });
        return reduced;
    }

    static ReducedCommitment Changed(
        ReducedCommitment reduced,
        string word,
        Condition condition,
        Condition? left,
        Func<Commitment, Condition?, Commitment> change
    ) =>
        left == condition
            ? reduced
            : reduced with
            {
                Commitment = change(reduced.Commitment, left),
                AsAgreed = [.. reduced.AsAgreed, $"{word} {ModelText.Of(condition)}"],
            };

    /// <summary>
    /// What is left of a condition without the parts that have settled and so decide nothing: those that hold, of an
    /// <c>and</c>, and those that do not, of an <c>or</c>; null where it has settled as a whole.
    /// </summary>
    /// <param name="condition">The condition.</param>
    /// <param name="reading">The same, as read.</param>
    /// <param name="value">As what it may be left out altogether; null: as nothing.</param>
    Condition? LeftOf(Condition condition, Reading reading, bool? value)
    {
        if (value is not null && endings.Settled(condition, reading) == value)
            return null;
        var open = OpenParts(condition, reading);
        return open is null ? condition
            : open.Value.Length == 1 ? open.Value[0].Part
            : condition is AllOf ? new AllOf([.. open.Value.Select(p => p.Part)])
            : new AnyOf([.. open.Value.Select(p => p.Part)]);
    }

    /// <summary>
    /// The same of a condition that has to come yet: where it has not been possible so far, and where what is left has not
    /// been either. What is left out may be all that kept it from coming.
    /// </summary>
    Condition? LeftOfWhatNeverHeld(Condition condition, Reading reading, bool? value)
    {
        if (reading.Signal.First(Truth.Possible) <= at)
            return condition;
        if (OpenParts(condition, reading) is { } open)
        {
            var signals = open.Select(p => p.Reading.Signal).ToArray();
            var left = condition is AllOf ? Signal.All(signals) : Signal.Any(signals);
            if (left.First(Truth.Possible) <= at)
                return condition;
        }
        return LeftOf(condition, reading, value);
    }

    /// <summary>The parts of an <c>and</c> or an <c>or</c> that may still decide it; null where that is all or none.</summary>
    ImmutableArray<(Condition Part, Reading Reading)>? OpenParts(Condition condition, Reading reading)
    {
        var parts = condition switch
        {
            AllOf all => all.Parts,
            AnyOf any => any.Parts,
            _ => [],
        };
        if (reading.Parts.Length != parts.Length)
            return null;
        var open = parts
            .Zip(reading.Parts)
            .Where(p => endings.Settled(p.First, p.Second) != condition is AllOf)
            .ToImmutableArray();
        return open.IsEmpty || open.Length == parts.Length ? null : open;
    }

    /// <summary>Whether anything follows from when the proviso held in the past, but the status it then had.</summary>
    bool ProvisoMattered(Instance instance, DutyKind? duty) =>
        duty switch
        {
            DutyKind.Achieve => MayBeReached(instance, long.MinValue, at)
                || instance
                    .PossibleDeadlines!()
                    .Append(instance.DeadlinesAsOf!(at))
                    .Any(d => d.Any(one => one.Due <= at)),
            DutyKind.Seek => false,
            _ => Meets(instance.Goal.Signal, Truth.MaybeSaidNot, long.MinValue, at),
        };

    /// <summary>
    /// Whether it could matter that a commitment is in force from one second rather than from a later one: not where nothing
    /// bears on its goal between them, or the same does as at the later one.
    /// </summary>
    bool MayMatter(Instance instance, DutyKind? duty, long from, long begins)
    {
        var bears = duty switch
        {
            DutyKind.Achieve => MayBeReached(instance, from, begins - 1),
            DutyKind.Keep or DutyKind.Avoid => Meets(instance.Goal.Signal, Truth.MaybeSaidNot, from, begins - 1),
            _ => false,
        };
        return bears
            && (
                instance.Goal.Signal.From.ToArray().Any(t => from < t && t <= begins)
                || instance.Goal.Candidates(run.Index.Days, long.MaxValue).Any(t => from <= t && t < begins)
            );
    }

    static bool MayBeReached(Instance instance, long from, long to) =>
        Meets(instance.Goal.Signal, Truth.Possible, from, to);

    static bool Meets(Signal signal, Truth mark, long from, long to) => from <= to && signal.First(mark, from) <= to;

    /// <summary>The day that ends with a second, as a date; null where none does.</summary>
    OnDate? DayEndingWith(long second) =>
        run.Index.Days.NameOf(second) is { } day && run.Index.Days.EndOf(day) == second
            ? new OnDate(EdtfDate.OfDay(day))
            : null;
}
