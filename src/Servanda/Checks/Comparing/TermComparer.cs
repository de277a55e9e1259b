using System.Collections.Immutable;
using Servanda.Model;

namespace Servanda.Checks;

/// <summary>Compares the terms of two declarations of one name, one by one.</summary>
internal sealed class TermComparer(Dossier before, Dossier after)
{
    readonly FixedDates _before = new(before);
    readonly FixedDates _after = new(after);

    /// <summary>What a commitment says, in one line.</summary>
    public string Of(Commitment commitment) =>
        commitment is { Duty: not null, Goal: not null } ? Terms.Of(commitment) : "not formalised";

    /// <summary>What a power says, in one line.</summary>
    public string Of(Power power) => $"{List(power.Holders)} may {Words.Infinitive(power.Verb)} {power.Object}";

    /// <summary>What an instrument says of itself, in one line.</summary>
    public string Of(Instrument instrument) =>
        $"made by {List(instrument.Makers)}" + (instrument.MadeOn is { } on ? $" on {on}" : "");

    /// <summary>The terms of an instrument that are otherwise.</summary>
    public IEnumerable<TermChange> Between(Instrument old, Instrument now) =>
        Existing([
            Names("made by", old.Makers, now.Makers),
            Plain("on", old.MadeOn?.ToString(), now.MadeOn?.ToString()),
            Conditions("upon", old.Upon, now.Upon),
            Names("replaces", old.Replaces, now.Replaces),
        ]);

    /// <summary>The terms of a power that are otherwise; who owes is not changed by them.</summary>
    public IEnumerable<TermChange> Between(Power old, Power now) =>
        Existing([
            Plain("may", Of(old), Of(now)),
            Plain("upon", Text(old.Upon), Text(now.Upon)),
            Plain("provided", Text(old.Provided), Text(now.Provided)),
            Plain("unless", Text(old.Unless), Text(now.Unless)),
            Plain("from", Text(old.From), Text(now.From)),
            Plain("until", Text(old.Until), Text(now.Until)),
            Plain("within", Span(old.Within, old.WithinWorkingDays), Span(now.Within, now.WithinWorkingDays)),
        ]);

    /// <summary>The terms of a commitment that are otherwise.</summary>
    public IEnumerable<TermChange> Between(Commitment old, Commitment now) =>
        Existing([
            Plain("under", old.Instrument, now.Instrument),
            Names("who must", old.Obligors, now.Obligors),
            Duty(old, now),
            Names("performed by", old.Performers, now.Performers),
            Names("owed to", old.Obligees, now.Obligees),
            Plain("for each", Domain(old), Domain(now)),
            Deadline(old, now),
            Conditions("upon", old.Upon, now.Upon),
            Conditions("provided", old.Provided, now.Provided),
            // An excuse is a condition on which less is owed; an alternative to it, one more.
            Conditions("unless", old.Unless, now.Unless),
            Plain("together with", Text(old.Together), Text(now.Together)),
            Dated("from", old.From, now.From, laterIs: Direction.Looser),
            Dated("until", old.Until, now.Until, laterIs: Direction.Tighter, goneIs: Direction.Tighter),
            Dated("aim", old.Aim, now.Aim, laterIs: Direction.Looser),
            Watch("verified by", old.Verifiers, now.Verifiers),
            Watch("otherwise", old.Otherwise is { } a ? [a] : [], now.Otherwise is { } b ? [b] : []),
            Plain("variant of", old.VariantOf, now.VariantOf),
            Names("replaces", old.Replaces, now.Replaces),
            Plain("not formalised", old.NotFormalised, now.NotFormalised),
        ]);

    static IEnumerable<TermChange> Existing(IEnumerable<TermChange?> changes) => changes.OfType<TermChange>();

    static TermChange? Plain(string term, string? old, string? now) =>
        old == now ? null : new TermChange(term, old, now, Direction.Other);

    static TermChange? Names(string term, ImmutableArray<string> old, ImmutableArray<string> now) =>
        old.Order(StringComparer.Ordinal).SequenceEqual(now.Order(StringComparer.Ordinal))
            ? null
            : new TermChange(term, ListOrNull(old), ListOrNull(now), Direction.Other);

    static TermChange? Watch(string term, ImmutableArray<string> old, ImmutableArray<string> now) =>
        Names(term, old, now) is not { } change
            ? null
            : change with
            {
                Direction =
                    old.IsEmpty ? Direction.Tighter
                    : now.IsEmpty ? Direction.Looser
                    : Direction.Other,
            };

