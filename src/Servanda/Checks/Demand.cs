using Servanda.Assessment;
using Servanda.Model;

namespace Servanda.Checks;

/// <summary>What a commitment asks of one fact.</summary>
/// <param name="Commitment">The commitment.</param>
/// <param name="Fact">The fact.</param>
/// <param name="Asked">How the fact is to compare; null of an event or a state, of which it is asked that it be so.</param>
/// <param name="IsSo">Whether it is to be so; otherwise not to be so.</param>
internal sealed record Demand(Commitment Commitment, FactRef Fact, Compare? Asked, bool IsSo)
{
    /// <summary>What a commitment asks without leaving a choice.</summary>
    public static IEnumerable<Demand> Of(Commitment commitment) =>
        In(commitment, commitment.Goal!, commitment.Duty != DutyKind.Avoid);

    static IEnumerable<Demand> In(Commitment commitment, Condition goal, bool isSo) =>
        goal switch
        {
            Holds holds => [new Demand(commitment, holds.Fact, null, isSo)],
            Compare compare => [new Demand(commitment, compare.Fact, compare, isSo)],
            Not not => In(commitment, not.Part, !isSo),
            AllOf all when isSo => all.Parts.SelectMany(p => In(commitment, p, isSo)),
            AnyOf any when !isSo => any.Parts.SelectMany(p => In(commitment, p, isSo)),
            _ => [],
        };

    /// <summary>Whether a promise is owed whatever happens.</summary>
    public static bool IsUnconditional(Commitment commitment) =>
        commitment is { Upon: null, Provided: null, Unless: null };

    /// <summary>Whether both ask for the same kind of thing, whatever the amount.</summary>
    public bool IsLike(Demand other) =>
        Commitment.Duty == other.Commitment.Duty && IsSo == other.IsSo && Asked?.Comparison == other.Asked?.Comparison;

    /// <summary>Whether both ask for the same.</summary>
    public bool IsSame(Demand other) => IsLike(other) && Asked?.Amount == other.Asked?.Amount;

    /// <summary>Whether who meets this one has met the other.</summary>
    public bool Gives(Demand other) =>
        Asked is null || other.Asked is null
            ? IsSo == other.IsSo && Asked == other.Asked
            : Allowed.IsWithin(other.Allowed);

    /// <summary>Whether both cannot be met, by the terms that the text dates.</summary>
    public bool Excludes(Demand other, FixedDates dates)
    {
        var isStanding = Commitment.Duty is DutyKind.Keep or DutyKind.Avoid;
        if (!isStanding)
            return other.Commitment.Duty is DutyKind.Keep or DutyKind.Avoid && other.Excludes(this, dates);
        return !CanBoth(other)
            && (
                other.Commitment.Duty is DutyKind.Keep or DutyKind.Avoid
                    ? Overlap(Commitment, other.Commitment, dates)
                    : LeavesNoTime(Commitment, other.Commitment, dates)
            );
    }

    bool CanBoth(Demand other) =>
        Asked is null || other.Asked is null ? IsSo == other.IsSo : Allowed.Meets(other.Allowed);

    static bool Overlap(Commitment one, Commitment other, FixedDates dates) =>
        StartsBeforeEndOf(one, other, dates) && StartsBeforeEndOf(other, one, dates);

    static bool StartsBeforeEndOf(Commitment one, Commitment other, FixedDates dates) =>
        other.Until is null
        || dates.Of(other.Until) is { } end && dates.StartOf(one) is { } start && start.Start < end.End;

    // What is to be done once can be done before a standing duty begins, or after it ends.
    static bool LeavesNoTime(Commitment standing, Commitment act, FixedDates dates)
    {
        var begins = standing is { From: null, Upon: null } ? null : dates.StartOf(standing);
        if (standing is not { From: null, Upon: null } && begins is null)
            return false;
        if (begins is { } start && (dates.StartOf(act) is not { } from || from.Start < start.Start))
            return false;
        return standing.Until is null
            || dates.Of(standing.Until) is { } end && dates.DeadlineOf(act) is { } due && due.End <= end.End;
    }

    Span Allowed => Span.Of(Asked!, IsSo);

    /// <summary>The numbers that a comparison allows: one or two stretches of the line, as ends that belong to it or do not.</summary>
    readonly record struct Span(decimal? Least, bool HasLeast, decimal? Most, bool HasMost, bool IsOutside)
    {
        public static Span Of(Compare asked, bool isSo)
        {
            var amount = asked.Amount;
            return (asked.Comparison, isSo) switch
            {
                (Comparison.AtLeast, true) or (Comparison.Below, false) => new(amount, true, null, false, false),
                (Comparison.Above, true) or (Comparison.AtMost, false) => new(amount, false, null, false, false),
                (Comparison.AtMost, true) or (Comparison.Above, false) => new(null, false, amount, true, false),
                (Comparison.Below, true) or (Comparison.AtLeast, false) => new(null, false, amount, false, false),
                (_, var exactly) => new(amount, true, amount, true, !exactly),
            };
        }

        public bool Meets(Span other) =>
            IsOutside ? other.IsOutside || !other.IsPoint || other.Least != Least
            : other.IsOutside ? other.Meets(this)
            : !IsBelow(this, other) && !IsBelow(other, this);

        public bool IsWithin(Span whole) =>
            IsOutside || whole.IsOutside
                ? this == whole
                : (
                    whole.Least is not { } least
                    || Least is { } l && (l > least || l == least && (whole.HasLeast || !HasLeast))
                )
                    && (
                        whole.Most is not { } most
                        || Most is { } m && (m < most || m == most && (whole.HasMost || !HasMost))
                    );

        bool IsPoint => Least is { } least && least == Most;

        static bool IsBelow(Span low, Span high) =>
            low.Most is { } most
            && high.Least is { } least
            && (most < least || most == least && !(low.HasMost && high.HasLeast));
    }
}