    static TermChange? Duty(Commitment old, Commitment now)
    {
        var (was, isNow) = (DutyText(old), DutyText(now));
        if (was == isNow)
            return null;
        var direction = Direction.Other;
        if (old is { Duty: DutyKind.Seek } && now is { Duty: not null and not DutyKind.Seek })
            direction = Direction.Tighter;
        else if (now is { Duty: DutyKind.Seek } && old is { Duty: not null and not DutyKind.Seek })
            direction = Direction.Looser;
        else if (
            old is { Duty: not null, Goal: not null }
            && now is { Duty: not null, Goal: not null }
            && old.Duty == now.Duty
        )
        {
            var (more, less) = (Gives(now, old), Gives(old, now));
            direction = (more, less) switch
            {
                (true, false) => Direction.Tighter,
                (false, true) => Direction.Looser,
                _ => Direction.Other,
            };
        }
        return new TermChange("must", was, isNow, direction);
    }

    // Whether who keeps the one has kept the other.
    static bool Gives(Commitment one, Commitment other)
    {
        var own = Demand.Of(one).ToList();
        var theirs = Demand.Of(other).ToList();
        return theirs.Count > 0 && theirs.TrueForAll(d => own.Exists(o => o.Fact == d.Fact && o.Gives(d)));
    }

    TermChange? Deadline(Commitment old, Commitment now)
    {
        var (was, isNow) = (DeadlineText(old), DeadlineText(now));
        if (was == isNow)
            return null;
        var direction =
            was is null ? Direction.Tighter
            : isNow is null ? Direction.Looser
            : (_before.DeadlineOf(old), _after.DeadlineOf(now)) is ({ } a, { } b)
                ? Later(a.End, b.End, Direction.Looser)
            : Direction.Other;
        return new TermChange("deadline", was, isNow, direction);
    }

    TermChange? Dated(string term, Moment? old, Moment? now, Direction laterIs, Direction goneIs = Direction.Other)
    {
        var (was, isNow) = (Text(old), Text(now));
        if (was == isNow)
            return null;
        var direction =
            old is null ? Opposite(goneIs)
            : now is null ? goneIs
            : (_before.Of(old), _after.Of(now)) is ({ } a, { } b) ? Later(a.End, b.End, laterIs)
            : Direction.Other;
        return new TermChange(term, was, isNow, direction);
    }

    /// <summary>A condition more, and less is owed; one less, and more is.</summary>
    static TermChange? Conditions(string term, Condition? old, Condition? now)
    {
        var (was, isNow) = (Text(old), Text(now));
        if (was == isNow)
            return null;
        var (a, b) = (Parts(term, old), Parts(term, now));
        var direction =
            a.IsProperSubsetOf(b) ? Direction.Looser
            : b.IsProperSubsetOf(a) ? Direction.Tighter
            : Direction.Other;
        return new TermChange(term, was, isNow, direction);
    }

    // What excuses is joined by `or`; what must hold, by `and`.
    static HashSet<string> Parts(string term, Condition? condition) =>
        condition switch
        {
            null => [],
            AnyOf any when term == "unless" => [.. any.Parts.Select(p => ModelText.Of(p))],
            AllOf all when term != "unless" => [.. all.Parts.Select(p => ModelText.Of(p))],
            _ => [ModelText.Of(condition)],
        };

    static Direction Later(long old, long now, Direction laterIs) =>
        now == old ? Direction.Other
        : now > old ? laterIs
        : Opposite(laterIs);

    static Direction Opposite(Direction direction) =>
        direction switch
        {
            Direction.Tighter => Direction.Looser,
            Direction.Looser => Direction.Tighter,
            _ => Direction.Other,
        };

    static string? DutyText(Commitment commitment) =>
        commitment is { Duty: { } duty, Goal: { } goal } ? $"{Words.Of(duty)} {ModelText.Of(goal)}" : null;

    static string? DeadlineText(Commitment commitment) =>
        commitment.By is { } by ? $"by {ModelText.Of(by)}"
        : Span(commitment.Within, commitment.WithinWorkingDays) is { } span ? $"within {span}"
        : null;

    static string? Domain(Commitment commitment) =>
        commitment.ForEach is { } each ? $"{each.Variable} in {each.Roster}"
        : commitment.Recurrence is { } recurrence ? ModelText.Of(recurrence)
        : null;

    static string? Span(NodaTime.Period? span, WorkingDays? working) =>
        span is null ? null : ModelText.Of(span, working);

    static string? Text(Condition? condition) => condition is null ? null : ModelText.Of(condition);

    static string? Text(Moment? moment) => moment is null ? null : ModelText.Of(moment);

    static string List(ImmutableArray<string> names) => string.Join(", ", names);

    static string? ListOrNull(ImmutableArray<string> names) => names.IsEmpty ? null : List(names);
}
